// Keeps what is logged while the server does not answer, and sends it once when it does.

const AGAIN = 15_000; // how long to wait before lines are sent once more, in milliseconds

const place = document.getElementById("waiting");
const words = place?.dataset;
const keeps = place && window.isSecureContext && document.body.dataset.keep !== "nothing";

/** The lines that wait, oldest first. */
export async function waiting() {
  if (!keeps) return [];
  const all = await lines("readonly", (all) => all.getAll()).catch(() => []);
  return all.sort((one, other) => one.at - other.at);
}

/** Keeps a line, by the id that it was made with: one that is kept twice is there once. */
export async function later(body) {
  if (!keeps) return false;
  try {
    await put({ entry: body.get("entry"), body: String(body), at: Date.now() });
  } catch {
    return false; // a browser that keeps nothing
  }
  await show();
  return true;
}

/** Sends the lines that wait; the answer is how many went. */
async function replay() {
  if (!keeps) return 0;
  let sent = 0;
  await navigator.locks.request("legwork lines", async () => {
    for (const line of await waiting()) {
      if (line.refused) continue;
      const answer = await post(line);
      if (answer === null) break;
      if (answer.ok) {
        await remove(line.entry);
        sent += 1;
      } else {
        await put({ ...line, refused: await reason(answer) });
      }
    }
  });
  await show();
  return sent;
}

async function reason(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return (page.querySelector(".error") ?? page.body).textContent.trim().slice(0, 300);
}

/** Shows what waits. */
async function show() {
  const all = await waiting();
  if (!place) return;
  place.hidden = all.length === 0;
  place.querySelector("summary").textContent = (all.length === 1 ? words.one : words.many).replace("{n}", all.length);
  place.querySelector("ul").replaceChildren(...all.map(item));
}

function item(line) {
  const form = new URLSearchParams(line.body);
  const node = document.createElement("li");
  node.append(form.get("line") ?? form.get("what") ?? form.get("kind"));
  if (line.refused) node.append(" · ", line.refused);
  const drop = document.createElement("button");
  drop.className = "link";
  drop.type = "button";
  drop.textContent = words.drop;
  drop.addEventListener("click", async () => {
    await remove(line.entry);
    await show();
  });
  node.append(" ", drop);
  return node;
}

/** Tells the worker that Today has changed. */
export async function seen() {
  const worker = keeps && (await navigator.serviceWorker?.ready);
  if (worker) worker.active?.postMessage("seen");
}

/** Keeps Today at hand, or nothing at all where that is wanted. */
async function settle() {
  if (keeps) {
    await navigator.serviceWorker?.register("/sw.js");
    await seen();
  } else if ("forget" in document.body.dataset || document.body.dataset.keep === "nothing") {
    await forget();
  }
}

/** Clears this browser of everything that was kept. */
async function forget() {
  if (!window.isSecureContext) return;
  indexedDB.deleteDatabase("legwork");
  for (const name of await caches.keys()) if (name.startsWith("legwork ")) await caches.delete(name);
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const worker of workers) await worker.unregister();
}

/** An id that was never used: ordered by time, as the server makes them. */
export function freshId() {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const hex = Date.now().toString(16).padStart(12, "0") + [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const variant = "89ab"[parseInt(hex[16], 16) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Sends what waits, and shows on the page what came of it. */
export async function flush({ say, refresh }) {
  const sent = await replay();
  if (!sent) return;
  say(words.sent.replace("{n}", sent));
  await refresh();
}

/** A page that was kept is older than the ids in it, and than the lines that wait. */
async function stale({ say, bump }, since) {
  for (const field of document.querySelectorAll('[name="entry"]')) field.value = freshId();
  for (const { body } of await waiting()) bump(new URLSearchParams(body).get("form"));
  say(words.stale.replace("{time}", new Date(Number(since)).toLocaleTimeString([], { timeStyle: "short" })));
}

/** Begins on a page, which can say a word, show one more, and show itself anew. */
export async function begin(page) {
  await show();
  if (document.body.dataset.stale) await stale(page, document.body.dataset.stale);
  addEventListener("online", () => flush(page));
  setInterval(() => flush(page), AGAIN);
  await flush(page);
  const ready = () => settle().catch(() => {}); // a browser that keeps nothing
  if (document.readyState === "complete") ready();
  else addEventListener("load", ready);
}
