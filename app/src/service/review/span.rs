//! What is reviewed: a week, a month or a quarter, by name.
//!
//! A week that begins on another day than Monday is named after the ISO week
//! that holds its Thursday, which is the one that it shares most days with; so
//! each week has one name and each name one week. The first quarter begins with
//! the fiscal year, which has the name of the year in which it begins.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};
use legwork_core::cadence::Tile;

use crate::service::context::Context;
use crate::service::hours::week_of;
use crate::service::text;
use crate::{Error, Result};

/// How much is looked back on at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// Three months from the beginning of the fiscal year.
    Quarter,
}

impl Scale {
    /// Its word.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }
}

/// When weeks and years begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Years {
    week_start: Weekday,
    /// 1 to 12.
    fiscal_month: i8,
}

impl Years {
    pub(super) fn of(context: &Context) -> Self {
        Self {
            week_start: context.week_start(),
            fiscal_month: context.fiscal_month(),
        }
    }

    /// For tests: years that begin in this month, of weeks that begin on this day.
    #[cfg(test)]
    pub(super) const fn starting(week_start: Weekday, fiscal_month: i8) -> Self {
        Self {
            week_start,
            fiscal_month,
        }
    }
}

/// The days that one review looks back on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reviewing {
    /// A week, a month or a quarter.
    pub(super) scale: Scale,
    /// The days.
    pub(super) tile: Tile,
}

impl Reviewing {
    /// The one of this scale that holds a day.
    pub(super) fn holding(date: Date, scale: Scale, years: Years) -> Self {
        let months = |start: Date, count: i64| Tile {
            start,
            end: start.saturating_add(Span::new().months(count)),
        };
        let tile = match scale {
            Scale::Week => week_of(date, years.week_start),
            Scale::Month => months(date.first_of_month(), 1),
            Scale::Quarter => months(quarter_start(date, years), 3),
        };
        Self { scale, tile }
    }

    /// The one with this name: `2027-W06`, `2027-02` or `2027-Q1`; and the one
    /// that is due for `week`, `month` and `quarter`.
    pub(super) fn named(name: &str, today: Date, years: Years) -> Result<Self> {
        let name = name.trim();
        let due = |scale| Some(Self::due(today, scale, years));
        let found = match name.to_ascii_lowercase().as_str() {
            "" | "week" => due(Scale::Week),
            "month" => due(Scale::Month),
            "quarter" => due(Scale::Quarter),
            _ => read(name, years),
        };
        found.ok_or_else(|| {
            Error::usage(format!("'{}' is not a week", text::shown(name))).hint(
                "name it by year and number: the week 2027-W06, the month 2027-02, the quarter 2027-Q1",
            )
        })
    }

    /// The one to review on a day. A week: until Wednesday the one that has
    /// passed, then the one that runs. Months and quarters: the past one for the
    /// first two weeks of the next.
    pub(super) fn due(today: Date, scale: Scale, years: Years) -> Self {
        let this = Self::holding(today, scale, years);
        let early = match scale {
            Scale::Week => matches!(
                today.weekday(),
                Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday
            ),
            Scale::Month | Scale::Quarter => today < this.tile.start.saturating_add(14.days()),
        };
        if early { this.before(years) } else { this }
    }

    /// The one before it.
    pub(super) fn before(self, years: Years) -> Self {
        let last = self.tile.start.saturating_sub(1.day());
        Self::holding(last, self.scale, years)
    }

    /// The one after it.
    pub(super) fn after(self, years: Years) -> Self {
        Self::holding(self.tile.end, self.scale, years)
    }

    /// Its name: `2027-W06`, `2027-02`, `2027-Q1`.
    pub(super) fn name(self, years: Years) -> String {
        let start = self.tile.start;
        match self.scale {
            Scale::Week => {
                let mut dates = self.tile.dates();
                let thursday = dates.find(|date| date.weekday() == Weekday::Thursday);
                let iso = thursday.unwrap_or(start).iso_week_date();
                format!("{:04}-W{:02}", iso.year(), iso.week())
            }
            Scale::Month => format!("{:04}-{:02}", start.year(), start.month()),
            Scale::Quarter => {
                let month = fiscal_months(start, years);
                let quarter = month.rem_euclid(12) / 3 + 1;
                format!("{:04}-Q{quarter}", month.div_euclid(12))
            }
        }
    }

    /// Whether decisions are taken on it: on the one that runs and the one
    /// before it.
    pub(super) fn is_open(self, today: Date, years: Years) -> bool {
        let this = Self::holding(today, self.scale, years);
        self == this || self == this.before(years)
    }
}

