// Whatever is typed anywhere stays a text everywhere: no page takes it for
// markup, a script or an address.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Bench, ENDS, isText, kindOf } from "./forms.js";
import { PAYLOADS } from "./payloads.js";
import { browser, Site, until, visit, watch } from "./support.js";

const CHUNK = 50; // what a list shows at most
const TYPED = 5;

/** Fields that must be among those found, by the form that holds them. */
const NAMED = [
  "POST /log line", "POST /log note", "POST /log people",
  "POST /goals sentence", "POST /goals why", "POST /goals baseline", "POST /goals currency",
  "POST /goals/edit target", "POST /goals/edit baseline", "POST /goals/edit metric", "POST /goals/edit currency", "POST /goals/edit why",
  "POST /goals/close reason", "POST /goals/results amount", "POST /goals/results note",
  "POST /commitments sentence", "POST /commitments/edit reason", "POST /commitments/retire reason",
  "POST /activities/edit people", "POST /activities/edit note",
  ...["name", "organisation", "email", "phone", "link", "note"].flatMap((name) => [`POST /people ${name}`, `POST /people/edit ${name}`]),
  ...["title", "person", "organisation", "value", "stage"].map((name) => `POST /deals ${name}`),
  "POST /deals/move stage", "POST /deals/won value", "POST /deals/won reason", "POST /deals/lost reason",
  "POST /settings name", "POST /settings zone", "POST /settings currency",
  "POST /settings/holidays/add name", "POST /settings/pause reason", "POST /settings/kinds title",
  "POST /review reason", "POST /import file", "GET /plan deal", "GET /plan anyway", "POST /plan/rates value",
  "GET /activities text", "GET /people text", "GET /settings/kinds text", "GET /goals/new sentence", "GET /commitments/new sentence",
];

/** What is kept as it was typed, so that it must be read on some page. */
const KEPT = [
  "POST /log line", "POST /log note", "POST /log people", "POST /goals why", "POST /goals/edit why", "POST /goals/edit metric", "POST /goals/close reason",
  "POST /goals/results note", "POST /commitments/edit reason", "POST /commitments/retire reason", "POST /activities/edit note", "POST /people name", "POST /people organisation",
  "POST /people note", "POST /people/edit name", "POST /people/edit note", "POST /deals title", "POST /deals stage", "POST /deals/won reason",
  "POST /deals/lost reason", "POST /settings name", "POST /settings/holidays/add name", "POST /settings/pause reason", "POST /settings/kinds title", "POST /review reason",
];

/** What may stand in an address. */
const ASKED = ["text", "sentence", "week", "date", "kind", "range", "year", "key", "line", "person", "relationship", "order", "from", "to", "all", "sheet", "fragment", "goal", "hours", "deal", "win", "later", "anyway", "afresh", "hand"];

/** Names that lead somewhere by themselves, and what stands before the payload. */
const ALONE = [
  ["/week", "date", ""], ["/review", "week", ""], ["/deals/new", "person", ""], ["/enter", "key", ""], ["/export", "sheet", ""],
  ["/insights", "range", ""], ["/plan", "deal", ""], ["/plan/mix", "deal", ""], ["/plan/outcome", "anyway", ""], ["/plan", "goal", ""], ["/activities", "person", ""],
  ["/preview", "line", ""], ["/preview", "line", "2 cold calls // "], ["/preview", "line", "called "], ["/preview", "line", "called Ann @"],
];

/** The payloads, three in a row. */
const THREES = PAYLOADS.flatMap((_, n) => (n % 3 ? [] : [PAYLOADS.slice(n, n + 3).join(" ")]));

const texts = (form) => form.fields.filter(isText).map(({ name }) => `${form.method} ${form.action} ${name}`);
const ends = (form) => ENDS.includes(form.action);

/** A site, its first page, and a bench beside it. */
async function begin(t, launched, payloads) {
  const site = new Site(t);
  site.run("goal", "add", "sell for EUR 50,000 by the end of December 2027");
  site.run("rates", "set", "deal.worth", "EUR 5000");
  const page = await visit(t, launched, site);
  const place = await page.context().newPage();
  const bench = await new Bench(place, site.origin, payloads).open();
  watch(place, site.origin, bench.faults);
  // An open page would show itself anew with every change.
  await page.goto(`${site.origin}/healthz`);
  return { site, page, bench };
}

