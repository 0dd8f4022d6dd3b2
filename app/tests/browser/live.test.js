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

test("what is filled in while the new page is on its way is kept, a chosen file too", async (t) => {
  const site = new Site(t);
  site.run("commit", "make 2 cold calls every day");
  const page = await visit(t, await browser(t), site);
  await page.goto(`${site.origin}/settings`);
  await page.waitForTimeout(500);
  let letGo;
  const held = new Promise((done) => (letGo = done));
  const asked = page.waitForRequest((request) => request.headers().fragment && request.url().endsWith("/settings"));
  await page.route("**/settings", async (route) => (await held, route.continue()));
  site.run("log", "2 cold calls");
  await asked;
  const file = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from("name\nAnn\n") };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.fill("#time-zone", "Europe/Par");
  await page.evaluate(() => (document.querySelector("main").dataset.old = "yes"));
  letGo();
  await until(() => page.evaluate(() => !document.querySelector("main").dataset.old), "the page was swapped");
  assert.equal(await page.inputValue("#time-zone"), "Europe/Par");
  assert.equal(await page.evaluate(() => document.querySelector("input[type=file]").files[0]?.name), "people.csv");
});

test("a field is typed in as if nothing happened while the page is shown anew", async (t) => {
  const site = new Site(t);
  site.run("commit", "make 2 cold calls every day");
  const page = await visit(t, await browser(t), site);
  await page.goto(`${site.origin}/settings`);
  await page.waitForTimeout(500);
  await page.focus("#time-zone");
  await page.locator("#time-zone").selectText();
  await page.evaluate(() => (document.querySelector("main").dataset.old = "yes"));
  site.run("log", "2 cold calls");
  await until(() => page.evaluate(() => !document.querySelector("main").dataset.old), "the page was swapped");
  await page.keyboard.insertText("Europe/Paris");
  assert.equal(await page.inputValue("#time-zone"), "Europe/Paris", "what was selected is written over");
  await page.click("#time-save");
  await page.waitForSelector("#toast >> text=Saved");
  assert.equal(site.json("settings").zone, "Europe/Paris");
});
