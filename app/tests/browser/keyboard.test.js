// Everything can be done without a pointer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, DESK, Site, until, visit } from "./support.js";

/** Goes on with Tab until the thing has the focus. */
async function reach(page, selector, most = 80) {
  for (let n = 0; n < most; n++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never reaches ${selector}`);
}

test("log, edit, undo and review by the keyboard alone", async (t) => {
  const site = new Site(t);
  site.run("commit", "make 2 cold calls every day");
  const page = await visit(t, await browser(t), site, { viewport: DESK });

  await page.keyboard.press("/");
  await page.keyboard.type("2 cold calls");
  await until(async () => (await page.textContent("#reading")).includes("2 × Cold call"), "it is read while it is typed");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#toast >> text=Logged");
  assert.equal(await page.evaluate(() => document.activeElement.id), "line", "the focus stays");

  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await page.waitForURL("**/activities");
  await reach(page, "summary[aria-label^=Change]");
  await page.keyboard.press("Enter");
  await reach(page, "[name=quantity]");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#toast >> text=Changed: 3");
  assert.equal(site.activities()[0].quantity, 3);

  await reach(page, "#undo");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#toast >> text=Undone");
  assert.equal(site.activities()[0].quantity, 2);

  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await page.waitForURL("**/review");
  await reach(page, "main button, main summary");
  await page.keyboard.press("?");
  await page.waitForURL("**/keys");
});

test("the first Tab offers to skip the menu, and the focus can be seen wherever it goes", async (t) => {
  const site = new Site(t, { demo: true });
  const page = await visit(t, await browser(t), site, { viewport: DESK });
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  const ring = () => {
    const node = document.activeElement;
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    return { name: node.outerHTML.slice(0, 80), drawn: style.outlineStyle !== "none", seen: box.top >= 0 && box.bottom <= innerHeight };
  };
  for (let n = 0; n < 25; n++) {
    await page.keyboard.press("Tab");
    const { name, drawn, seen } = await page.evaluate(ring);
    assert.ok(drawn, `no focus ring on ${name}`);
    assert.ok(seen, `out of sight: ${name}`);
  }
});

test("letters are left alone where that was asked for", async (t) => {
  const site = new Site(t);
  const page = await visit(t, await browser(t), site, { viewport: DESK });
  await page.goto(`${site.origin}/settings`);
  await page.uncheck("#device-letters");
  await page.click("#device-save");
  await page.waitForSelector("#toast >> text=Saved for this device");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  await page.keyboard.press("?");
  await page.waitForTimeout(300);
  assert.equal(new URL(page.url()).pathname, "/settings");
});

test("the inbox is answered by one key each", async (t) => {
  const site = new Site(t, { demo: true });
  const page = await visit(t, await browser(t), site, { viewport: DESK });
  await page.keyboard.press("g");
  await page.keyboard.press("n");
  await page.waitForURL("**/inbox");
  const rows = () => page.locator("[data-row]").count();
  const here = () => page.evaluate(() => [...document.querySelectorAll("[data-row]")].indexOf(document.activeElement));
  const all = await rows();
  assert.ok(all >= 3, `${all} captures`);

  await page.keyboard.press("j");
  await page.keyboard.press("j");
  assert.equal(await here(), 1);
  await page.keyboard.press("k");
  assert.equal(await here(), 0);
  await page.keyboard.press("a");
  await page.waitForSelector("#toast >> text=Accepted");
  await until(async () => (await rows()) === all - 1 && (await here()) === 0, "the next row has the focus");
  await page.waitForTimeout(400); // a second press on the same key is another one
  await page.keyboard.press("d");
  await page.waitForSelector("#toast >> text=Dismissed");
  await until(async () => (await rows()) === all - 2 && (await here()) === 0, "and again");

  await page.keyboard.press("c");
  await until(async () => page.evaluate(() => document.activeElement.name === "kind"), "the form of the row is open");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("call");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#toast >> text=Accepted: 1 call");
  await page.waitForSelector("#learn");
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await page.waitForSelector("#toast >> text=The rule is followed");

  // The letters after `g` are those of the menu.
  const left = await rows();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await page.waitForURL("**/deals");
  await page.goto(`${site.origin}/inbox`);
  assert.equal(await rows(), left);
});
