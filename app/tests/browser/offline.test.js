// Without a connection: nothing is lost, nothing is there twice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, enter, folder, lasting, Site, until, visit, watch } from "./support.js";

const promised = (t) => {
  const site = new Site(t);
  site.run("commit", "make 2 cold calls every day");
  return site;
};

/** Waits until Today is kept in the browser. */
const kept = (page) =>
  until(() => page.evaluate(async () => Boolean(navigator.serviceWorker.controller && (await caches.match("/")))), "Today is kept");

const waiting = (page) => page.locator("#waiting summary").textContent();

test("five lines logged without a connection, over a closed browser, arrive exactly once", async (t) => {
  const site = promised(t);
  const profile = folder(t);
  const link = await site.start();
  let context = await lasting(t, profile);
  let page = context.pages()[0];
  const faults = watch(page, site.origin);
  await enter(page, link);
  await kept(page);
  await page.reload();

  await site.stop();
  for (const line of ["2 cold calls", "called Ann Lee, left voicemail"]) {
    await page.fill("#line", line);
    await page.press("#line", "Enter");
    await until(async () => (await page.inputValue("#line")) === "", "the box is empty again");
  }
  await page.click(".plus button");
  await until(async () => (await waiting(page)) === "3 waiting", "3 waiting");
  await context.close();

  // The browser is opened again, still without a server: Today is there as last seen.
  context = await lasting(t, profile);
  page = context.pages()[0];
  watch(page, site.origin, faults);
  await page.goto(site.origin);
  await until(async () => /as last seen/.test(await page.textContent("#toast")), "it says how old it is");
  assert.equal(await waiting(page), "3 waiting");
  assert.equal(await page.textContent(".row .numbers dd >> nth=0"), "1", "what waits is shown");
  await page.click(".plus button");
  await until(async () => (await waiting(page)) === "4 waiting", "4 waiting");
  await page.fill("#line", "met Bob @Acme 45m");
  await page.press("#line", "Enter");
  await until(async () => (await waiting(page)) === "5 waiting", "5 waiting");
  assert.equal(site.activities().length, 0);
  await context.close();

  // And once more, with a server.
  await site.start();
  context = await lasting(t, profile);
  page = context.pages()[0];
  watch(page, site.origin, faults);
  await page.goto(site.origin);
  await until(() => page.locator("#waiting").isHidden(), "nothing waits any more");
  await until(() => site.activities().length === 5, "five activities");
  await page.reload();
  await until(async () => (await page.textContent(".row .numbers dd >> nth=0")) !== "1", "Today has them");
  assert.equal(site.activities().length, 5, "and once only");
  await context.close();
  assert.deepEqual(faults, []);
});

test("an answer that is lost on the way does not log twice", async (t) => {
  const site = promised(t);
  const page = await visit(t, await browser(t), site, { serviceWorkers: "block" });
  await page.route("**/log", async (route) => {
    await route.fetch(); // it arrives and is saved
    await route.abort("connectionreset"); // but nobody hears of it
  }, { times: 1 });
  await page.click(".plus button");
  await until(async () => (await waiting(page)) === "1 waiting", "1 waiting");
  assert.equal(site.activities().length, 1);
  await page.reload();
  await until(() => page.locator("#waiting").isHidden(), "it was sent again");
  assert.equal(site.activities().length, 1);
});

test("a double tap is one, with and without a connection; two taps are two", async (t) => {
  const site = promised(t);
  const page = await visit(t, await browser(t), site);
  await page.dblclick(".plus button");
  await page.waitForSelector("#toast >> text=Logged");
  assert.equal(await page.textContent(".row .numbers dd >> nth=0"), "1");
  assert.equal(site.activities().length, 1);
  await page.waitForTimeout(400);
  await page.click(".plus button");
  await until(() => site.activities().length === 2, "two");
  await kept(page);
  await site.stop();
  await page.waitForTimeout(400);
  await page.dblclick(".plus button");
  await until(async () => (await waiting(page)) === "1 waiting", "1 waiting");
  await page.waitForTimeout(400);
  assert.equal(await waiting(page), "1 waiting");
});

test("a line counts for the day on which it was written, however late it is sent", async (t) => {
  const site = promised(t);
  const launched = await browser(t);
  const page = await visit(t, launched, site);
  await page.clock.setFixedTime(new Date("2027-02-09T18:00:00+01:00"));
  await site.stop();
  await page.fill("#line", "2 cold calls");
  await page.press("#line", "Enter");
  await until(async () => (await waiting(page)) === "1 waiting", "1 waiting");
  await site.start();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await until(() => site.activities().length === 1, "it was sent");
  assert.equal(site.activities()[0].date, "2027-02-09");
});

test("what the server refuses stays, with the reason, until it is removed", async (t) => {
  const site = promised(t);
  const page = await visit(t, await browser(t), site);
  await kept(page);
  await site.stop();
  await page.fill("#line", "7 things");
  await page.press("#line", "Enter");
  await until(async () => (await waiting(page)) === "1 waiting", "1 waiting");
  await site.start();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await until(async () => (await page.textContent("#waiting ul")).includes("·"), "the reason is there");
  assert.equal(await waiting(page), "1 waiting");
  await page.click("#waiting summary");
  await page.click("#waiting button");
  await until(() => page.locator("#waiting").isHidden(), "it is gone");
  assert.equal(site.activities().length, 0);
});

test("signing out clears the browser, but not without a word on what still waits", async (t) => {
  const site = promised(t);
  const page = await visit(t, await browser(t), site);
  await kept(page);
  await page.route("**/log", (route) => route.abort());
  await page.click(".plus button");
  await until(async () => (await waiting(page)) === "1 waiting", "1 waiting");
  await page.click(".foot form button");
  await page.waitForSelector("#toast >> text=lost if you go on");
  await page.click(".foot form button");
  await page.waitForSelector("text=You are signed out");
  await until(
    () => page.evaluate(async () => (await caches.keys()).length === 0 && (await indexedDB.databases()).length === 0),
    "nothing is kept",
  );
});

test("a device that keeps nothing has no worker, no copy and no queue", async (t) => {
  const site = promised(t);
  const page = await visit(t, await browser(t), site);
  await kept(page);
  await page.goto(`${site.origin}/settings`);
  await page.uncheck("#device-keeps");
  await page.click("#device-save");
  await page.waitForSelector("#toast >> text=Saved for this device");
  assert.equal(await page.isChecked("#device-keeps"), false);
  const bare = () => page.evaluate(async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0);
  await until(bare, "nothing is kept");
  await page.goto(site.origin);
  await site.stop();
  await page.fill("#line", "2 cold calls");
  await page.press("#line", "Enter");
  await page.waitForSelector("#toast >> text=this was not saved");
  assert.equal(await page.inputValue("#line"), "2 cold calls", "what was typed is still there");
});
