//! Transactions on a file of `SQLite`: alone, or in a group that shares a commit.

use tokio::sync::oneshot;

use super::super::error::{Result, StoreError};
use super::cells::{FromSqlite, Value};
use super::file::{MOST, SqliteFile};
use super::place::Taken;
use super::seat::Seat;
use super::statement::Statements;

/// A transaction. Dropped without a commit, it leaves no trace.
#[derive(Debug)]
pub struct SqliteTx {
    /// The connection it has to itself; none once it is over.
    seat: Option<Taken>,
    /// Whose log a commit may have to shorten; none when it only reads.
    file: Option<SqliteFile>,
}

impl SqliteTx {
    pub(super) fn reading(seat: Taken) -> Result<Self> {
        seat.on.run("begin", &[])?;
        Ok(Self {
            seat: Some(seat),
            file: None,
        })
    }

    pub(super) fn writing(seat: Taken, file: SqliteFile) -> Self {
        Self {
            seat: Some(seat),
            file: Some(file),
        }
    }

    /// All rows that a statement answers.
    pub(in crate::store) fn rows<R: FromSqlite>(
        &self,
        sql: &str,
        values: &[Value<'_>],
    ) -> Result<Vec<R>> {
        self.seat()?.on.rows(sql, values)
    }

    /// The first row that it answers, if any.
    pub(in crate::store) fn row<R: FromSqlite>(
        &self,
        sql: &str,
        values: &[Value<'_>],
    ) -> Result<Option<R>> {
        self.seat()?.on.row(sql, values)
    }

    /// Runs it and gives the number of rows it touched.
    pub(in crate::store) fn run(&self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        self.seat()?.on.run(sql, values)
    }

    /// Runs several statements without values.
    pub(in crate::store) fn script(&self, sql: &str) -> Result<()> {
        Ok(self.seat()?.on.execute_batch(sql)?)
    }

    /// Makes it last: at once, or with those that wait for the connection, so
    /// that all of them reach the disk together.
    pub(in crate::store) async fn commit(mut self) -> Result<()> {
        let Some(mut seat) = self.seat.take() else {
            return Err(over());
        };
        let Some(file) = self.file.take() else {
            return seat.on.run("commit", &[]).map(drop);
        };
        seat.leave_savepoint()?;
        if !file.is_awaited() || seat.members.len() >= MOST {
            return seat.end(&file);
        }
        let (told, waits) = oneshot::channel();
        seat.members.push(told);
        drop(seat);
        file.end_if_idle();
        waits.await.unwrap_or_else(|_| Err(over()))
    }

    pub(in crate::store) fn roll_back(mut self) -> Result<()> {
        self.undo()
    }

    fn undo(&mut self) -> Result<()> {
        let Some(mut seat) = self.seat.take() else {
            return Ok(());
        };
        match self.file.take() {
            None => seat.on.run("rollback", &[]).map(drop),
            Some(file) => seat.give_up(&file),
        }
    }

    fn seat(&self) -> Result<&Seat> {
        self.seat.as_deref().ok_or_else(over)
    }
}

impl Drop for SqliteTx {
    fn drop(&mut self) {
        // What fails here leaves the transaction open, and the next one says so.
        let _ = self.undo();
    }
}

/// A transaction cannot be used after its end.
fn over() -> StoreError {
    StoreError::new(
        super::super::error::Failure::Internal,
        "the transaction is over",
    )
}
