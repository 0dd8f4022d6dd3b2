//! Sealed periods: history that no longer changes, and the periods that the
//! member excused.

use serde::de::DeserializeOwned;

use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, row, rows, run};
use super::types::{Day, Instant, Json};
use crate::ids::{CommitmentId, WorkspaceId};

record! {
    /// A period of a commitment that is closed for good, with how things stood
    /// after it. Written as time passes, so no part of undo; gone with its commitment.
    pub struct SealedPeriod in "sealed_periods" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The commitment.
            commitment_id: CommitmentId,
            /// The first day of the period.
            starts_on: Day,
        }
        /// The day after the last of the period.
        ends_on: Day,
        /// How much was owed.
        required: i64,
        /// How much was done.
        done: i64,
        /// The surplus carried out of it.
        bank: i64,
        /// How it ended: void, met, missed, broken or excused.
        status: String,
        /// The streak after it, in periods.
        streak: i64,
        /// The discounted weight of periods kept, after it.
        kept: f64,
        /// The discounted weight of periods missed, after it.
        missed: f64,
        /// The day on which it was sealed.
        sealed_on: Day,
        /// All of the standing after it, from which evaluation goes on.
        standing: Json<serde_json::Value>,
    }
}

record! {
    /// A period that the member excused: neither met nor missed.
    pub struct Excuse in "excuses" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The commitment.
            commitment_id: CommitmentId,
            /// The first day of the period.
            starts_on: Day,
        }
        /// Why.
        reason: Option<String>,
        /// When it was excused.
        marked: Instant,
    }
}

statements! {
    // `cross join`, because SQLite keeps its order: commitments are few, their
    // sealed periods are many, and by any other order all of them are read.
    LATEST = "select s.commitment_id, s.standing from commitments c \
        cross join sealed_periods s where c.workspace_id = $1 \
        and s.workspace_id = c.workspace_id and s.commitment_id = c.commitment_id \
        and s.starts_on = (select max(x.starts_on) from sealed_periods x \
        where x.workspace_id = c.workspace_id and x.commitment_id = c.commitment_id) \
        order by s.commitment_id";
    OF = "select workspace_id, commitment_id, starts_on, ends_on, required, done, bank, status, streak, kept, \
        missed, sealed_on, standing from sealed_periods \
        where workspace_id = $1 and commitment_id = $2 order by starts_on";
    NEWEST = "select workspace_id, commitment_id, starts_on, ends_on, required, done, bank, status, streak, kept, \
        missed, sealed_on, standing from sealed_periods \
        where workspace_id = $1 and commitment_id = $2 and starts_on < $3 order by starts_on desc limit $4";
    AHEAD = "select count(*) from sealed_periods where workspace_id = $1 and sealed_on > $2";
    FORGET = "delete from sealed_periods where workspace_id = $1 and sealed_on > $2";
    EXCUSES = "select workspace_id, commitment_id, starts_on, reason, marked from excuses \
        where workspace_id = $1 order by commitment_id, starts_on";
}

/// How each commitment stood after its latest sealed period, where it has one.
pub async fn latest<T>(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<(CommitmentId, T)>>
where
    T: DeserializeOwned,
{
    let found = rows!(tx, (CommitmentId, String), LATEST, workspace)?;
    let read = |(id, standing): (CommitmentId, String)| Ok((id, serde_json::from_str(&standing)?));
    found.into_iter().map(read).collect()
}

/// The sealed periods of one commitment, earliest first.
pub async fn of(
    tx: &mut Tx,
    workspace: WorkspaceId,
    commitment: CommitmentId,
) -> Result<Vec<SealedPeriod>> {
    rows!(tx, SealedPeriod, OF, workspace, commitment)
}

/// The newest sealed periods of one commitment that begin before a day, so many
/// at most, the newest first.
pub async fn newest(
    tx: &mut Tx,
    workspace: WorkspaceId,
    commitment: CommitmentId,
    before: Day,
    most: i64,
) -> Result<Vec<SealedPeriod>> {
    rows!(
        tx,
        SealedPeriod,
        NEWEST,
        workspace,
        commitment,
        before,
        most
    )
}

/// How many periods were sealed on a day after `day`.
pub async fn ahead(tx: &mut Tx, workspace: WorkspaceId, day: Day) -> Result<i64> {
    let found = row!(tx, (i64,), AHEAD, workspace, day)?;
    Ok(found.map_or(0, |(n,)| n))
}

/// Takes back what was sealed on a day after `day`.
pub async fn forget_ahead(tx: &mut Tx, workspace: WorkspaceId, day: Day) -> Result<u64> {
    run!(tx, FORGET, workspace, day)
}

/// Every excused period.
pub async fn excuses(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<Excuse>> {
    rows!(tx, Excuse, EXCUSES, workspace)
}
