// Every screen, where it is found, on a site with a demo year.

/** Name, and path on a site. */
export function screens(site) {
  const first = (list, key) => site.json(...list)[key][0]?.id;
  const goal = first(["goal", "list"], "goals");
  const person = first(["people", "list"], "people");
  const deal = first(["deal", "list"], "deals");
  return [
    ["today", "/"],
    ["week", "/week"],
    ["goals", "/goals"],
    ["goal", `/goals/${goal}`],
    ["forecasts", "/goals/forecasts"],
    ["goal-new", "/goals/new?sentence=grow+revenue+by+20%25+in+2027"],
    ["plan", "/plan?anyway=0"],
    ["rates", "/plan/rates"],
    ["commitments", "/commitments"],
    ["commit-new", "/commitments/new?sentence=make+two+cold+calls"],
    ["activities", "/activities"],
    ["people", "/people"],
    ["person", `/people/${person}`],
    ["person-new", "/people/new"],
    ["deals", "/deals"],
    ["deal", `/deals/${deal}`],
    ["deal-new", "/deals/new"],
    ["insights", "/insights"],
    ["review", "/review"],
    ["inbox", "/inbox"],
    ["inbox-left-out", "/inbox?ignored=1"],
    ["inbox-rules", "/inbox/rules?seen=mail&words=roof&do=ignore"],
    ["settings", "/settings"],
    ["nudges", "/settings/nudges"],
    ["menu", "/menu"],
    ["keys", "/keys"],
  ];
}
