//! The words for a promise: "2 every workday".

use jiff::civil::Date;
use legwork_core::parse::phrase::{self, Promise};

use super::board::Held;

/// A running commitment's promise as it is in force on a date.
pub(super) fn says(held: &Held, date: Date) -> String {
    let (row, terms) = (&held.row, &held.terms);
    let date = date.max(terms.start);
    let in_force = held.versions.partition_point(|version| version.from_day.date() <= date);
    let upper = held.versions.get(in_force.saturating_sub(1)).and_then(|version| version.upper);
    phrase::promise(&Promise {
        direction: row.direction.0,
        count: terms.target_on(date),
        upper: upper.and_then(|upper| u32::try_from(upper).ok()),
        quantity_unit: &row.quantity_unit,
        every: u32::try_from(row.every).unwrap_or(1),
        period: row.unit.0,
        days: terms.mask,
    })
}
