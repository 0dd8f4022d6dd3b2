// No screen has a fault that axe-core can find, in any dress.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { open, screens } from "./screens.js";
import { browser, DESK, overflows, PHONE, Site, visit } from "./support.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const DRESSES = [
  ["phone, light", { viewport: PHONE, colorScheme: "light" }],
  ["phone, dark", { viewport: PHONE, colorScheme: "dark" }],
  ["desk, light", { viewport: DESK, colorScheme: "light" }],
  ["desk, dark", { viewport: DESK, colorScheme: "dark" }],
  ["320 px, light", { viewport: { width: 320, height: 640 }, colorScheme: "light" }],
  ["320 px, dark", { viewport: { width: 320, height: 640 }, colorScheme: "dark" }],
  // At 200 % a window of 1280 by 900 has room for half as much.
  ["200 % zoom, light", { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, colorScheme: "light" }],
  ["200 % zoom, dark", { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, colorScheme: "dark" }],
  ["forced colours, little motion", { viewport: DESK, forcedColors: "active", reducedMotion: "reduce" }],
];

/** What axe finds on a page, with everything opened that can be opened. */
async function faults(page) {
  await page.evaluate(() => document.querySelectorAll("main details").forEach((node) => (node.open = true)));
  await page.evaluate(AXE);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}

test("axe finds nothing on any screen in any dress", async (t) => {
  const site = new Site(t, { demo: true });
  const all = screens(site);
  const launched = await browser(t);
  for (const [dress, options] of DRESSES) {
    await t.test(dress, async (t) => {
      const page = await visit(t, launched, site, options);
      for (const [name, path] of all) {
        await open(page, site, path);
        assert.deepEqual(await faults(page), [], `${name}, ${dress}`);
        assert.equal(await overflows(page), false, `${name} is wider than the window, ${dress}`);
      }
      await site.stop();
    });
  }
});

test("a beginner's empty screens have no fault either", async (t) => {
  const site = new Site(t);
  const page = await visit(t, await browser(t), site, { viewport: PHONE });
  for (const path of ["/", "/week", "/goals", "/commitments", "/activities", "/people", "/deals", "/insights", "/review", "/organisations", "/people/duplicates", "/inbox", "/inbox/rules", "/connectors", "/import"]) {
    await page.goto(site.origin + path);
    assert.deepEqual(await faults(page), [], path);
  }
});
