// Takes a picture of every screen: phone and desk, light and dark, and on paper.
//
//   LEGWORK_BIN=target/release/legwork node app/tests/browser/shots.js FOLDER
//   LEGWORK_BIN=target/release/legwork node app/tests/browser/shots.js --readme FOLDER

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { open, screens } from "./screens.js";
import { browser, DESK, PHONE, Site, visit } from "./support.js";

const NOW = "2027-06-16T10:20:00+02:00";

/** What is left of a sheet of A4 between its margins, in pixels. */
const PAPER = { width: 680, height: 980 };

/** The screens that a newcomer sees, and those where something went wrong. */
const EMPTY = ["/", "/week", "/goals", "/commitments", "/activities", "/people", "/deals", "/insights", "/review", "/organisations", "/inbox", "/connectors"];
const WRONG = ["/nowhere", "/activities?from=never", "/goals/new?sentence=be+happy", "/commitments/new?sentence=close+5+deals+a+month"];

/** What the README shows: a name, a path, a size and a scheme. */
const README = [
  ["today", "/", { width: 390, height: 780 }, "light"],
  ["goal", "goal", { width: 1024, height: 760 }, "light"],
  ["week", "/week", { width: 1024, height: 760 }, "dark"],
];

const named = (path, before) => before + (path.replace(/\W+/g, "-").replace(/^-|-$/g, "") || "today");

/** Opens a page and waits until nothing moves. */
async function look(page, site, where) {
  await open(page, site, where);
  await page.evaluate(() => document.fonts.ready);
}

/** A whole page, as high as it is, so that what is fixed to its foot is there. */
async function whole(page, viewport, path) {
  await page.setViewportSize(viewport);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: viewport.width, height: Math.max(height, viewport.height) });
  await page.screenshot({ path });
}

/** Every screen of a site in one size and scheme. */
async function album(t, launched, site, all, to, [size, viewport], colorScheme, paper = false) {
  const page = await visit(t, launched, site, { viewport, colorScheme, deviceScaleFactor: size === "phone" ? 2 : 1 });
  for (const [name, path] of all) {
    await page.setViewportSize(viewport);
    await look(page, site, path);
    await whole(page, viewport, join(to, `${name}-${size}-${colorScheme}.png`));
    if (!paper) continue;
    await page.emulateMedia({ media: "print" });
    await whole(page, PAPER, join(to, `${name}-paper.png`));
    await page.emulateMedia({ media: "screen" });
  }
  await site.stop();
}

async function everything(t, to) {
  const launched = await browser(t);
  const site = new Site(t, { demo: true, now: NOW });
  const all = screens(site);
  for (const size of [["phone", PHONE], ["desk", DESK]]) {
    for (const scheme of ["light", "dark"]) await album(t, launched, site, all, to, size, scheme, size[0] === "desk" && scheme === "light");
  }
  const other = WRONG.map((path) => [named(path, "wrong-"), path]);
  await album(t, launched, site, other, to, ["phone", PHONE], "light");
  const empty = EMPTY.map((path) => [named(path, "empty-"), path]);
  await album(t, launched, new Site(t, { now: NOW }), empty, to, ["phone", PHONE], "light");
}

async function readme(t, to) {
  const launched = await browser(t);
  const site = new Site(t, { demo: true, now: NOW });
  const goal = screens(site).find(([name]) => name === "goal")[1];
  for (const [name, path, viewport, colorScheme] of README) {
    const page = await visit(t, launched, site, { viewport, colorScheme });
    await look(page, site, path === "goal" ? goal : path);
    await page.screenshot({ path: join(to, `${name}.png`) });
    await site.stop();
  }
}

// What a test would be handed: a place for what is to be done at the end.
const ends = [];
const t = { after: (end) => ends.unshift(end) };
const forReadme = process.argv[2] === "--readme";
const to = process.argv[forReadme ? 3 : 2] ?? "shots";
mkdirSync(to, { recursive: true });
try {
  await (forReadme ? readme : everything)(t, to);
  process.stderr.write(`pictures in ${to}\n`);
} finally {
  for (const end of ends) await end();
}
