//! The list of deals: open ones by stage, closed ones when asked for.

use askama::Template;

use super::{Row, in_words, row};
use crate::service::deals::{self, DealFilter, DealView, Deals, StageView};
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// How many are shown at once.
const SHOWN: usize = 50;

/// The screen.
#[derive(Template)]
#[template(path = "deals.html")]
struct Screen {
    page: Page,
    /// What is open and what was won, each currency by itself.
    totals: Vec<String>,
    groups: Vec<Group>,
    /// Whether won and lost ones are shown too.
    all: bool,
    more: bool,
}

/// The deals of one stage, or those that ended alike.
struct Group {
    name: String,
    /// How many there are, and what they are worth.
    total: Option<String>,
    rows: Vec<Row>,
}

/// Shows the open deals by stage; the closed ones too when asked for.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let all = sheet.get("all").is_some();
    let limit = Some(SHOWN);
    let found = deals::list(&visit.context, &DealFilter { all, limit }).await?;
    let screen = Screen {
        page: Page::new(&visit, "deals"),
        totals: totals(&found, visit.texts),
        groups: groups(&found, &visit),
        all,
        more: found.more,
    };
    show(&screen.page, &screen)
}

fn totals(found: &Deals, texts: Texts) -> Vec<String> {
    let sums = [
        ("deals-total", &found.open_value),
        ("deals-won", &found.won_value),
    ];
    let known = sums.iter().filter(|(_, sums)| !sums.is_empty());
    known
        .map(|(key, sums)| texts.tell(key, &[("sums", &in_words(sums, texts))]))
        .collect()
}

fn groups(found: &Deals, visit: &Visit) -> Vec<Group> {
    let stage = |stage: &StageView| Group {
        name: stage.stage.clone(),
        total: Some(total(stage, visit.texts)),
        rows: rows(found, visit, |deal| {
            deal.status == "open" && deal.stage == stage.stage
        }),
    };
    let ended = |status: &'static str| Group {
        name: visit
            .texts
            .say(&format!("deal-group-{status}"))
            .into_owned(),
        total: None,
        rows: rows(found, visit, move |deal| deal.status == status),
    };
    let open = found.stages.iter().map(stage);
    let groups = open.chain(["won", "lost"].into_iter().map(ended));
    groups.filter(|group| !group.rows.is_empty()).collect()
}

fn rows(found: &Deals, visit: &Visit, fits: impl Fn(&DealView) -> bool) -> Vec<Row> {
    let these = found.deals.iter().filter(|deal| fits(deal));
    let without = |deal| Row {
        state: None,
        ..row(deal, visit)
    };
    these.map(without).collect()
}

fn total(stage: &StageView, texts: Texts) -> String {
    let n = u64::try_from(stage.deals).unwrap_or(u64::MAX);
    match stage.value.as_slice() {
        [] => texts.count("deals-in-stage", n, &[]),
        sums => {
            let sums = in_words(sums, texts);
            texts.count("deals-in-stage-worth", n, &[("sums", &sums)])
        }
    }
}
