// Nudges: shown when the server sends one, and answered without opening a page.

self.addEventListener("push", (event) => event.waitUntil(tell(event.data?.json() ?? {})));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(answer(event.action, event.notification.data));
});
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));
self.addEventListener("sync", (event) => event.waitUntil(sendLines()));

/** Shows a nudge. A later one of its sort takes its place, and is heard. */
function tell({ title = "Legwork", body = "", tag = "nudge", actions = [], ...rest }) {
  return self.registration.showNotification(title, {
    body,
    tag,
    renotify: true,
    icon: FILES.find((file) => file.endsWith("/icon-192.png")),
    actions: actions.map(({ action, title }) => ({ action, title })),
    data: { actions, tag, ...rest },
  });
}

/** Does what was tapped: logs one, has it come again, or opens Today. */
function answer(action, told) {
  const { send } = told.actions.find((one) => one.action === action) ?? {};
  if (action === "done" && send) return log(new URLSearchParams(send), told);
  if (action === "snooze" && send) return putOff(new URLSearchParams(send), told);
  return open(told.url ?? "/");
}

const say = ({ tag }, body) => self.registration.showNotification("Legwork", { body, tag, data: { actions: [], url: "/" } });

/** Logs one under the id that came with the nudge, so that it is there once; without a connection it waits. */
async function log(form, told) {
  const line = { entry: form.get("entry"), body: String(form), at: Date.now() };
  const sent = await post(line);
  if (sent?.ok) return;
  if (sent) return say(told, told.lost);
  await put(line);
  await self.registration.sync?.register("lines").catch(() => {});
  return say(told, told.kept);
}

async function putOff(body, told) {
  const sent = await fetch("/settings/nudges/later", { method: "POST", body, headers: { Fragment: "1" } }).catch(() => null);
  if (!sent?.ok) return say(told, told.lost);
}

/** Sends the lines that wait; what is refused is left to a page, which says why. */
function sendLines() {
  return navigator.locks.request("legwork lines", async () => {
    for (const line of await lines("readonly", (all) => all.getAll())) {
      if (line.refused) continue;
      const sent = await post(line);
      if (sent === null) throw new Error("not yet");
      if (sent.ok) await remove(line.entry);
    }
  });
}

async function open(url) {
  const [page] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!page) return self.clients.openWindow(url);
  await page.navigate(url).catch(() => {});
  return page.focus();
}

/** The service gave this browser another address. */
async function renew({ oldSubscription: old, newSubscription: fresh }) {
  if (!old) return;
  const now = fresh ?? (await self.registration.pushManager.subscribe(old.options));
  const { endpoint, keys } = now.toJSON();
  const body = new URLSearchParams({ form: "push", back: "/", endpoint, public: keys.p256dh, auth: keys.auth, replaces: old.endpoint });
  await fetch("/settings/nudges/push", { method: "POST", body, headers: { Fragment: "1" } });
}
