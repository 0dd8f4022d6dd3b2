// Takes a picture of every screen: phone and desk, light and dark.
//
//   LEGWORK_BIN=target/release/legwork node app/tests/browser/shots.js FOLDER

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { screens } from "./screens.js";
import { browser, DESK, PHONE, Site, visit } from "./support.js";

const [to = "shots"] = process.argv.slice(2);
mkdirSync(to, { recursive: true });

// What a test would be handed: a place for what is to be done at the end.
const ends = [];
const t = { after: (end) => ends.unshift(end) };

try {
  const site = new Site(t, { demo: true, now: "2027-06-16T10:20:00+02:00" });
  const all = screens(site);
  const launched = await browser(t);
  for (const [size, viewport] of [["phone", PHONE], ["desk", DESK]]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await visit(t, launched, site, { viewport, colorScheme, deviceScaleFactor: size === "phone" ? 2 : 1 });
      for (const [name, path] of all) {
        await page.goto(site.origin + path);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: join(to, `${name}-${size}-${colorScheme}.png`), fullPage: true });
      }
      await site.stop();
    }
  }
  process.stderr.write(`${all.length * 4} pictures in ${to}\n`);
} finally {
  for (const end of ends) await end();
}
