// What if: a plan that moves with its sliders, and a mix put together by hand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, Site, until, visit } from "./support.js";

/** A site with a goal that needs six deals. */
function ambitious(t) {
  const site = new Site(t, { now: "2027-01-04T09:00:00+01:00" });
  site.run("goal", "add", "grow revenue by 20% in 2027", "--baseline", "500000", "--currency", "EUR");
  return site;
}

const ASKED = "/plan?hours=2&deal=20000&win=1/3";
const outcome = (page) => page.textContent("#outcome");

test("a slider shows at once what more hours would bring, and nothing is saved", async (t) => {
  const site = ambitious(t);
  const page = await visit(t, await browser(t), site);
  await page.goto(site.origin + ASKED);
  const before = await outcome(page);
  assert.match(await page.textContent("#reasons"), /Why this mix/);
  const hours = page.locator("#plan-hours");
  await hours.focus();
  for (let step = 0; step < 12; step += 1) await page.keyboard.press("ArrowRight");
  await until(async () => (await page.textContent("#plan-given")).startsWith("8 hours"), "the words follow");
  await until(async () => (await outcome(page)) !== before, "so does the chance");
  assert.equal(await hours.evaluate((node) => document.activeElement === node), true, "the slider is still held");
  assert.equal(await page.locator("#reasons .read").count(), 0, "the reasons were for another plan");
  await page.click("#reasons button");
  await page.waitForSelector("#reasons .read");
  assert.equal(await page.inputValue("#plan-hours"), "8");
  assert.equal(site.json("commitments").commitments.length, 0);
  assert.notEqual(site.json("settings").hours, 8);
});

test("a mix by hand is weighed while it is chosen, said not to fit, and promised as it is", async (t) => {
  const site = ambitious(t);
  const page = await visit(t, await browser(t), site);
  await page.goto(site.origin + ASKED);
  await page.selectOption("#n-cold-email", { label: "10 every workday" });
  await page.waitForSelector("#outcome .nudge");
  assert.equal(await page.locator("#n-cold-email option:checked").textContent(), "10 every workday");
  for (const kind of ["cold-email", "referral-ask", "lapsed-touch", "linkedin-invite", "networking-event"]) await page.selectOption(`#n-${kind}`, "0");
  await page.selectOption("#n-cold-call", { label: "2 every workday" });
  await until(async () => !(await page.isVisible("#outcome .nudge")), "this fits");
  await page.click("#mix-promise");
  await page.waitForSelector("#toast >> text=Promised");
  const made = site.json("commitments").commitments;
  assert.deepEqual(made.map((one) => [one.kind, one.target]), [["cold-call", 2]]);
});

test("what makes no sense is said beside the plan, and what was typed stays", async (t) => {
  const site = ambitious(t);
  const page = await visit(t, await browser(t), site);
  await page.goto(site.origin + ASKED);
  await page.fill("#plan-deal", "a lot");
  await page.waitForSelector("#reasons .error");
  assert.equal(await page.inputValue("#plan-deal"), "a lot");
  await page.fill("#plan-deal", "30000");
  await page.waitForSelector("#outcome .chance");
  await until(async () => (await page.locator("#reasons .error").count()) === 0, "it is mended");
});
