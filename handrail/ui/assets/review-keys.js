// One-letter decisions for a queue: a key presses the button whose data-key it is.
// Only on a page that marks a region with data-review-keys, never while somebody is typing,
// and never with Ctrl, Alt or Meta, so that the browser and screen readers keep their own keys.

const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

export function offerKeyboardDecisions(root) {
  const region = root.querySelector("[data-review-keys]");
  if (!region) return;
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    const wanted = event.key.toLowerCase();
    const button = [...region.querySelectorAll("[data-key]")].find((one) => one.dataset.key === wanted);
    if (button && !button.disabled) {
      event.preventDefault();
      button.click();
    }
  });
}
