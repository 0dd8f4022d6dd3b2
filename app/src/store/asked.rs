//! What the early warning asked, and what was answered.

use legwork_core::cadence::Warning;

use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Day, Word};
use crate::ids::{CommitmentId, WorkspaceId};

record! {
    /// A question of the early warning.
    pub struct AskedWarning in "asked_warnings" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The commitment it is about.
            commitment_id: CommitmentId,
            /// The day on which it was asked or answered.
            asked_on: Day,
        }
        /// How far up the ladder the commitment was.
        step: Word<Warning>,
        /// What was answered: a choice of the review, or `later`.
        answer: Option<String>,
        /// The day from which a fresh start counts.
        fresh_from: Option<Day>,
    }
}

statements! {
    SINCE = "select workspace_id, commitment_id, asked_on, step, answer, fresh_from from asked_warnings \
        where workspace_id = $1 and asked_on >= $2 order by commitment_id, asked_on";
    FRESH = "select workspace_id, commitment_id, asked_on, step, answer, fresh_from from asked_warnings \
        where workspace_id = $1 and fresh_from is not null order by commitment_id, asked_on";
}

/// What was asked on a day or later.
pub async fn since(tx: &mut Tx, workspace: WorkspaceId, day: Day) -> Result<Vec<AskedWarning>> {
    rows!(tx, AskedWarning, SINCE, workspace, day)
}

/// The fresh starts of every commitment, oldest first.
pub async fn fresh(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<AskedWarning>> {
    rows!(tx, AskedWarning, FRESH, workspace)
}
