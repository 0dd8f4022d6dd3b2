//! How the forecasts turned out that were shown for goals whose time is over.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;
use jiff::civil::Date;
pub use legwork_core::verify::Bin;
use legwork_core::verify::{Reliability, brier};
use legwork_core::vocabulary::Direction;
use serde::Serialize;

use super::keep::Detail;
use crate::service::context::Context;
use crate::service::goal::{self, Aim, GoalView, Whole, counted};
use crate::service::{SCHEMA, amount, find};
use crate::store::{self, Goal, GoalResult, GoalStatus};
use crate::{Error, Result};

/// How good the forecasts were. The figures are none until the first one can
/// be judged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Past {
    /// Version of this shape.
    pub schema: u8,
    /// As of this date.
    pub date: Date,
    /// How many forecasts are judged: at most one for each goal and day.
    pub forecasts: usize,
    /// Of how many goals they are. Those of one goal are right and wrong
    /// together, so this says how much the figures mean.
    pub goals: usize,
    /// Forecasts whose time is still to come.
    pub waiting: usize,
    /// The Brier score: the mean square of how far chances were from what
    /// happened, 0 to 1, lower is better; always saying one in two gives 0.25.
    pub brier: Option<f64>,
    /// The mean chance less the share that was reached: above 0 when they
    /// promised too much.
    pub bias: Option<f64>,
    /// The share of figures within the range that should hold four of five.
    pub coverage80: Option<f64>,
    /// Chances beside what happened, from the least to the most likely.
    pub reliability: Vec<Bin>,
}

/// How past forecasts turned out, each of them, and what is still to come.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// How good they were, all together.
    pub past: Past,
    /// The goals of which there are forecasts, or the one that was meant.
    pub goals: Vec<GoalView>,
    /// Those whose time is over, the newest first.
    pub judged: Vec<Judged>,
    /// Goals with forecasts whose time is still to come, the next first: the
    /// place among the goals, the last day, and how many there are.
    pub waiting: Vec<(usize, Date, usize)>,
}

/// A forecast and what became of it. The figures are in the goal's own unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// The place of its goal among those of the record.
    pub goal: usize,
    /// The day at whose start it was made.
    pub as_of: Date,
    /// The last day of which it spoke.
    pub last: Date,
    /// The chance that was said, 0 to 1.
    pub chance: f64,
    /// The range that should hold eight of ten.
    pub range: (f64, f64),
    /// The figure that was to be reached.
    pub figure: f64,
    /// The figure that came.
    pub actual: f64,
    /// Whether that reaches it.
    pub hit: bool,
    /// Whether it lies within the range.
    pub within: bool,
}

/// How past forecasts turned out: of all goals, or of the one that `goal` means.
pub async fn past(context: &Context, now: &Zoned, goal: Option<&str>) -> Result<Past> {
    Ok(record(context, now, goal).await?.past)
}

/// The same with each of them.
pub async fn record(context: &Context, now: &Zoned, goal: Option<&str>) -> Result<Record> {
    let today = context.today(now);
    let mut tx = context.read().await?;
    let rows = match goal {
        Some(text) => vec![find::goal(context, &mut tx, text).await?],
        None => store::goal::list(&mut tx, context.workspace_id(), context.member_id).await?,
    };
    let (mut goals, mut judged, mut waiting) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let shown = store::review::forecasts(&mut tx, row.workspace_id, row.goal_id).await?;
        if shown.is_empty() && goal.is_none() {
            continue;
        }
        let whole = goal::whole(context, &mut tx, row, today).await?;
        let all = of_goal(&whole, &shown, (goals.len(), today))?;
        judged.extend(all.0);
        waiting.extend(all.1);
        goals.push(whole.view);
    }
    judged.sort_by_key(|one: &Judged| (Reverse(one.last), Reverse(one.as_of)));
    waiting.sort_by_key(|one: &(usize, Date, usize)| one.1);
    Ok(Record {
        past: score(&judged, &waiting, today),
        goals,
        judged,
        waiting,
    })
}

