//! The figures behind the plan, each to be replaced by one's own.

use askama::Template;

use crate::service::rates::{self as service, Learned, RateView, SourceView};
use crate::web::answer::{Answer, Toast};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The screen.
#[derive(Template)]
#[template(path = "rates.html")]
struct Screen {
    page: Page,
    groups: Vec<Group>,
}

/// The figures of one kind, or of meetings, proposals and deals.
struct Group {
    id: usize,
    title: String,
    /// Whether the member has something to do with it yet.
    open: bool,
    rows: Vec<Row>,
}

/// One figure.
struct Row {
    /// The name of its form.
    form: String,
    name: String,
    what: String,
    published: Option<String>,
    log: Option<String>,
    /// What stands in the field: what was typed, or the member's own.
    typed: String,
    own: bool,
    label: String,
    save: String,
    back: String,
    basis: String,
    sources: Vec<SourceView>,
}

/// Shows every figure.
pub async fn page(visit: Visit) -> Shown {
    let page = Page::new(&visit, "rates");
    let all = service::rates(&visit.context, &visit.now).await?.rates;
    let mut groups: Vec<Group> = Vec::new();
    for rate in all {
        let title = rate.of.clone();
        let row = row(rate, &visit, page.format());
        let known = groups.iter().position(|group| group.title == title);
        let at = known.unwrap_or_else(|| {
            groups.push(Group::new(groups.len(), title));
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(at) {
            group.open |= row.own || row.log.is_some() || page.refused(&row.form).is_some();
            group.rows.push(row);
        }
    }
    let screen = Screen { page, groups };
    show(&screen.page, &screen)
}

impl Group {
    /// An empty one; the first is open, since only the member can know it.
    const fn new(id: usize, title: String) -> Self {
        Self {
            open: id == 0,
            id,
            title,
            rows: Vec::new(),
        }
    }
}

fn row(rate: RateView, visit: &Visit, format: Format) -> Row {
    let texts = visit.texts;
    let form = format!("rate-{}", rate.name.replace('.', "-"));
    let number = |value: f64| number(value, &rate, texts, format);
    let typed = visit
        .typed(&form)
        .map(|typed| typed.typed("value").to_owned());
    let of = format!("{}: {}", rate.of, rate.what);
    let what = [("what", of.as_str())];
    Row {
        what: rate.what.clone(),
        published: rate.published.map(number),
        log: rate.learned.map(|seen| log(seen, &rate, texts, format)),
        typed: typed.unwrap_or_else(|| rate.own.map(number).unwrap_or_default()),
        own: rate.own.is_some(),
        label: texts.tell("rates-own", &what),
        save: texts.tell("rates-save", &what),
        back: texts.tell("rates-back", &what),
        basis: basis(&rate, texts),
        sources: rate.sources,
        name: rate.name,
        form,
    }
}

fn basis(rate: &RateView, texts: Texts) -> String {
    let Some(basis) = rate.basis else {
        return texts.say("rates-basis-own").into_owned();
    };
    let basis = texts.say(&format!("rates-basis-{basis}"));
    rate.reason.map_or_else(
        || basis.clone().into_owned(),
        |why| format!("{basis} {why}"),
    )
}

/// "0.9 % (0.3 to 1.8 %) from 120".
fn log(seen: Learned, rate: &RateView, texts: Texts, format: Format) -> String {
    let number = |value| number(value, rate, texts, format);
    let count = format.whole(seen.of);
    match seen.low.zip(seen.high) {
        Some((low, high)) => texts.tell(
            "rates-log",
            &[
                ("mean", &number(seen.mean)),
                ("low", &number(low)),
                ("high", &number(high)),
                ("n", &count),
            ],
        ),
        None => texts.tell(
            "rates-log-mean",
            &[("mean", &number(seen.mean)), ("n", &count)],
        ),
    }
}

/// A figure in its unit, as it can also be typed.
fn number(value: f64, rate: &RateView, texts: Texts, format: Format) -> String {
    let digits = |value: f64| match value.abs() {
        small if small < 0.95 => format.decimal(value, 2),
        small if small < 9.95 => format.decimal(value, 1),
        _ => format.decimal(value, 0),
    };
    match (rate.unit, &rate.currency) {
        ("share", _) if value <= 1.0 => texts.tell("percent", &[("share", &digits(100.0 * value))]),
        ("money", Some(code)) => format.money(value, code),
        _ => digits(value),
    }
}

/// Puts the member's own figure in place of a published one.
pub async fn set(visit: Visit, sheet: Sheet) -> Answer {
    let done = done(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn done(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let (name, value) = (name(sheet)?, sheet.typed("value"));
    service::set(&visit.context, &visit.now, name, value).await?;
    visit.toast("toast-rate", &[]).await
}

/// Goes back to the published figure.
pub async fn reset(visit: Visit, sheet: Sheet) -> Answer {
    let done = undone(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn undone(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    service::reset(&visit.context, &visit.now, name(sheet)?).await?;
    visit.toast("toast-rate-reset", &[]).await
}

fn name(sheet: &Sheet) -> Result<&str> {
    let missing = || Error::usage("say which figure");
    sheet.get("name").ok_or_else(missing)
}
