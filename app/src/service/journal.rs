//! The journal of changes: undo, redo, history.

use jiff::Zoned;
use serde::Serialize;

use super::SCHEMA;
use super::board::Board;
use super::context::Context;
use super::seal::seal;
use crate::store::journal::{self, Told};
use crate::store::revision;
use crate::{Error, Result};

/// A change as the journal names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeView {
    /// Number of the change, rising.
    pub seq: i64,
    /// When, RFC 3339 in the workspace's zone.
    pub at: String,
    /// The command in words: `log "2 cold calls"`.
    pub what: String,
    /// Whether it is undone now.
    pub undone: bool,
}

/// What was undone or redone, or the newest part of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Version of this shape.
    pub schema: u8,
    /// In the order they were handled; newest first in a listing.
    pub changes: Vec<ChangeView>,
}

/// Undoes the newest changes of this member that are not undone, at most `steps`.
pub async fn undo(context: &Context, now: &Zoned, steps: u32) -> Result<Changes> {
    settle(context, now).await?;
    let mut changes = Vec::new();
    for _ in 0..steps {
        let undone = journal::undo(&context.db, context.workspace_id(), context.member_id).await?;
        let Some(told) = undone else { break };
        changes.push(view(context, now, told));
    }
    turned(changes, "there is nothing to undo")
}

/// Undoes one change, which must be the newest: what came after it might lean
/// on it.
pub async fn undo_this(context: &Context, now: &Zoned, seq: i64) -> Result<Changes> {
    let newest = history(context, now, 1).await?.changes.into_iter().next();
    match newest {
        Some(change) if change.seq == seq && !change.undone => undo(context, now, 1).await,
        Some(change) if change.seq == seq => Err(Error::conflict("that is undone already")),
        _ => Err(Error::conflict(
            "something else was changed since, so this was not undone",
        )),
    }
}

/// Does again what was undone last, at most `steps`.
pub async fn redo(context: &Context, now: &Zoned, steps: u32) -> Result<Changes> {
    settle(context, now).await?;
    let mut changes = Vec::new();
    for _ in 0..steps {
        let redone = journal::redo(&context.db, context.workspace_id(), context.member_id).await?;
        let Some(told) = redone else { break };
        changes.push(view(context, now, told));
    }
    turned(changes, "there is nothing to redo")
}

/// The newest changes, newest first.
pub async fn history(context: &Context, now: &Zoned, limit: u32) -> Result<Changes> {
    let mut tx = context.read().await?;
    let told = journal::history(&mut tx, context.workspace_id(), i64::from(limit)).await?;
    Ok(Changes {
        schema: SCHEMA,
        changes: told
            .into_iter()
            .map(|told| view(context, now, told))
            .collect(),
    })
}

/// Tells one state of the workspace from another: it differs whenever anything
/// was logged, changed, undone, redone or imported in between. Cheap enough to
/// be asked for many times a second.
pub async fn revision(context: &Context) -> Result<String> {
    let mut tx = context.read().await?;
    let (seq, number) = revision::now(&mut tx, context.workspace_id()).await?;
    Ok(format!("{seq}.{number}"))
}

/// Writes down what is due first, so that no turn of the journal reaches back
/// into a period whose time for late entries is over.
async fn settle(context: &Context, now: &Zoned) -> Result<()> {
    let mut tx = context.db.write().await?;
    let board = Board::load_unsealed(context, &mut tx, context.today(now)).await?;
    seal(context, &mut tx, &board).await?;
    Ok(tx.commit().await?)
}

fn turned(changes: Vec<ChangeView>, nothing: &str) -> Result<Changes> {
    if changes.is_empty() {
        return Err(Error::not_found(nothing).hint("`legwork history` lists every change"));
    }
    Ok(Changes {
        schema: SCHEMA,
        changes,
    })
}

fn view(context: &Context, now: &Zoned, told: Told) -> ChangeView {
    ChangeView {
        seq: told.seq,
        at: context.moment(now, told.at.timestamp()),
        undone: told.undone(),
        what: told.label,
    }
}
