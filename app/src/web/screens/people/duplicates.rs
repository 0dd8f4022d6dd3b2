//! People who may be one: made one with one key, and parted again.

use askama::Template;

use crate::service::people::{self, Apart, Brief, Duplicates, SplitOff};
use crate::web::answer::{Answer, Toast};
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The screen.
#[derive(Template)]
#[template(path = "duplicates.html")]
struct Screen {
    page: Page,
    /// The path under which each of them has a page, and pairs are sent to.
    of: &'static str,
    rows: Vec<Row>,
    more: bool,
}

/// One pair.
struct Row {
    /// The one to keep.
    keep: Brief,
    /// The other.
    other: Brief,
    /// Why they may be one.
    why: String,
    /// What the button is called for those who hear it.
    label: String,
    /// The same for the button that says that they are not one.
    apart: String,
}

/// The pairs as they are shown.
fn rows(found: Duplicates, texts: Texts) -> Vec<Row> {
    let row = |pair: people::Pair| Row {
        why: pair.why.join(", "),
        label: texts.tell(
            "merge-into",
            &[("keep", &pair.keep.name), ("other", &pair.other.name)],
        ),
        apart: texts.tell(
            "distinct-of",
            &[("one", &pair.keep.name), ("other", &pair.other.name)],
        ),
        keep: pair.keep,
        other: pair.other,
    };
    found.pairs.into_iter().map(row).collect()
}

/// Shows who may be one.
pub async fn duplicates(visit: Visit) -> Shown {
    let found = people::duplicates(&visit.context).await?;
    twice(&visit, found, "/people")
}

/// Shows pairs that may be one, each of whom has a page under a path.
pub fn twice(visit: &Visit, found: Duplicates, of: &'static str) -> Shown {
    let screen = Screen {
        page: Page::new(visit, "duplicates"),
        of,
        more: found.more,
        rows: rows(found, visit.texts),
    };
    show(&screen.page, &screen)
}

/// Makes two people one.
pub async fn merge(visit: Visit, sheet: Sheet) -> Answer {
    let done = merged(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn merged(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let (keep, other) = both(sheet)?;
    let one = people::merge(&visit.context, &visit.now, &keep, &other).await?;
    visit
        .toast("toast-merged", &[("name", one.person.name.as_str())])
        .await
}

/// The two that a form names.
fn both(sheet: &Sheet) -> Result<(String, String)> {
    let named = |name: &str, what: &str| {
        let text = sheet.text(name);
        text.ok_or_else(|| Error::usage(what.to_owned()))
    };
    let keep = named("id", "say who is to stay")?;
    Ok((keep, named("other", "say who the other one is")?))
}

/// Remembers that two people are not one.
pub async fn distinct(visit: Visit, sheet: Sheet) -> Answer {
    let done = told_apart(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn told_apart(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let (one, other) = both(sheet)?;
    let apart = people::distinct(&visit.context, &visit.now, &one, &other).await?;
    not_the_same(visit, &apart).await
}

/// Says that two are not one.
pub async fn not_the_same(visit: &Visit, apart: &Apart) -> Result<Toast> {
    let names = [
        ("one", apart.one.name.as_str()),
        ("other", apart.other.name.as_str()),
    ];
    visit.toast("toast-distinct", &names).await
}

/// Takes a merge back, or makes somebody new of what is named.
pub async fn split(visit: Visit, sheet: Sheet) -> Answer {
    let done = parted(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn parted(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let id = sheet
        .get("id")
        .ok_or_else(|| Error::usage("say which person"))?;
    let off = SplitOff {
        merge: sheet.text("merge"),
        name: sheet.text("name"),
        addresses: sheet.all("address").map(str::to_owned).collect(),
        ..SplitOff::default()
    };
    let one = people::split(&visit.context, &visit.now, id, &off).await?;
    visit
        .toast("toast-split", &[("name", one.person.name.as_str())])
        .await
}
