// Every screen, where it is found, on a site with a demo year.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file of which one row cannot be read. */
const FILE = {
  name: "acts.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("Date,Activity,Person\n2027-01-04,call,Nora Quist\nsoon,call,Bob Ray\n"),
};

/** Runs a command that may fail. */
const attempt = (site, ...words) => {
  try {
    site.run(...words);
  } catch {
    // A connector that fails is what is wanted.
  }
};

/** What the demo year has none of: tags, people and organisations that came twice, a merge that can be taken back, connectors of which one fails, a rule. */
function furnish(site) {
  if (site.furnished) return;
  site.furnished = true;
  site.run("people", "edit", "Ben Attwell", "--phone", "+44 20 7946 0002", "--tag", "golf", "--tag", "trade fair");
  site.run("people", "add", "Benjamin Attwell", "--phone", "020 7946 0002");
  site.run("people", "add", "Kara Karst", "--at", "Karst Brewing Ltd");
  site.run("people", "add", "Amelie Roux-Bell");
  site.run("people", "merge", "Amelie Roux", "Amelie Roux-Bell");
  const [notes, gone] = ["notes", "gone"].map((name) => join(dirname(site.db), name));
  mkdirSync(notes);
  mkdirSync(gone);
  writeFileSync(join(notes, "phone.txt"), "2 cold calls\n");
  site.run("connect", "folder", notes, "--title", "Notes of my phone");
  site.run("connect", "folder", gone, "--title", "Notes of an old phone");
  rmSync(gone, { recursive: true });
  attempt(site, "sync");
  attempt(site, "review", "finish", "--week", "2027-W05");
  site.partner = new URL(site.json("partner", "share", "Ann", ...site.json("commitments").commitments.slice(0, 4).map((one) => one.id), "--reviews").address).pathname;
  site.run("captures", "own", "mara@winteralder.example");
  site.run("captures", "rules", "add", "--words", "stand-up", "--ignore");
  site.run("captures", "rules", "off", "mail-everybody");
  site.run("captures", "rules", "move", "meeting-client", "1");
}

/** Sends the file and waits for what would come of it. */
async function preview(page, origin) {
  await page.goto(`${origin}/import`);
  await page.setInputFiles("#import-file", FILE);
  await page.click("#import-send");
  await page.waitForSelector("#import-left");
}

/** Takes it over as well. */
async function result(page, origin) {
  await preview(page, origin);
  await page.click("#import-take");
  await page.waitForSelector("#import-left-file");
}

/** Shares something, so that the link is shown. */
async function shared(page, origin) {
  await page.goto(`${origin}/settings/partners`);
  await page.fill("#share-name", "my coach");
  await page.check("[name=commitment] >> nth=0");
  await page.click("#share-save");
  await page.waitForSelector("#address");
}

/** Name, and path on a site, or what leads there. */
export function screens(site) {
  furnish(site);
  const first = (list, key) => site.json(...list)[key][0]?.id;
  const goal = first(["goal", "list"], "goals");
  const deal = first(["deal", "list"], "deals");
  const person = (name) => first(["people", "list", name], "people");
  const organisation = first(["organisations", "list", "karst"], "organisations");
  const { rules } = site.json("captures", "rules");
  const own = rules.find((rule) => !rule.built_in);
  return [
    ["today", "/"],
    ["week", "/week"],
    ["scorecard", "/week/scorecard"],
    ["goals", "/goals"],
    ["goal", `/goals/${goal}`],
    ["forecasts", "/goals/forecasts"],
    ["goal-new", "/goals/new?sentence=grow+revenue+by+20%25+in+2027"],
    ["plan", "/plan?anyway=0"],
    ["quarter", "/plan/quarter"],
    ["rates", "/plan/rates"],
    ["commitments", "/commitments"],
    ["commit-new", "/commitments/new?sentence=make+two+cold+calls"],
    ["activities", "/activities"],
    ["people", "/people"],
    ["people-of-a-tag", "/people?tag=golf"],
    ["people-duplicates", "/people/duplicates"],
    ["person", `/people/${person("attwell")}`],
    ["person-merged", `/people/${person("amelie")}`],
    ["person-new", "/people/new"],
    ["rhythms", "/people/rhythms"],
    ["organisations", "/organisations"],
    ["organisations-duplicates", "/organisations/duplicates"],
    ["organisation", `/organisations/${organisation}`],
    ["deals", "/deals"],
    ["deal", `/deals/${deal}`],
    ["deal-new", "/deals/new"],
    ["insights", "/insights"],
    ["review", "/review"],
    ["inbox", "/inbox"],
    ["inbox-left-out", "/inbox?ignored=1"],
    ["inbox-rules", "/inbox/rules?seen=mail&words=roof&do=ignore"],
    ["inbox-rule", `/inbox/rules?rule=${own.id}`],
    ["inbox-rule-that-ships", "/inbox/rules?rule=mail-cold"],
    ["connectors", "/connectors"],
    ["connector-mail", "/connectors?add=mail"],
    ["connector-tokens", "/connectors?add=oauth"],
    ["connector-folder", "/connectors?add=folder"],
    ["import", "/import"],
    ["import-preview", preview],
    ["import-result", result],
    ["settings", "/settings"],
    ["nudges", "/settings/nudges"],
    ["partners", "/settings/partners"],
    ["partners-made", shared],
    ["partner-preview", `/settings/partners/${site.json("partner").shares[0].id}`],
    ["partner", site.partner],
    ["partner-gone", "/partner/nothing"],
    ["menu", "/menu"],
    ["keys", "/keys"],
  ];
}

/** Opens a screen. */
export const open = (page, site, where) => (typeof where === "function" ? where(page, site.origin) : page.goto(site.origin + where));
