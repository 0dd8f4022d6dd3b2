//! Tests of one activity against another, week about.

use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, row};
use super::types::{Day, Instant};
use crate::ids::{MemberId, TrialId, WorkspaceId};

record! {
    /// A test of one activity against another.
    pub struct Trial in "trials" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            trial_id: TrialId,
        }
        /// Whose test it is.
        member_id: MemberId,
        /// The slug of the first kind.
        a: String,
        /// The slug of the second.
        b: String,
        /// The first day of its first week.
        starts_on: Day,
        /// Its weeks in their order, a letter each: `abba`.
        weeks: String,
        /// The day on which it was given up.
        ended_on: Option<Day>,
        /// When it was begun.
        created: Instant,
    }
}

statements! {
    LATEST = "select workspace_id, trial_id, member_id, a, b, starts_on, weeks, ended_on, created from trials \
        where workspace_id = $1 and member_id = $2 order by created desc, trial_id desc limit 1";
}

/// The member's newest test.
pub async fn latest(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
) -> Result<Option<Trial>> {
    row!(tx, Trial, LATEST, workspace, member)
}
