//! Attribution: what an hour of each activity has come with, and how sure it is
//! that one brings more than another.
//!
//! | file | says |
//! |---|---|
//! | `gather.rs` | what is read: a year for the rates, and since January of last year for the comparisons |
//! | `worth.rs` | what a won deal is worth, and how many meetings ended in one |
//! | `activity.rs` | one activity: its rate beside the published one, minutes, money per hour |
//! | `pairs.rs` | two activities side by side |
//! | `says.rs` | the sentences that have the most behind them |
//! | `trial/` | the alternate-week test |

mod activity;
mod gather;
mod pairs;
mod says;
pub mod trial;
mod worth;

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use super::SCHEMA;
use super::context::Context;
use super::rates::SourceView;
use crate::Result;

use gather::Gathered;

/// What an hour of each activity has come with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Attribution {
    /// Version of this shape.
    pub schema: u8,
    /// As of this date: asked again on the same day, it answers the same.
    pub as_of: Date,
    /// The first day that rates, minutes and acts are counted from.
    pub from: Date,
    /// The first day that comparisons are made from. It moves once a year, so
    /// that looking every week fools nobody.
    pub compared_from: Date,
    /// The currency of the amounts; none while no won deal says one.
    pub currency: Option<String>,
    /// What a won deal was worth on average, in major units.
    pub deal: Option<f64>,
    /// Won deals behind that.
    pub deals: u64,
    /// Won deals of which no origin is noted.
    pub without_origin: u64,
    /// Won deals in other currencies, which are left out.
    pub other_currencies: u64,
    /// The activities that were done and have published figures, the one whose
    /// hour came with the most first.
    pub activities: Vec<ActivityHour>,
    /// Each two of them, the surest first.
    pub comparisons: Vec<Compared>,
    /// The sentences that have the most behind them, the surest first.
    pub says: Vec<String>,
    /// The alternate-week test: the one that runs, or the last one.
    pub trial: Option<trial::TrialView>,
}

/// One activity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActivityHour {
    /// Slug of the kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Several of them: "cold calls".
    pub noun: String,
    /// Units done since `from`.
    pub acts: u64,
    /// Those that a meeting came of, or more.
    pub successes: u64,
    /// Successes for each act, blended with the published rate.
    pub rate: f64,
    /// The range that holds it in four cases of five: its lower end.
    pub rate_low: f64,
    /// Its upper end.
    pub rate_high: f64,
    /// The rate that it is blended with.
    pub published: Published,
    /// How well it is done.
    pub skill: SkillView,
    /// Minutes of one act.
    pub minutes: MinutesView,
    /// Hours since `from`.
    pub hours: f64,
    /// Money for each hour; none while nothing says what a deal is worth.
    pub money: Option<MoneyHour>,
    /// The deals that began with it.
    pub began: Began,
    /// Whether nothing has come of it yet, so that it rests on published rates.
    pub benchmark_only: bool,
}

/// A rate that others have published.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Published {
    /// Successes for each act.
    pub rate: f64,
    /// What the member put in its place, if anything.
    pub own: Option<f64>,
    /// What it is counted by: `dial`, `email`, `ask`, ...
    pub denominator: String,
    /// The newest year that a source states.
    pub year: Option<u16>,
    /// The reasoning, where there is more to say than what was published.
    pub reason: Option<String>,
    /// Where it was read; none for an assumption.
    pub sources: Vec<SourceView>,
}

/// How well something is done, as a multiple of the published rate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SkillView {
    /// The multiple.
    pub times: f64,
    /// Its likely range: the lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// "1.4x benchmark (0.8-2.2)".
    pub says: String,
}

/// How long one act takes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MinutesView {
    /// Minutes of one act.
    pub each: f64,
    /// What is taken without any log.
    pub default: f64,
    /// Acts that were logged with their minutes.
    pub logged: u64,
    /// `default`, `blend`, or `own` once the log outweighs the default.
    pub basis: &'static str,
}

/// Money for each hour, in major units.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MoneyHour {
    /// The mean.
    pub per_hour: f64,
    /// The range that holds it in four cases of five: its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// Deals that began with one activity since `compared_from`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Began {
    /// All of them.
    pub deals: u64,
    /// Those that were won.
    pub won: u64,
    /// What the won ones were worth, in major units of the currency.
    pub value: f64,
}

/// Two activities side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compared {
    /// Slug of the first.
    pub a: String,
    /// Slug of the second.
    pub b: String,
    /// `benchmark only`, `open`, `leaning` or `clear`.
    pub verdict: String,
    /// The one whose hour came with more, when it leans or is clear.
    pub better: Option<String>,
    /// The chance that an hour of the first brings more money, 0 to 1.
    pub chance: f64,
    /// The stake of the bet against "as much"; 20 or more is clear.
    pub stake: f64,
    /// The same in a sentence.
    pub says: String,
}

/// What an hour of each activity has come with. Reads only.
pub async fn attribute(context: &Context, now: &Zoned) -> Result<Attribution> {
    let today = context.today(now);
    let mut tx = context.read().await?;
    let found = Gathered::load(context, &mut tx, today).await?;
    let hours = found.hours();
    let comparisons = pairs::compared(&found, &hours);
    let trial = trial::newest(context, &mut tx, &found).await?;
    Ok(Attribution {
        schema: SCHEMA,
        as_of: today,
        from: super::record::since(today),
        compared_from: found.weeks_from,
        currency: found.worth.currency.map(|one| one.code().to_owned()),
        deal: found.worth.deal(),
        deals: found.worth.won,
        without_origin: found.worth.without_origin,
        other_currencies: found.worth.other_currencies,
        says: says::sentences(&found, &hours, &comparisons),
        activities: hours
            .iter()
            .map(|hour| activity::view(&found, hour))
            .collect(),
        comparisons: comparisons.into_iter().map(|(view, _)| view).collect(),
        trial,
    })
}

/// A number to four digits that matter: more than that is noise.
fn rounded(value: f64) -> f64 {
    format!("{value:.3e}").parse().unwrap_or(value) + 0.0
}
