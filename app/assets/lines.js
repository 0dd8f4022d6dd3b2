// Lines that wait for the server, in a database of this browser: for the pages
// (offline.js) and for the worker, which is told of nudges.

/** Does one thing with the lines that wait, in a database of this browser. */
function lines(mode, act) {
  return new Promise((done, failed) => {
    const asked = indexedDB.open("legwork", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("lines", { keyPath: "entry" });
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => {
      const base = asked.result;
      const change = base.transaction("lines", mode, { durability: "strict" });
      const request = act(change.objectStore("lines"));
      change.oncomplete = () => (base.close(), done(request.result));
      change.onabort = () => (base.close(), failed(change.error));
    };
  });
}

const put = (line) => lines("readwrite", (all) => all.put(line));
const remove = (entry) => lines("readwrite", (all) => all.delete(entry));

/** The answer to a line; null when it should be sent again later. */
async function post({ body, at }) {
  const form = new URLSearchParams(`${body}&said=${at}`);
  const answer = await fetch("/log", { method: "POST", body: form, headers: { Fragment: "1" } }).catch(() => null);
  return answer && answer.status !== 401 && answer.status < 500 ? answer : null;
}

