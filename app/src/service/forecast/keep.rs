//! Keeps a forecast that was shown, to be scored when the goal's time is over.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::vocabulary::Direction;
use serde::{Deserialize, Serialize};

use super::{AskForecast, Forecast, Parts, Told};
use crate::service::context::Context;
use crate::store::{self, Day, Goal, GoalStatus, Json};
use crate::{Error, Result};

/// What is kept beside the chance and the range. The goal may be edited later:
/// what was said is judged by the figure and the days of which it was said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Detail {
    /// The first day that counted.
    pub(super) first: Date,
    /// The last.
    pub(super) last: Date,
    /// The figure to reach.
    pub(super) figure: f64,
    /// Which side of it was wanted.
    pub(super) direction: Direction,
    /// Whether the last figure counted rather than the sum.
    pub(super) level: bool,
    /// The chance at full adherence.
    pub(super) chance_full: Option<f64>,
    /// What the expected figure was made of.
    pub(super) won: Option<f64>,
    /// See `won`.
    pub(super) open: Option<f64>,
    /// See `won`.
    pub(super) work_done: Option<f64>,
    /// See `won`.
    pub(super) work_promised: Option<f64>,
    /// Whether the rhythm was seen to have changed.
    #[serde(default)]
    pub(super) rhythm_changed: bool,
    /// Where the draws began.
    pub(super) seed: Option<u64>,
    /// How many there were.
    pub(super) draws: usize,
}

/// Keeps today's forecast of the goal that `goal` means. Fails when there is
/// none: the goal is closed, its time is over, or it lacks something.
pub async fn keep(context: &Context, now: &Zoned, goal: &str) -> Result<Forecast> {
    let ask = AskForecast {
        goal: Some(goal.to_owned()),
        ..AskForecast::default()
    };
    let Some(shown) = super::found(context, now, &ask).await? else {
        return Err(Error::not_found("there is no such goal"));
    };
    if !store(context, now, &shown).await? {
        return Err(Error::refused(
            "what became of this goal is known: there is nothing to keep",
        ));
    }
    Ok(shown.1)
}

/// Keeps one forecast for each goal and day, the last, and says whether there
/// was one to keep: what is decided is no forecast any more. Not a change of
/// the member's, so the journal does not hold it.
pub(super) async fn store(
    context: &Context,
    now: &Zoned,
    (goal, forecast): &(Goal, Forecast),
) -> Result<bool> {
    let open = goal.status.0 == GoalStatus::Open;
    let Some(told) = forecast.told.as_ref().filter(|told| open && !told.decided) else {
        return Ok(false);
    };
    let Some(((p10, p50), p90)) = forecast.p10.zip(forecast.p50).zip(forecast.p90) else {
        return Ok(false);
    };
    let mut change = context.change(now, "forecast").await?;
    let (workspace, goal_id) = (context.workspace_id(), goal.goal_id);
    let kept = store::review::forecasts(change.tx(), workspace, goal_id).await?;
    let same = kept.iter().find(|one| one.as_of.date() == forecast.as_of);
    let row = store::Forecast {
        workspace_id: workspace,
        forecast_id: same.map_or_else(
            || context.ids.ordered(now.timestamp()),
            |one| one.forecast_id,
        ),
        member_id: context.member_id,
        goal_id,
        shown: change.at(),
        as_of: Day(forecast.as_of),
        chance: told.share,
        p10,
        p50,
        p90,
        detail: Json(written(told, forecast)?),
    };
    change.tx().put(&row).await?;
    change.commit().await?;
    Ok(true)
}

fn written(told: &Told, forecast: &Forecast) -> Result<serde_json::Value> {
    let part = |of: fn(&Parts) -> f64| forecast.parts.as_ref().map(of);
    let detail = Detail {
        first: told.days.0,
        last: told.days.1,
        figure: told.goal.goal.unwrap_or_default(),
        direction: told.direction,
        level: told.goal.level,
        chance_full: told.share_full,
        won: part(|parts| parts.won),
        open: part(|parts| parts.open),
        work_done: part(|parts| parts.work_done),
        work_promised: part(|parts| parts.work_promised),
        rhythm_changed: told.rhythm_changed,
        seed: told.seed,
        draws: forecast.draws,
    };
    serde_json::to_value(detail)
        .map_err(|cause| Error::internal("a forecast cannot be written", cause))
}
