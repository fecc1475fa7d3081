// One-letter decisions for a queue: a key presses the button whose data-key it is.
// Never while somebody is typing, never with Ctrl, Alt or Meta, so that the browser and screen readers keep their own
// keys; and a switch turns it off (WCAG 2.1.4), which this browser then remembers.

const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";
const MEMORY = "handrail-review-keys";

export function offerKeyboardDecisions(root) {
  const box = root.querySelector("[data-review-keys-switch]");
  if (!box) return;
  const on = offerSwitch(root, box);
  root.addEventListener("keydown", (event) => {
    if (!on() || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    const wanted = event.key.toLowerCase();
    const button = [...root.querySelectorAll("[data-review-keys] [data-key]")].find((one) => one.dataset.key === wanted);
    if (button && !button.disabled) {
      event.preventDefault();
      button.click();
    }
  });
}

// Shows the switch and the keys on the buttons; answers with the function that tells whether keys decide.
function offerSwitch(root, box) {
  box.checked = localStorage.getItem(MEMORY) !== "off";
  const show = () => root.querySelectorAll("[data-review-keys] kbd").forEach((key) => (key.hidden = !box.checked));
  box.addEventListener("change", () => {
    localStorage.setItem(MEMORY, box.checked ? "on" : "off");
    show();
  });
  box.closest("[hidden]").hidden = false;
  show();
  return () => box.checked;
}
