//! What tells one state of a workspace from another, at the price of two keys.
//!
//! Nearly every change adds an entry to the journal, so its newest number tells
//! most. What changes rows without adding one is counted in a row of its own, so
//! that the many others need not write it.

use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, row, run};
use crate::ids::WorkspaceId;

record! {
    /// How often a workspace was changed without a new entry in its journal.
    /// Private to this database, as sessions are.
    pub struct Revision in "revisions" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
        }
        /// How often; there is no row before the first time.
        number: i64,
    }
}

statements! {
    NOW = "select max(seq), (select number from revisions where workspace_id = $1) \
        from changes where workspace_id = $1";
    ADD = "insert into revisions (workspace_id, number) values ($1, 1) \
        on conflict (workspace_id) do update set number = revisions.number + 1";
}

/// The number of the newest change, and how often rows were changed without one.
pub async fn now(tx: &mut Tx, workspace: WorkspaceId) -> Result<(i64, i64)> {
    let found = row!(tx, (Option<i64>, Option<i64>), NOW, workspace)?;
    let (seq, number) = found.unwrap_or_default();
    Ok((seq.unwrap_or(0), number.unwrap_or(0)))
}

/// Notes that rows are changed without a new entry in the journal.
pub async fn add(tx: &mut Tx, workspace: WorkspaceId) -> Result<()> {
    run!(tx, ADD, workspace).map(drop)
}
