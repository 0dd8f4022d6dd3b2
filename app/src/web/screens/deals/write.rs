//! Adding a deal, moving it along, winning and losing it.

use askama::Template;
use jiff::civil::Date;

use super::{origin, value};
use crate::ids::{DealId, PersonId};
use crate::service::deals::{self, AddDeal, CloseDeal, DealView};
use crate::service::people;
use crate::web::answer::{Answer, Toast};
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The screen.
#[derive(Template)]
#[template(path = "deal_new.html")]
struct Screen {
    page: Page,
    id: String,
    /// The person it is with, when that is settled: id, and words that say so.
    with: Option<(String, String)>,
    /// Where it leads when done.
    next: String,
    stages: Vec<String>,
    /// What it may begin with: the activity, and words that say so.
    begins: Option<(String, String)>,
    iso: Date,
}

/// Shows the form for a new deal, with one person if the query names them.
pub async fn new(visit: Visit, sheet: Sheet) -> Shown {
    let with = match sheet.get("person") {
        None => None,
        Some(text) => {
            let id: PersonId = text
                .parse()
                .map_err(|_| Error::not_found("there is no such person"))?;
            let id = id.to_string();
            let found = people::show(&visit.context, &visit.now, &id).await?;
            let name = [("name", found.person.name.as_str())];
            Some((id, visit.texts.tell("deal-new-with", &name)))
        }
    };
    let today = visit.context.today(&visit.now);
    let begins = match &with {
        None => None,
        Some((person, _)) => deals::beginnings(&visit.context, person, today).await?,
    };
    let id: DealId = visit.context.ids.entity();
    let screen = Screen {
        page: Page::new(&visit, "deal-new"),
        id: id.to_string(),
        next: with
            .as_ref()
            .map_or_else(|| "/deals".to_owned(), |(id, _)| format!("/people/{id}")),
        with,
        begins: begins.map(|begins| {
            (
                begins.activity.clone(),
                origin::says(&begins, visit.texts, today),
            )
        }),
        stages: deals::stages(&visit.context).await?,
        iso: today,
    };
    show(&screen.page, &screen)
}

/// Adds a deal.
pub async fn add(visit: Visit, sheet: Sheet) -> Answer {
    let done = added(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn added(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let input = AddDeal {
        title: sheet.typed("title").to_owned(),
        person: sheet.text("person"),
        organisation: sheet.text("organisation"),
        value: sheet.text("value"),
        stage: sheet.text("stage"),
        opened: sheet.day("opened")?,
        expected: sheet.day("expected")?,
        origin: sheet.text("origin"),
        id: sheet.text("id"),
    };
    let one = deals::add(&visit.context, &visit.now, &input).await?;
    let what = in_short(&one.deal, visit.texts);
    let what = [("what", what.as_str())];
    if one.repeated {
        let text = visit.texts.tell("toast-deal-there", &what);
        return Ok(Toast { text, undo: None });
    }
    visit.toast("toast-deal", &what).await
}

/// Moves a deal to another stage.
pub async fn move_to(visit: Visit, sheet: Sheet) -> Answer {
    let done = moved(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn moved(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let (id, stage, on) = (id(sheet)?, sheet.typed("stage"), sheet.day("on")?);
    let one = deals::move_to(&visit.context, &visit.now, id, stage, on).await?;
    let parts = [
        ("what", one.deal.title.as_str()),
        ("stage", &one.deal.stage),
    ];
    visit.toast("toast-deal-moved", &parts).await
}

/// Wins a deal.
pub async fn won(visit: Visit, sheet: Sheet) -> Answer {
    let done = closed(&visit, &sheet, "won").await;
    visit.answer(&sheet, done)
}

/// Loses a deal.
pub async fn lost(visit: Visit, sheet: Sheet) -> Answer {
    let done = closed(&visit, &sheet, "lost").await;
    visit.answer(&sheet, done)
}

async fn closed(visit: &Visit, sheet: &Sheet, how: &str) -> Result<Toast> {
    let (context, now, id) = (&visit.context, &visit.now, id(sheet)?);
    let input = CloseDeal {
        on: sheet.day("on")?,
        value: sheet.text("value"),
        reason: sheet.text("reason"),
        goal: None,
        rate: sheet.text("rate"),
    };
    let one = match how {
        "won" => deals::won(context, now, id, &input).await?,
        _ => deals::lost(context, now, id, &input).await?,
    };
    let what = in_short(&one.deal, visit.texts);
    visit
        .toast(&format!("toast-deal-{how}"), &[("what", &what)])
        .await
}

/// "Website, EUR 12,000".
pub(super) fn in_short(deal: &DealView, texts: Texts) -> String {
    match value(deal, texts) {
        None => deal.title.clone(),
        Some(value) => format!("{}, {value}", deal.title),
    }
}

pub(super) fn id(sheet: &Sheet) -> Result<&str> {
    sheet
        .get("id")
        .ok_or_else(|| Error::usage("say which deal"))
}
