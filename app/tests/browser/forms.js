// Every form of a site as its own pages show it, and texts to put into each field.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const PROBE = readFileSync(join(import.meta.dirname, "probe.js"), "utf8");

/** Where the walk begins: what is only shown once a sentence was read is asked for. */
const SEEDS = [
  "/", "/menu", "/enter", "/no/such/page", "/goals?all=1", "/deals?all=1", "/commitments?all=1",
  "/goals/new?sentence=grow+revenue+by+20%25",
  "/goals/new?sentence=win+5+new+clients+by+the+end+of+June+2027",
  "/commitments/new?sentence=make+two+cold+calls+every+day",
  "/commitments/new?sentence=make+cold+calls",
  "/commitments/new?sentence=bring+my+weight",
];

/** Links that are not pages. */
const FILES = /^\/(export|backup)/;

/** What a walk would follow for ever. */
const TIME = /[?&](date|week|from|year)=/;

const TEXTS = ["text", "search", "email", "tel", "url", "password", "textarea", "file"];

const MANY = 4; // requests at once
const BATCH = 50; // answers that are looked at together

/** So many pages of one kind are walked through. */
const ROWS = 110;

/** So many texts stand in one field that is sent to be refused. */
const ROW = 5;

/** Fields that say where a form stands, not what was typed. */
const PLACES = ["form", "back", "next"];

/** Forms that end what they are about, so that they come last; and one that ends the session. */
export const ENDS = ["/deals/won", "/deals/lost", "/goals/close", "/commitments/retire", "/activities/remove", "/settings/holidays/remove"];
const LEAVES = ["/leave", "/enter", "/undo"];

export const isText = ({ type }) => TEXTS.includes(type);

/** A path without what differs from row to row. */
export const kindOf = (path) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}").replace(/=[^&]*/g, "=");

let made = 0;
/** An id that was never used. */
const freshId = () => `01950000-0000-7000-8000-${(made++).toString(16).padStart(12, "0")}`;

const day = (n) => new Date(Date.UTC(2027, 1, 12 + n)).toISOString().slice(0, 10);

/** Something that each field takes, by its name. */
const GIVEN = {
  line: () => "2 cold calls",
  name: (n) => `Ann Lee ${n}`,
  title: (n) => `Website ${n}`,
  sentence: (n, action) => (action.startsWith("/goals") ? `win 5 new clients${n} by the end of June 2027` : `make 2 visits${n} every week`),
  stage: () => "talk",
  amount: () => "5",
  value: () => "EUR 500",
  choice: () => "keep",
  currency: () => "EUR",
  zone: () => "Europe/Berlin",
  daily: () => "MO-TH 09:00; FR 14:00",
  review: () => "FR 16:00",
  quiet: () => "21:00-07:00",
  base: () => "https://legwork.example",
  keep: () => "30",
  minutes: () => "10",
  period: () => "week",
  // Days off and pauses lie ahead, what was done before.
  date: (n, action) => (action.startsWith("/settings") ? day(n) : "2027-02-10"),
  on: () => "2027-02-10",
  first: (_, action) => (action.startsWith("/settings") ? null : "2027-03-01"),
  last: () => "2027-03-02",
  effective: () => "2027-02-15",
};

/** Sentences that hold a text where it is kept. */
const SENTENCES = {
  line: [(text) => text, (text) => `2 cold calls // ${text}`, (text) => `called ${text} @${text} // x`],
  "/goals": [(text) => `win 5 new ${text} by the end of June 2027`],
  "/commitments": [(text) => `make 2 ${text} every week`],
  email: [(text) => `${text}@x.example`],
  phone: [(text) => `+49 30 1234567 x ${text}`],
  link: [(text) => `https://x.example/${text}`],
};

/** How a text is put into a field: as it is, or within a sentence. */
export function within(field, action) {
  return SENTENCES[field.name === "sentence" ? action : field.name] ?? [(text) => text];
}

