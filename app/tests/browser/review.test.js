// The review by the keyboard alone: eight commitments in at most twenty keys.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, DESK, PHONE, Site, until, visit } from "./support.js";

const EIGHT = [
  "make two cold calls every day", "Reach out to three current clients every day", "Send two cold emails each day",
  "Invite 10 new people to connect on LinkedIn each week", "Reach out to one lapsed client every week",
  "Post on my LinkedIn profile 3X/week", "Write one blog post each month", "no more than 3 sweets a week",
];

/** Eight promises of a Monday, a week ago. */
function promised(t) {
  const site = new Site(t, { now: "2027-02-08T08:00:00+01:00" });
  for (const sentence of EIGHT) site.run("commit", sentence);
  site.run("log", "2 cold calls");
  site.now = "2027-02-15T09:30:00+01:00";
  return site;
}

test("eight commitments are reviewed in at most twenty keys", async (t) => {
  const site = promised(t);
  const page = await visit(t, await browser(t), site, { viewport: DESK });
  await page.goto(`${site.origin}/review`);
  let keys = 0;
  const press = async (key) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const waiting = () => page.locator("[data-row]").count();
  assert.equal(await waiting(), 9, "eight decisions and one limit to confirm");
  await press("j");
  for (let left = 9; left > 0; left -= 1) {
    await press("a");
    await until(async () => (await waiting()) === left - 1, `${left - 1} are left`);
  }
  await press("f");
  await page.waitForSelector("#toast >> text=Reviewed");
  assert.ok(keys <= 20, `${keys} keys`);
  const told = site.json("review");
  assert.equal(told.left, 0);
  assert.equal(told.finished, "2027-02-15");
  assert.equal(told.commitments.filter((one) => one.unconfirmed > 0).length, 0);
});

test("what is kept instead of what is advised takes one key as well", async (t) => {
  const site = promised(t);
  const page = await visit(t, await browser(t), site, { viewport: PHONE });
  await page.goto(`${site.origin}/review`);
  const shrink = page.locator("[id^=shrink-]").first();
  const id = (await shrink.getAttribute("id")).replace("shrink-", "");
  await page.locator(`li:has(#shrink-${id})`).focus();
  await page.keyboard.press("s");
  await page.waitForSelector("#toast >> text=Kept");
  const one = site.json("review").commitments.find((one) => one.id === id);
  assert.equal(one.decisions[0].choice, "keep");
});

test("the question of the early warning is answered where it is asked", async (t) => {
  const site = new Site(t, { now: "2027-01-04T08:00:00+01:00" });
  site.run("commit", "Invite 10 new people to connect on LinkedIn each week");
  site.run("log", "10 LinkedIn invites");
  site.now = "2027-01-26T09:00:00+01:00";
  const page = await visit(t, await browser(t), site, { viewport: PHONE });
  await page.click("#nudge-shrink");
  await page.waitForSelector("#toast >> text=Made smaller");
  assert.equal(await page.locator(".nudge form").count(), 0, "it is quiet now");
  assert.equal(site.json("today").nudge, null);
  assert.equal(site.json("commitments").commitments[0].coming.target, 5);
});
