//! Arithmetic on civil dates that cannot fail.

use jiff::SignedDuration;
use jiff::civil::Date;

/// The first and last date of which commitments speak. Far from the ends of
/// the calendar, so that no sum of dates leaves it.
pub(super) const EARLIEST: Date = Date::constant(1970, 1, 1);
/// See [`EARLIEST`].
pub(super) const LATEST: Date = Date::constant(9000, 12, 31);

/// `days` after `date`, or before it when negative; stops at the ends of the
/// calendar. Callers pass lengths of periods and of grace, so `24 * days`
/// stays small.
pub(super) fn plus(date: Date, days: i64) -> Date {
    date.saturating_add(SignedDuration::from_hours(24 * days))
}

/// Whole days from `from` to `to`; negative when `to` is earlier.
pub(super) fn between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}
