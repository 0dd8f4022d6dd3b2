//! The kinds of activity, with the minutes that one takes.

use askama::Template;

use crate::service::kinds::{self as service, EditKind, KindView};
use crate::web::answer::{Answer, Toast};
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// How many are shown at once.
const SHOWN: usize = 50;

/// The screen.
#[derive(Template)]
#[template(path = "kinds.html")]
struct Screen {
    page: Page,
    /// What is looked for.
    text: String,
    rows: Vec<Row>,
    more: bool,
}

/// One kind.
struct Row {
    form: String,
    kind: String,
    title: String,
    /// As it is, or as it was typed.
    minutes: String,
    custom: bool,
    selling: bool,
    /// What its field and its button say to those who only hear them.
    label: String,
    save: String,
}

/// Shows the kinds whose titles hold what is looked for.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let text = sheet.typed("text").to_owned();
    let wanted = text.trim().to_lowercase();
    let all = service::kinds(&visit.context).await?.kinds;
    let mut found = all
        .into_iter()
        .filter(|kind| kind.title.to_lowercase().contains(&wanted));
    let rows = found.by_ref().take(SHOWN);
    let screen = Screen {
        page: Page::new(&visit, "kinds"),
        rows: rows.map(|kind| row(kind, &visit)).collect(),
        more: found.next().is_some(),
        text,
    };
    show(&screen.page, &screen)
}

fn row(kind: KindView, visit: &Visit) -> Row {
    let form = format!("kind-{}", kind.kind);
    let typed = visit.typed(&form);
    let minutes = typed.map(|typed| typed.typed("minutes").to_owned());
    Row {
        minutes: minutes.unwrap_or_else(|| kind.minutes.to_string()),
        label: visit.texts.tell("kinds-minutes", &[("what", &kind.title)]),
        save: visit.texts.tell("kinds-save", &[("what", &kind.title)]),
        title: kind.title,
        custom: kind.custom,
        selling: kind.selling,
        kind: kind.kind,
        form,
    }
}

/// Adds a kind of one's own.
pub async fn add(visit: Visit, sheet: Sheet) -> Answer {
    let done = added(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn added(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let edit = EditKind {
        minutes: sheet.number("minutes")?,
        selling: sheet.get("selling").map(|word| word == "true"),
        ..EditKind::default()
    };
    let title = sheet.typed("title");
    service::add(&visit.context, &visit.now, title, edit).await?;
    visit
        .toast("toast-kind-added", &[("what", title.trim())])
        .await
}

/// Changes the minutes of a kind.
pub async fn edit(visit: Visit, sheet: Sheet) -> Answer {
    let done = edited(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn edited(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let missing = |what| move || Error::usage(format!("say {what}"));
    let kind = sheet.get("kind").ok_or_else(missing("which kind"))?;
    let minutes: Option<u32> = sheet.number("minutes")?;
    let minutes = minutes.ok_or_else(missing("how many minutes one takes"))?;
    let edit = EditKind {
        minutes: Some(minutes),
        ..EditKind::default()
    };
    let done = service::edit(&visit.context, &visit.now, kind, edit).await?;
    let title = done.kinds.first().map_or("", |kind| kind.title.as_str());
    let n = minutes.to_string();
    visit
        .toast("toast-kind", &[("what", title), ("n", &n)])
        .await
}
