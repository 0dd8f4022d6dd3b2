//! Time that was spent: what was spent on business development becomes
//! activities with minutes, all other time is left alone.

use csv::StringRecord;

use super::acts::{duration, whole};
use super::fields::{Columns, Field, Told};
use super::heads::HOURS;
use super::moments;
use super::ours::Ours;
use super::row::{Act, Firm, Row, Said};
use super::table::{Row as Line, Table};
use super::tabled::{Rows, Tabled};
use crate::Result;
use crate::service::sheet::dates::{self, Order};
use crate::service::text;

/// Words by which firms name the time that they spend on selling: whole words of
/// a project, a task, a code or a label.
const SELLING: &[&str] = &[
    "bd",
    "bizdev",
    "business development",
    "sales",
    "selling",
    "marketing",
    "acquisition",
    "prospecting",
    "proposal",
    "proposals",
    "pitch",
    "pitches",
    "networking",
    "lead generation",
    "leads",
    "client development",
    "new business",
    "outreach",
    "cold calls",
    "akquise",
    "vertrieb",
    "angebote",
    "neukunden",
    "prospection",
    "developpement commercial",
];

/// A table of time that was spent.
pub(super) struct Hours {
    columns: Columns,
    order: Order,
}

impl Hours {
    /// Begins to read.
    pub(super) fn read(
        table: Table,
        told: &[Told],
        ours: Ours,
        day_first: bool,
    ) -> Result<Tabled<Self>> {
        let columns = Columns::find(&table.heads, HOURS, told)?;
        let days = || {
            let rows = table.ahead.iter();
            rows.filter_map(|(_, row)| columns.one(row, Field::Date))
        };
        let (order, doubt) = dates::settled(days, day_first);
        let rows = Self { columns, order };
        Ok(Tabled::new(table, rows, ours, doubt))
    }

    fn row(&self, ours: &mut Ours, (line, row): &Line) -> Option<Said> {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            return None;
        }
        if !ours.is_ours(self.columns.one(row, Field::Owner)) {
            return Some(Said::Passed("rows of others".to_owned()));
        }
        if !self.is_selling(row) {
            return Some(Said::Passed("time for other work".to_owned()));
        }
        Some(match self.act(row) {
            Ok(act) => Said::Row(*line, Box::new(Row::Activity(act))),
            Err(reason) => Said::Skipped(*line, reason),
        })
    }

    /// Whether any code of the row names selling.
    fn is_selling(&self, row: &StringRecord) -> bool {
        let codes = self.columns.all(row, Field::Project);
        let mut codes = codes.chain(self.columns.all(row, Field::Tags)).map(words);
        codes.any(|code| {
            SELLING
                .iter()
                .any(|word| code.contains(&format!(" {word} ")))
        })
    }

    fn act(&self, row: &StringRecord) -> std::result::Result<Act, String> {
        let cell = self.columns.one(row, Field::Date).ok_or("no date")?;
        let when = moments::read(cell, self.order);
        let when = when.ok_or_else(|| format!("'{}' is no date", text::shown(cell)))?;
        let when = moments::at(when, self.columns.one(row, Field::Time));
        let spent = self.minutes(row).ok_or("no time that was spent")?;
        let codes: Vec<&str> = self.columns.all(row, Field::Project).collect();
        let subject = self.columns.own(row, Field::Subject);
        let told = subject.clone().unwrap_or_else(|| codes.join(" "));
        let client = self
            .columns
            .one(row, Field::Organisation)
            .unwrap_or_default();
        let note: Vec<&str> = codes.iter().copied().chain(subject.as_deref()).collect();
        Ok(Act {
            id: self.columns.own(row, Field::ActivityId),
            subject: Some(told),
            minutes: Some(spent),
            firm: Firm::named(client),
            note: Some(note.join(": ")),
            ..Act::new(super::SPENT, when)
        })
    }

    fn minutes(&self, row: &StringRecord) -> Option<i64> {
        let hours = self.columns.one(row, Field::Hours);
        let hours = hours.and_then(|cell| duration(cell, 60.0));
        let given = self.columns.one(row, Field::Minutes);
        let given = given.and_then(|cell| duration(cell, 1.0));
        hours.or(given).and_then(whole)
    }
}

/// A code as words with a space around each.
fn words(code: &str) -> String {
    let folded = text::fold(code);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

impl Rows for Hours {
    fn said(&mut self, ours: &mut Ours, line: &Line, out: &mut Vec<Said>) {
        out.extend(self.row(ours, line));
    }
}
