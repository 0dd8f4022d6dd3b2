// Makes pages quicker and gives them a keyboard. Everything works without it.

import { begin, flush, freshId, later, seen, waiting } from "./offline.js";

const SHOWN = 10_000; // how long a notice stays, in milliseconds
const PAUSE = 120; // how long to wait for the next letter before reading a line
const TWICE = 350; // two taps within this time are one

const byId = (id) => document.getElementById(id);
const isLog = (form) => new URL(form.action).pathname === "/log";
const isField = (node) => node?.matches?.("input, select, textarea, [contenteditable]");
const words = byId("waiting")?.dataset ?? {};

/** Puts the parts of a page where those with their ids are. `sent` is the form that asked for it. */
function swap(html, sent) {
  const focused = document.activeElement?.id;
  const parts = new DOMParser().parseFromString(html, "text/html");
  for (const part of [...parts.body.children]) {
    const old = part.id && byId(part.id);
    // A line that is being typed is left alone by what others send.
    if (!old || (part.id === "quick" && sent?.id !== "quick")) continue;
    if (part.getAttribute("role") === "status") {
      // The region itself must stay, to be read out; what it says stays until something new is said.
      if (sent || part.textContent.trim()) old.replaceChildren(...part.childNodes);
    } else {
      keep(old, part, sent);
      old.replaceWith(part);
    }
  }
  const invalid = sent && document.querySelector("[aria-invalid]");
  if (sent || !document.activeElement || document.activeElement === document.body)
    (invalid || byId(focused) || (sent && byId("main")))?.focus({ preventScroll: !invalid });
  fade();
}

/** Keeps what is open and typed in other forms than the one that was sent, and rows under the thumb where they are. */
function keep(old, part, sent) {
  for (const row of old.querySelectorAll("[data-steady] > [id]")) {
    const twin = part.querySelector(`#${CSS.escape(row.id)}`);
    twin?.parentNode.append(twin);
  }
  for (const node of old.querySelectorAll("details[open]")) {
    const twin = part.querySelector(`#${CSS.escape(node.id)}`);
    if (twin && !node.contains(sent)) twin.open = true;
  }
  for (const node of old.querySelectorAll("[id]:is(input, textarea, select)")) {
    const twin = part.querySelector(`#${CSS.escape(node.id)}`);
    if (!twin || node.form === sent) continue;
    // A script may not choose a file, and a field that is being typed in keeps its cursor and what is selected.
    if (node.type === "file" || node === document.activeElement) twin.replaceWith(node);
    else if (node.type === "checkbox" || node.type === "radio") twin.checked = node.checked;
    else twin.value = node.value;
  }
}

/** Lets a notice go after a while, unless someone is about to use it. */
let fading;
function fade() {
  clearTimeout(fading);
  const toast = byId("toast");
  if (!toast?.textContent.trim()) return toast?.replaceChildren();
  fading = setTimeout(() => (toast.matches(":hover, :focus-within") ? fade() : toast.replaceChildren()), SHOWN);
}

function say(text) {
  const line = document.createElement("p");
  line.textContent = text;
  byId("toast").replaceChildren(line);
  fade();
}

/** Shows one more at once; the answer of the server corrects it. */
function bump(name) {
  const number = byId(name)?.closest(".row")?.querySelector(".numbers dd");
  if (number && /^\d+$/.test(number.textContent)) number.textContent = Number(number.textContent) + 1;
}

/** Sends a form and shows what comes back in its place. */
let last = {};
async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button?.name ? button : null));
  const what = [...body].filter(([name]) => name !== "entry").join("&");
  const twice = last.what === what && performance.now() - last.at < TWICE;
  if (form.ariaBusy === "true" || twice) return; // a second tap on the same thing
  last = { what, at: performance.now() };
  form.ariaBusy = "true";
  button?.setAttribute("aria-busy", "true");
  hush();
  bump(body.get("form"));
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Fragment: "1" } });
    if (answer.status === 401) {
      if (isLog(form)) await later(body);
      return location.reload();
    }
    swap(await answer.text(), form);
  } catch {
    await unsent(form, body);
  } finally {
    form.ariaBusy = null;
    button?.removeAttribute("aria-busy");
  }
}