/** Fills a site with payloads, first by the forms that make something, then by those that change it, and last, if wanted, by those that end it. */
async function furnish(bench, ending) {
  const done = new Set();
  for (const round of ["made", "changed"]) {
    await bench.walk();
    const forms = [...bench.forms.values()].filter(([form]) => form.method === "POST" && !form.multipart && (ending && round === "changed" || !ends(form)));
    // The form with the most fields stands for others that lead to the same place.
    for (const specimens of forms.sort(([one], [other]) => ends(one) - ends(other) || texts(other).length - texts(one).length)) {
      const places = texts(specimens[0]);
      if (places.every((place) => done.has(place))) continue;
      places.forEach((place) => done.add(place));
      await bench.keep(specimens);
      // As many to lose as to win.
      if (specimens[0].action === "/deals") await bench.keep(specimens);
    }
  }
  return bench.walk({ show: true });
}

/** Opens one page of each kind in the browser, with all that can be opened. */
async function look(page, bench) {
  const kinds = new Map(bench.paths.map((path) => [kindOf(path.split("?")[0]), path]));
  for (const path of kinds.values()) {
    await page.goto(bench.origin + path);
    await page.evaluate(() => document.querySelectorAll("details").forEach((node) => (node.open = true)));
  }
  return kinds.size;
}

