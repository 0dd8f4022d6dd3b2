//! The review: the facts of a week, then one commitment after the other.

mod act;
mod besides;
mod card;
mod form;
mod table;

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;

pub use self::act::{confirm, excuse, finish, goal, later};

use self::besides::{Again, Limit, Next, Silent, forecast, goals, limits, next, silent};
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
    /// The first day.
    start: Date,
    span: String,
    hours: String,
    /// Whether a week was asked for by name.
    away: bool,
    /// What is said above the facts, and of the days before and after.
    heading: String,
    before: String,
    after: String,
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
    /// The chance of each goal, then and now.
    forecasts: Vec<String>,
    /// Days on which nothing was logged.
    silent: Vec<Silent>,
    /// Limits that were kept in silence.
    limits: Vec<Limit>,
    goals: Vec<Again>,
    next: Next,
    /// What finishing does, where it can be done.
    finish: Option<String>,
    /// The day on which it was finished, in words.
    finished: Option<String>,
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
    let said = |key: &str| said(key, &facts.scale, &visit);
    let screen = Screen {
        heading: said("review-facts"),
        before: said("review-before"),
        after: said("review-after"),
        forecasts: facts
            .forecasts
            .iter()
            .map(|one| forecast(one, visit.texts, format))
            .collect(),
        silent: silent(&facts, visit.texts, format),
        limits: limits(&facts, visit.texts),
        goals: goals(&facts, &visit, format),
        next: next(&facts.coming, visit.texts, format),
        finish: facts
            .open
            .then(|| visit.texts.say("review-finish-how").into_owned()),
        finished: facts.finished.map(|day| {
            visit
                .texts
                .tell("review-finished", &[("day", &format.day(day))])
        }),
        start: facts.span.start,
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

/// A text of which there is one for each scale.
fn said(key: &str, scale: &str, visit: &Visit) -> String {
    visit.texts.say(&format!("{key}-{scale}")).into_owned()
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
