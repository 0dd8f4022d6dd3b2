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
        /// Left out by a rule; kept, so that rules can be tried on it.
        Ignored = "ignored",
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
    NEWEST = "select workspace_id, capture_id, member_id, source, source_id, seen, day, kind, summary, proposal, \
        evidence, state, decided, activity_id from captures \
        where workspace_id = $1 and member_id = $2 and state = $3 and (source = $4 or $4 is null) \
        and (kind = $5 or $5 is null) order by day desc, capture_id desc limit $6";
    SORTS = "select kind, source, count(*) from captures \
        where workspace_id = $1 and member_id = $2 and state = 'waiting' \
        group by kind, source order by count(*) desc, kind, source";
    ANSWERED = "select workspace_id, capture_id, member_id, source, source_id, seen, day, kind, summary, proposal, \
        evidence, state, decided, activity_id from captures \
        where workspace_id = $1 and member_id = $2 and decided is not null \
        order by decided desc, capture_id desc limit $3";
    BY_SOURCE = "select workspace_id, capture_id, member_id, source, source_id, seen, day, kind, summary, proposal, \
        evidence, state, decided, activity_id from captures \
        where workspace_id = $1 and source = $2 and source_id = $3";
    ON_DAY = "select workspace_id, capture_id, member_id, source, source_id, seen, day, kind, summary, proposal, \
        evidence, state, decided, activity_id from captures \
        where workspace_id = $1 and member_id = $2 and day = $3 order by capture_id";
    LATEST = "select workspace_id, capture_id, member_id, source, source_id, seen, day, kind, summary, proposal, \
        evidence, state, decided, activity_id from captures \
        where workspace_id = $1 and member_id = $2 order by day desc, capture_id desc limit $3";
    OF_ACTIVITY = "select workspace_id, capture_id, member_id, source, source_id, seen, day, kind, summary, proposal, \
        evidence, state, decided, activity_id from captures \
        where workspace_id = $1 and activity_id = $2 order by capture_id";
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

/// Which captures are wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What became of them.
    pub state: CaptureState,
    /// Only of this source.
    pub source: Option<&'a str>,
    /// Only of this kind (a slug).
    pub kind: Option<&'a str>,
    /// At most so many.
    pub limit: i64,
}

/// The member's captures that are wanted, latest day first.
pub async fn newest(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    wanted: Wanted<'_>,
) -> Result<Vec<Capture>> {
    let Wanted {
        state,
        source,
        kind,
        limit,
    } = wanted;
    let state = Word(state);
    rows!(
        tx, Capture, NEWEST, workspace, member, state, source, kind, limit
    )
}

/// How many of the member's captures wait, by kind and source, the most first.
pub async fn sorts(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
) -> Result<Vec<(String, String, i64)>> {
    rows!(tx, (String, String, i64), SORTS, workspace, member)
}

/// The captures that the member answered last, at most `limit`, the last first.
pub async fn answered(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    limit: i64,
) -> Result<Vec<Capture>> {
    rows!(tx, Capture, ANSWERED, workspace, member, limit)
}

/// The capture of what a source calls so.
pub async fn by_source(
    tx: &mut Tx,
    workspace: WorkspaceId,
    source: &str,
    source_id: &str,
) -> Result<Option<Capture>> {
    row!(tx, Capture, BY_SOURCE, workspace, source, source_id)
}

/// All the member's captures of one day, whatever became of them.
pub async fn on_day(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    day: Day,
) -> Result<Vec<Capture>> {
    rows!(tx, Capture, ON_DAY, workspace, member, day)
}

/// At most `limit` of the member's captures, whatever became of them, latest
/// day first.
pub async fn latest(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    limit: i64,
) -> Result<Vec<Capture>> {
    rows!(tx, Capture, LATEST, workspace, member, limit)
}

/// The captures that became an activity.
pub async fn of_activity(
    tx: &mut Tx,
    workspace: WorkspaceId,
    activity: ActivityId,
) -> Result<Vec<Capture>> {
    rows!(tx, Capture, OF_ACTIVITY, workspace, activity)
}
