//! Dated amounts out of the rows of a file.

use csv::StringRecord;
use jiff::civil::Date;
use legwork_core::money::{Currency, Decimal};

use super::Columns as Asked;
use super::columns::Columns;
use crate::service::goal::Aim;
use crate::service::sheet::amounts::{self, Mark};
use crate::service::sheet::dates::{self, Order};
use crate::service::sheet::{Skipped, Table, table};
use crate::service::{amount, text};
use crate::{Error, Result};

/// More rows than this are no record of one goal.
const MOST: usize = 20_000;

/// What a file holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Read {
    pub(super) entries: Vec<Entry>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) notices: Vec<String>,
}

/// One row, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The line on which it begins.
    pub(super) line: u64,
    pub(super) day: Date,
    pub(super) value: Decimal,
    /// The currency it names.
    pub(super) currency: Option<Currency>,
    pub(super) note: Option<String>,
}

/// Reads the rows of a file for a goal. Those that cannot be read are left out,
/// with the reason; empty ones are passed over.
pub(super) fn read(text: &str, asked: &Asked, aim: &Aim, day_first: bool) -> Result<Read> {
    let table = Table::read(text)?;
    let columns = Columns::find(&table.heads, asked)?;
    let is_filled = |row: &&table::Row| row.cells.iter().any(|cell| !cell.trim().is_empty());
    let rows: Vec<&table::Row> = table.rows.iter().filter(is_filled).collect();
    if rows.is_empty() {
        return Err(Error::usage(
            "the file has column heads, but no amounts below them",
        ));
    }
    if rows.len() > MOST {
        return Err(Error::usage(format!(
            "the file has {} rows: {MOST} can be taken over at a time",
            rows.len()
        )));
    }
    let days = || rows.iter().flat_map(|row| columns.days(&row.cells));
    let (order, doubt) = dates::settled(days, day_first);
    let mark = amounts::mark(rows.iter().filter_map(|row| columns.amount(&row.cells)));
    let sheet = Sheet {
        columns: &columns,
        aim,
        order,
        mark,
    };
    let mut read = Read {
        notices: doubt.into_iter().collect(),
        ..Read::default()
    };
    for row in rows {
        let line = row.line;
        match sheet.entry(&row.cells, line) {
            Ok(entry) => read.entries.push(entry),
            Err(reason) => read.skipped.push(Skipped { line, reason }),
        }
    }
    Ok(read)
}

/// How the rows of a file are to be understood.
struct Sheet<'a> {
    columns: &'a Columns,
    aim: &'a Aim,
    order: Order,
    mark: Option<Mark>,
}

impl Sheet<'_> {
    fn entry(&self, row: &StringRecord, line: u64) -> std::result::Result<Entry, String> {
        let cell = self.columns.amount(row).ok_or("no amount")?;
        let note = text::note(self.columns.note(row));
        Ok(Entry {
            line,
            day: self.day(row)?,
            value: self.value(cell)?,
            currency: self.currency(row, cell)?,
            note: note.map_err(|error| error.message().to_owned())?,
        })
    }

    /// The first of the columns of days that holds one.
    fn day(&self, row: &StringRecord) -> std::result::Result<Date, String> {
        let mut cells = self.columns.days(row).peekable();
        let first = cells.peek().copied().ok_or("no date")?;
        let mut days = cells.filter_map(|cell| dates::read(cell, self.order));
        days.next()
            .ok_or_else(|| format!("'{}' is no date", text::shown(first)))
    }

    fn value(&self, cell: &str) -> std::result::Result<Decimal, String> {
        let unreadable = || format!("'{}' is no amount", text::shown(cell));
        let usual = self.aim.money();
        // Letters that are no currency are a unit, or nothing that is known.
        let words = cell.contains(char::is_alphabetic) && amounts::currency(cell).is_none();
        if words {
            let typed = amount::read(cell, usual, self.aim.unit.as_deref());
            return typed.map(|typed| typed.value).map_err(|_| unreadable());
        }
        amounts::read(cell, self.mark, usual).ok_or_else(unreadable)
    }

    /// The currency in a column of its own, beside the amount, or in the head.
    fn currency(
        &self,
        row: &StringRecord,
        cell: &str,
    ) -> std::result::Result<Option<Currency>, String> {
        if let Some(beside) = amounts::currency(cell) {
            return Ok(Some(beside));
        }
        let Some(named) = self.columns.currency(row) else {
            return Ok(self.columns.all_in);
        };
        let known = Currency::from_code(named).or_else(|| amounts::currency(named));
        let unknown = || format!("'{}' is no currency", text::shown(named));
        known.map(Some).ok_or_else(unknown)
    }
}