/** Sends a form as a browser without a script does: the answer is the new page. */
function send({ action, method, values }) {
  const form = document.createElement("form");
  Object.assign(form, { method, action });
  for (const [name, value] of values) {
    const field = document.createElement("textarea");
    Object.assign(field, { name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}

/** Many payloads in the fields of each form, sent as a browser without a script does. */
async function submit(page, bench) {
  const forms = [...bench.forms.values()].map(([form]) => [`${form.method} ${form.action}`, form]);
  for (const form of new Map(forms).values()) {
    if (form.multipart) continue;
    const holes = form.fields.filter(({ name }) => !["form", "back", "next"].includes(name));
    const each = Math.max(1, Math.floor((form.method === "GET" ? 60 : PAYLOADS.length) / holes.length));
    const values = form.fields.map(({ name, value }) => {
      const at = holes.findIndex((hole) => hole.name === name);
      return [name, at < 0 ? value : PAYLOADS.slice(at * each, (at + 1) * each).join(" ")];
    });
    await page.goto(`${bench.origin}/healthz`);
    const shown = page.waitForEvent("load");
await page.evaluate(send, { ...form, values });
    await shown;
  }
}

/** Types into the quick log, reads how it will be read, and saves it. */
async function type(page, origin, payloads) {
  await page.goto(origin);
  for (const payload of payloads) {
    await page.fill("#line", `2 cold calls // ${payload}`);
    await page.waitForSelector("#reading .chip");
    await page.press("#line", "Enter");
    await until(async () => (await page.inputValue("#line")) === "", "it is logged");
    await page.fill("#line", payload);
    await page.waitForSelector("#reading .chip");
    await page.press("#line", "Enter");
    await until(async () => (await page.inputValue("#line")) === "" || (await page.isVisible("#quick-error")), "it is refused");
  }
  await page.context().setOffline(true);
  for (const payload of payloads.slice(0, 3)) {
    await page.fill("#line", `2 cold calls // ${payload}`);
    await page.press("#line", "Enter");
    await until(async () => (await page.inputValue("#line")) === "", "it waits");
  }
  await page.evaluate(() => (document.getElementById("waiting").open = true));
  await page.context().setOffline(false);
}

test("the probe notices a page that is taken in", async (t) => {
  const { bench } = await begin(t, await browser(t), PAYLOADS);
  const missed = await bench.page.evaluate((payloads) => {
    const { intruders, parse } = window.probe;
    const places = [(text) => `<p>${text}</p>`, (text) => `<input value="${text}">`, (text) => `<textarea>${text}</textarea>`, (text) => `<option>${text}`];
    return payloads.filter((text) => !places.some((put) => intruders(parse(put(text))).length));
  }, PAYLOADS);
  // What is left would need a place that no page has: a script, a template, an address.
  assert.ok(missed.every((text) => !/<\w/.test(text)), missed.join("\n"));
  assert.ok(missed.length < 20, missed.join("\n"));
});

test("whatever is kept is shown as a text on every page", async (t) => {
  const launched = await browser(t);
  const kept = new Map();
  let sent = 0;
  for (let at = 0; at < PAYLOADS.length; at += CHUNK) {
    const payloads = PAYLOADS.slice(at, at + CHUNK);
    const { site, page, bench } = await begin(t, launched, payloads);
    await furnish(bench, true);
    await look(page, bench);
    await type(page, site.origin, payloads.filter((_, n) => n % (CHUNK / TYPED) === 0));
    const seen = await bench.seen();
    assert.deepEqual(payloads.filter((one) => !seen.includes(one)), [], "each is read on some page");
    assert.deepEqual(bench.faults, []);
    for (const [name, count] of bench.kept) kept.set(name, (kept.get(name) ?? 0) + count);
    sent += bench.sent;
    await site.stop();
  }
  for (const name of KEPT) assert.ok(kept.get(name) > PAYLOADS.length / 2, `${name} kept ${kept.get(name)}`);
  t.diagnostic(`${sent} texts sent into ${kept.size} fields`);
  t.diagnostic([...kept].map(([name, count]) => `${name}: ${count}`).join(", "));
});

/** Every name that an address may hold, and every path, with payloads in it. */
async function addresses(bench) {
  const paths = new Set(bench.paths.map((path) => path.split("?")[0]));
  const shuffled = (n) => ASKED.map((name, k) => [name, PAYLOADS[(n * 31 + k * 7) % PAYLOADS.length]]);
  const some = [...paths, "/enter", "/preview"].flatMap((action) => [0, 1].map((n) => ({ action, values: shuffled(n) })));
  const alone = (action) => (action === "/preview" ? PAYLOADS : THREES);
  const each = ALONE.flatMap(([action, name, around]) => alone(action).map((text) => ({ action, values: [[name, around + text]] })));
  const heads = ["/people/", "/goals/", "/deals/", "/assets/0123/"];
  const within = PAYLOADS.flatMap((payload, n) => ["/", heads[n % heads.length]].map((path) => ({ action: path + encodeURIComponent(payload), whole: true })));
  const jobs = [...some, ...each, ...within];
  await bench.all(jobs);
  return jobs.length;
}

/** An export comes back with a payload in the place of each text, one after the other. */
async function imports(bench) {
  const lines = (await bench.ask({ action: "/export" })).html.trim().split("\n").map((line) => JSON.parse(line));
  const [form] = [...bench.forms.values()].find(([form]) => form.multipart);
  const known = new Set();
  const jobs = [];
  lines.forEach((line, at) => {
    for (const [name, value] of Object.entries(line.row ?? line)) {
      const place = `${line.table} ${name}`;
      if (typeof value !== "string" || known.has(place)) continue;
      known.add(place);
      const payload = PAYLOADS[jobs.length % PAYLOADS.length];
      const changed = { ...(line.row ?? line), [name]: payload };
      const file = lines.with(at, line.row ? { ...line, row: changed } : changed).map((one) => JSON.stringify(one)).join("\n");
      jobs.push({ ...form, values: [["form", "import"], ["back", "/settings"], ["replace", "1"], ["file", [`${payload}.jsonl`, file]]] });
    }
  });
  const answers = await bench.all(jobs);
  await bench.walk({ show: true });
  return { sent: jobs.length, taken: answers.filter(({ status }) => status === 200).length };
}

test("whatever is refused is shown again as a text", async (t) => {
  const { page, bench } = await begin(t, await browser(t), ["Plain One", "Plain Two"]);
  const found = new Set();
  const note = () => [...bench.forms.values()].forEach(([form]) => texts(form).forEach((place) => found.add(place)));
  await bench.walk();
  const forms = new Map(bench.forms);
  await furnish(bench, false);
  for (const [key, specimens] of bench.forms) forms.set(key, specimens);
  bench.forms = forms;
  note();
  assert.deepEqual(NAMED.filter((place) => !found.has(place)), [], "the walk found every field that must be there");
  bench.payloads = PAYLOADS;
  bench.sent = 0;
  for (const specimens of forms.values()) await bench.refuse(specimens);
  const asked = await addresses(bench);
  await submit(page, bench);
  const { sent, taken } = await imports(bench);
  assert.deepEqual(bench.faults, []);
  t.diagnostic(`${forms.size} forms with ${found.size} text fields; ${bench.sent} texts in them, ${asked} addresses, ${sent} imports of which ${taken} were taken`);
});
