//! The words for a stored promise: "2 every workday", "at most 3 a week".

use jiff::civil::Date;
use legwork_core::cadence::Weekdays;
use legwork_core::parse::Days;
use legwork_core::parse::number::Decimal;
use legwork_core::parse::phrase::{Promise, wording};
use legwork_core::vocabulary::{Direction, PeriodUnit};

use crate::service::board::Held;
use crate::store::CommitmentVersion;

/// A running commitment's promise as it is in force on a date.
pub(in crate::service) fn says(held: &Held, date: Date) -> String {
    let (row, terms) = (&held.row, &held.terms);
    let count = whole(i64::from(terms.target_on(date.max(terms.start))));
    let upper = version(held, date)
        .and_then(|version| version.upper)
        .map(whole);
    let (min, max) = match row.direction.0 {
        Direction::AtLeast => (Some(count), upper),
        Direction::AtMost => (None, Some(count)),
        Direction::Exactly => (Some(count), Some(count)),
    };
    // To stop something holds every day, which goes without saying.
    let never = row.direction.0 == Direction::AtMost && count == whole(0);
    let days = days(terms.mask, row.unit.0);
    wording(Promise {
        direction: row.direction.0,
        min,
        max,
        unit: &row.quantity_unit,
        every: u32::try_from(row.every).unwrap_or(1),
        period: (!never).then_some(row.unit.0),
        days: days.as_ref(),
    })
}

/// The version in force on a date; the first one before the start.
pub(super) fn version(held: &Held, date: Date) -> Option<&CommitmentVersion> {
    let date = date.max(held.terms.start);
    let in_force = held
        .versions
        .partition_point(|version| version.from_day.date() <= date);
    held.versions.get(in_force.saturating_sub(1))
}

fn whole(units: i64) -> Decimal {
    Decimal::whole(units.saturating_abs())
}

/// The days worth naming: for a daily promise always, else only a list.
fn days(mask: Weekdays, period: PeriodUnit) -> Option<Days> {
    match mask {
        Weekdays::WORKDAYS => (period == PeriodUnit::Day).then_some(Days::Workdays),
        Weekdays::ALL => (period == PeriodUnit::Day).then_some(Days::All),
        _ => Some(Days::These(mask.iter().collect())),
    }
}
