// Keeps what is typed into a form marked data-draft-url: a second after a pause, when a field is left, when the page
// goes. Nothing that is typed is ever taken off the page. Every page works without this: "Save for later" does the same.

const PAUSE = 1000; // ms after the last change
const AT_LEAST_EVERY = 5000; // ms, for somebody who types without a pause
const TRY_AGAIN = 5000; // ms, when the server cannot be reached
const UNREACHED = "Not kept: Handrail cannot be reached. What you typed stays on this page, and is tried again.";
const NOT_TAKEN = "Not kept: Handrail could not take it. What you typed stays on this page.";
const SIGNED_OUT =
  "Not kept: you are signed out. What you typed stays on this page; sign in in another tab and press Keep.";

export function keepDrafts(root) {
  root.querySelectorAll("form[data-draft-url]").forEach((form) => new KeptForm(form));
}

class KeptForm {
  constructor(form) {
    this.form = form;
    this.sentence = form.querySelector("[data-draft-sentence]");
    this.help = form.querySelector("[data-draft-help]");
    this.signIn = form.querySelector("[data-draft-sign-in-link]");
    this.turn = 0;
    this.unkept = false; // something was typed that the server does not have
    this.sending = false; // the form itself is on its way
    this.busy = false;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("focusout", () => this.unkept && this.keep());
    form.addEventListener("submit", (event) => this.submitted(event));
    form.querySelector("[data-draft-keep]").addEventListener("click", () => this.keep());
    addEventListener("pagehide", () => this.left());
    addEventListener("pageshow", (event) => event.persisted && (this.sending = false));
    addEventListener("visibilitychange", () => document.hidden && this.unkept && this.keep());
    addEventListener("beforeunload", (event) => this.unkept && this.refused && !this.sending && event.preventDefault());
  }

  changed() {
    this.unkept = true;
    this.since ??= Date.now();
    this.wait(Math.min(PAUSE, Math.max(0, this.since + AT_LEAST_EVERY - Date.now())));
  }

  wait(time) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), time);
  }

  async keep() {
    if (this.sending) return;
    if (this.busy) return this.wait(PAUSE);
    clearTimeout(this.timer);
    this.busy = true;
    this.unkept = false;
    this.since = undefined;
    try {
      const answer = await fetch(this.form.dataset.draftUrl, {
        method: "POST",
        body: this.words(),
        headers: { Accept: "application/json" },
        redirect: "manual",
      });
      await this.answered(answer);
    } catch {
      this.notReached();
    } finally {
      this.busy = false;
    }
  }

  async answered(answer) {
    const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : undefined;
    if (answer.ok && told) {
      this.refused = this.unreached = false;
      this.help.hidden = true;
      this.say(told.sentence);
    } else if (told) {
      this.notKept(told.sentence, answer.status === 401);
    } else if (answer.type === "opaqueredirect" || answer.status === 403) {
      this.notKept(SIGNED_OUT, true);
    } else if (answer.status >= 500) {
      this.notReached();
    } else {
      this.notKept(NOT_TAKEN);
    }
  }

  notReached() {
    this.notKept(UNREACHED);
    this.unreached = true;
    this.wait(TRY_AGAIN);
  }

  notKept(sentence, signedOut = false) {
    this.unreached = false;
    this.unkept = this.refused = true;
    this.say(sentence);
    this.help.hidden = false;
    this.signIn.hidden = !signedOut;
  }

  // A live region is read out whenever it changes, so it changes only when there is something new to say.
  say(sentence) {
    if (this.sentence.textContent !== sentence) this.sentence.textContent = sentence;
  }

  // The words themselves: no files, no passwords. Each keep is numbered, so that one that comes late is known.
  words() {
    this.count();
    const words = new FormData();
    for (const [name, value] of new FormData(this.form)) {
      const secret = this.form.elements[name]?.type === "password";
      if (typeof value === "string" && !secret) words.append(name, value);
    }
    return words;
  }

  // Signing in again changes the browser's token, and so the one that the page was drawn with.
  count() {
    this.turn += 1;
    this.form.elements["draft-turn"].value = this.turn;
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
    if (token) this.form.elements.csrfmiddlewaretoken.value = token;
  }

  // A form sent to a server that does not answer would take its words with it.
  submitted(event) {
    if (this.unreached) {
      event.preventDefault();
      this.keep();
      return;
    }
    if (this.unkept) this.left();
    this.sending = true;
    clearTimeout(this.timer);
    this.count();
  }

  left() {
    if (this.sending || !this.unkept) return;
    const words = this.words();
    words.append("draft-leaving", "yes");
    if (navigator.sendBeacon(this.form.dataset.draftUrl, words)) this.unkept = false;
  }
}
