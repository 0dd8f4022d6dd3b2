//! Results: dated amounts towards a goal.

use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Day, Instant};
use crate::ids::{DealId, GoalId, MemberId, ResultId, WorkspaceId};

record! {
    /// A dated amount towards a goal: a won deal, an invoice, a weight.
    pub struct GoalResult in "results" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            result_id: ResultId,
        }
        /// Whose result it is.
        member_id: MemberId,
        /// The goal it counts towards.
        goal_id: Option<GoalId>,
        /// The deal it came from.
        deal_id: Option<DealId>,
        /// The day of it.
        day: Day,
        /// The amount as a decimal number.
        amount: String,
        /// The unit of the amount, such as `kg`.
        unit: Option<String>,
        /// The currency of the amount (ISO 4217).
        currency: Option<String>,
        /// Whatever should be remembered.
        note: Option<String>,
        /// When it was added.
        created: Instant,
    }
}
entity!(GoalResult);

statements! {
    LIST = "select workspace_id, result_id, member_id, goal_id, deal_id, day, amount, unit, currency, note, created \
        from results where workspace_id = $1 order by day, result_id";
    FOR_GOAL = "select workspace_id, result_id, member_id, goal_id, deal_id, day, amount, unit, currency, note, created \
        from results where workspace_id = $1 and goal_id = $2 order by day, result_id";
}

/// All results, earliest first.
pub async fn list(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<GoalResult>> {
    rows!(tx, GoalResult, LIST, workspace)
}

/// The results that count towards a goal, earliest first.
pub async fn for_goal(
    tx: &mut Tx,
    workspace: WorkspaceId,
    goal: GoalId,
) -> Result<Vec<GoalResult>> {
    rows!(tx, GoalResult, FOR_GOAL, workspace, goal)
}
