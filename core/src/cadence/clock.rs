//! From wall clocks to civil dates.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Zoned};

use super::day::plus;

/// How long after midnight an act still belongs to the evening before.
pub const ROLLOVER: SignedDuration = SignedDuration::from_hours(3);

/// The date of an act at `now`, in the zone of the device: the wall clock less
/// three hours. Computed once and stored; never again from the instant, so
/// neither travel nor daylight saving moves an act to another day.
pub fn stamp(now: &Zoned) -> Date {
    stamp_wall(now.datetime())
}

/// As [`stamp`], from what the clock on the wall shows.
pub fn stamp_wall(wall: DateTime) -> Date {
    wall.saturating_sub(ROLLOVER).date()
}

/// Today for an account that has already seen `high_water`, when the clock
/// says `now`. It does not go back: flying west reopens no period. A mark
/// more than one day ahead of the clock is a wrong clock's, not a traveller's,
/// and is ignored, so it cannot freeze the account.
pub fn today(high_water: Option<Date>, now: Date) -> Date {
    match high_water {
        Some(mark) if mark <= plus(now, 1) => mark.max(now),
        _ => now,
    }
}
