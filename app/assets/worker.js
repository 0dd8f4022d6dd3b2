// Stands between the pages and the server: keeps the files of the app, and Today
// as it was last seen, for the time without a connection. FILES comes before it.

const KEPT = `legwork ${FILES[0].split("/")[2]}`; // a name for each state of the files
const PATIENCE = 4_000; // how long a page may take before the kept one is shown, in milliseconds

self.addEventListener("install", (event) => {
  const all = caches.open(KEPT).then((kept) => kept.addAll(FILES));
  event.waitUntil(all.then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const others = caches.keys().then((names) => names.filter((name) => name !== KEPT));
  const gone = others.then((names) => Promise.all(names.map((name) => caches.delete(name))));
  event.waitUntil(gone.then(() => self.clients.claim()));
});

// A page says that Today has changed.
self.addEventListener("message", (event) => event.waitUntil(look()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (FILES.includes(pathname)) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(request, pathname));
});

const file = async (request) => (await caches.match(request)) ?? fetch(request);

/** A page from the server; when it does not answer, Today as last seen. */
async function page(request, pathname) {
  const asked = fetch(request);
  try {
    const known = await caches.match("/");
    const answer = await (known ? Promise.race([asked, late()]) : asked);
    if (pathname === "/" && answer.ok) await keep(answer.clone());
    return answer;
  } catch {
    asked.catch(() => {});
    return (await seen(pathname)) ?? Response.error();
  }
}

const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));

async function look() {
  const answer = await fetch("/").catch(() => null);
  if (answer?.ok) await keep(answer);
}

/** Keeps Today with the headers that guard it, and the moment it was seen. */
async function keep(answer) {
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "set-cookie"]) headers.delete(name);
  const html = await answer.text();
  const stamped = html.replace("<body", `<body data-stale="${Date.now()}"`);
  const kept = await caches.open(KEPT);
  await kept.put("/", new Response(stamped, { headers }));
}

async function seen(pathname) {
  const kept = await caches.match("/");
  return kept && pathname !== "/" ? Response.redirect("/") : kept;
}
