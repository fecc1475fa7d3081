// Arrow keys go from row to row of a list marked data-row-keys while the focus is in it; Enter opens, as on any link.
// The list may be drawn anew while the page is open, so the keys are listened to above it.

export function offerRowKeys(root) {
  root.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const list = event.target instanceof Element && event.target.closest("[data-row-keys]");
    if (!step || !list || event.ctrlKey || event.altKey || event.metaKey) return;
    const links = [...list.querySelectorAll("tbody th a")];
    const next = links[links.indexOf(event.target.closest("tr")?.querySelector("th a")) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}
