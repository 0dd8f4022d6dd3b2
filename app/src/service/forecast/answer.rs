//! The chance, the range and the parts of a goal.

use jiff::civil::Date;
use legwork_core::draw::Seed;
use legwork_core::forecast::{DeadTime, Likelihood};

use super::asked::Asked;
use super::ground::Ground;
use super::lack::Stop;
use super::{AskForecast, Forecast, Parts, Told};
use crate::service::context::Context;
use crate::service::goal::{GoalView, Whole};
use crate::store::{GoalResult, Tx};

/// The forecast of a goal at the start of the day of `ground`.
pub(super) async fn of(
    context: &Context,
    tx: &mut Tx,
    ground: &mut Ground,
    goal: &Whole,
    ask: &AskForecast,
) -> Result<Forecast, Stop> {
    let (today, results) = (ground.today, goal.results.as_slice());
    let asked = Asked::of(context, &goal.row, results, today)?;
    let told = Told {
        waits: results.iter().any(|one| one.day.date() == today),
        ..told(&asked, goal.view.clone())
    };
    if today > asked.last {
        return Ok(settled(&asked, told, today));
    }
    let counts = asked.counts();
    if counts.is_some() {
        ground.survey(context, tx).await?;
    }
    let case = Case {
        asked: &asked,
        results,
        dead: &ground.dead,
        today,
        seed: Seed::of_goal(goal.row.goal_id.uuid(), today),
    };
    match counts.zip(ground.trade()) {
        Some((counts, trade)) => case.by_deals(context, ask, trade, counts, told),
        None => case.by_results(told),
    }
}

/// Everything that both ways of looking ahead need.
pub(super) struct Case<'a> {
    pub(super) asked: &'a Asked,
    pub(super) results: &'a [GoalResult],
    pub(super) dead: &'a DeadTime,
    pub(super) today: Date,
    pub(super) seed: Seed,
}

impl Case<'_> {
    /// What both ways say alike.
    pub(super) fn forecast(&self, chance: Likelihood, draws: usize, told: Told) -> Forecast {
        Forecast {
            goal: Some(told.goal.id.clone()),
            chance: Some(shown(chance)),
            draws,
            told: Some(Told {
                chance: chance.to_string(),
                share: chance.share(),
                seed: Some(self.seed.value()),
                ..told
            }),
            ..Forecast::nothing(self.today)
        }
    }
}

/// A goal whose last day is over was reached, or it was not.
fn settled(asked: &Asked, told: Told, today: Date) -> Forecast {
    let (actual, reached) = (asked.stands.actual, asked.stands.reached);
    let share = if reached { 1.0 } else { 0.0 };
    let word = if reached { "reached" } else { "not reached" };
    let parts = Parts {
        won: actual,
        open: 0.0,
        work_done: 0.0,
        work_promised: 0.0,
    };
    let by_deals = asked.counts().is_some();
    Forecast {
        goal: Some(told.goal.id.clone()),
        chance: Some(share),
        chance_full_adherence: by_deals.then_some(share),
        p10: Some(actual),
        p50: Some(actual),
        p90: Some(actual),
        parts: by_deals.then_some(parts),
        told: Some(Told {
            chance: word.to_owned(),
            share,
            decided: true,
            ..told
        }),
        ..Forecast::nothing(today)
    }
}

fn told(asked: &Asked, goal: GoalView) -> Told {
    Told {
        goal,
        days: (asked.first, asked.last),
        direction: asked.direction,
        chance: String::new(),
        chance_full: None,
        share: 0.0,
        share_full: None,
        decided: false,
        waits: false,
        promised: false,
        rhythm_changed: false,
        only_new: false,
        narrowed_by: Vec::new(),
        seed: None,
    }
}

/// A chance as it is shown: to the nearest twentieth.
pub(super) fn shown(chance: Likelihood) -> f64 {
    f64::from(chance.percent()) / 100.0
}
