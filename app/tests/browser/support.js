// A Legwork of its own for each test, in a Chromium that tells of every fault.

import assert from "node:assert/strict";
import { execFile, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const BINARY = process.env.LEGWORK_BIN ?? join(import.meta.dirname, "../../../target/debug/legwork");
const CHROMIUM = process.env.LEGWORK_CHROMIUM ?? "/usr/bin/chromium";

/** A Thursday morning, on which every test takes place unless it says otherwise. */
export const NOW = "2027-02-11T09:30:00+01:00";

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

/** What is needed of a real browser, and no line to anyone else. */
const ARGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** A folder that goes away with the test. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), "legwork-browser-"));
  t.after(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return path;
}

/** A database, a command line on it, and a server that can be stopped and started. */
export class Site {
  constructor(t, { demo = false, now = NOW } = {}) {
    this.now = now;
    this.db = join(folder(t), "legwork.db");
    this.listen = "127.0.0.1:0";
    if (demo) this.run("demo");
    t.after(() => this.stop());
  }

  get env() {
    const { LEGWORK_DB, ...rest } = process.env;
    return { ...rest, LEGWORK_NOW: this.now, NO_COLOR: "1" };
  }

  /** Runs a command of the shell; the answer is what it printed. */
  run(...args) {
    return execFileSync(BINARY, ["--db", this.db, ...args], { env: this.env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }

  /** The same beside the test, which is itself asked meanwhile. */
  async runBeside(...args) {
    await promisify(execFile)(BINARY, ["--db", this.db, ...args], { env: this.env });
  }

  /** Runs a command; the answer is what it printed, read as JSON. */
  json(...args) {
    return JSON.parse(this.run(...args, "--json"));
  }

  /** Starts the server; the answer is the link that works once. */
  async start() {
    const args = ["--db", this.db, "serve", "--json", "--listen", this.listen];
    this.server = spawn(BINARY, args, { env: this.env, stdio: ["ignore", "pipe", "pipe"] });
    this.said = "";
    this.server.stderr.on("data", (text) => (this.said += text));
    const lines = createInterface({ input: this.server.stdout });
    for await (const line of lines) {
      const begun = JSON.parse(line);
      this.listen = begun.address;
      this.origin = `http://${begun.address}`;
      return begun.link;
    }
    throw new Error(`the server did not start: ${this.said}`);
  }

  /** Stops the server at once, as a cable that is pulled. */
  async stop() {
    const { server } = this;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((done) => server.once("exit", done));
    server.kill("SIGKILL");
    await gone;
  }

  /** How many activities there are. */
  activities() {
    return this.json("activities", "--limit", "1000").activities;
  }
}

/** A Chromium for all tests of a file. */
export async function browser(t) {
  const launched = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  t.after(() => launched.close());
  return launched;
}

/** A browser that remembers, in a folder; it ends with the test, should the test not have closed it. */
export async function lasting(t, path, options = {}) {
  const context = await chromium.launchPersistentContext(path, { executablePath: CHROMIUM, args: ARGS, ...options });
  t.after(() => context.close());
  return context;
}

/** Watches a page for what must never happen; `faults` is filled as it does. */
export function watch(page, origin, faults = []) {
  page.on("dialog", (dialog) => (faults.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("pageerror", (error) => faults.push(`script: ${error.stack}`));
  page.on("console", (line) => {
    if (/Content Security Policy|Refused to/.test(line.text())) faults.push(`policy: ${line.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|about|blob):/.test(url)) faults.push(`foreign: ${url}`);
  });
  return faults;
}

/** A signed-in page on a site. `options` are those of a browser context. */
export async function visit(t, launched, site, options = {}) {
  const link = await site.start();
  const context = await launched.newContext({ viewport: PHONE, locale: "en-GB", timezoneId: "Europe/Berlin", ...options });
  const page = await context.newPage();
  const faults = watch(page, site.origin);
  await enter(page, link, options.javaScriptEnabled !== false);
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults, []);
  });
  return page;
}

/** Hands in the link that works once. */
export async function enter(page, link, script = true) {
  await page.goto(link);
  if (!script) await page.click("main button");
  await page.waitForURL((url) => url.pathname === "/");
}

/** Whether a page can be scrolled sideways, which it never should. */
export const overflows = (page) => page.evaluate(() => document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth + 1);

/** Waits until something holds. */
export async function until(check, what, tries = 300) {
  for (let n = 0; n < tries; n++) {
    if (await check()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`never: ${what}`);
}
