//! Many rows at once: for imports and demos.

use super::error::Result;
use super::record::Record;
use super::tables::{EachTable, for_table, tables};
use super::totals;
use super::tx::Tx;
use crate::ids::WorkspaceId;

impl Tx {
    /// Adds rows without keeping the day totals; call [`Tx::bulk_done`] after
    /// the last. Fails with a conflict when a key exists.
    pub async fn bulk<R: Record>(&mut self, rows: &[R]) -> Result<()> {
        for row in rows {
            self.write_row(R::INSERT, row).await?;
        }
        Ok(())
    }

    /// Makes the day totals anew after [`Tx::bulk`].
    pub async fn bulk_done(&mut self, workspace: WorkspaceId) -> Result<()> {
        totals::rebuild(self, workspace).await
    }

    /// Deletes every row of a workspace, the workspace itself included.
    pub async fn clear(&mut self, workspace: WorkspaceId) -> Result<()> {
        for table in tables().iter().rev() {
            for_table(table.name, &mut Clear(self, workspace)).await?;
        }
        Ok(())
    }
}

struct Clear<'a>(&'a mut Tx, WorkspaceId);

impl EachTable for Clear<'_> {
    async fn table<R: Record>(&mut self) -> Result<()> {
        self.0.delete_all::<R>(self.1).await
    }
}
