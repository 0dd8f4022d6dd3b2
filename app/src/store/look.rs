//! How looking at connectors went, and who is looking just now.
//!
//! One looker at a time: whoever looks holds the row for a short time and
//! renews that as it gets on. What it stores is stored only while it holds it.

use std::collections::BTreeMap;

use super::db::Db;
use super::error::Result;
use super::record::record;
use super::revision;
use super::sql::statements;
use super::tx::{Tx, rows, run};
use super::types::{Instant, Json};
use crate::ids::{ConnectorId, MemberId, WorkspaceId};

record! {
    /// How looking at a connector went so far. Private to this database: it is
    /// not exported, not imported and not journalled.
    pub struct ConnectorLook in "connector_looks" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The connector.
            connector_id: ConnectorId,
        }
        /// Where the next look goes on, by kind of connector.
        place: Json<serde_json::Value>,
        /// When a look last ended.
        looked: Option<Instant>,
        /// When the next one is due; none before the first.
        due: Option<Instant>,
        /// Since when every look has failed.
        failing: Option<Instant>,
        /// How many looks in a row have failed.
        failures: i64,
        /// Why the last one failed.
        problem: Option<String>,
        /// What to do about that.
        advice: Option<String>,
        /// How many things were looked at since it was added.
        seen: i64,
        /// How many of them were put into the inbox.
        proposed: i64,
        /// How many a rule accepted at once.
        accepted: i64,
        /// How many were known already.
        known: i64,
        /// How many were left out, by reason.
        skipped: Json<BTreeMap<String, u64>>,
        /// Who looks just now.
        holder: Option<String>,
        /// Until when nobody else may.
        held_until: Option<Instant>,
    }
}

statements! {
    LIST = "select l.workspace_id, l.connector_id, l.place, l.looked, l.due, l.failing, l.failures, l.problem, l.advice, \
        l.seen, l.proposed, l.accepted, l.known, l.skipped, l.holder, l.held_until \
        from connector_looks l join connectors c on c.workspace_id = l.workspace_id and c.connector_id = l.connector_id \
        where l.workspace_id = $1 and c.member_id = $2 order by l.connector_id";
    TAKE = "insert into connector_looks (workspace_id, connector_id, place, failures, seen, proposed, accepted, known, \
        skipped, holder, held_until) values ($1, $2, 'null', 0, 0, 0, 0, 0, '{}', $3, $4) \
        on conflict (workspace_id, connector_id) do update set holder = excluded.holder, held_until = excluded.held_until \
        where connector_looks.held_until is null or connector_looks.held_until < $5";
    RENEW = "update connector_looks set held_until = $4 where workspace_id = $1 and connector_id = $2 and holder = $3";
    LET_GO = "update connector_looks set holder = null, held_until = null \
        where workspace_id = $1 and connector_id = $2 and holder = $3";
    DUE_NOW = "update connector_looks set due = null where workspace_id = $1 and connector_id = $2";
    ANEW = "update connector_looks set place = 'null', due = null, failures = 0 \
        where workspace_id = $1 and connector_id = $2";
}

/// Who holds what: one looker at one connector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The connector.
    pub connector: ConnectorId,
    /// The name of the looker, which no other has.
    pub holder: String,
}

/// How the member's connectors went; one that was never looked at has no row.
pub async fn list(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
) -> Result<Vec<ConnectorLook>> {
    rows!(tx, ConnectorLook, LIST, workspace, member)
}

/// Takes hold of a connector until a moment, unless somebody else holds it at
/// `now`; true when it was taken.
pub async fn take(db: &Db, hold: &Hold, now: Instant, until: Instant) -> Result<bool> {
    let mut tx = db.write().await?;
    let Hold {
        workspace,
        connector,
        holder,
    } = hold;
    let taken = run!(&mut tx, TAKE, *workspace, *connector, holder, until, now)?;
    tx.commit().await?;
    Ok(taken > 0)
}

/// Keeps hold until another moment, and the row from changing until the
/// transaction ends; false when it was lost.
pub async fn renew(tx: &mut Tx, hold: &Hold, until: Instant) -> Result<bool> {
    let Hold {
        workspace,
        connector,
        holder,
    } = hold;
    Ok(run!(tx, RENEW, *workspace, *connector, holder, until)? > 0)
}

/// Lets go, so that others may look; open pages hear that something changed.
pub async fn let_go(tx: &mut Tx, hold: &Hold) -> Result<()> {
    let Hold {
        workspace,
        connector,
        holder,
    } = hold;
    run!(&mut *tx, LET_GO, *workspace, *connector, holder)?;
    revision::add(tx, *workspace).await
}

/// Makes the next look due at once: what kept it from looking was mended.
pub async fn due_now(tx: &mut Tx, workspace: WorkspaceId, connector: ConnectorId) -> Result<()> {
    run!(tx, DUE_NOW, workspace, connector).map(drop)
}

/// Begins at the beginning: it looks at another place now.
pub async fn anew(tx: &mut Tx, workspace: WorkspaceId, connector: ConnectorId) -> Result<()> {
    run!(tx, ANEW, workspace, connector).map(drop)
}
