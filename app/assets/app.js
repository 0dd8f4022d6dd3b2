// Makes pages quicker and gives them a keyboard. Everything works without it.

const SHOWN = 10_000; // how long a notice stays, in milliseconds
const PAUSE = 120; // how long to wait for the next letter before reading a line

const byId = (id) => document.getElementById(id);
const isField = (node) => node?.matches?.("input, select, textarea, [contenteditable]");

/** Puts the parts of a fragment where those with their ids are. */
function swap(html, sent) {
  const focused = document.activeElement?.id;
  const parts = new DOMParser().parseFromString(html, "text/html");
  for (const part of [...parts.body.children]) {
    const old = part.id && byId(part.id);
    // A line that is being typed is left alone by what others send.
    if (!old || (part.id === "quick" && sent?.id !== "quick")) continue;
    if (part.getAttribute("role") === "status") {
      old.replaceChildren(...part.childNodes); // the region itself must stay, to be read out
    } else {
      keep(old, part, sent);
      old.replaceWith(part);
    }
  }
  const invalid = document.querySelector("[aria-invalid]");
  (invalid ?? byId(focused) ?? byId("main"))?.focus({ preventScroll: !invalid });
  fade();
}

/** Keeps what is open and typed in other forms than the one that was sent. */
function keep(old, part, sent) {
  for (const node of old.querySelectorAll("details[open]")) {
    const twin = part.querySelector(`#${CSS.escape(node.id)}`);
    if (twin && !node.contains(sent)) twin.open = true;
  }
  for (const node of old.querySelectorAll("[id]:is(input, textarea, select)")) {
    const twin = part.querySelector(`#${CSS.escape(node.id)}`);
    if (twin && node.form !== sent) twin.value = node.value;
  }
}

/** Lets a notice go after a while, unless someone is about to use it. */
let fading;
function fade() {
  clearTimeout(fading);
  const toast = byId("toast");
  if (!toast) return;
  if (!toast.textContent.trim()) return toast.replaceChildren();
  fading = setTimeout(() => (toast.matches(":hover, :focus-within") ? fade() : toast.replaceChildren()), SHOWN);
}

/** Sends a form and shows what comes back in its place. */
async function send(form, button) {
  if (form.ariaBusy === "true") return; // a second tap on the same thing
  form.ariaBusy = "true";
  hush();
  button?.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams(new FormData(form, button?.name ? button : null));
    const answer = await fetch(form.action, { method: "POST", body, headers: { Fragment: "1" } });
    if (answer.status === 401) return location.reload();
    swap(await answer.text(), form);
  } catch {
    form.ariaBusy = null;
    HTMLFormElement.prototype.submit.call(form); // let the browser say what is wrong
  } finally {
    form.ariaBusy = null;
    button?.removeAttribute("aria-busy");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const method = event.submitter?.getAttribute("formmethod") ?? form.method;
  const elsewhere = event.submitter?.hasAttribute("formaction") || "whole" in form.dataset;
  if (method !== "post" || elsewhere) return;
  event.preventDefault();
  send(form, event.submitter);
});

/** Shows how a line will be read while it is typed. */
let waiting;
let asking;
const hush = () => (clearTimeout(waiting), asking?.abort());
document.addEventListener("input", (event) => {
  const { preview } = event.target.dataset;
  if (!preview) return;
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    asking?.abort();
    asking = new AbortController();
    const query = new URLSearchParams({ [event.target.name]: event.target.value });
    try {
      const answer = await fetch(`${preview}?${query}`, { signal: asking.signal, headers: { Fragment: "1" } });
      if (!answer.ok) return;
      const part = new DOMParser().parseFromString(await answer.text(), "text/html").body.firstElementChild;
      byId(part?.id)?.replaceChildren(...part.childNodes);
    } catch {
      // a newer line is being read, or nobody answers: the line itself is safe
    }
  }, PAUSE);
});

/** `/` and `l` write, `g` and a letter go, `?` helps. */
let going = false;
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isField(event.target)) return event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
  const key = event.key;
  if (going) {
    going = false;
    const link = document.querySelector(`nav [data-key="${CSS.escape(key)}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  } else if (key === "g") {
    going = true;
    setTimeout(() => (going = false), 1500);
  } else if (key === "/" || key === "l") {
    event.preventDefault();
    byId("line")?.focus();
  } else if (key === "?") {
    document.querySelector('[data-key="?"]')?.click();
  }
});

document.querySelector("form[data-auto]")?.requestSubmit();
const here = document.querySelector("nav [aria-current]");
here?.closest("nav").scrollTo(here.offsetLeft - here.closest("nav").offsetLeft - 32, 0);
fade();
