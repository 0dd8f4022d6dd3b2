// What is changed elsewhere is seen here.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, Site, until, visit } from "./support.js";

const done = (page) => page.textContent(".row .numbers dd >> nth=0");

test("a log in the shell, and one in another tab, appear in an open page", async (t) => {
  const site = new Site(t);
  site.run("commit", "make 2 cold calls every day");
  const page = await visit(t, await browser(t), site);
  const other = await page.context().newPage();
  await other.goto(site.origin);
  // Until the stream is open.
  await page.waitForTimeout(500);
  const began = Date.now();
  site.run("log", "2 cold calls");
  const logged = Date.now();
  await until(async () => (await done(page)) === "2", "the page shows it");
  await until(async () => (await done(other)) === "2", "the other tab shows it");
  t.diagnostic(`seen ${Date.now() - logged} ms after the command of ${logged - began} ms had ended`);
  await other.click(".plus button");
  await until(async () => (await done(page)) === "3", "the page shows what the tab logged");
});

test("a page that is being filled in is left alone", async (t) => {
  const site = new Site(t);
  site.run("commit", "make 2 cold calls every day");
  const page = await visit(t, await browser(t), site);
  await page.click("details[id^=details] summary");
  await page.fill("[name=note]", "half a sen");
  await page.fill("#line", "half a line");
  site.run("log", "2 cold calls");
  await page.waitForTimeout(1500);
  assert.equal(await page.inputValue("[name=note]"), "half a sen");
  assert.equal(await page.inputValue("#line"), "half a line");
});

test("what was refused stays until it is mended, whatever happens elsewhere", async (t) => {
  const site = new Site(t);
  site.run("commit", "make 2 cold calls every day");
  const page = await visit(t, await browser(t), site);
  await page.goto(`${site.origin}/settings`);
  await page.waitForTimeout(500);
  await page.fill("#time-zone", "Nowhere/Land");
  await page.click("#time-save");
  await page.waitForSelector("#time-error");
  site.run("log", "2 cold calls");
  await page.waitForTimeout(1500);
  assert.equal(await page.locator("#time-error").count(), 1);
  assert.equal(await page.inputValue("#time-zone"), "Nowhere/Land");
});
