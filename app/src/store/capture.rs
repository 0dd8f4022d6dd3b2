//! Captures: activities that a connector proposes, waiting for a yes.

use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::tx::{Tx, row, rows};
use super::types::{Day, Instant, Json, Word};
use super::words::words;
use crate::ids::{ActivityId, CaptureId, MemberId, WorkspaceId};

words! {
    /// What became of a capture.
    CaptureState {
        /// Waiting for an answer.
        Waiting = "waiting",
        /// Taken over as an activity.
        Accepted = "accepted",
        /// Turned down.
        Dismissed = "dismissed",
    }
}

record! {
    /// A proposed activity, with its evidence.
    pub struct Capture in "captures" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            capture_id: CaptureId,
        }
        /// Whose activity it would be.
        member_id: MemberId,
        /// The connector that proposes it.
        source: String,
        /// The name it has there; with the source it is unique.
        source_id: String,
        /// When it was seen.
        seen: Instant,
        /// The day of the activity.
        day: Day,
        /// The slug of its kind.
        kind: String,
        /// What happened, in one line.
        summary: String,
        /// What would be logged.
        proposal: Json<serde_json::Value>,
        /// Why the connector thinks so.
        evidence: Option<String>,
        /// What became of it.
        state: Word<CaptureState>,
        /// When it was answered.
        decided: Option<Instant>,
        /// The activity it became.
        activity_id: Option<ActivityId>,
    }
}
entity!(Capture);

statements! {
    WAITING = "select workspace_id, capture_id, member_id, source, source_id, seen, day, kind, summary, proposal, \
        evidence, state, decided, activity_id from captures \
        where workspace_id = $1 and member_id = $2 and state = 'waiting' order by day, capture_id";
    COUNT_WAITING = "select count(*) from captures \
        where workspace_id = $1 and member_id = $2 and state = 'waiting'";
}

/// The member's captures that wait for an answer, earliest first.
pub async fn waiting(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
) -> Result<Vec<Capture>> {
    rows!(tx, Capture, WAITING, workspace, member)
}

/// How many of the member's captures wait for an answer.
pub async fn count_waiting(tx: &mut Tx, workspace: WorkspaceId, member: MemberId) -> Result<i64> {
    let found = row!(tx, (i64,), COUNT_WAITING, workspace, member)?;
    Ok(found.map_or(0, |(n,)| n))
}
