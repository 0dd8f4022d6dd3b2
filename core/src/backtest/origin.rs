//! When forecasts are made.

use jiff::ToSpan;
use jiff::civil::Date;

/// A day on which a quarter is forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The day at whose start the forecast is made.
    pub as_of: Date,
    /// The first day of the quarter.
    pub first: Date,
    /// The last day of the quarter.
    pub last: Date,
    /// Whole weeks left, the as-of date included.
    pub weeks_left: i32,
}

/// Forecasts are made with so many weeks left in the quarter.
const WEEKS_LEFT: [i32; 3] = [9, 6, 3];

/// The origins of all calendar quarters that lie wholly within `from..=to`, in
/// order: three a quarter, with 9, 6 and 3 weeks left.
pub fn origins(from: Date, to: Date) -> Vec<Origin> {
    let quarters =
        (from.year()..=to.year()).flat_map(|year| [1, 4, 7, 10].map(|month| quarter(year, month)));
    let within = quarters
        .flatten()
        .filter(|(first, last)| *first >= from && *last <= to);
    within.flat_map(|(first, last)| of(first, last)).collect()
}

/// The first and the last day of the quarter before the one that begins on
/// `first`.
pub(super) fn before(first: Date) -> Option<(Date, Date)> {
    let last = first.yesterday().ok()?;
    Some((first.checked_sub(3.months()).ok()?, last))
}

fn quarter(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.checked_add(3.months()).ok()?.yesterday().ok()?))
}

fn of(first: Date, last: Date) -> impl Iterator<Item = Origin> {
    WEEKS_LEFT.into_iter().filter_map(move |weeks_left| {
        let as_of = last.checked_sub((7 * weeks_left - 1).days()).ok()?;
        Some(Origin {
            as_of,
            first,
            last,
            weeks_left,
        })
    })
}
