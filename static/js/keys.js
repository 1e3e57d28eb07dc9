// Keyboard shortcuts: a letter presses the button that shows it (data-key), never while writing.
export function listenForKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isWriting(event.target)) return;
    const wanted = [...root.querySelectorAll("[data-key]")].find(
      (button) => button.dataset.key.toLowerCase() === event.key.toLowerCase() && button.offsetParent,
    );
    if (!wanted) return;
    event.preventDefault();
    wanted.focus();
    wanted.click();
  });
}

function isWriting(target) {
  return target.isContentEditable || target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
}
