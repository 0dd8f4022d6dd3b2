//! The review: the facts of a week, then one commitment after the other.

mod card;
mod form;
mod table;

use askama::Template;
use jiff::ToSpan;

use self::card::{Card, cards};
use self::table::{Row, rows};
use crate::service::review::{self as service, Choice, DealNews, Decide, Decided, Facts};
use crate::service::span::OtherKind;
use crate::service::today::Hours;
use crate::web::answer::{Answer, Toast};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The screen.
#[derive(Template)]
#[template(path = "review.html")]
struct Screen {
    page: Page,
    week: String,
    span: String,
    hours: String,
    /// Whether a week was asked for by name.
    away: bool,
    earlier: String,
    later: Option<String>,
    rows: Vec<Row>,
    besides: Vec<String>,
    people: Vec<Person>,
    more_people: bool,
    deals: Vec<String>,
    more_deals: bool,
    cards: Vec<Card>,
    /// What is to be done with them.
    hint: String,
}

/// Someone who was reached for the first time.
struct Person {
    id: String,
    name: String,
}

/// Shows the week that is asked for, or the one that is due for review.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let facts = service::facts(&visit.context, &visit.now, sheet.get("week")).await?;
    let page = Page::new(&visit, "review");
    let format = page.format();
    let cards = cards(&facts, &visit, format);
    let screen = Screen {
        span: span(&facts, &visit, format),
        hours: hours(facts.hours, &visit, format),
        away: sheet.get("week").is_some(),
        rows: rows(&facts, visit.texts, format),
        besides: facts
            .besides
            .iter()
            .map(|other| besides(other, &visit, format))
            .collect(),
        deals: facts
            .deals
            .iter()
            .map(|news| deal(news, &visit, format))
            .collect(),
        hint: visit
            .texts
            .say(hint(facts.open, cards.iter().all(Card::is_decided)))
            .into_owned(),
        cards,
        week: facts.name,
        earlier: facts.earlier,
        later: facts.later,
        people: facts
            .people
            .into_iter()
            .map(|person| Person {
                id: person.id,
                name: person.name,
            })
            .collect(),
        more_people: facts.more_people,
        more_deals: facts.more_deals,
        page,
    };
    show(&screen.page, &screen)
}

fn span(facts: &Facts, visit: &Visit, format: Format) -> String {
    let last = facts.span.end.saturating_sub(1.day());
    let (from, to) = (format.day(facts.span.start), format.day_and_year(last));
    let parts = [("from", from.as_str()), ("to", to.as_str())];
    visit.texts.tell("span", &parts)
}

/// What is to be done: with a week on which decisions are taken, or not; when
/// all are taken, or not.
const fn hint(open: bool, decided: bool) -> &'static str {
    match (open, decided) {
        (false, _) => "review-closed",
        (true, true) => "review-decided",
        (true, false) => "review-how",
    }
}

fn hours(hours: Hours, visit: &Visit, format: Format) -> String {
    let parts = [
        ("done", format.hours(hours.done)),
        ("asked", format.hours(hours.asked)),
        ("week", format.hours(hours.week)),
    ];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    visit.texts.tell("review-week-hours", &parts)
}

fn besides(other: &OtherKind, visit: &Visit, format: Format) -> String {
    let parts = [("n", &*format.whole(other.done)), ("title", &*other.title)];
    visit.texts.tell("besides-one", &parts)
}

fn deal(news: &DealNews, visit: &Visit, format: Format) -> String {
    let day = format.day(news.date);
    let parts = [
        ("title", news.title.as_str()),
        ("stage", news.stage.as_str()),
        ("day", day.as_str()),
    ];
    visit
        .texts
        .tell(&format!("review-deal-{}", news.news), &parts)
}

/// Decides on one commitment.
pub async fn decide(visit: Visit, sheet: Sheet) -> Answer {
    let done = decided(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn decided(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let missing = |what| move || Error::usage(format!("say {what}"));
    let choice = sheet.get("choice");
    let choice: Choice = choice.ok_or_else(missing("what to do with it"))?.parse()?;
    let days: Vec<&str> = sheet.all("days").collect();
    let commitment = sheet.text("id");
    let input = Decide {
        review: sheet.text("week"),
        commitment: commitment.ok_or_else(missing("which commitment"))?,
        choice,
        count: sheet.number("count")?,
        days: Some(days.join(",")).filter(|days| !days.is_empty()),
        until: sheet.day("until")?,
        from: sheet.day("from")?,
        reason: sheet.text("reason"),
    };
    let Decided {
        title, decision, ..
    } = service::decide(&visit.context, &visit.now, input).await?;
    let key = format!("toast-decided-{}", decision.choice);
    visit.toast(&key, &[("what", &title)]).await
}
