//! What goals asked for before they were set anew.

use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::Day;
use crate::ids::{GoalId, WorkspaceId};

record! {
    /// What a goal asked for until a day.
    pub struct GoalReset in "goal_resets" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The goal.
            goal_id: GoalId,
            /// The day from which it asks for something else.
            reset_on: Day,
        }
        /// What the amount meant, as in goals.
        target: String,
        /// The amount until then.
        amount: Option<String>,
        /// Its unit.
        unit: Option<String>,
        /// Its currency.
        currency: Option<String>,
        /// Where things stood at the start.
        baseline: Option<String>,
        /// The day by which it was wanted.
        due: Option<Day>,
        /// Why it was set anew.
        reason: Option<String>,
    }
}

statements! {
    ALL = "select workspace_id, goal_id, reset_on, target, amount, unit, currency, baseline, due, reason \
        from goal_resets where workspace_id = $1 order by goal_id, reset_on";
}

/// What all goals asked for before, oldest first for each.
pub async fn all(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<GoalReset>> {
    rows!(tx, GoalReset, ALL, workspace)
}