/** What was logged waits on this device; anything else stays in its form. */
async function unsent(form, body) {
  if (!isLog(form) || !(await later(body))) return say(words.failed);
  form.reset();
  if (form.elements.line) form.elements.line.value = ""; // not the line that was refused before
  form.elements.entry.value = freshId();
  say(words.kept);
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const method = event.submitter?.getAttribute("formmethod") ?? form.method;
  const elsewhere = event.submitter?.hasAttribute("formaction") || "whole" in form.dataset;
  if ("forgets" in form.dataset && !form.dataset.sure) {
    event.preventDefault();
    const left = (await waiting()).length;
    form.dataset.sure = "yes"; // asked for once more, it is done
    if (left) return say(words.lose.replace("{n}", left));
    return form.requestSubmit(event.submitter);
  }
  if (method !== "post" || elsewhere) return live?.close();
  event.preventDefault();
  send(form, event.submitter);
});

/** Shows how a line will be read while it is typed, and what a plan would be while a slider is moved. */
let pausing, asking;
const hush = () => (clearTimeout(pausing), asking?.abort());
document.addEventListener("input", (event) => {
  const preview = event.target.dataset.preview ?? event.target.form?.dataset.preview;
  if (!preview) return;
  hush();
  pausing = setTimeout(async () => {
    asking = new AbortController();
    const query = new URLSearchParams(new FormData(event.target.form));
    try {
      const answer = await fetch(`${preview}?${query}`, { signal: asking.signal, headers: { Fragment: "1" } });
      if (!answer.ok) return;
      const parts = new DOMParser().parseFromString(await answer.text(), "text/html").body.children;
      for (const part of [...parts]) byId(part.id)?.replaceChildren(...part.childNodes);
    } catch {
      // a newer line is being read, or nobody answers: the line itself is safe
    }
  }, event.target.type === "range" ? 0 : PAUSE);
});

/** `/` and `l` write, `g` and a letter go, `?` helps. */
let going = false;
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isField(event.target)) return event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
  if (document.body.dataset.letters === "off") return;
  const key = event.key;
  if (going) {
    going = false;
    const link = document.querySelector(`nav [data-key="${CSS.escape(key)}"]`);
    if (link) event.preventDefault();
    link?.click();
  } else if (key === "g") {
    going = true;
    setTimeout(() => (going = false), 1500);
  } else if (key === "/" || key === "l") {
    event.preventDefault();
    byId("line")?.focus();
  } else if (key === "?") {
    document.querySelector('[data-key="?"]')?.click();
  } else {
    document.querySelector(`main [data-key="${CSS.escape(key)}"]`)?.click();
  }
});

/** Shows the page anew when something was changed elsewhere, unless it is being filled in or pressed, or says what is said once. */
async function refresh() {
  const before = last;
  const changed = (field) => field.type !== "hidden" && (field.value !== field.defaultValue || field.checked !== field.defaultChecked);
  if ([...document.querySelectorAll("main :is(input, textarea)")].some(changed) || document.querySelector("main :is(.error, [data-once])")) return;
  const html = await fetch(location.href, { headers: { Fragment: "1" } }).then((answer) => (answer.ok ? answer.text() : "")).catch(() => "");
  if (before !== last || document.querySelector(".frame :active")) return setTimeout(refresh, 300);
  if (html) swap(html, null), await seen();
}

/** Hears of changes while the page is looked at. */
let live;
function listen() {
  live?.close();
  if (document.hidden || !byId("quick")) return;
  live = new EventSource("/live");
  live.addEventListener("change", refresh);
  live.addEventListener("open", () => flush(page));
}
document.addEventListener("visibilitychange", () => {
  listen();
  if (!document.hidden && byId("quick")) refresh();
});
document.querySelector("form[data-auto]")?.requestSubmit();
fade();
const page = { say, bump, refresh };
await begin(page);
listen();
