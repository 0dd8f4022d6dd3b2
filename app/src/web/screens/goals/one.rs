//! One goal: how likely it is, its way, its facts, its results, and what can be
//! changed.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;

use super::card::Card;
use super::chance;
use super::measure::Measure;
use super::outlook::{Ahead, ahead};
use super::way::figure;
use crate::error::Kind;
use crate::service::forecast::{self, Seen};
use crate::service::goal::{GoalView, Link};
use crate::service::insights;
use crate::service::results::{self, ResultView};
use crate::web::failure::Shown;
use crate::web::figure::Figure;
use crate::web::format::Format;
use crate::web::page::{Page, new_id, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// How many results are shown.
const SHOWN: usize = 50;

/// The screen.
#[derive(Template)]
#[template(path = "goal-page.html")]
struct Screen {
    page: Page,
    card: Card,
    ahead: Ahead,
    way: Option<Figure>,
    facts: Vec<(String, String)>,
    smart: Vec<Letter>,
    results: Vec<Row>,
    more: bool,
    serving: Vec<Link>,
    goal: GoalView,
    /// Whether it can still be changed.
    open: bool,
    /// Whether it is about to be.
    editing: bool,
    /// The id of the next result.
    entry: String,
    /// Asks for a rate of exchange, once an amount was refused for want of one.
    rate: Option<String>,
    iso: Date,
    /// What the figures are now: "now EUR 500,000".
    baseline: String,
    target: String,
}

/// One letter of SMART.
struct Letter {
    mark: &'static str,
    tone: &'static str,
    text: String,
}

/// One result.
struct Row {
    day: String,
    amount: String,
    from: String,
}

/// Shows the goal of this id.
pub async fn page(visit: Visit, Path(id): Path<String>, sheet: Sheet) -> Shown {
    let seen = found(&visit, &id).await?;
    let goal = seen.goal.clone();
    let way = insights::burn_up(&visit.context, &visit.now, &goal.id).await?;
    let results = results::list(&visit.context, &visit.now, Some(&goal.id)).await?;
    let page = Page::new(&visit, "goals");
    let (today, texts, format) = (visit.context.today(&visit.now), visit.texts, page.format());
    let measure = Measure::of(&goal, format);
    let now = |figure: Option<String>| {
        figure.map_or_else(String::new, |figure| {
            texts.tell("goal-now", &[("figure", &figure)])
        })
    };
    let screen = Screen {
        card: Card::of(&seen, today, texts, format),
        ahead: ahead(&seen, today, texts),
        way: figure(&goal, &way, &seen.outlook, texts),
        facts: facts(&goal, measure, today, texts, format),
        smart: smart(&goal, texts),
        more: results.results.len() > SHOWN,
        results: rows(&results.results, measure, today, format),
        serving: goal.commitments.clone(),
        open: goal.status == "open",
        editing: sheet.get("edit").is_some(),
        entry: new_id(&visit),
        rate: rate(&goal, &page, texts),
        iso: today,
        baseline: now(goal.baseline.map(|value| measure.says(value))),
        target: now(asked(&goal, measure, texts, format)),
        goal,
        page,
    };
    show(&screen.page, &screen)
}

fn rate(goal: &GoalView, page: &Page, texts: Texts) -> Option<String> {
    let from = results::foreign(goal, page.typed("result", "amount"))?;
    let to = goal.currency.as_deref()?;
    Some(texts.tell("result-rate", &[("from", &from), ("to", to)]))
}

/// The goal of an id: an address means one thing only, so words do not do.
async fn found(visit: &Visit, id: &str) -> Result<Seen> {
    match forecast::one(&visit.context, &visit.now, id).await {
        Ok(found) if found.goal.id == id => Ok(found),
        Err(error) if !matches!(error.kind(), Kind::NotFound | Kind::Conflict | Kind::Usage) => {
            Err(error)
        }
        _ => Err(Error::not_found("there is no such goal")),
    }
}

/// The number that the sentence names, in its own unit.
fn asked(goal: &GoalView, measure: Measure<'_>, texts: Texts, format: Format) -> Option<String> {
    let amount = goal.amount?;
    let number = format.decimal(amount, 2);
    Some(match goal.unit.as_deref() {
        Some("percent") => texts.tell("percent", &[("share", &number)]),
        Some("times" | "points") => number,
        _ => measure.says(amount),
    })
}

fn facts(
    goal: &GoalView,
    measure: Measure<'_>,
    today: Date,
    texts: Texts,
    format: Format,
) -> Vec<(String, String)> {
    let day = |date: Date| format.near(date, today);
    let figure = |value: f64| measure.says(value);
    let every = |unit: &String| texts.say(&format!("goal-every-{unit}")).into_owned();
    let all = [
        ("goal-fact-metric", Some(goal.metric.clone())),
        ("goal-fact-baseline", goal.baseline.map(figure)),
        ("goal-fact-target", goal.goal.map(figure)),
        ("goal-fact-start", Some(day(goal.start))),
        ("goal-fact-due", goal.due.map(day)),
        ("goal-fact-every", goal.recurs.as_ref().map(every)),
        ("goal-fact-closed", goal.closed.map(day)),
        ("goal-fact-reason", goal.reason.clone()),
    ];
    let named = |(key, fact): (&str, Option<String>)| Some((texts.say(key).into_owned(), fact?));
    all.into_iter().filter_map(named).collect()
}

/// What of SMART is there and what is missing. Whether a goal can be achieved
/// is no matter of its sentence: only a forecast can say, and its chance stands
/// beside the answer.
fn smart(goal: &GoalView, texts: Texts) -> Vec<Letter> {
    let smart = goal.smart;
    let chance = goal.chance.map(|chance| chance::words(chance, texts));
    let chance = chance.unwrap_or_default();
    let all = [
        ("specific", Some(smart.specific)),
        ("measurable", Some(smart.measurable)),
        ("achievable", smart.achievable),
        ("relevant", Some(smart.relevant)),
        ("time", Some(smart.time_bound)),
    ];
    let letter = |(name, holds): (&str, Option<bool>)| {
        let (word, mark, tone) = match holds {
            Some(true) => ("yes", "✓", "good"),
            Some(false) => ("no", "!", "warn"),
            None => ("open", "?", "quiet"),
        };
        let key = format!("smart-{name}-{word}");
        let text = texts.tell(&key, &[("chance", &chance)]);
        Letter { mark, tone, text }
    };
    all.map(letter).into()
}

fn rows(results: &[ResultView], measure: Measure<'_>, today: Date, format: Format) -> Vec<Row> {
    let row = |result: &ResultView| {
        let deal = result.deal.as_ref().map(|deal| deal.title.clone());
        let from: Vec<String> = deal.into_iter().chain(result.note.clone()).collect();
        Row {
            day: format.near(result.date, today),
            amount: measure.says(result.amount),
            from: from.join(" · "),
        }
    };
    results.iter().take(SHOWN).map(row).collect()
}
