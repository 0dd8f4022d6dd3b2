// The first two minutes, from the link in the terminal to the first log.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, DESK, PHONE, Site, visit } from "./support.js";

for (const [name, options] of [
  ["on a phone", { viewport: PHONE }],
  ["on a desk, without a script", { viewport: DESK, javaScriptEnabled: false }],
]) {
  test(`first goal, first commitment, first log ${name}`, async (t) => {
    const began = Date.now();
    const site = new Site(t);
    const page = await visit(t, await browser(t), site, options);
    await page.fill("#first-goal", "grow revenue by 20% in 2027");
    await page.click("#first-goal + button");
    await page.fill("[name=baseline]", "500000");
    if (await page.locator("[name=currency]").count()) await page.fill("[name=currency]", "EUR");
    await page.click("button[formaction='/goals']");
    await page.waitForSelector("#toast >> text=Goal set");
    await page.fill("#first-commit", "make two cold calls every day");
    await page.click("#first-commit + button");
    await page.click("button[formaction='/commitments']");
    await page.waitForSelector("text=Make cold calls");
    await page.click(".plus button");
    await page.waitForSelector("#toast >> text=Logged");
    assert.equal(await page.textContent(".row .numbers dd >> nth=0"), "1");
    assert.equal(site.activities().length, 1);
    t.diagnostic(`the first log after ${((Date.now() - began) / 1000).toFixed(1)} s of a script that types at once`);
  });
}
