//! A transaction on either database, and what is done with one row at a time.

use sqlx::error::BoxDynError;
use sqlx::{Postgres, Transaction};
use uuid::Uuid;

use super::error::{Failure, Result, StoreError};
use super::record::{Bound, Entity, Record};
use super::sqlite::SqliteTx;
use super::totals;
use crate::ids::WorkspaceId;

/// A transaction. Dropped without [`Tx::commit`], it leaves no trace.
#[derive(Debug)]
pub enum Tx {
    /// On `SQLite`.
    Sqlite(SqliteTx),
    /// On `PostgreSQL`.
    Postgres(Transaction<'static, Postgres>),
}

/// All rows that `$sql` answers with the given values bound.
macro_rules! rows {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $tx {
            $crate::store::Tx::Sqlite(tx) => tx.rows::<$row>($sql, &[$((&$bind) as $crate::store::sqlite::Value<'_>),*]),
            $crate::store::Tx::Postgres(tx) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*
                .fetch_all(&mut **tx).await.map_err($crate::store::StoreError::from),
        }
    };
}
pub(super) use rows;

/// The first row that `$sql` answers, if any.
macro_rules! row {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $tx {
            $crate::store::Tx::Sqlite(tx) => tx.row::<$row>($sql, &[$((&$bind) as $crate::store::sqlite::Value<'_>),*]),
            $crate::store::Tx::Postgres(tx) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*
                .fetch_optional(&mut **tx).await.map_err($crate::store::StoreError::from),
        }
    };
}
pub(super) use row;

/// Runs `$sql` and gives the number of rows it touched.
macro_rules! run {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $tx {
            $crate::store::Tx::Sqlite(tx) => tx.run($sql, &[$((&$bind) as $crate::store::sqlite::Value<'_>),*]),
            $crate::store::Tx::Postgres(tx) => sqlx::query($sql)$(.bind($bind))*
                .execute(&mut **tx).await.map(|done| done.rows_affected())
                .map_err($crate::store::StoreError::from),
        }
    };
}
pub(super) use run;

/// New arguments of a statement, filled by `bind`.
pub(super) fn arguments<A: Default>(bind: impl FnOnce(&mut A) -> Bound) -> Result<A> {
    let mut made = A::default();
    bind(&mut made).map_err(unbindable)?;
    Ok(made)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is the argument of map_err"
)]
fn unbindable(error: BoxDynError) -> StoreError {
    StoreError::new(
        Failure::Internal,
        format!("a value cannot be stored: {error}"),
    )
}

impl Tx {
    /// Makes everything done in this transaction last.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => Ok(tx.commit().await?),
        }
    }

    /// Leaves everything as it was before this transaction.
    pub async fn roll_back(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.roll_back(),
            Self::Postgres(tx) => Ok(tx.rollback().await?),
        }
    }

    /// The row with this key.
    pub async fn get<R: Record>(&mut self, key: &R::Key) -> Result<Option<R>> {
        match self {
            Self::Sqlite(tx) => tx.row(R::GET, &R::key_values(key)),
            Self::Postgres(tx) => {
                let with = arguments(|to| R::key_postgres(key, to))?;
                let query = sqlx::query_as_with(R::GET, with);
                Ok(query.fetch_optional(&mut **tx).await?)
            }
        }
    }

    /// Adds a row. Fails with [`Failure::Conflict`] when its key exists.
    pub async fn insert<R: Record>(&mut self, row: &R) -> Result<()> {
        self.replace(None, Some(row)).await
    }

    /// Adds a row or takes the place of the one with its key; gives what was
    /// there before.
    pub async fn put<R: Record>(&mut self, row: &R) -> Result<Option<R>> {
        let old = self.get::<R>(&row.key()).await?;
        if old.as_ref() != Some(row) {
            self.replace(old.as_ref(), Some(row)).await?;
        }
        Ok(old)
    }

    /// Adds a row or takes the place of the one with its key, without looking
    /// at what was there, unless something is kept right by what was there.
    pub async fn overwrite<R: Record>(&mut self, row: &R) -> Result<()> {
        if R::COUNTED || R::TIMED || R::WORDY {
            return self.put(row).await.map(drop);
        }
        self.write_row(R::PUT, row).await
    }

    /// Deletes the row with this key; gives what was there.
    pub async fn remove<R: Record>(&mut self, key: &R::Key) -> Result<Option<R>> {
        let old = self.get::<R>(key).await?;
        if let Some(row) = &old {
            self.replace(Some(row), None).await?;
        }
        Ok(old)
    }

    /// Turns the row `old` into `new`, where none means that there is no row,
    /// and keeps right the day totals, when people are due, and their words.
    pub(super) async fn replace<R: Record>(
        &mut self,
        old: Option<&R>,
        new: Option<&R>,
    ) -> Result<()> {
        match (old, new) {
            (None, Some(row)) => self.write_row(R::INSERT, row).await?,
            (Some(_), Some(row)) => self.write_row(R::PUT, row).await?,
            (Some(row), None) => self.delete_row::<R>(&row.key()).await?,
            (None, None) => {}
        }
        if R::COUNTED {
            let before = old.and_then(Record::effect);
            let after = new.and_then(Record::effect);
            totals::shift(self, before, after).await?;
        }
        let Some(row) = old.or(new).filter(|_| R::TIMED || R::WORDY) else {
            return Ok(());
        };
        let concerns = || (old.map(Record::concerns), new.map(Record::concerns));
        if R::WORDY {
            let (before, after) = concerns();
            self.reword(row.workspace(), before, after).await?;
        }
        if R::TIMED {
            let (before, after) = concerns();
            self.follow(row.workspace(), before, after).await?;
        }
        Ok(())
    }

    pub(super) async fn write_row<R: Record>(&mut self, sql: &'static str, row: &R) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.run(sql, &row.values()).map(drop),
            Self::Postgres(tx) => {
                let with = arguments(|to| row.bind_postgres(to))?;
                sqlx::query_with(sql, with).execute(&mut **tx).await?;
                Ok(())
            }
        }
    }

    pub(super) async fn delete_row<R: Record>(&mut self, key: &R::Key) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.run(R::DELETE, &R::key_values(key)).map(drop),
            Self::Postgres(tx) => {
                let with = arguments(|to| R::key_postgres(key, to))?;
                sqlx::query_with(R::DELETE, with).execute(&mut **tx).await?;
                Ok(())
            }
        }
    }

