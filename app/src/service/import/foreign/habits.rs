//! The days of a habit, as Loop Habit Tracker exports them: one file for each
//! habit, in a folder with its name.

use csv::StringRecord;

use super::moments;
use super::ours::Ours;
use super::row::{Act, Row, Said, When};
use super::table::{Row as Line, Table};
use super::tabled::{Rows, Tabled};
use crate::service::sheet::dates::Order;
use crate::service::sheet::heads::letters;
use crate::service::text;

/// The days of one habit.
pub(super) struct Habit {
    name: String,
}

impl Habit {
    /// Begins to read the days of the habit of this name.
    pub(super) fn read(table: Table, name: &str) -> Tabled<Self> {
        let rows = Self {
            name: name.to_owned(),
        };
        Tabled::new(table, rows, Ours::default(), None)
    }

    fn day(&self, line: u64, cells: &StringRecord) -> Said {
        let cell = |at: usize| cells.get(at).map_or("", str::trim);
        let skipped = |reason: String| Said::Skipped(line, reason);
        let Some(When::Day(day)) = moments::read(cell(0), Order::MonthFirst) else {
            return skipped(format!("'{}' is no date", text::shown(cell(0))));
        };
        let Some(times) = times(cell(1)) else {
            return skipped(format!("'{}' is no mark of a habit", text::shown(cell(1))));
        };
        if times == 0 {
            return Said::Passed("days without the habit".to_owned());
        }
        let note = Some(cell(2)).filter(|note| !note.is_empty());
        Said::Row(
            line,
            Box::new(Row::Activity(Act {
                id: Some(format!("{}:{day}", self.name)),
                subject: Some(self.name.clone()),
                quantity: times,
                note: note.map(str::to_owned),
                ..Act::new(super::HABIT, When::Day(day))
            })),
        )
    }
}

impl Rows for Habit {
    fn said(&mut self, _: &mut Ours, (line, cells): &Line, out: &mut Vec<Said>) {
        out.push(self.day(*line, cells));
    }
}

/// How often: a yes is one, a number is a thousand times what it counts.
fn times(value: &str) -> Option<i64> {
    match letters(value).as_str() {
        "yesmanual" => Some(1),
        "yesauto" | "no" | "skip" | "unknown" | "" => Some(0),
        _ => {
            let number: i64 = value.parse().ok()?;
            Some(match number {
                2 => 1,
                1_000.. => (number + 500) / 1_000,
                _ => 0,
            })
        }
    }
}
