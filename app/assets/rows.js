// Keys for a list whose rows are answered one by one: j and k move, a letter
// presses the button of the row, or of the page, that has it. The letters after
// `g` belong to the menu.

const ALONE = 1500; // how long `g` waits for its letter, in milliseconds

const rows = () => [...document.querySelectorAll("[data-row]")];
const isField = (node) => node?.matches?.("input, select, textarea, [contenteditable]");

let at = 0; // the row that has, or last had, the focus
let going = 0;

/** Puts the focus on a row, if there is one. */
function focus(place) {
  const all = rows();
  at = Math.max(0, Math.min(place, all.length - 1));
  all[at]?.focus();
  all[at]?.scrollIntoView({ block: "nearest" });
}

/** When a row was answered and is gone, the one that took its place is next. */
function follow(row) {
  const watch = new MutationObserver(() => {
    if (row.isConnected) return;
    watch.disconnect();
    focus(at);
  });
  watch.observe(document.querySelector(".frame"), { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), 10_000);
}

/** Presses a button, or opens what can be opened. */
function press(node, row) {
  if (node.localName === "summary") {
    node.click();
    return node.parentElement.querySelector("input:not([type=hidden])")?.focus();
  }
  if (row) follow(row);
  node.click();
}

document.addEventListener("focusin", (event) => {
  const place = rows().indexOf(event.target.closest?.("[data-row]"));
  if (place >= 0) at = place;
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
  if (document.body.dataset.letters === "off") return;
  if (performance.now() - going < ALONE && going) return void (going = 0);
  going = event.key === "g" ? performance.now() : 0;
  const all = rows();
  const here = document.activeElement?.closest("[data-row]");
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    return focus(here ? at + (event.key === "j" ? 1 : -1) : at);
  }
  if (!/^[a-z]$/.test(event.key)) return;
  const letter = `[data-press="${event.key}"]`;
  const row = here ?? all[at];
  const node = row?.querySelector(letter) ?? document.querySelector(`main > ${letter}, main > form ${letter}`);
  if (!node) return;
  event.preventDefault();
  press(node, node.closest("[data-row]"));
});
