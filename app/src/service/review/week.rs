//! Weeks by name. A week that begins on another day than Monday is named
//! after the ISO week that holds its Thursday, which is the one that it shares
//! most days with; so each week has one name and each name one week.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use legwork_core::cadence::Tile;

use crate::service::hours::week_of;
use crate::service::text;
use crate::{Error, Result};

/// The name of a week: `2027-W06`.
pub(super) fn name(week: Tile) -> String {
    let thursday = week
        .dates()
        .find(|date| date.weekday() == Weekday::Thursday);
    let iso = thursday.unwrap_or(week.start).iso_week_date();
    format!("{:04}-W{:02}", iso.year(), iso.week())
}

/// The week with this name.
pub(super) fn named(name: &str, start: Weekday) -> Result<Tile> {
    let thursday = || {
        let (year, week) = name.trim().split_once(['-', ' '])?;
        let week = week.strip_prefix(['W', 'w']).unwrap_or(week);
        let (year, week) = (year.parse().ok()?, week.parse().ok()?);
        ISOWeekDate::new(year, week, Weekday::Thursday).ok()
    };
    let thursday = thursday().ok_or_else(|| {
        Error::usage(format!("'{}' is not a week", text::shown(name)))
            .hint("name it by year and number, as in 2027-W06")
    })?;
    Ok(week_of(thursday.date(), start))
}

/// The week to review on a day: until Wednesday the one that has passed, then
/// the one that runs.
pub(super) fn due(today: Date, start: Weekday) -> Tile {
    let this = week_of(today, start);
    match today.weekday() {
        Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday => before(this),
        _ => this,
    }
}

/// The week before.
pub(super) fn before(week: Tile) -> Tile {
    Tile {
        start: week.start.saturating_sub(7.days()),
        end: week.start,
    }
}

/// The week after.
pub(super) fn after(week: Tile) -> Tile {
    Tile {
        start: week.end,
        end: week.end.saturating_add(7.days()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_week_has_one_name_whatever_day_it_begins_on() {
        for start in [Weekday::Monday, Weekday::Sunday, Weekday::Saturday] {
            let week = week_of(date(2027, 2, 11), start);
            assert_eq!(name(week), "2027-W06", "{start:?}");
            assert_eq!(named("2027-W06", start).unwrap(), week);
            // The first week of 2026 begins in 2025, the last of 2026 ends in 2027.
            assert_eq!(name(week_of(date(2026, 1, 1), start)), "2026-W01");
            assert_eq!(name(week_of(date(2026, 12, 31), start)), "2026-W53");
        }
        for wrong in ["2027-W54", "2027-W00", "week six", "", "2027W06"] {
            assert!(named(wrong, Weekday::Monday).is_err(), "{wrong}");
        }
    }

    #[test]
    fn until_wednesday_the_past_week_is_reviewed() {
        let start = |day| due(day, Weekday::Monday).start;
        assert_eq!(start(date(2027, 2, 8)), date(2027, 2, 1));
        assert_eq!(start(date(2027, 2, 10)), date(2027, 2, 1));
        assert_eq!(start(date(2027, 2, 11)), date(2027, 2, 8));
        assert_eq!(start(date(2027, 2, 14)), date(2027, 2, 8));
    }
}
