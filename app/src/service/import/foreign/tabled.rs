//! Files that are tables: read row by row, whatever the rows say.

use csv::StringRecord;

use super::Reader;
use super::ours::Ours;
use super::row::Said;
use super::table::{Row as Line, Table};
use crate::Result;

/// What the rows of one sort of table say.
pub(super) trait Rows: Send {
    /// Whether cells may be shown to say why a row was left out: they must not
    /// where they hold what people wrote to each other.
    const SHOWN: bool = true;

    /// Adds what a row says, if anything.
    fn said(&mut self, ours: &mut Ours, line: &Line, out: &mut Vec<Said>);
}

/// A table that is being read.
pub(super) struct Tabled<R> {
    table: Table,
    rows: R,
    ours: Ours,
    /// The row that was read last.
    last: StringRecord,
    notices: Vec<String>,
}

impl<R: Rows> Tabled<R> {
    /// Begins to read a table; a doubt about it is told at the end.
    pub(super) fn new(table: Table, rows: R, ours: Ours, doubt: Option<String>) -> Self {
        Self {
            table,
            rows,
            ours,
            last: StringRecord::new(),
            notices: doubt.into_iter().collect(),
        }
    }
}

impl<R: Rows> Reader for Tabled<R> {
    fn next(&mut self, out: &mut Vec<Said>) -> Result<bool> {
        let Some(line) = self.table.next()? else {
            return Ok(false);
        };
        self.rows.said(&mut self.ours, &line, out);
        self.last = line.1;
        Ok(true)
    }

    fn notices(&mut self) -> Vec<String> {
        let mut all = std::mem::take(&mut self.notices);
        all.extend(self.ours.notice());
        all
    }

    fn bytes(&self) -> u64 {
        self.table.bytes()
    }

    fn heads(&self) -> Vec<String> {
        shown::<R>(&self.table.heads)
    }

    fn cells(&self) -> Vec<String> {
        shown::<R>(&self.last)
    }
}

fn shown<R: Rows>(cells: &StringRecord) -> Vec<String> {
    let cells = cells.iter().filter(|_| R::SHOWN);
    cells.map(str::to_owned).collect()
}
