// Keys that lead to pages: g and then the letter that the list names, ? for the list itself.
// Never while somebody is typing or with Ctrl, Alt or Meta, so that the browser and screen readers keep their own keys;
// and a switch in the list turns them off (WCAG 2.1.4), which this browser then remembers.

const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";
const MEMORY = "handrail-shortcuts";
const PAUSE = 1500; // milliseconds in which the letter after g counts

export function offerShortcuts(root) {
  const list = root.querySelector("[data-shortcuts]");
  if (!list) return;
  const on = offerSwitch(list.querySelector("[data-shortcuts-switch]"));
  const opener = root.querySelector("[data-shortcuts-open]");
  opener.closest("[hidden]").hidden = false;
  opener.addEventListener("click", () => list.showModal());
  let since = -Infinity;
  // Heard before the keys of a page's own, so that the letter after g decides nothing there.
  root.addEventListener(
    "keydown",
    (event) => {
      if (list.open || !on() || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      const led = event.timeStamp - since < PAUSE;
      since = event.key === "g" && !led ? event.timeStamp : event.key === "Shift" ? since : -Infinity;
      if (event.key === "?") take(event, () => list.showModal());
      if (led) follow(event, root, list);
    },
    { capture: true },
  );
}

function follow(event, root, list) {
  const link = [...list.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
  const box = link && link.dataset.focus && root.getElementById(link.dataset.focus);
  if (box) take(event, () => box.focus());
  else if (link) take(event, () => link.click());
}

function take(event, act) {
  event.preventDefault();
  event.stopImmediatePropagation();
  act();
}

function offerSwitch(box) {
  box.checked = localStorage.getItem(MEMORY) !== "off";
  box.addEventListener("change", () => localStorage.setItem(MEMORY, box.checked ? "on" : "off"));
  return () => box.checked;
}
