//! Pauses and holidays: days on which nothing is owed.

use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::Day;
use crate::ids::{CommitmentId, MemberId, PauseId, WorkspaceId};

record! {
    /// A closed range of days when nothing is owed.
    pub struct Pause in "pauses" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            pause_id: PauseId,
        }
        /// Whose pause it is.
        member_id: MemberId,
        /// The commitment that pauses; none means all of the member's.
        commitment_id: Option<CommitmentId>,
        /// The first day of the pause.
        first_day: Day,
        /// The last day of the pause.
        last_day: Day,
        /// Why.
        reason: Option<String>,
        /// The day on which it was set.
        added: Day,
    }
}
entity!(Pause);

record! {
    /// A day on which nobody in the workspace owes anything. It belongs to a
    /// country's list, or the workspace added or struck it out by hand.
    pub struct Holiday in "holidays" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The day.
            day: Day,
            /// What it is called.
            name: String,
        }
        /// Where it comes from: a country such as `DE`, or `manual`.
        source: String,
        /// The day on which it was added.
        added: Day,
        /// Whether the workspace struck it out: it is a working day after all.
        removed: bool,
    }
}

statements! {
    PAUSES = "select workspace_id, pause_id, member_id, commitment_id, first_day, last_day, reason, added from pauses \
        where workspace_id = $1 and member_id = $2 order by first_day, pause_id";
    HOLIDAYS = "select workspace_id, day, name, source, added, removed from holidays \
        where workspace_id = $1 and day >= $2 and day <= $3 order by day, name";
}

/// The member's pauses, earliest first.
pub async fn pauses(tx: &mut Tx, workspace: WorkspaceId, member: MemberId) -> Result<Vec<Pause>> {
    rows!(tx, Pause, PAUSES, workspace, member)
}

/// The holidays from one day to another, both included; those that were
/// struck out are among them.
pub async fn holidays(
    tx: &mut Tx,
    workspace: WorkspaceId,
    from: Day,
    to: Day,
) -> Result<Vec<Holiday>> {
    rows!(tx, Holiday, HOLIDAYS, workspace, from, to)
}