/** What a form is sent with, before anything is put into it. `n` makes it differ. */
export function filled(form, n) {
  const values = [];
  for (const { name, type, value, checked, options } of form.fields) {
    if ((type === "checkbox" || type === "radio") && !checked) continue;
    const fresh = name === "entry" || (name === "id" && form.path.includes("/new"));
    const given = GIVEN[name]?.(n, form.action);
    if (fresh) values.push([name, freshId()]);
    else if (type === "file") values.push([name, ["a.jsonl", "x"]]);
    else if (type === "hidden" || (value && !["first", "sentence"].includes(name)) || given == null) values.push([name, value || options?.[0] || ""]);
    else values.push([name, given]);
  }
  if (form.fields.some(({ name }) => name === "choice")) values.push(["choice", "keep"]);
  return values;
}

/** The same with some fields changed. */
export const put = (values, changes) => values.map(([name, value]) => [name, name in changes ? changes[name] : value]);

function body(values, multipart) {
  if (!multipart) return new URLSearchParams(values);
  const data = new FormData();
  for (const [name, value] of values) data.append(name, Array.isArray(value) ? new File([value[1]], value[0]) : value);
  return data;
}

/** A page from which forms are sent, and the forms found so far. */
export class Bench {
  constructor(page, origin, payloads) {
    Object.assign(this, { page, origin, payloads, faults: [], sent: 0, kept: new Map(), forms: new Map(), paths: [], n: 0 });
  }

  /** Opens a page without a script of its own, and gives it the probe. */
  async open() {
    await this.page.goto(`${this.origin}/healthz`);
    await this.page.evaluate(PROBE);
    const cookies = await this.page.context().cookies(this.origin);
    this.cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    await this.page.evaluate((payloads) => (window.probe.state.payloads = payloads), this.payloads);
    return this;
  }

  /** Sends requests, some at once, and has each answer looked at in the browser. */
  async all(jobs) {
    const answers = new Array(jobs.length);
    let next = 0;
    const work = async () => {
      while (next < jobs.length) {
        const at = next++;
        answers[at] = await this.ask(jobs[at]);
      }
    };
    await Promise.all(Array.from({ length: MANY }, work));
    const found = [];
    for (let at = 0; at < jobs.length; at += BATCH) {
      const batch = answers.slice(at, at + BATCH);
      found.push(...(await this.page.evaluate((batch) => batch.map((one) => window.probe.examine(one)), batch)));
    }
    return jobs.map(({ action, method = "GET" }, at) => {
      const { status } = answers[at];
      const faults = found[at].faults.concat(status >= 500 ? [`status ${status}`] : []);
      this.faults.push(...faults.map((one) => `${method} ${action.slice(0, 200)}: ${one}`));
      return { ...found[at], status };
    });
  }

  async ask({ action, method = "GET", values, multipart, whole, crawl, shown }) {
    const headers = { cookie: this.cookie, ...(whole ? {} : { fragment: "1" }) };
    const asked = method === "GET" && values ? `${action}?${new URLSearchParams(values)}` : action;
    const init = method === "GET" ? { headers } : { method, headers: { ...headers, origin: this.origin }, body: body(values, multipart) };
    const answer = await fetch(this.origin + asked, init);
    return { path: action, status: answer.status, html: await answer.text(), crawl, shown };
  }

  /** Which payloads could be read on some page so far. */
  seen = () => this.page.evaluate(() => [...window.probe.state.seen]);

  /** Follows every link, and notes every form: by its key, with one specimen for each row. */
  async walk({ show = false } = {}) {
    this.forms.clear();
    this.paths = [];
    const times = new Map();
    const known = new Set();
    const fresh = (paths) =>
      paths.map((path) => path.split("#")[0]).filter((path) => {
        if (!path.startsWith("/") || FILES.test(path) || known.has(path)) return false;
        known.add(path);
        const kind = kindOf(path);
        times.set(kind, (times.get(kind) ?? 0) + 1);
        return times.get(kind) <= (TIME.test(path) ? 2 : path.includes("?") ? 4 : ROWS);
      });
    let next = fresh(SEEDS);
    while (next.length) {
      const answers = await this.all(next.map((action) => ({ action, crawl: true, shown: show, whole: true })));
      this.paths.push(...next);
      for (const form of answers.flatMap(({ forms }) => forms)) {
        if (LEAVES.includes(form.action)) continue;
        if (!this.forms.has(form.key)) this.forms.set(form.key, []);
        this.forms.get(form.key).push(form);
      }
      next = fresh(answers.flatMap(({ links }) => links));
    }
    return this;
  }

