//! Whether there is room for a workspace in the database.

use std::collections::BTreeSet;

use crate::Result;
use crate::ids::WorkspaceId;
use crate::store::{self, EachTable, LastDay, Member, Record, Tx, Workspace};

/// Whether the database holds this workspace.
pub(super) async fn holds(tx: &mut Tx, id: WorkspaceId) -> Result<bool> {
    Ok(tx.get::<Workspace>(&(id,)).await?.is_some())
}

/// Makes room for another workspace. One that was made when the database was
/// first opened, and in which nothing was done yet, gives way; false when there
/// is one that holds something and is not among those just imported.
pub(super) async fn make_room(tx: &mut Tx, imported: &BTreeSet<WorkspaceId>) -> Result<bool> {
    let mut idle = Vec::new();
    for row in store::workspace::all(tx).await? {
        let id = row.workspace_id;
        if imported.contains(&id) {
            continue;
        }
        if is_used(tx, id).await? {
            return Ok(false);
        }
        idle.push(id);
    }
    for id in idle {
        tx.clear(id).await?;
    }
    Ok(true)
}

/// Whether anything was done in a workspace since it was made.
async fn is_used(tx: &mut Tx, id: WorkspaceId) -> Result<bool> {
    let mut used = Used {
        tx,
        id,
        found: false,
    };
    store::for_each_table(&mut used).await?;
    Ok(used.found)
}

struct Used<'a> {
    tx: &'a mut Tx,
    id: WorkspaceId,
    found: bool,
}

impl EachTable for Used<'_> {
    async fn table<R: Record>(&mut self) -> store::Result<()> {
        let made = [
            Workspace::TABLE.name,
            Member::TABLE.name,
            LastDay::TABLE.name,
        ];
        if !self.found && !made.contains(&R::TABLE.name) {
            self.found = !self.tx.page::<R>(self.id, None, 1).await?.is_empty();
        }
        Ok(())
    }
}
