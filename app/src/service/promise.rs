//! The words for a promise: "2 every workday".

use jiff::civil::Date;
use legwork_core::parse::phrase::{self, Promise};

use super::board::Held;
use crate::store::CommitmentVersion;

/// A running commitment's promise as it is in force on a date.
pub(super) fn says(held: &Held, date: Date) -> String {
    let (row, terms) = (&held.row, &held.terms);
    let upper = version(held, date).and_then(|version| version.upper);
    phrase::promise(&Promise {
        direction: row.direction.0,
        count: terms.target_on(date.max(terms.start)),
        upper: upper.and_then(|upper| u32::try_from(upper).ok()),
        quantity_unit: &row.quantity_unit,
        every: u32::try_from(row.every).unwrap_or(1),
        period: row.unit.0,
        days: terms.mask,
    })
}

/// The version in force on a date; the first one before the start.
pub(super) fn version(held: &Held, date: Date) -> Option<&CommitmentVersion> {
    let date = date.max(held.terms.start);
    let in_force = held.versions.partition_point(|version| version.from_day.date() <= date);
    held.versions.get(in_force.saturating_sub(1))
}