  /** Sends a form with texts in some fields, so that it is kept; says on a small page what came of it. */
  job(form, changes) {
    const values = put(put(filled(form, this.n++), { back: "/keys", next: "/keys" }), changes);
    return { action: form.action, method: form.method, multipart: form.multipart, values };
  }

  /** Puts every payload into every text field of a form, such that as many as possible are kept. */
  async keep(specimens) {
    const [{ action, key, fields }] = specimens;
    const texts = fields.filter(isText).filter(({ type }) => type !== "file");
    let at = ENDS[1] === action ? specimens.length : 0; // from the other end, for what can end in two ways
    const next = () => specimens.at((ENDS[1] === action ? --at : at++) % specimens.length);
    let free = texts.flatMap((field) => within(field, action).map((put) => ({ name: field.name, put })));
    const send = async (tries) => {
      const jobs = tries.map(({ payload, holes }) => this.job(next(), Object.fromEntries(holes.map(({ name, put }) => [name, put(payload)]))));
      const answers = await this.all(jobs);
      this.sent += tries.reduce((sum, { holes }) => sum + holes.length, 0);
      tries.forEach(({ holes }, n) => {
        for (const { name } of holes) {
          const place = `${key.split(" ").slice(0, 2).join(" ")} ${name}`;
          this.kept.set(place, (this.kept.get(place) ?? 0) + (answers[n].status === 200 ? 1 : 0));
        }
      });
      return answers.map(({ status }) => status === 200);
    };
    const single = (payload) => free.map((hole) => ({ payload, holes: [hole] }));
    // What each field takes by itself is learnt from the first.
    const [first, ...rest] = this.payloads;
    const took = await send(single(first));
    const takes = free.filter((_, n) => took[n]);
    const several = new Set(takes.map(({ name }) => name)).size < takes.length;
    const together = rest.map((payload) => ({ payload, holes: takes }));
    const joint = takes.length > 0 && !several ? await send(together) : rest.map(() => false);
    // Addresses refuse many texts, and keep some that others refuse.
    const choosy = free.filter(({ name }, n) => !took[n] && ["email", "link"].includes(name));
    await send(rest.flatMap((payload) => choosy.map((hole) => ({ payload, holes: [hole] }))));
    const left = rest.filter((_, n) => !joint[n]);
    free = several || takes.length > 1 ? takes : [];
    await send(left.flatMap(single));
  }

  /**
   * Puts every payload into every field of a form at once, some in a row, such
   * that it is shown again with what was typed; and a few into each field that
   * is no text by itself.
   */
  async refuse([form]) {
    const { payloads } = this;
    const text = (n) => Array.from({ length: ROW }, (_, k) => payloads[(ROW * n + k) % payloads.length]).join(" ");
    const hole = ({ name }) => !PLACES.includes(name);
    const value = (field, n) => (field.type === "file" ? [text(n), text(n + 1)] : hole(field) ? text(n) : field.value);
    const at = (values) => ({ ...form, action: form.action, values });
    const typed = Array.from({ length: payloads.length / ROW }, (_, n) => at(form.fields.map((field, k) => [field.name, value(field, n + 7 * k)])));
    const odd = form.fields.filter((field) => hole(field) && !isText(field));
    const alone = odd.flatMap(({ name }, k) => [0, 1].map((n) => at(put(filled(form, this.n++), { [name]: payloads[(11 * k + n) % payloads.length] }))));
    await this.all([...typed, ...alone]);
    this.sent += payloads.length * form.fields.filter(hole).length + alone.length;
  }
}
