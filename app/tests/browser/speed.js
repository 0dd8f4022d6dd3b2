// Measures pages as a slow phone shows them: slow 4G (150 ms there and back,
// 1.6 Mbit/s) and a processor four times slower. A part of scripts/bench.
//
//   LEGWORK_BIN=target/release/legwork node app/tests/browser/speed.js
//
// Prints one line a page: name, largest contentful paint in milliseconds, sum of
// layout shifts, time that scripts blocked in milliseconds, bytes. Then, without
// any slowing down, what a moved slider of the plan takes: the median and the
// slowest of fifty whole requests, in milliseconds.

import { screens } from "./screens.js";
import { browser, PHONE, Site, visit } from "./support.js";

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const PAGES = ["today", "week", "goals", "goal", "plan", "rates", "activities", "people", "insights", "review"];

/** Sliders of the plan, by what is moved. */
const WHAT_IF = [
  ["hours", "/plan/mix?afresh=1&hours=6"],
  ["hours, with open deals", "/plan/mix?afresh=1&anyway=0&hours=6"],
  ["deals and win rate, with open deals", "/plan/mix?afresh=1&anyway=0&hours=6&deal=30000&win=1/3"],
  ["a mix by hand", "/plan/outcome?afresh=1&anyway=0&hand=1&n-referral-ask=1"],
];

/** How long each of so many requests of a path takes, after a few that are not counted. */
const asked = async ([path, rounds]) => {
  const times = [];
  for (let n = -5; n < rounds; n++) {
    const began = performance.now();
    await (await fetch(path, { headers: { Fragment: "1" } })).text();
    if (n >= 0) times.push(performance.now() - began);
  }
  return times;
};

const ends = [];
const t = { after: (end) => ends.unshift(end) };

/** What the browser noted of a page: what it does not say by itself is asked for once it is loaded. */
const noted = () =>
  new Promise((done) => {
    const found = { lcp: 0, shift: 0, blocked: 0 };
    const see = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    see("largest-contentful-paint", (entry) => (found.lcp = Math.max(found.lcp, entry.startTime)));
    see("layout-shift", (entry) => (found.shift += entry.hadRecentInput ? 0 : entry.value));
    see("longtask", (entry) => (found.blocked += Math.max(0, entry.duration - 50)));
    setTimeout(() => done(found), 500);
  });

const middle = (all) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)];

try {
  const site = new Site(t, { demo: true, now: "2027-06-16T10:20:00+02:00" });
  const paths = new Map(screens(site));
  const page = await visit(t, await browser(t), site, { viewport: PHONE, serviceWorkers: "block" });
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  let bytes = 0;
  session.on("Network.loadingFinished", (done) => (bytes += done.encodedDataLength));
  const measure = async (name, fresh) => {
    const rounds = [];
    for (let n = 0; n < ROUNDS; n++) {
      if (fresh) await session.send("Network.clearBrowserCache");
      bytes = 0;
      await page.goto(site.origin + paths.get(name), { waitUntil: "load" });
      rounds.push({ ...(await page.evaluate(noted)), bytes });
    }
    const of = (what) => middle(rounds.map((round) => round[what]));
    console.log(`${fresh ? "first load" : name}\t${of("lcp").toFixed(0)}\t${of("shift").toFixed(3)}\t${of("blocked").toFixed(0)}\t${of("bytes")}`);
  };
  await measure("today", true);
  for (const name of PAGES) await measure(name, false);
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  for (const [name, path] of WHAT_IF) {
    const times = await page.evaluate(asked, [path, 50]);
    console.log(`what if: ${name}\t${middle(times).toFixed(1)}\t${Math.max(...times).toFixed(1)}`);
  }
} finally {
  for (const end of ends) await end();
}
