//! Listing results.

use jiff::Zoned;

use super::{ResultView, Results};
use crate::Result;
use crate::service::context::Context;
use crate::service::goal::Link;
use crate::service::{SCHEMA, amount, find};
use crate::store::{self, Deal, Goal, GoalResult};

/// All results, or those of one goal, newest first.
pub async fn list(context: &Context, _now: &Zoned, goal: Option<&str>) -> Result<Results> {
    let workspace = context.workspace_id();
    let mut tx = context.read().await?;
    let mut rows = match goal {
        Some(text) => {
            let goal = find::goal(context, &mut tx, text).await?;
            store::result::for_goal(&mut tx, workspace, goal.goal_id).await?
        }
        None => store::result::list(&mut tx, workspace).await?,
    };
    rows.sort_by_key(|row| (row.day, row.created, row.result_id));
    let goals = store::goal::list(&mut tx, workspace, context.member_id).await?;
    let deals = store::deal::list(&mut tx, workspace, None).await?;
    Ok(Results {
        schema: SCHEMA,
        results: rows
            .iter()
            .rev()
            .map(|row| view(row, &goals, &deals))
            .collect(),
    })
}

/// A result as it is shown, with what it counts for and comes from.
pub(super) fn view(row: &GoalResult, goals: &[Goal], deals: &[Deal]) -> ResultView {
    let goal = goals.iter().find(|goal| Some(goal.goal_id) == row.goal_id);
    let deal = deals.iter().find(|deal| Some(deal.deal_id) == row.deal_id);
    ResultView {
        id: row.result_id.to_string(),
        goal: goal.map(|goal| Link {
            id: goal.goal_id.to_string(),
            title: goal.sentence.clone(),
        }),
        deal: deal.map(|deal| Link {
            id: deal.deal_id.to_string(),
            title: deal.title.clone(),
        }),
        date: row.day.date(),
        amount: amount::stored(&row.amount).map_or(0.0, legwork_core::money::Decimal::to_f64),
        currency: row.currency.clone(),
        note: row.note.clone(),
    }
}
