// Keeps a list up to date while its page stays open: asks with the mark of what it shows, and gets nothing back while that
// still holds. Never while somebody's focus is in it. Every page works without this, by refreshing itself.

export function keepLive(root) {
  root.querySelectorAll("[data-live]").forEach((box) => {
    setInterval(() => look(box), Number(box.dataset.liveEvery) * 1000);
  });
}

async function look(box) {
  if (document.hidden || box.contains(document.activeElement)) return;
  const address = new URL(box.dataset.live, location.href);
  address.searchParams.set("seen", box.querySelector("[data-mark]").dataset.mark);
  const answer = await fetch(address, { redirect: "manual" }).catch(() => undefined);
  if (answer?.status === 200) box.innerHTML = await answer.text();
}
