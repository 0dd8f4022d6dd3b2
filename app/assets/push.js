// Chooses this browser for nudges. Permission is asked for after a tap, never before.

const form = () => document.getElementById("push-form");

/** What stands in the way of notifications here; nothing when nothing does. */
function obstacle() {
  const apple = /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
  if (!window.isSecureContext) return "insecure";
  if (document.body.dataset.keep === "nothing") return "keeps";
  if (!("PushManager" in window && "Notification" in window && "serviceWorker" in navigator)) return apple ? "home" : "none";
  return Notification.permission === "denied" ? "denied" : "";
}

/** Shows the button, or what has to be done first. */
function show(why = obstacle()) {
  for (const line of document.querySelectorAll("[data-push]")) line.hidden = line.dataset.push !== why;
  if (form()) form().hidden = Boolean(why) && why !== "failed";
}

/** The key that this browser is told of; the server makes one when there is none. */
async function key({ dataset }) {
  if (dataset.key) return dataset.key;
  const body = new URLSearchParams({ form: "push", back: "/settings/nudges" });
  const answer = await fetch(dataset.begin, { method: "POST", body, headers: { Fragment: "1" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.getElementById("push-form").dataset.key;
}

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

async function subscribe(applicationServerKey) {
  const { pushManager } = await navigator.serviceWorker.ready;
  const wish = { userVisibleOnly: true, applicationServerKey };
  try {
    return await pushManager.subscribe(wish);
  } catch (error) {
    if (error.name !== "InvalidStateError") throw error;
    await (await pushManager.getSubscription())?.unsubscribe(); // it was for another key
    return pushManager.subscribe(wish);
  }
}

async function choose(wanted) {
  if ((await Notification.requestPermission()) !== "granted") return show();
  const { endpoint, keys } = (await subscribe(bytes(await key(wanted)))).toJSON();
  Object.assign(wanted.elements.endpoint, { value: endpoint });
  Object.assign(wanted.elements.public, { value: keys.p256dh });
  Object.assign(wanted.elements.auth, { value: keys.auth });
  wanted.requestSubmit();
}

document.addEventListener("click", (event) => {
  if (event.target.id !== "push-choose") return;
  event.preventDefault();
  choose(form()).catch(() => show("failed"));
});

show();
// The content is swapped when a form was sent.
new MutationObserver(() => show()).observe(document.querySelector(".frame"), { childList: true });