/// Months since the beginning of the fiscal year 0.
fn fiscal_months(date: Date, years: Years) -> i64 {
    12 * i64::from(date.year()) + i64::from(date.month()) - i64::from(years.fiscal_month)
}

fn quarter_start(date: Date, years: Years) -> Date {
    let into = fiscal_months(date, years).rem_euclid(3);
    date.first_of_month()
        .saturating_sub(Span::new().months(into))
}

/// Reads a name with its year before the hyphen.
fn read(name: &str, years: Years) -> Option<Reviewing> {
    let (year, part) = name.split_once(['-', ' '])?;
    let year: i16 = year.parse().ok()?;
    let after = |letters: [char; 2]| part.strip_prefix(letters);
    if let Some(week) = after(['W', 'w']) {
        let thursday = ISOWeekDate::new(year, week.parse().ok()?, Weekday::Thursday).ok()?;
        return Some(Reviewing::holding(thursday.date(), Scale::Week, years));
    }
    if let Some(quarter) = after(['Q', 'q']) {
        let quarter: i64 = quarter.parse().ok().filter(|n| (1..=4).contains(n))?;
        let begins = Date::new(year, years.fiscal_month, 1).ok()?;
        let start = begins.saturating_add(Span::new().months(3 * (quarter - 1)));
        return Some(Reviewing::holding(start, Scale::Quarter, years));
    }
    let first = Date::new(year, part.parse().ok()?, 1).ok()?;
    Some(Reviewing::holding(first, Scale::Month, years))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn years(week_start: Weekday, fiscal_month: i8) -> Years {
        Years {
            week_start,
            fiscal_month,
        }
    }

    #[test]
    fn a_week_has_one_name_whatever_day_it_begins_on() {
        for start in [Weekday::Monday, Weekday::Sunday, Weekday::Saturday] {
            let years = years(start, 1);
            let week = |date| Reviewing::holding(date, Scale::Week, years);
            let sixth = week(date(2027, 2, 11));
            assert_eq!(sixth.name(years), "2027-W06", "{start:?}");
            let today = date(2027, 2, 11);
            assert_eq!(Reviewing::named("2027-W06", today, years).unwrap(), sixth);
            // The first week of 2026 begins in 2025, the last of 2026 ends in 2027.
            assert_eq!(week(date(2026, 1, 1)).name(years), "2026-W01");
            assert_eq!(week(date(2026, 12, 31)).name(years), "2026-W53");
        }
        let (years, today) = (years(Weekday::Monday, 1), date(2027, 2, 11));
        for wrong in [
            "2027-W54", "2027-W00", "week six", "2027W06", "2027-13", "2027-Q5",
        ] {
            assert!(Reviewing::named(wrong, today, years).is_err(), "{wrong}");
        }
    }

    #[test]
    fn until_wednesday_the_past_week_is_reviewed() {
        let years = years(Weekday::Monday, 1);
        let start = |day| Reviewing::due(day, Scale::Week, years).tile.start;
        assert_eq!(start(date(2027, 2, 8)), date(2027, 2, 1));
        assert_eq!(start(date(2027, 2, 10)), date(2027, 2, 1));
        assert_eq!(start(date(2027, 2, 11)), date(2027, 2, 8));
        assert_eq!(start(date(2027, 2, 14)), date(2027, 2, 8));
        let month = |day| Reviewing::due(day, Scale::Month, years).name(years);
        assert_eq!(month(date(2027, 2, 14)), "2027-01");
        assert_eq!(month(date(2027, 2, 15)), "2027-02");
    }

    #[test]
    fn quarters_follow_the_fiscal_year() {
        let calendar = years(Weekday::Monday, 1);
        let april = years(Weekday::Monday, 4);
        let name = |day, years| Reviewing::holding(day, Scale::Quarter, years).name(years);
        assert_eq!(name(date(2027, 3, 31), calendar), "2027-Q1");
        assert_eq!(name(date(2027, 10, 1), calendar), "2027-Q4");
        assert_eq!(name(date(2027, 4, 1), april), "2027-Q1");
        assert_eq!(name(date(2027, 3, 31), april), "2026-Q4");
        let today = date(2027, 5, 1);
        let fourth = Reviewing::named("2026-Q4", today, april).unwrap();
        assert_eq!(fourth.tile.start, date(2027, 1, 1));
        assert_eq!(fourth.after(april).tile.start, date(2027, 4, 1));
        assert_eq!(fourth.before(april).tile.start, date(2026, 10, 1));
        let month = Reviewing::named("2027-02", today, april).unwrap();
        assert_eq!(month.tile.end, date(2027, 3, 1));
    }
}
