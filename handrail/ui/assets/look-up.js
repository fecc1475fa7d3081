// While a name or a birth date is typed: asks who is known, and shows the answer where the "Look" button would. The words
// go in the body of the request, never in an address. What was chosen stays chosen.

const PAUSE = 700; // ms after the last change
const ASKED_BY = ["given", "family", "born-day", "born-month", "born-year"];

export function lookUpWhileTyping(root) {
  const box = root.querySelector("[data-look-up]");
  const form = box?.closest("form");
  if (!form) return;
  let timer;
  let last = "";
  form.addEventListener("input", (event) => {
    if (!ASKED_BY.includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(async () => (last = await ask(box, form, last)), PAUSE);
  });
}

async function ask(box, form, last) {
  const words = new FormData();
  for (const name of [...ASKED_BY, "person", "csrfmiddlewaretoken"]) words.append(name, form.elements[name]?.value ?? "");
  const asked = ASKED_BY.map((name) => words.get(name)).join("|");
  if (asked === last) return last;
  const answer = await fetch(box.dataset.lookUp, { method: "POST", body: words, redirect: "manual" }).catch(() => undefined);
  if (answer?.status !== 200) return last;
  box.innerHTML = await answer.text();
  return asked;
}
