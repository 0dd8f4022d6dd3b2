// Nudges in the browser: chosen after a tap, shown by the worker, answered without a page. The service of browsers is
// one of our own, and what arrives there is opened by node's cryptography, which knows nothing of ours.

import assert from "node:assert/strict";
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { test } from "node:test";
import { browser, PHONE, Site, until, visit } from "./support.js";

/** A service that takes messages, and the key of the one browser that reads them. */
async function service(t) {
  const keys = createECDH("prime256v1");
  keys.generateKeys();
  const auth = randomBytes(16);
  const arrived = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      arrived.push(open(Buffer.concat(parts), keys, auth));
      response.writeHead(201).end();
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => server.close());
  const subscription = {
    endpoint: `http://127.0.0.1:${server.address().port}/secret`,
    keys: { p256dh: keys.getPublicKey("base64url"), auth: auth.toString("base64url") },
  };
  return { arrived, subscription };
}

/** Opens a message as RFC 8188 and RFC 8291 say. */
function open(sealed, keys, auth) {
  const [salt, sender, record] = [sealed.subarray(0, 16), sealed.subarray(21, 86), sealed.subarray(86)];
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), sender]);
  const both = Buffer.from(hkdfSync("sha256", keys.computeSecret(sender), auth, info, 32));
  const part = (name, length) => Buffer.from(hkdfSync("sha256", both, salt, `Content-Encoding: ${name}\0`, length));
  const decipher = createDecipheriv("aes-128-gcm", part("aes128gcm", 16), part("nonce", 12));
  decipher.setAuthTag(record.subarray(-16));
  const text = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  assert.equal(text.at(-1), 2, "the last record");
  return JSON.parse(text.subarray(0, -1).toString());
}

/** Has the browser answer as if its maker's service were there. */
const signedUp = (page, subscription) =>
  page.addInitScript((subscription) => {
    window.asked = 0;
    Notification.requestPermission = async () => (window.asked++, "granted");
    PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
      if (applicationServerKey.length !== 65 || !userVisibleOnly) throw new Error("no key");
      return { toJSON: () => subscription };
    };
  }, subscription);

const promised = (t, now) => {
  const site = new Site(t, { now });
  site.run("commit", "make 2 cold calls every day");
  site.run("nudges", "push", "allow", "127.0.0.1");
  return site;
};

/** The worker of a page, once it is in charge. */
async function working(page) {
  await until(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)), "the worker is in charge");
  return page.context().serviceWorkers()[0];
}

/** What the browser shows just now. */
const shown = (worker) =>
  worker.evaluate(async () =>
    (await self.registration.getNotifications()).map(({ title, body, tag, actions, data }) => ({ title, body, tag, actions, data })));

/** Lets a message arrive at the worker. */
async function deliver(page, site, told) {
  const session = await page.context().newCDPSession(page);
  const registered = new Promise((done) =>
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => registrations[0] && done(registrations[0].registrationId)));
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.deliverPushMessage", { origin: site.origin, registrationId: await registered, data: JSON.stringify(told) });
  await session.detach();
}

test("a device is chosen by a tap, tried, told what is due, put off once, and removed", async (t) => {
  const site = promised(t, "2027-02-11T08:30:00+01:00");
  const { arrived, subscription } = await service(t);
  const page = await visit(t, await browser(t), site, { permissions: ["notifications"] });
  await working(page);
  await signedUp(page, subscription);
  await page.goto(`${site.origin}/settings/nudges`);
  await page.waitForSelector("#push-choose");
  assert.equal(await page.isVisible('[data-push="script"]'), false);
  assert.equal(await page.evaluate(() => window.asked), 0, "nothing is asked before the tap");
  assert.match(await page.inputValue("#push-name"), / on /);
  await page.fill("#push-name", "Desk");
  await page.click("#push-choose");
  await page.waitForSelector("#push .lines >> text=Desk");
  assert.equal(await page.evaluate(() => window.asked), 1);
  assert.deepEqual(arrived.map((told) => told.title), ["Legwork reaches you"]);
  await page.click('[aria-label="Send a trial to Desk"]');
  await page.waitForSelector("#toast >> text=The trial was sent");
  assert.equal(arrived.length, 2);

  site.now = "2027-02-11T09:00:30+01:00";
  await site.runBeside("jobs", "run");
  assert.equal(arrived.length, 3);
  const told = arrived[2];
  assert.equal(told.title, "Next: Make cold calls, 2 today");
  const worker = await working(page);
  await deliver(page, site, told);
  await until(async () => (await shown(worker)).length === 1, "it is shown");
  const [nudge] = await shown(worker);
  assert.deepEqual(nudge.actions.map(({ action, title }) => [action, title]), [["done", "One done"], ["snooze", "In an hour"]]);
  for (let n = 0; n < 2; n++) await worker.evaluate((data) => answer("snooze", data), nudge.data);
  const later = site.json("jobs").jobs.filter((job) => job.what.endsWith("put off"));
  assert.deepEqual(later.map((job) => [job.state, job.due]), [["waiting", "2027-02-11T09:30:00+01:00"]]);

  // One tap logs one, and a second one, or another device, none.
  const before = site.activities().length;
  for (let n = 0; n < 2; n++) await worker.evaluate((data) => answer("done", data), nudge.data);
  assert.equal(site.activities().length, before + 1);
  assert.equal(site.activities()[0].kind, "cold-call");

  await page.reload();
  await page.click('[aria-label="Remove Desk"]');
  await page.waitForSelector("#toast >> text=Removed");
  assert.deepEqual(site.json("nudges", "push").devices, []);
});

test("what is done without a connection waits, and is logged once", async (t) => {
  const site = promised(t);
  const page = await visit(t, await browser(t), site, { permissions: ["notifications"] });
  const worker = await working(page);
  const entry = "01950000-0000-7000-8000-000000000001";
  const send = { form: "push", back: "/", kind: "cold-call", quantity: "1", what: "1 cold call", entry };
  const told = { actions: [{ action: "done", title: "One done", send }], tag: "daily", kept: "Kept", lost: "Lost", url: "/" };
  await site.stop();
  await worker.evaluate((told) => answer("done", told), told);
  await worker.evaluate((told) => answer("done", told), told);
  await until(async () => (await shown(worker)).some(({ body }) => body === "Kept"), "it says that it is kept");
  await worker.evaluate((told) => answer("snooze", { ...told, actions: [{ action: "snooze", send: { job: "x" } }] }), told);
  await until(async () => (await shown(worker)).some(({ body }) => body === "Lost"), "it says that it is lost");
  await site.start();
  await page.reload();
  await until(() => site.activities().length === 1, "it was sent");
  await page.reload();
  assert.equal(site.activities().length, 1);
});

test("where notifications cannot be had, the page says why and what to do", async (t) => {
  const site = new Site(t);
  const launched = await browser(t);
  const page = await visit(t, launched, site);
  await page.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }));
  await page.goto(`${site.origin}/settings/nudges`);
  await page.waitForSelector('[data-push="insecure"]:visible');
  assert.equal(await page.isVisible("#push-choose"), false);
  const phone = await launched.newContext({
    viewport: PHONE, storageState: await page.context().storageState(),
    userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
  });
  const other = await phone.newPage();
  await other.addInitScript(() => delete window.PushManager);
  await other.goto(`${site.origin}/settings/nudges`);
  await other.waitForSelector('[data-push="home"]:visible');
  await phone.close();
});
