//! People who may be one: made one with one key, and parted again.

use askama::Template;

use crate::service::people::{self, Brief, Duplicates, SplitOff};
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
    /// Where a pair is sent to be made one.
    action: &'static str,
    /// The path under which each of them has a page.
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
}

/// The pairs as they are shown.
fn rows(found: Duplicates, texts: Texts) -> Vec<Row> {
    let row = |pair: people::Pair| Row {
        why: pair.why.join(", "),
        label: texts.tell(
            "merge-into",
            &[("keep", &pair.keep.name), ("other", &pair.other.name)],
        ),
        keep: pair.keep,
        other: pair.other,
    };
    found.pairs.into_iter().map(row).collect()
}

/// Shows who may be one.
pub async fn duplicates(visit: Visit) -> Shown {
    let found = people::duplicates(&visit.context).await?;
    twice(&visit, found, ("/people", "/people/merge"))
}

/// Shows pairs that may be one: under which path each of them has a page, and
/// where a pair is sent.
pub fn twice(
    visit: &Visit,
    found: Duplicates,
    (of, action): (&'static str, &'static str),
) -> Shown {
    let screen = Screen {
        page: Page::new(visit, "duplicates"),
        action,
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
    let named = |name: &str, what: &str| {
        let text = sheet.text(name);
        text.ok_or_else(|| Error::usage(what.to_owned()))
    };
    let keep = named("id", "say who is to stay")?;
    let other = named("other", "say who the other one is")?;
    let one = people::merge(&visit.context, &visit.now, &keep, &other).await?;
    visit
        .toast("toast-merged", &[("name", one.person.name.as_str())])
        .await
}

/// Takes a merge back.
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
        ..SplitOff::default()
    };
    let one = people::split(&visit.context, &visit.now, id, &off).await?;
    visit
        .toast("toast-split", &[("name", one.person.name.as_str())])
        .await
}
