//! Commitments and their dated versions: what is promised.

use legwork_core::vocabulary::{Audience, Channel, Direction, PeriodUnit};

use super::asked::AskedWarning;
use super::change::Change;
use super::error::Result;
use super::pause::Pause;
use super::record::{entity, record};
use super::sealed::{self, Excuse};
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Day, Instant, Word};
use crate::ids::{CommitmentId, GoalId, LineageId, MemberId, WorkspaceId};

record! {
    /// A promise of activity: a kind, a count and a cadence.
    pub struct Commitment in "commitments" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            commitment_id: CommitmentId,
        }
        /// Who promised.
        member_id: MemberId,
        /// The goal that it serves.
        goal_id: Option<GoalId>,
        /// Shared by this commitment and those that replaced it.
        lineage_id: LineageId,
        /// The slug of the kind.
        kind: String,
        /// The name as shown.
        title: String,
        /// The sentence as it was typed.
        sentence: String,
        /// Which side of the number is the promise.
        direction: Word<Direction>,
        /// The unit of a period.
        unit: Word<PeriodUnit>,
        /// How many units make a period, at least 1.
        every: i64,
        /// The days that count, as a mask: 1 for Monday, 2 for Tuesday and so on to 64 for Sunday.
        mask: i64,
        /// The first day of a week, 1 for Monday to 7 for Sunday.
        week_start: i64,
        /// The day from which periods of several units are counted.
        anchor: Option<Day>,
        /// The month in which the year begins, 1 to 12.
        fiscal_month: i64,
        /// The first day that counts.
        starts_on: Day,
        /// The last day that counts.
        ends_on: Option<Day>,
        /// What is counted: times, people, minutes, money or a noun.
        quantity_unit: String,
        /// Whom it is for.
        audience: Option<Word<Audience>>,
        /// How it reaches people.
        channel: Option<Word<Channel>>,
        /// When in the day it is meant to be done, such as `09:00` or `morning`.
        time_of_day: Option<String>,
        /// The minutes that one takes, when the member said so.
        minutes: Option<i64>,
        /// How much of a surplus may be carried forward.
        cap: i64,
        /// For how many days after a period a late entry still repairs it.
        grace: i64,
        /// The day from which it no longer holds.
        retired_on: Option<Day>,
        /// Why it was retired or changed.
        reason: Option<String>,
        /// When it was made.
        created: Instant,
    }
}
entity!(Commitment);

record! {
    /// What a commitment asks for from a day on.
    pub struct CommitmentVersion in "commitment_versions" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The commitment.
            commitment_id: CommitmentId,
            /// The first day on which it holds.
            from_day: Day,
        }
        /// How much is promised for a period.
        target: i64,
        /// The upper end of a range, as in "4 to 7 times".
        upper: Option<i64>,
        /// Why it changed.
        reason: Option<String>,
        /// The day on which it was decided.
        added: Day,
    }
}

statements! {
    ACTIVE = "select workspace_id, commitment_id, member_id, goal_id, lineage_id, kind, title, sentence, direction, \
        unit, every, mask, week_start, anchor, fiscal_month, starts_on, ends_on, quantity_unit, audience, channel, \
        time_of_day, minutes, cap, grace, retired_on, reason, created from commitments \
        where workspace_id = $1 and member_id = $2 and retired_on is null order by created, commitment_id";
    LIST = "select workspace_id, commitment_id, member_id, goal_id, lineage_id, kind, title, sentence, direction, \
        unit, every, mask, week_start, anchor, fiscal_month, starts_on, ends_on, quantity_unit, audience, channel, \
        time_of_day, minutes, cap, grace, retired_on, reason, created from commitments \
        where workspace_id = $1 and member_id = $2 order by created, commitment_id";
    VERSIONS = "select workspace_id, commitment_id, from_day, target, upper, reason, added from commitment_versions \
        where workspace_id = $1 order by commitment_id, from_day";
    VERSIONS_OF = "select workspace_id, commitment_id, from_day, target, upper, reason, added from commitment_versions \
        where workspace_id = $1 and commitment_id = $2 order by from_day";
    PAUSES_OF = "select workspace_id, pause_id, member_id, commitment_id, first_day, last_day, reason, added from pauses \
        where workspace_id = $1 and commitment_id = $2 order by pause_id";
    ASKED_OF = "select workspace_id, commitment_id, asked_on, step, answer, fresh_from from asked_warnings \
        where workspace_id = $1 and commitment_id = $2 order by asked_on";
    EXCUSES_OF = "select workspace_id, commitment_id, starts_on, reason, marked from excuses \
        where workspace_id = $1 and commitment_id = $2 order by starts_on";
}

/// The member's commitments that are not retired, oldest first.
pub async fn active(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
) -> Result<Vec<Commitment>> {
    rows!(tx, Commitment, ACTIVE, workspace, member)
}

/// All commitments of the member, retired ones included, oldest first.
pub async fn list(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
) -> Result<Vec<Commitment>> {
    rows!(tx, Commitment, LIST, workspace, member)
}

/// The versions of all commitments, by commitment and day.
pub async fn versions(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<CommitmentVersion>> {
    rows!(tx, CommitmentVersion, VERSIONS, workspace)
}

/// The versions of one commitment by day.
pub async fn versions_of(
    tx: &mut Tx,
    workspace: WorkspaceId,
    commitment: CommitmentId,
) -> Result<Vec<CommitmentVersion>> {
    rows!(tx, CommitmentVersion, VERSIONS_OF, workspace, commitment)
}

/// Deletes a commitment with all that belongs to it alone: versions, its own
/// pauses, excuses, sealed periods and what was asked about it. Gives what was there.
pub async fn remove(change: &mut Change, id: CommitmentId) -> Result<Option<Commitment>> {
    let ws = change.workspace();
    let versions = versions_of(change.tx(), ws, id).await?;
    let pauses = rows!(change.tx(), Pause, PAUSES_OF, ws, id)?;
    let excuses = rows!(change.tx(), Excuse, EXCUSES_OF, ws, id)?;
    let asked = rows!(change.tx(), AskedWarning, ASKED_OF, ws, id)?;
    let sealed = sealed::of(change.tx(), ws, id).await?;
    change.remove_all(versions).await?;
    change.remove_all(pauses).await?;
    change.remove_all(excuses).await?;
    change.remove_all(asked).await?;
    change.remove_all(sealed).await?;
    change.remove::<Commitment>(&(ws, id)).await
}
