// A form is sent once, a code can be copied, a text area grows. Every page works without this.
export function sendOnce(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]") || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    const button = event.submitter || form.querySelector("button");
    if (!button || !form.dataset.sending) return;
    button.dataset.words = button.textContent;
    button.textContent = form.dataset.sending;
    button.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => {
    for (const form of root.querySelectorAll("[data-sent]")) delete form.dataset.sent;
    for (const button of root.querySelectorAll("[data-words]")) {
      button.textContent = button.dataset.words;
      button.removeAttribute("aria-disabled");
      delete button.dataset.words;
    }
  });
}

export function offerCopy(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = root.getElementById(button.dataset.copy).textContent.trim().replace(/\s+/g, "-");
      await navigator.clipboard.writeText(text);
      button.closest("section").querySelector("[role=status]").textContent = button.dataset.copied;
    });
  }
}

export function growTextareas(root) {
  if (CSS.supports("field-sizing: content")) return;
  root.addEventListener("input", ({ target }) => {
    if (target.matches("textarea[data-autosize]") && target.scrollHeight > target.clientHeight) {
      target.rows += 2;
    }
  });
}

sendOnce(document);
offerCopy(document);
growTextareas(document);