/// The judged forecasts of a goal, and how many cannot be judged yet, by their
/// last day.
type Turned = (Vec<Judged>, Vec<(usize, Date, usize)>);

fn of_goal(
    goal: &Whole,
    shown: &[store::Forecast],
    (place, today): (usize, Date),
) -> Result<Turned> {
    let (mut judged, mut waiting) = (Vec::new(), BTreeMap::<Date, usize>::new());
    let aim = Aim::stored(&goal.row);
    for row in shown {
        let detail: Detail = serde_json::from_value(row.detail.0.clone())
            .map_err(|cause| Error::internal("a forecast cannot be read back", cause))?;
        if detail.last >= today {
            *waiting.entry(detail.last).or_default() += 1;
        } else if let Some(actual) = actual(&aim, &goal.results, &detail) {
            judged.push(Judged {
                goal: place,
                as_of: row.as_of.date(),
                last: detail.last,
                chance: row.chance,
                range: (row.p10, row.p90),
                figure: detail.figure,
                actual,
                hit: meets(&detail, actual) || declared(&goal.row, &detail),
                within: (row.p10..=row.p90).contains(&actual),
            });
        }
    }
    let waiting = waiting
        .into_iter()
        .map(|(last, count)| (place, last, count));
    Ok((judged, waiting.collect()))
}

/// The figure at the end of the days of which the forecast spoke; none for a
/// level that was never recorded.
fn actual(aim: &Aim, results: &[GoalResult], detail: &Detail) -> Option<f64> {
    let value = |row: &GoalResult| amount::stored(&row.amount);
    if detail.level {
        let until = counted(aim, results).filter(|row| row.day.date() <= detail.last);
        let last = until.max_by_key(|row| (row.day, row.created.micros()))?;
        return Some(value(last)?.to_f64());
    }
    let days = detail.first..=detail.last;
    let within = counted(aim, results).filter(|row| days.contains(&row.day.date()));
    let amounts: Vec<_> = within.filter_map(value).collect();
    Some(amount::sum(&amounts))
}

fn meets(detail: &Detail, actual: f64) -> bool {
    let slack = detail.figure.abs().max(1.0) * 1e-9;
    match detail.direction {
        Direction::AtLeast => actual >= detail.figure - slack,
        Direction::AtMost => actual <= detail.figure + slack,
        Direction::Exactly => (actual - detail.figure).abs() <= slack,
    }
}

/// Whether the member said in time that it was reached, whatever the figures say.
fn declared(goal: &Goal, detail: &Detail) -> bool {
    let in_time = goal.closed_on.is_some_and(|on| on.date() <= detail.last);
    goal.status.0 == GoalStatus::Reached && in_time
}

fn score(all: &[Judged], waiting: &[(usize, Date, usize)], today: Date) -> Past {
    let goals: BTreeSet<usize> = all.iter().map(|one| one.goal).collect();
    let chances: Vec<(f64, bool)> = all.iter().map(|one| (one.chance, one.hit)).collect();
    let known = |figure: f64| (!all.is_empty()).then(|| thousandth(figure));
    let mean =
        |of: fn(&Judged) -> f64| all.iter().map(of).sum::<f64>() / number(all.len()).max(1.0);
    let share = |holds: bool| if holds { 1.0 } else { 0.0 };
    let bias = mean(|one| one.chance) - mean(|one| if one.hit { 1.0 } else { 0.0 });
    let coverage =
        all.iter().map(|one| share(one.within)).sum::<f64>() / number(all.len()).max(1.0);
    let bin = |bin: &Bin| Bin {
        predicted: thousandth(bin.predicted),
        hit: thousandth(bin.hit),
        n: bin.n,
    };
    Past {
        schema: SCHEMA,
        date: today,
        forecasts: all.len(),
        goals: goals.len(),
        waiting: waiting.iter().map(|one| one.2).sum(),
        brier: known(brier(&chances)),
        bias: known(bias),
        coverage80: known(coverage),
        reliability: Reliability::of(&chances).bins.iter().map(bin).collect(),
    }
}

fn thousandth(figure: f64) -> f64 {
    (figure * 1_000.0).round() / 1_000.0 + 0.0
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
