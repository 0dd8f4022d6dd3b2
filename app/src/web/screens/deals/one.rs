//! One deal: what is known, the stages it went through, and how it ends.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;

use super::edit::Now;
use super::origin::Beginning;
use super::{age, is_late, state, value, with};
use crate::Error;
use crate::ids::DealId;
use crate::service::deals::{self, DealView, MoveView, NotCounted, OneDeal};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::screens::people::{Link, Offer};
use crate::web::visit::Visit;

/// How many stages are proposed.
const PROPOSED: usize = 20;

/// The screen.
#[derive(Template)]
#[template(path = "deal.html")]
struct Screen {
    page: Page,
    deal: DealView,
    with: Vec<Link>,
    /// What is known besides: name and value, and whether it stands out.
    facts: Vec<(String, String, bool)>,
    steps: Vec<String>,
    /// Stages that deals were in before, but for the one it is in.
    stages: Vec<String>,
    /// With whom it was won, where they are no client yet.
    offer: Option<Offer>,
    counts: Vec<String>,
    counts_not: Vec<String>,
    /// What it began with.
    began: Beginning,
    /// What the form to correct it holds.
    now: Now,
    /// Asks for a rate of exchange, where a goal would need one.
    rate: Option<String>,
    iso: Date,
}

impl Screen {
    fn is(&self, status: &str) -> bool {
        self.deal.status == status
    }
}

/// Shows one deal; one that is not known is not found.
pub async fn one(visit: Visit, Path(id): Path<String>) -> Shown {
    let id: DealId = id
        .parse()
        .map_err(|_| Error::not_found("there is no such deal"))?;
    let found = deals::show(&visit.context, &visit.now, &id.to_string()).await?;
    let mut stages = deals::stages(&visit.context).await?;
    stages.retain(|stage| *stage != found.deal.stage);
    stages.truncate(PROPOSED);
    let screen = screen(&visit, found, stages);
    show(&screen.page, &screen)
}

fn screen(visit: &Visit, found: OneDeal, stages: Vec<String>) -> Screen {
    let page = Page::new(visit, "deals");
    let (format, texts) = (page.format(), visit.texts);
    let today = visit.context.today(&visit.now);
    let step = |step: &MoveView| {
        let day = format.near(step.date, today);
        texts.tell("deal-step", &[("stage", &step.stage), ("day", &day)])
    };
    let not = |not: &NotCounted| {
        let parts = [("goal", not.goal.title.as_str()), ("why", &not.reason)];
        texts.tell("deal-counts-not", &parts)
    };
    let rate = found
        .exchange
        .as_deref()
        .zip(found.deal.currency.as_deref());
    let rate = rate.map(|(to, from)| texts.tell("deal-rate", &[("from", from), ("to", to)]));
    Screen {
        rate,
        began: Beginning::of(&found, texts, today),
        now: Now::of(&found.deal),
        facts: facts(&found.deal, visit, today),
        steps: found.deal.moves.iter().map(step).collect(),
        counts: found
            .counted_for
            .into_iter()
            .map(|goal| goal.title)
            .collect(),
        offer: found.buyer.as_ref().map(|buyer| Offer::of(buyer, visit)),
        counts_not: found.not_counted_for.iter().map(not).collect(),
        with: with(&found.deal),
        deal: found.deal,
        stages,
        iso: today,
        page,
    }
}

fn facts(deal: &DealView, visit: &Visit, today: Date) -> Vec<(String, String, bool)> {
    let texts = visit.texts;
    let format = Format::new(texts);
    let near = |day: Date| format.near(day, today);
    let opened = match deal.status.as_str() {
        "open" => {
            let parts = [("day", near(deal.opened)), ("age", age(deal, texts, today))];
            let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
            texts.tell("deal-opened", &parts)
        }
        _ => near(deal.opened),
    };
    let expected = deal.expected.filter(|_| deal.closed.is_none());
    let all = [
        ("value", value(deal, texts), false),
        ("stage", Some(state(deal, texts)), false),
        ("opened", Some(opened), false),
        ("expected", expected.map(near), is_late(deal, today)),
        ("closed", deal.closed.map(near), false),
        ("reason", deal.reason.clone(), false),
    ];
    let known = |(key, fact, late): (&str, Option<String>, bool)| {
        let name = texts.say(&format!("fact-{key}")).into_owned();
        fact.map(|fact| (name, fact, late))
    };
    all.into_iter().filter_map(known).collect()
}
