// What each screen is there for, done by hand: phone and desk, light and dark,
// with a script and without.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { browser, DESK, overflows, PHONE, Site, until, visit } from "./support.js";

/** A site with something on every screen. */
function furnished(t) {
  const site = new Site(t);
  site.run("goal", "add", "grow revenue by 20% in 2027", "--baseline", "500000", "--currency", "EUR");
  site.run("commit", "make 2 cold calls every day");
  site.run("commit", "invite 10 people on LinkedIn each week");
  site.run("log", "called Ann Lee @Acme, left voicemail // rings at eight");
  site.run("log", "2 cold calls yesterday");
  return site;
}

const said = (page, text) => page.waitForSelector(`#toast >> text=${text}`);

/** Fills fields by their selectors, and presses a button. */
async function fill(page, fields, button) {
  for (const [selector, value] of Object.entries(fields)) {
    const field = page.locator(selector).first();
    if ((await field.evaluate((node) => node.localName)) === "select") await field.selectOption(value);
    else await field.fill(value);
  }
  await page.locator(button).first().click();
}

const FLOWS = {
  async today(page, site) {
    await page.locator(".plus button").first().click();
    await said(page, "Logged");
    await page.click("#undo");
    await said(page, "Undone");
    await page.locator("details[id^=details] summary").first().click();
    await fill(page, { "[id$=-people]": "Bob Ray", "[id$=-outcome]": "meeting_booked", "[id$=-minutes]": "12", "[id$=-note]": "wants <b>two</b>" }, "[id^=details-][id$=-save]");
    await said(page, "Logged");
    const one = site.activities().find((one) => one.note === "wants <b>two</b>");
    assert.deepEqual([one.outcome, one.minutes, one.people[0].name], ["meeting_booked", 12, "Bob Ray"]);
    await fill(page, { "#line": "gibberish 17 zork" }, "#quick button");
    await page.waitForSelector("#quick-error");
    assert.equal(await page.inputValue("#line"), "gibberish 17 zork", "what was refused is still there");
  },

  async week(page, site) {
    const before = site.activities().length;
    await fill(page, { "#week-date": "2027-02-09", "#week-quantity": "3" }, "#week-save");
    await said(page, "Logged");
    assert.equal(site.activities().length, before + 1);
    await page.locator("td a").first().click();
    await page.waitForURL("**/activities?**");
    await page.waitForSelector("summary[aria-label^=Change]");
  },

  async plan(page, site) {
    await page.waitForSelector(".error >> text=typical deal");
    await fill(page, { "#plan-hours": "4", "#plan-deal": "20000", "#plan-win": "1/3" }, "#plan-try");
    await page.waitForSelector("#reasons .read");
    await page.waitForSelector("#outcome .chance");
    await page.click("#plan-keep");
    await said(page, "Kept for every plan");
    assert.equal(site.json("settings").hours, 4);
    await page.goto(`${site.origin}/plan`);
    await fill(page, { "#n-referral-ask": "1", "#n-lapsed-touch": "0" }, "#mix-promise");
    await said(page, "Promised");
    assert.ok(site.json("commitments").commitments.some((one) => one.kind === "referral-ask"));
    await page.click("#undo");
    await said(page, "Undone");

    await page.goto(`${site.origin}/plan/rates`);
    await fill(page, { "#rate-proposal-won-value": "4 of 3" }, "#rate-proposal-won");
    await page.waitForSelector("#rate-error");
    assert.equal(await page.inputValue("#rate-proposal-won-value"), "4 of 3", "what was refused is still there");
    await fill(page, { "#rate-proposal-won-value": "1 in 4" }, "#rate-proposal-won");
    await said(page, "Plans go by your figure");
    await page.click("#rate-proposal-won-reset");
    await said(page, "published figure again");
    assert.ok(site.json("rates").rates.every((one) => one.name !== "proposal.won" || one.own === null));
  },

  async goals(page, site) {
    await page.click("#goal-new");
    await fill(page, { "#sentence": "win 5 new clients by the end of June 2027" }, "main button");
    await page.waitForSelector("text=This is how it was read");
    await page.click("button[formaction='/goals']");
    await said(page, "Goal set");
    await page.goto(`${site.origin}/goals`);
    await page.locator(".rows h2 a", { hasText: "revenue" }).click();
    await page.waitForSelector("figure svg");
    assert.ok(await page.locator("figure table th").count(), "the picture has a table");
    await fill(page, { "#result-amount": "12000", "#result-note": "first invoice" }, "#result-save");
    await said(page, "Added");
    await page.click("#goal-edit-open");
    await fill(page, { "#edit-why": "to hire Kim" }, "#edit-save");
    await said(page, "Changed");
    await page.waitForSelector("text=to hire Kim");
    await page.click("#goal-close-open");
    await fill(page, { "#close-reason": "a better one" }, "#close-save");
    await said(page, "Closed");
    assert.equal(site.json("goal", "list").goals.length, 1);
  },

  async commitments(page, site) {
    await page.click("main a.button");
    await fill(page, { "#sentence": "walk 2x a week" }, "main button.second, main button");
    await page.waitForSelector(".read");
    await page.click("button[formaction='/commitments']");
    await said(page, "Promised");
    await page.goto(`${site.origin}/commitments`);
    const row = page.locator(".row", { hasText: "Make cold calls" });
    await row.locator("summary").click();
    await fill(row, { "[id$=-count]": "3", "[id$=-reason]": "more time" }, "[id^=edit-][id$=-save]");
    await said(page, "Now promised");
    if (!(await row.locator("[id$=-last]").isVisible())) await row.locator("summary").click();
    await fill(row, { "[id$=-last]": "2027-02-20" }, "[id^=pause-][id$=-save]");
    await said(page, "Paused");
    if (!(await row.locator("[id^=pause-][id$=-save]").isVisible())) await row.locator("summary").click();
    await row.locator("[id^=pause-][id$=-save]").click();
    await said(page, "Going on");
    const other = page.locator(".row", { hasText: "Invite people" });
    await other.locator("summary").click();
    await other.locator("[id^=retire-][id$=-save]").click();
    await said(page, "Retired");
    assert.ok(site.json("commitments").commitments.every((one) => !one.title.startsWith("Invite")));
  },

  async activities(page, site) {
    await fill(page, { "#find-text": "rings" }, "#find-go");
    await until(async () => (await page.locator("main .lines > li").count()) === 1, "one is found");
    await page.locator("summary[aria-label^=Change]").click();
    await fill(page, { "[id$=-quantity]": "2", "[id$=-note]": "rings at nine" }, "[id^=edit-][id$=-save]");
    await said(page, "Changed");
    await page.goto(`${site.origin}/activities`);
    await page.locator("summary[aria-label^=Change]").first().click();
    await page.locator("button[id^=remove]").first().click();
    await said(page, "Removed");
    const left = site.activities().length;
    await page.click("#undo");
    await said(page, "Undone");
    assert.equal(site.activities().length, left + 1);
  },

  async people(page, site) {
    await page.click("#people-add");
    await fill(page, { "#person-name": "Cleo Park", "#person-organisation": "Acme", "#person-email": "cleo@acme.example", "#person-relationship": "client" }, "#person-save");
    await said(page, "Added");
    await page.goto(`${site.origin}/people`);
    await fill(page, { "#people-text": "cleo" }, "#people-find");
    await page.locator("a.name", { hasText: "Cleo Park" }).click();
    await page.waitForSelector("h1 >> text=Cleo Park");
    await fill(page, { "#with-outcome": "conversation", "#with-minutes": "20", "#with-note": "met her" }, "#with-save");
    await said(page, "Logged");
    await page.waitForSelector("text=met her");
    await page.locator("main summary").first().click();
    await fill(page, { "#edit-note": "likes tea" }, "#edit-save");
    await said(page, "Changed");
    await page.waitForSelector(".note >> text=likes tea");
  },

  async deals(page, site) {
    for (const title of ["Website", "Shop"]) {
      await page.goto(`${site.origin}/deals/new`);
      await fill(page, { "#deal-title": title, "#deal-person": "Ann Lee", "#deal-value": "EUR 20000", "#deal-stage": "talk" }, "#deal-save");
      await said(page, "Added");
    }
    await page.goto(`${site.origin}/deals`);
    await page.locator("a.name", { hasText: "Website" }).click();
    await fill(page, { "#move-stage": "proposal" }, "#move-save");
    await said(page, "is in stage proposal");
    const first = await page.locator("#origin-of option").first().getAttribute("value");
    await fill(page, { "#origin-of": "none" }, "#origin-save");
    await said(page, "Changed");
    await fill(page, { "#origin-of": first }, "#origin-save");
    await page.waitForSelector("text=the first touch before the deal");
    await page.click("#edit-open");
    await fill(page, { "#edit-value": "EUR 19000", "#edit-expected": "" }, "#edit-save");
    await page.waitForSelector("text=EUR 19,000");
    await fill(page, { "#won-value": "EUR 18000" }, "#won-save");
    await said(page, "Won");
    await page.waitForSelector("#counts-title");
    await page.goto(`${site.origin}/deals`);
    await page.locator("a.name", { hasText: "Shop" }).click();
    await fill(page, { "#lost-reason": "too dear" }, "#lost-save");
    await said(page, "Lost");
    const states = site.json("deal", "list", "--all").deals.map((deal) => deal.status).sort();
    assert.deepEqual(states, ["lost", "won"]);
  },

  async insights(page) {
    await page.waitForSelector("figure svg");
    const figures = await page.locator("figure").count();
    assert.equal(await page.locator("figure figcaption").count(), figures, "each picture has its sentence");
    assert.equal(await page.locator("figure table").count(), figures, "and its table");
    await page.locator(".ranges a").nth(1).click();
    await page.waitForSelector(".ranges [aria-current]");
    await fill(page, { "#often-year": "2026" }, "#often-go");
    await page.waitForURL("**year=2026**");
  },

  async review(page, site) {
    const card = page.locator(".row", { hasText: "Walk" });
    if (!(await card.locator("[name=choice]").first().isVisible())) await card.locator("summary").click();
    await card.locator("[value=shrink]").check();
    await fill(card, { "[id$=-count]": "1", "[id$=-reason]": "too much" }, "[id$=-save]");
    await said(page, "Made smaller");
    await page.waitForSelector(".decided >> text=too much");
    await page.click("#undo");
    await said(page, "Undone");
    await until(async () => (await page.locator(".decided").count()) === 0, "it is taken back");
    assert.ok(site.json("commitments").commitments.length);
  },

  async settings(page, site) {
    await fill(page, { "#you-hours": "5" }, "#you-save");
    await said(page, "Saved");
    await fill(page, { "#time-zone": "Nowhere/Land" }, "#time-save");
    await page.waitForSelector("#time-error");
    assert.equal(await page.inputValue("#time-zone"), "Nowhere/Land");
    await fill(page, { "#time-zone": "Europe/Paris" }, "#time-save");
    await said(page, "Saved");
    await fill(page, { "#country": "DE" }, "#country-save");
    await said(page, "days off now");
    await fill(page, { "#off-date": "2027-03-01", "#off-name": "A rest" }, "#off-save");
    await said(page, "A day off");
    await fill(page, { "#pause-first": "2027-08-02", "#pause-last": "2027-08-13" }, "#pause-save");
    await said(page, "Paused");
    assert.deepEqual([site.json("settings").hours, site.json("settings").zone], [5, "Europe/Paris"]);

    const started = page.waitForEvent("download");
    await page.locator("a[href='/export']").click();
    const file = await (await started).path();
    assert.match(readFileSync(file, "utf8"), /rings at eight/);
    await page.locator("input[type=file]").setInputFiles(file);
    await page.locator("form[action='/import'] button").first().click();
    await page.waitForSelector("#toast p");

    await page.goto(`${site.origin}/settings/kinds`);
    await fill(page, { "#new-title": "Chess club", "#new-minutes": "90" }, "#new-save");
    await said(page, "A new kind");
  },
};

const SIZES = [["phone", PHONE], ["desk", DESK]];
const SCHEMES = ["light", "dark"];

for (const javaScriptEnabled of [true, false]) {
  test(`every screen does what it is for, ${javaScriptEnabled ? "with" : "without"} a script`, async (t) => {
    const launched = await browser(t);
    for (const [size, viewport] of SIZES) {
      for (const colorScheme of SCHEMES) {
        await t.test(`${size}, ${colorScheme}`, async (t) => {
          const site = furnished(t);
          const page = await visit(t, launched, site, { viewport, colorScheme, javaScriptEnabled, acceptDownloads: true });
          page.setDefaultTimeout(30_000);
          for (const [name, flow] of Object.entries(FLOWS)) {
            await page.goto(site.origin + (name === "today" ? "/" : `/${name}`));
            try {
              await flow(page, site);
            } catch (error) {
              throw new Error(`${name}: ${error.message}`, { cause: error });
            }
            if (javaScriptEnabled) assert.equal(await overflows(page), false, `${name} is too wide`);
          }
        });
      }
    }
  });
}
