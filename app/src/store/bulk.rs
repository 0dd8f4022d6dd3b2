//! Many rows at once: for imports and demos.

use sqlx::AssertSqlSafe;

use super::due;
use super::error::Result;
use super::record::Record;
use super::revision;
use super::search;
use super::sql::many;
use super::sqlite::Value;
use super::tables::{EachTable, for_table, tables};
use super::totals;
use super::tx::{Tx, arguments};
use crate::ids::WorkspaceId;

/// How many rows one statement adds: what it costs to hand a statement over is
/// shared by them, and more of them would not make it cheaper.
const TOGETHER: usize = 40;

impl Tx {
    /// Adds rows without keeping the day totals and when people are due; call [`Tx::bulk_done`] after
    /// the last. Fails with a conflict when a key exists.
    pub async fn bulk<R: Record>(&mut self, rows: &[R]) -> Result<()> {
        let (groups, rest) = rows.as_chunks::<TOGETHER>();
        if !groups.is_empty() {
            let place: fn(usize) -> String = match self {
                Self::Sqlite(_) => |_| "?".to_owned(),
                Self::Postgres(_) => |place| format!("${place}"),
            };
            let sql = many(&R::TABLE, TOGETHER, place);
            for group in groups {
                self.write_group(&sql, group).await?;
            }
        }
        for row in rest {
            self.write_row(R::INSERT, row).await?;
        }
        Ok(())
    }

    /// Adds those of the rows that break no rule of uniqueness, without keeping
    /// the day totals; gives how many.
    pub(super) async fn bulk_new<R: Record>(&mut self, rows: &[R]) -> Result<usize> {
        let place: fn(usize) -> String = match self {
            Self::Sqlite(_) => |_| "?".to_owned(),
            Self::Postgres(_) => |place| format!("${place}"),
        };
        let of = |count| many(&R::TABLE, count, place) + " on conflict do nothing";
        let (groups, rest) = rows.as_chunks::<TOGETHER>();
        let mut added = 0;
        if !groups.is_empty() {
            let sql = of(TOGETHER);
            for group in groups {
                added += self.write_group(&sql, group).await?;
            }
        }
        if !rest.is_empty() {
            added += self.write_group(&of(rest.len()), rest).await?;
        }
        Ok(usize::try_from(added).unwrap_or(0))
    }

    async fn write_group<R: Record>(&mut self, sql: &str, rows: &[R]) -> Result<u64> {
        match self {
            Self::Sqlite(tx) => {
                let values: Vec<Value<'_>> = rows.iter().flat_map(Record::values).collect();
                tx.run(sql, &values)
            }
            Self::Postgres(tx) => {
                let with = arguments(|to| rows.iter().try_for_each(|row| row.bind_postgres(to)))?;
                let sql = AssertSqlSafe(sql.to_owned());
                let done = sqlx::query_with(sql, with).execute(&mut **tx).await?;
                Ok(done.rows_affected())
            }
        }
    }

    /// Makes the day totals anew after [`Tx::bulk`], and when people are due, and
    /// tells those who watch.
    pub async fn bulk_done(&mut self, workspace: WorkspaceId) -> Result<()> {
        totals::rebuild(self, workspace).await?;
        self.work_out(workspace).await?;
        revision::add(self, workspace).await
    }

    /// Works out anew what follows from other rows: when people are due, and by
    /// which words they are found.
    pub async fn work_out(&mut self, workspace: WorkspaceId) -> Result<()> {
        due::rebuild(self, workspace).await?;
        search::rebuild(self, workspace).await
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
