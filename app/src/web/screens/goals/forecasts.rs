//! How past forecasts turned out: how good they were, and each of them.

use askama::Template;
use jiff::civil::Date;

use super::chance;
use super::measure::Measure;
use crate::chart::{self, ChanceBin};
use crate::service::forecast::{self, Bin, Judged, Past, Record};
use crate::service::goal::{GoalView, Link};
use crate::web::failure::Shown;
use crate::web::figure::Figure;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// How many forecasts are shown.
const SHOWN: usize = 50;

/// The screen.
#[derive(Template)]
#[template(path = "forecasts.html")]
struct Screen {
    page: Page,
    /// The goal that it is about; all when none.
    goal: Option<Link>,
    /// Why there is nothing to see yet.
    empty: Option<String>,
    facts: Vec<(String, String)>,
    reliability: Option<Figure>,
    rows: Vec<Row>,
    more: bool,
    waiting: Vec<Waiting>,
}

/// A forecast and what became of it.
struct Row {
    goal: Link,
    day: String,
    chance: String,
    range: String,
    came: String,
    word: String,
    tone: &'static str,
}

/// A goal whose last day is still to come.
struct Waiting {
    goal: Link,
    says: String,
}

/// Shows those of all goals, or of the one that is named.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let record = forecast::record(&visit.context, &visit.now, sheet.get("goal")).await?;
    let page = Page::new(&visit, "goals");
    let (today, texts, format) = (visit.context.today(&visit.now), visit.texts, page.format());
    let only = record.goals.first().filter(|_| sheet.get("goal").is_some());
    let row = |judged: &Judged| row(judged, &record.goals, today, texts);
    let screen = Screen {
        goal: only.map(link),
        empty: empty(&record, today, texts, format),
        facts: facts(&record.past, texts, format),
        reliability: reliability(&record.past, texts),
        rows: record.judged.iter().take(SHOWN).filter_map(row).collect(),
        more: record.judged.len() > SHOWN,
        waiting: waiting(&record, today, texts, format),
        page,
    };
    show(&screen.page, &screen)
}

fn link(goal: &GoalView) -> Link {
    Link {
        id: goal.id.clone(),
        title: goal.sentence.clone(),
    }
}

/// What is said as long as nothing can be judged.
fn empty(record: &Record, today: Date, texts: Texts, format: Format) -> Option<String> {
    if record.past.forecasts > 0 {
        return None;
    }
    let count = u64::try_from(record.past.waiting).unwrap_or(u64::MAX);
    Some(match record.waiting.first() {
        None => texts.say("forecasts-none").into_owned(),
        Some((_, first, _)) => {
            let day = format.near(*first, today);
            texts.count("forecasts-waiting", count, &[("day", &day)])
        }
    })
}

/// How good they were, all together.
fn facts(past: &Past, texts: Texts, format: Format) -> Vec<(String, String)> {
    let (Some(brier), Some(bias), Some(held)) = (past.brier, past.bias, past.coverage80) else {
        return Vec::new();
    };
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let of = texts.count("forecasts-goals", count(past.goals), &[]);
    let judged = texts.count("forecasts-judged", count(past.forecasts), &[("goals", &of)]);
    let later = (past.waiting > 0).then(|| format.whole(count(past.waiting)));
    let score = format.decimal(brier, 3);
    let held = format.decimal(held * 100.0, 0);
    let all = [
        ("forecasts-fact-judged", Some(judged)),
        ("forecasts-fact-waiting", later),
        (
            "forecasts-fact-brier",
            Some(texts.tell("forecasts-brier", &[("score", &score)])),
        ),
        ("forecasts-fact-bias", Some(leaning(bias, texts, format))),
        (
            "forecasts-fact-held",
            Some(texts.tell("forecasts-held", &[("share", &held)])),
        ),
    ];
    let named = |(key, fact): (&str, Option<String>)| Some((texts.say(key).into_owned(), fact?));
    all.into_iter().filter_map(named).collect()
}

/// To which side they leaned.
fn leaning(bias: f64, texts: Texts, format: Format) -> String {
    let points = format.decimal(bias.abs() * 100.0, 0);
    let key = match points.as_str() {
        "0" => "forecasts-bias-none",
        _ if bias > 0.0 => "forecasts-bias-hopeful",
        _ => "forecasts-bias-gloomy",
    };
    texts.tell(key, &[("points", &points)])
}

/// Chances beside what happened.
fn reliability(past: &Past, texts: Texts) -> Option<Figure> {
    let bins: Vec<ChanceBin> = past.reliability.iter().filter_map(bin).collect();
    if bins.is_empty() {
        return None;
    }
    let title = texts.say("forecasts-picture").into_owned();
    let chart = chart::reliability(&chart::Reliability {
        title: &title,
        bins: &bins,
        marks: Format::new(texts).marks(),
    });
    Some(Figure::new("reliability", title, chart, texts))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a number of forecasts"
)]
fn bin(bin: &Bin) -> Option<ChanceBin> {
    let of = u32::try_from(bin.n).ok().filter(|n| *n > 0)?;
    Some(ChanceBin {
        predicted: bin.predicted,
        hits: (bin.hit * f64::from(of)).round() as u64,
        of: of.into(),
    })
}

fn row(judged: &Judged, goals: &[GoalView], today: Date, texts: Texts) -> Option<Row> {
    let goal = goals.get(judged.goal)?;
    let format = Format::new(texts);
    let measure = Measure::of(goal, format);
    let (low, high) = (measure.rough(judged.range.0), measure.rough(judged.range.1));
    let (word, tone) = if judged.hit {
        ("forecasts-reached", "good")
    } else {
        ("forecasts-missed", "warn")
    };
    let target = measure.says(judged.figure);
    Some(Row {
        goal: link(goal),
        day: format.near(judged.as_of, today),
        chance: chance::words(judged.chance, texts),
        range: texts.tell("forecasts-range", &[("low", &low), ("high", &high)]),
        came: texts.tell(
            "forecasts-came",
            &[
                ("actual", &measure.says(judged.actual)),
                ("target", &target),
            ],
        ),
        word: texts.say(word).into_owned(),
        tone,
    })
}

fn waiting(record: &Record, today: Date, texts: Texts, format: Format) -> Vec<Waiting> {
    let one = |(place, last, count): &(usize, Date, usize)| {
        let day = format.near(*last, today);
        let count = u64::try_from(*count).unwrap_or(u64::MAX);
        Some(Waiting {
            goal: link(record.goals.get(*place)?),
            says: texts.count("forecasts-waits", count, &[("day", &day)]),
        })
    };
    record.waiting.iter().filter_map(one).collect()
}
