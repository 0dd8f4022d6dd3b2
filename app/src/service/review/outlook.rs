//! The forecast of each goal when it was last reviewed, and now; and the goals
//! of a month or a quarter, looked at again.

use jiff::Zoned;

use super::goal::{GoalReset, resets};
use super::span::{Reviewing, Scale, Years};
use super::{GoalAgain, Outlook, OutlookThen};
use crate::Result;
use crate::service::context::Context;
use crate::service::forecast::{self, Forecast, Seen};
use crate::service::goal::{GoalView, Link};
use crate::store::{self, Day, ReviewFacts, Tx};

/// So many goals are forecast, and so many past reviews looked through.
const MOST: usize = 5;

/// The open goals with what is forecast of them now.
pub(super) async fn goals(context: &Context, now: &Zoned) -> Result<Vec<Seen>> {
    forecast::seen(context, now, false, MOST).await
}

/// What is forecast of each goal now, beside what the last finished review saw.
pub(super) async fn then_and_now(
    context: &Context,
    tx: &mut Tx,
    reviewing: Reviewing,
    goals: &[Seen],
) -> Result<Vec<Outlook>> {
    let then = last_seen(context, tx, reviewing).await?;
    let told = goals.iter().filter_map(|seen| {
        let goal = link(&seen.goal);
        Some(Outlook {
            currency: seen.goal.currency.clone(),
            now: said(seen.outlook.open()?)?,
            then: of_goal(&then, &goal.id),
            goal,
        })
    });
    Ok(told.collect())
}

fn link(goal: &GoalView) -> Link {
    Link {
        id: goal.id.clone(),
        title: goal.sentence.clone(),
    }
}

fn said(forecast: &Forecast) -> Option<OutlookThen> {
    Some(OutlookThen {
        as_of: forecast.as_of,
        chance: forecast.chance?,
        p10: forecast.p10?,
        p50: forecast.p50?,
        p90: forecast.p90?,
    })
}

/// The facts that the last finished review of the same scale saw, of days before
/// these.
async fn last_seen(
    context: &Context,
    tx: &mut Tx,
    reviewing: Reviewing,
) -> Result<serde_json::Value> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let until = Day(reviewing.tile.start);
    let limit = i64::try_from(4 * MOST).unwrap_or(i64::MAX);
    let finished = store::review::finished(tx, workspace, member, until, limit).await?;
    let years = Years::of(context);
    let same = finished.iter().find(|row| {
        let days = Reviewing::holding(row.starts_on.date(), reviewing.scale, years);
        days.tile.start == row.starts_on.date() && days.tile.end == row.ends_on.date()
    });
    let Some(row) = same else {
        return Ok(serde_json::Value::Null);
    };
    let facts = tx.get::<ReviewFacts>(&(workspace, row.review_id)).await?;
    Ok(facts.map_or(serde_json::Value::Null, |row| row.facts.0))
}

fn of_goal(facts: &serde_json::Value, goal: &str) -> Option<OutlookThen> {
    let all = facts.get("forecasts")?.as_array()?;
    let own = all
        .iter()
        .find(|one| one["goal"]["id"].as_str() == Some(goal))?;
    serde_json::from_value(own.get("now")?.clone()).ok()
}

/// The goals to look at again: those that are open, in a month or a quarter.
pub(super) async fn again(
    context: &Context,
    tx: &mut Tx,
    reviewing: Reviewing,
    goals: Vec<Seen>,
) -> Result<Vec<GoalAgain>> {
    if reviewing.scale == Scale::Week {
        return Ok(Vec::new());
    }
    let all = resets(context, tx).await?;
    let of = |goal: &str| -> Vec<GoalReset> {
        let own = all.iter().filter(|reset| reset.goal == goal);
        own.cloned().collect()
    };
    let again = |seen: Seen| GoalAgain {
        goal: link(&seen.goal),
        resets: of(&seen.goal.id),
        says: seen.goal.says,
        baseline: seen.goal.baseline,
        target: seen.goal.goal,
        currency: seen.goal.currency,
        due: seen.goal.due,
        actual: seen.goal.actual,
        line: seen.goal.line,
        state: seen.goal.state,
    };
    Ok(goals.into_iter().map(again).collect())
}
