//! How the forecasts turned out that were shown for goals whose time is over.

use jiff::Zoned;
use jiff::civil::Date;
pub use legwork_core::verify::Bin;
use legwork_core::verify::{Reliability, brier};
use legwork_core::vocabulary::Direction;
use serde::Serialize;

use super::keep::Detail;
use crate::service::context::Context;
use crate::service::goal::{Aim, counted};
use crate::service::{SCHEMA, amount, find};
use crate::store::{self, Goal, GoalResult, GoalStatus, Tx};
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

/// A forecast and what became of it.
struct Judged {
    chance: f64,
    hit: bool,
    within: bool,
}

/// How past forecasts turned out: of all goals, or of the one that `goal` means.
pub async fn past(context: &Context, now: &Zoned, goal: Option<&str>) -> Result<Past> {
    let today = context.today(now);
    let mut tx = context.read().await?;
    let goals = match goal {
        Some(text) => vec![find::goal(context, &mut tx, text).await?],
        None => store::goal::list(&mut tx, context.workspace_id(), context.member_id).await?,
    };
    let (mut all, mut judged_goals, mut waiting) = (Vec::new(), 0, 0);
    for goal in &goals {
        let (judged, others) = of_goal(&mut tx, goal, today).await?;
        judged_goals += usize::from(!judged.is_empty());
        waiting += others;
        all.extend(judged);
    }
    Ok(score(&all, judged_goals, waiting, today))
}

/// The judged forecasts of a goal, and how many cannot be judged yet.
async fn of_goal(tx: &mut Tx, goal: &Goal, today: Date) -> Result<(Vec<Judged>, usize)> {
    let shown = store::review::forecasts(tx, goal.workspace_id, goal.goal_id).await?;
    if shown.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let results = store::result::for_goal(tx, goal.workspace_id, goal.goal_id).await?;
    let (mut judged, mut waiting) = (Vec::new(), 0);
    for row in &shown {
        let detail: Detail = serde_json::from_value(row.detail.0.clone())
            .map_err(|cause| Error::internal("a forecast cannot be read back", cause))?;
        if detail.last >= today {
            waiting += 1;
        } else if let Some(actual) = actual(&Aim::stored(goal), &results, &detail) {
            judged.push(Judged {
                chance: row.chance,
                hit: meets(&detail, actual) || declared(goal, &detail),
                within: (row.p10..=row.p90).contains(&actual),
            });
        }
    }
    Ok((judged, waiting))
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

fn score(all: &[Judged], goals: usize, waiting: usize, today: Date) -> Past {
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
        goals,
        waiting,
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
