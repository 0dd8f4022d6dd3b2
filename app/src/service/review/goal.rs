//! Setting a goal anew: the old figures are kept with their day.

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use super::kept::{note, open};
use crate::service::amount;
use crate::service::context::Context;
use crate::service::goal::{EditGoal, OneGoal, edit_within, view_of};
use crate::service::{SCHEMA, find, text};
use crate::store::{self, Day, Goal, GoalStatus, Tx};
use crate::{Error, Result};

/// What `reset` takes; what is left out stays.
#[derive(Debug, Clone, Default)]
pub struct ResetGoal {
    /// What is reviewed, by name; the month that is due when left out.
    pub review: Option<String>,
    /// The goal: id, prefix or words.
    pub goal: String,
    /// Where things stand now, to begin from.
    pub baseline: Option<String>,
    /// The new amount, as for `goal edit`.
    pub target: Option<String>,
    /// The new last day.
    pub due: Option<Date>,
    /// Why.
    pub reason: Option<String>,
}

/// What a goal asked for until a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalReset {
    /// Id of the goal.
    pub goal: String,
    /// The day from which it asks for something else.
    pub on: Date,
    /// The amount until then, as in its sentence.
    pub amount: Option<f64>,
    /// What it counted.
    pub unit: Option<String>,
    /// Where things stood at the start.
    pub baseline: Option<f64>,
    /// The day by which it was wanted.
    pub due: Option<Date>,
    /// Why it was set anew.
    pub reason: Option<String>,
}

/// What is written down in the review.
#[derive(Debug, Serialize)]
struct Noted<'a> {
    goal: String,
    on: Date,
    reason: Option<&'a str>,
}

/// Sets a goal anew: new figures from today on, the old ones kept with the day
/// and the reason. Set anew twice on one day, what it asked for before that day
/// is kept.
pub async fn reset(context: &Context, now: &Zoned, input: ResetGoal) -> Result<OneGoal> {
    let today = context.today(now);
    let label = format!("review goal \"{}\"", text::shown(&input.goal));
    let mut change = context.change(now, label).await?;
    let reviewing = open(context, today, input.review.as_deref().or(Some("month")))?;
    let old = find::goal(context, change.tx(), &input.goal).await?;
    if old.status.0 != GoalStatus::Open {
        return Err(Error::refused(format!("'{}' is closed", old.sentence)));
    }
    let reason = text::note(input.reason.as_ref())?;
    let edit = EditGoal {
        baseline: input.baseline,
        target: input.target,
        due: input.due,
        ..EditGoal::default()
    };
    let row = edit_within(context, &mut change, &old, &edit).await?;
    let before = before(&old, today, reason.clone());
    let key = (before.workspace_id, before.goal_id, before.reset_on);
    if change.tx().get::<store::GoalReset>(&key).await?.is_none() {
        change.insert(&before).await?;
    }
    let noted = Noted {
        goal: row.goal_id.to_string(),
        on: today,
        reason: reason.as_deref(),
    };
    note(context, &mut change, reviewing, &noted).await?;
    let goal = view_of(context, change.tx(), &row, today).await?;
    change.commit().await?;
    Ok(OneGoal {
        schema: SCHEMA,
        goal,
    })
}

fn before(old: &Goal, today: Date, reason: Option<String>) -> store::GoalReset {
    store::GoalReset {
        workspace_id: old.workspace_id,
        goal_id: old.goal_id,
        reset_on: Day(today),
        target: old.target.clone(),
        amount: old.amount.clone(),
        unit: old.unit.clone(),
        currency: old.currency.clone(),
        baseline: old.baseline.clone(),
        due: old.due,
        reason,
    }
}

/// What every goal asked for before, oldest first for each.
pub(super) async fn resets(context: &Context, tx: &mut Tx) -> Result<Vec<GoalReset>> {
    let rows = store::goal_reset::all(tx, context.workspace_id()).await?;
    let figure = |text: Option<&String>| Some(amount::stored(text?)?.to_f64());
    let view = |row: &store::GoalReset| GoalReset {
        goal: row.goal_id.to_string(),
        on: row.reset_on.date(),
        amount: figure(row.amount.as_ref()),
        unit: row.unit.clone(),
        baseline: figure(row.baseline.as_ref()),
        due: row.due.map(Date::from),
        reason: row.reason.clone(),
    };
    Ok(rows.iter().map(view).collect())
}
