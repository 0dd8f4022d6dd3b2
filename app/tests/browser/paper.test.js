// What is made for paper is one page, whatever the paper, and black on white.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, DESK, PHONE, Site, visit } from "./support.js";

const PATHS = ["/week/scorecard", "/plan/quarter"];

/** What is left of a sheet between its margins of 12 mm, in pixels of 1/96 inch. */
const PAPERS = { A4: [703, 1032], Letter: [725, 965] };

/** Twelve promises whose titles take two lines and more. */
const LONG = [
  "Reach out to one former or lapsed client every week to try to rekindle a relationship that nobody at the firm has looked after for years",
  "Invite 10 new people who lead family businesses in the region to connect on LinkedIn each week, with a line on what we have in common",
  "Post relevant information for owners of workshops and small factories on my LinkedIn profile 3X/week",
  "Send out a monthly e-newsletter to our database and to everybody who met us at a fair, with a story from the workshop",
  "Write one blog post each month to showcase our subject matter expertise in the refurbishment of listed buildings",
  "Make two cold calls every day to practices that have just moved into larger rooms and will need new contracts",
  "Send two cold emails each day to people whose work I have read, with a remark on it that shows that I did",
  "Ask for one referral each week from somebody who was glad about the last project and knows others like them",
  "Have 2 coffee meetings a week with architects, engineers and accountants who meet our clients before we do",
  "Go to 1 networking event a month of a chamber, a guild or an association, and talk to three strangers there",
  "Reach out to three current clients every day and ask what has changed for them since we spoke last",
  "No more than 3 hours of unpaid concept work a week for people who have not said what they want to spend",
];

const GOALS = [
  "win 12 new clients by the end of December 2027",
  "win 3 clients in the north by the end of June 2027",
  "read 24 books by the end of 2027",
  "win 5 clients abroad by the end of September 2027",
];

/** A site with so many of them, made five weeks ago. */
function promised(t, many) {
  const site = new Site(t, { now: "2027-01-06T08:00:00+01:00" });
  for (const sentence of LONG.slice(0, many)) site.run("commit", sentence);
  if (many) {
    for (const goal of GOALS.slice(0, many / 3)) site.run("goal", "add", goal, "--why", "to hire two people, and to choose what we work on");
    site.run("log", "2 cold calls");
  }
  site.now = "2027-02-11T09:30:00+01:00";
  if (many) site.run("log", "2 cold calls");
  return site;
}

/** How many pages a PDF has. */
const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;

/** What sticks out of the sheet, or is cut off. */
const sticking = (page) =>
  page.evaluate(() => {
    const { left, right } = document.querySelector(".sheet").getBoundingClientRect();
    const all = [...document.querySelectorAll(".sheet :not(.heard)")].filter((node) => node.getClientRects().length);
    const out = (node) => node.getBoundingClientRect().right > right + 1 || node.getBoundingClientRect().left < left - 1;
    return all.filter(out).map((node) => node.outerHTML.slice(0, 120));
  });

/** Prints both pages of a site on both papers. */
async function printed(t, site, colorScheme) {
  const page = await visit(t, await browser(t), site, { viewport: DESK, colorScheme });
  for (const path of PATHS) {
    await page.goto(site.origin + path);
    for (const [format, [width, height]] of Object.entries(PAPERS)) {
      const what = `${path} on ${format}, ${colorScheme}`;
      for (const printBackground of [true, false]) assert.equal(pages(await page.pdf({ format, printBackground })), 1, what);
      await page.emulateMedia({ media: "print", colorScheme });
      await page.setViewportSize({ width, height });
      assert.deepEqual(await sticking(page), [], what);
      const paper = await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.documentElement);
        const shown = [...document.querySelectorAll("nav, form, button, .more, .foot, #toast")].filter((node) => node.getClientRects().length);
        return [backgroundColor, color, shown.map((node) => node.outerHTML.slice(0, 80))];
      });
      assert.deepEqual(paper, ["rgb(255, 255, 255)", "rgb(0, 0, 0)", []], what);
      await page.emulateMedia({ media: null, colorScheme });
      await page.setViewportSize(DESK);
    }
  }
}

for (const many of [0, 8, 12]) {
  test(`with ${many} commitments of long sentences, each page is one`, async (t) => printed(t, promised(t, many), "light"));
}

test("the demo year is one page each, also where the screen is dark", async (t) => printed(t, new Site(t, { demo: true }), "dark"));

test("a link to what can be printed stands where one plans and looks back", async (t) => {
  const site = promised(t, 2);
  const page = await visit(t, await browser(t), site, { viewport: PHONE });
  for (const [from, link, to] of [
    ["/week", "#week-print", "/week/scorecard?date=2027-02-08"],
    ["/review", "#review-print", "/week/scorecard?date=2027-02-08"],
    ["/review", "#review-plan", "/plan/quarter"],
    ["/plan", "#plan-print", "/plan/quarter"],
  ]) {
    await page.goto(site.origin + from);
    await page.click(link);
    await page.waitForURL(site.origin + to);
    assert.equal(await page.locator(".sheet").count(), 1, to);
  }
});

test("a box to tick stands for each day that owes something, and a mark for each week that is over", async (t) => {
  const site = promised(t, 6);
  const page = await visit(t, await browser(t), site, { viewport: DESK });
  await page.goto(`${site.origin}/week/scorecard`);
  const row = page.locator("tbody tr", { hasText: "Make cold calls" });
  // Two calls on Thursday; nothing before it; Friday is to come, the weekend owes nothing.
  assert.deepEqual(await row.locator("td").evaluateAll((cells) => cells.map((cell) => cell.className)), ["none", "none", "none", "good", "box", "off", "off", "total", "part"]);
  await page.goto(`${site.origin}/plan/quarter`);
  const weeks = page.locator("tbody tr", { hasText: "Make cold calls" }).locator("td:not(.total)");
  // From the week of 4 January to that of 22 March: 1 April is a Thursday.
  assert.equal(await weeks.count(), 12);
  assert.deepEqual((await weeks.evaluateAll((cells) => cells.map((cell) => cell.className))).slice(0, 7), ["part", "missed", "missed", "missed", "missed", "part", "box"]);
});
