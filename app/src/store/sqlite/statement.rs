//! Statements on a connection.

use rusqlite::{CachedStatement, Connection};

use super::super::error::Result;
use super::cells::{Cells, FromSqlite, Value};

/// Statements whose values are written `$1`, `$2` and so on, in any order, or
/// `?` from left to right.
pub(crate) trait Statements {
    /// All rows that a statement answers.
    fn rows<R: FromSqlite>(&self, sql: &str, values: &[Value<'_>]) -> Result<Vec<R>>;
    /// The first row that it answers, if any.
    fn row<R: FromSqlite>(&self, sql: &str, values: &[Value<'_>]) -> Result<Option<R>>;
    /// Runs it and gives the number of rows it touched.
    fn run(&self, sql: &str, values: &[Value<'_>]) -> Result<u64>;
}

impl Statements for Connection {
    fn rows<R: FromSqlite>(&self, sql: &str, values: &[Value<'_>]) -> Result<Vec<R>> {
        let mut statement = bound(self, sql, values)?;
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(R::read(&mut Cells::of(row))?);
        }
        Ok(found)
    }

    fn row<R: FromSqlite>(&self, sql: &str, values: &[Value<'_>]) -> Result<Option<R>> {
        let mut statement = bound(self, sql, values)?;
        let mut rows = statement.raw_query();
        let first = rows.next()?;
        Ok(first.map(|row| R::read(&mut Cells::of(row))).transpose()?)
    }

    fn run(&self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        let touched = bound(self, sql, values)?.raw_execute()?;
        Ok(touched.try_into().unwrap_or(u64::MAX))
    }
}

/// A statement, prepared now or before, with its values.
fn bound<'c>(
    on: &'c Connection,
    sql: &str,
    values: &[Value<'_>],
) -> rusqlite::Result<CachedStatement<'c>> {
    let mut statement = on.prepare_cached(sql)?;
    for place in 1..=statement.parameter_count() {
        let number = statement.parameter_name(place).and_then(number_of);
        let value = values.get(number.unwrap_or(place) - 1);
        let value = value.ok_or(rusqlite::Error::InvalidParameterCount(values.len(), place))?;
        statement.raw_bind_parameter(place, value)?;
    }
    Ok(statement)
}

/// 7 for `$7`: `SQLite` takes it for a name, and counts names as they come.
fn number_of(name: &str) -> Option<usize> {
    let number = name.strip_prefix('$')?.parse().ok()?;
    (number > 0).then_some(number)
}
