// How much is sent. Times are measured by scripts/bench, which does not fail.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, screens } from "./screens.js";
import { browser, PHONE, Site, visit } from "./support.js";

/** What comes over the wire, headers included, while something is done. */
async function sent(page, act) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", (done) => (bytes += done.encodedDataLength));
  await act();
  await page.waitForTimeout(300);
  await session.detach();
  return bytes;
}

test("the first load is at most 50 kB in all, every later page at most 15 kB", async (t) => {
  const site = new Site(t, { demo: true });
  const all = screens(site);
  const page = await visit(t, await browser(t), site, { viewport: PHONE, serviceWorkers: "block" });
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.clearBrowserCache");
  const first = await sent(page, () => page.goto(site.origin));
  t.diagnostic(`first load: ${first} bytes`);
  assert.ok(first <= 50_000, `first load: ${first} bytes`);
  for (const [name, path] of all) {
    // What is sent on the way to a screen is no part of it.
    if (typeof path === "function") await open(page, site, path);
    const bytes = await sent(page, () => (typeof path === "function" ? page.reload() : open(page, site, path)));
    t.diagnostic(`${name}: ${bytes} bytes`);
    assert.ok(bytes <= 15_000, `${name}: ${bytes} bytes`);
  }
});
