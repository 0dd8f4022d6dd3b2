//! What was done, out of the rows of a table: calls, e-mails, meetings, tasks
//! that are done.
//!
//! | file | says |
//! |---|---|
//! | `sort.rs` | what an act was, whether it was done, how often, what came of it |
//! | `people.rs` | who took part |
//! | `minutes.rs` | how long it took |

mod minutes;
mod people;
mod sort;

use csv::StringRecord;

use super::fields::{Columns, Field, Told};
use super::heads::ACTS;
use super::moments;
use super::ours::Ours;
use super::records::firm;
use super::row::{Act, Row, Said, When};
use super::table::{Row as Line, Table};
use super::tabled::{Rows, Tabled};
use crate::Result;
use crate::service::sheet::dates::{self, Order};
use crate::service::sheet::heads::letters;
use crate::service::text;

use minutes::{number, unit};
use people::people;
use sort::{is_done, kind_of, kind_of_all, outcome, quantity};

pub(super) use minutes::{duration, whole};

/// A table of what was done.
pub(super) struct Acts {
    columns: Columns,
    order: Order,
    /// What one unit of the durations is, in minutes.
    unit: f64,
    /// What all rows are, where no column says it.
    kind: Option<&'static str>,
}

impl Acts {
    /// Begins to read.
    pub(super) fn read(
        table: Table,
        told: &[Told],
        ours: Ours,
        day_first: bool,
    ) -> Result<Tabled<Self>> {
        let mut columns = Columns::find(&table.heads, ACTS, told)?;
        let days = || {
            let rows = table.ahead.iter();
            rows.flat_map(|(_, row)| columns.all(row, Field::Date))
        };
        let (order, doubt) = dates::settled(days, day_first);
        let unit = unit(&table.heads);
        let kind = kind_of_all(&table.heads).filter(|_| !columns.has(Field::Kind));
        if columns.has(Field::DealId) {
            columns.turn(Field::Id, Field::ActivityId);
        }
        let rows = Self {
            columns,
            order,
            unit,
            kind,
        };
        Ok(Tabled::new(table, rows, ours, doubt))
    }

    fn row(&self, ours: &mut Ours, (line, row): &Line) -> Option<Said> {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            return None;
        }
        if !ours.is_ours(self.columns.one(row, Field::Owner)) {
            return Some(Said::Passed("rows of others".to_owned()));
        }
        Some(match self.act(row) {
            Ok(Ok(act)) => Said::Row(*line, Box::new(Row::Activity(act))),
            Ok(Err(passed)) => Said::Passed(passed.to_owned()),
            Err(reason) => Said::Skipped(*line, reason),
        })
    }

    /// The act of a row; why it is left alone; or why it cannot be read.
    fn act(
        &self,
        row: &StringRecord,
    ) -> std::result::Result<std::result::Result<Act, &'static str>, String> {
        let columns = &self.columns;
        let when = self.when(row)?;
        let subject = columns.own(row, Field::Subject);
        let Some(kind) = kind_of(columns, row, self.kind, subject.as_deref()) else {
            return Err("neither a kind nor a subject".to_owned());
        };
        let direction = columns
            .one(row, Field::Direction)
            .map(letters)
            .unwrap_or_default();
        let inbound = direction.starts_with("inbound") || direction.starts_with("incoming");
        if inbound && kind == "email" {
            return Ok(Err("e-mails that came in"));
        }
        if !is_done(columns, row) {
            return Ok(Err("what is not done, or did not take place"));
        }
        // Whoever calls in is talked to, but was not called.
        let kind = if inbound && kind == "call" {
            "conversation"
        } else {
            kind.as_str()
        };
        let note = columns.own(row, Field::Note);
        let note = match (&subject, note) {
            (Some(subject), Some(note)) if *subject != note => Some(format!("{subject}\n{note}")),
            (subject, note) => subject.clone().or(note),
        };
        Ok(Ok(Act {
            id: columns.own(row, Field::ActivityId),
            subject,
            minutes: self.minutes(row),
            quantity: quantity(columns, row)?,
            outcome: outcome(columns, row, kind),
            people: people(columns, row),
            firm: firm(columns, row),
            deal: columns
                .own(row, Field::DealId)
                .or_else(|| columns.own(row, Field::Deal)),
            note,
            ..Act::new(kind, when)
        }))
    }

    /// The first of the columns of days that holds one, with the time.
    fn when(&self, row: &StringRecord) -> std::result::Result<When, String> {
        let mut cells = self.columns.all(row, Field::Date).peekable();
        let first = cells.peek().copied().ok_or("no date")?;
        let found = cells.find_map(|cell| moments::read(cell, self.order));
        let when = found.ok_or_else(|| format!("'{}' is no date", text::shown(first)))?;
        Ok(moments::at(when, self.columns.one(row, Field::Time)))
    }

    fn minutes(&self, row: &StringRecord) -> Option<i64> {
        let hours = self
            .columns
            .one(row, Field::Hours)
            .and_then(number)
            .map(|hours| hours * 60.0);
        let given = self
            .columns
            .one(row, Field::Minutes)
            .and_then(|cell| duration(cell, self.unit));
        hours
            .or(given)
            .and_then(whole)
            .or_else(|| self.between(row))
    }

    /// The minutes from the beginning to the end.
    fn between(&self, row: &StringRecord) -> Option<i64> {
        let end = moments::read(self.columns.one(row, Field::End)?, self.order)?;
        let starts = self.columns.all(row, Field::Date);
        let mut spans = starts.filter_map(|cell| match (moments::read(cell, self.order)?, end) {
            (When::Local(day, from), When::Local(other, to)) if day == other => {
                Some(i64::from((to - from).get_hours()) * 60 + (to - from).get_minutes())
            }
            (When::Moment(from), When::Moment(to)) => {
                Some((to.as_second() - from.as_second()) / 60)
            }
            _ => None,
        });
        spans.find(|minutes| (1..=1_440).contains(minutes))
    }
}

impl Rows for Acts {
    fn said(&mut self, ours: &mut Ours, line: &Line, out: &mut Vec<Said>) {
        out.extend(self.row(ours, line));
    }
}