    /// At most `limit` rows of a workspace by key, beginning after a key.
    pub async fn page<R: Record>(
        &mut self,
        workspace: WorkspaceId,
        after: Option<&R::Key>,
        limit: i64,
    ) -> Result<Vec<R>> {
        let Some(key) = after else {
            return rows!(self, R, R::FIRST, workspace, limit);
        };
        match self {
            Self::Sqlite(tx) => {
                let mut values = R::key_values(key);
                values.push(&limit);
                tx.rows(R::NEXT, &values)
            }
            Self::Postgres(tx) => {
                let mut with = arguments(|to| R::key_postgres(key, to))?;
                sqlx::Arguments::add(&mut with, limit).map_err(unbindable)?;
                let query = sqlx::query_as_with(R::NEXT, with);
                Ok(query.fetch_all(&mut **tx).await?)
            }
        }
    }

    /// Every row of a workspace by key. For tables that stay small; use
    /// [`Tx::page`] for activities.
    pub async fn all<R: Record>(&mut self, workspace: WorkspaceId) -> Result<Vec<R>> {
        self.page(workspace, None, i64::MAX).await
    }

    /// Deletes every row of a workspace in one table.
    pub(super) async fn delete_all<R: Record>(&mut self, workspace: WorkspaceId) -> Result<()> {
        run!(self, R::CLEAR, workspace).map(drop)
    }

    /// How many rows a workspace has in a table.
    pub async fn count<R: Record>(&mut self, workspace: WorkspaceId) -> Result<i64> {
        let row = row!(self, (i64,), R::COUNT, workspace)?;
        Ok(row.map_or(0, |(n,)| n))
    }

    /// The ids that begin with `prefix` (hexadecimal digits, hyphens ignored,
    /// any case): none, one, or two when it is ambiguous.
    pub async fn resolve_prefix<R: Entity>(
        &mut self,
        workspace: WorkspaceId,
        prefix: &str,
    ) -> Result<Vec<Uuid>> {
        let Some((low, high)) = range_of(prefix) else {
            return Ok(Vec::new());
        };
        let found = rows!(self, (Uuid,), R::PREFIX, workspace, low, high)?;
        Ok(found.into_iter().map(|(id,)| id).collect())
    }
}

/// The least and the greatest UUID that begin with `prefix`.
fn range_of(prefix: &str) -> Option<(Uuid, Uuid)> {
    let digits: String = prefix.chars().filter(|c| *c != '-').collect();
    if digits.is_empty() || digits.len() > 32 {
        return None;
    }
    let low = Uuid::try_parse(&format!("{digits:0<32}")).ok()?;
    let high = Uuid::try_parse(&format!("{digits:f<32}")).ok()?;
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_a_range_of_ids() {
        let (low, high) = range_of("3FA8-5").unwrap();
        assert_eq!(low.to_string(), "3fa85000-0000-0000-0000-000000000000");
        assert_eq!(high.to_string(), "3fa85fff-ffff-ffff-ffff-ffffffffffff");
        assert!(range_of("").is_none());
        assert!(range_of("xyz").is_none());
    }
}
