//! Goals: results wanted by a date.

use legwork_core::vocabulary::{Direction, PeriodUnit};

use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Day, Instant, Word};
use super::words::words;
use crate::ids::{GoalId, MemberId, WorkspaceId};

words! {
    /// Where a goal stands.
    GoalStatus {
        /// Being worked on.
        Open = "open",
        /// Its result was reached.
        Reached = "reached",
        /// Ended without reaching it.
        Closed = "closed",
    }
}

record! {
    /// A result wanted by a date.
    pub struct Goal in "goals" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            goal_id: GoalId,
        }
        /// Whose goal it is.
        member_id: MemberId,
        /// The sentence as it was typed.
        sentence: String,
        /// What is measured, such as `revenue`.
        metric: String,
        /// What the amount means: absolute, growth, increase, decrease,
        /// reduction, level or multiple.
        target: String,
        /// The amount as a decimal number, when known.
        amount: Option<String>,
        /// The unit of the amount, such as `percent` or `kg`.
        unit: Option<String>,
        /// The currency of the amount (ISO 4217).
        currency: Option<String>,
        /// Where things stood at the start, as a decimal number.
        baseline: Option<String>,
        /// The first day that counts.
        starts_on: Option<Day>,
        /// The day by which it is wanted.
        due: Option<Day>,
        /// Which side of the amount is wanted.
        direction: Word<Direction>,
        /// The period after which it begins anew, if it does.
        recurs: Option<Word<PeriodUnit>>,
        /// Why it matters to the member.
        why: Option<String>,
        /// Where it stands.
        status: Word<GoalStatus>,
        /// The day on which it was reached or closed.
        closed_on: Option<Day>,
        /// Why it was closed.
        reason: Option<String>,
        /// When it was set.
        created: Instant,
    }
}
entity!(Goal);

statements! {
    OPEN = "select workspace_id, goal_id, member_id, sentence, metric, target, amount, unit, currency, baseline, \
        starts_on, due, direction, recurs, why, status, closed_on, reason, created from goals \
        where workspace_id = $1 and member_id = $2 and status = 'open' order by created, goal_id";
    LIST = "select workspace_id, goal_id, member_id, sentence, metric, target, amount, unit, currency, baseline, \
        starts_on, due, direction, recurs, why, status, closed_on, reason, created from goals \
        where workspace_id = $1 and member_id = $2 order by created, goal_id";
}

/// The member's open goals, oldest first.
pub async fn open(tx: &mut Tx, workspace: WorkspaceId, member: MemberId) -> Result<Vec<Goal>> {
    rows!(tx, Goal, OPEN, workspace, member)
}

/// All goals of the member, oldest first.
pub async fn list(tx: &mut Tx, workspace: WorkspaceId, member: MemberId) -> Result<Vec<Goal>> {
    rows!(tx, Goal, LIST, workspace, member)
}
