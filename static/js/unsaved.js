// Ask before leaving a form (data-unsaved) that holds changes which have not been saved.
export function keepUnsaved(root) {
  const changed = new Set();
  for (const form of root.querySelectorAll("form[data-unsaved]")) {
    form.addEventListener("input", () => changed.add(form));
    form.addEventListener("submit", () => changed.delete(form));
  }
  addEventListener("beforeunload", (event) => {
    if (changed.size) event.preventDefault();
  });
}
