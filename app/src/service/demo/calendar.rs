//! The days of the demo: when it begins, which days are worked, when it rests.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use legwork_core::holiday;

use crate::Result;

/// The country whose public holidays the firm keeps.
pub(super) const COUNTRY: &str = "DE";
/// The weeks of the ordinary demo.
const YEAR: i64 = 52;
/// Activities on a day of work when a number of them is asked for.
const PER_DAY: u64 = 40;
/// The weeks of ten years.
const TEN_YEARS: i64 = 521;
/// The fewest weeks: enough for every promise to have a history.
const FEWEST: i64 = 8;

/// The days from the first Monday to today.
#[derive(Debug)]
pub(super) struct Calendar {
    /// The first day, a Monday.
    pub(super) start: Date,
    /// The last day.
    pub(super) today: Date,
    /// Whole weeks from the start to the Monday of this week.
    pub(super) weeks: i64,
    /// The days of rest: first, last and why.
    pub(super) rests: Vec<(Date, Date, &'static str)>,
    holidays: BTreeSet<Date>,
}

impl Calendar {
    /// The days that end today: a year, or as many as the activities need.
    pub(super) fn ending(today: Date, activities: Option<u64>) -> Result<Self> {
        let weeks = activities.map_or(YEAR, |count| {
            let weeks = count.div_ceil(PER_DAY * 5);
            i64::try_from(weeks).map_or(TEN_YEARS, |weeks| weeks.clamp(FEWEST, TEN_YEARS))
        });
        let monday = monday(today);
        let start = monday.saturating_sub(weeks.weeks());
        let mut holidays = BTreeSet::new();
        for year in start.year()..=today.year() {
            holidays.extend(holiday::holidays(COUNTRY, year)?.iter().map(|day| day.date));
        }
        let mut calendar = Self {
            start,
            today,
            weeks,
            rests: Vec::new(),
            holidays,
        };
        for year in start.year()..=today.year() {
            calendar.rest(year);
        }
        Ok(calendar)
    }

    /// Two weeks in August and the days between the years, where they lie
    /// within and are well over.
    fn rest(&mut self, year: i16) {
        let august = monday(
            Date::constant(2000, 8, 10)
                .with()
                .year(year)
                .build()
                .unwrap_or(self.start),
        );
        let winter = august.with().month(12).day(24).build().unwrap_or(august);
        let rests = [
            (august, august.saturating_add(13.days()), "Summer holiday"),
            (winter, winter.saturating_add(9.days()), "Between the years"),
        ];
        let over = self.today.saturating_sub(7.days());
        let within = |rest: &&(Date, Date, &str)| rest.0 > self.start && rest.1 < over;
        let rests: Vec<_> = rests.iter().filter(within).copied().collect();
        self.rests.extend(rests);
    }

    /// Whether anyone works on a day.
    pub(super) fn is_worked(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let resting = self
            .rests
            .iter()
            .any(|(first, last, _)| (*first..=*last).contains(&day));
        !weekend && !resting && !self.holidays.contains(&day)
    }

    /// Every day that was worked, today included.
    pub(super) fn worked(&self) -> impl Iterator<Item = Date> {
        let days = self
            .start
            .series(1.day())
            .take_while(|day| *day <= self.today);
        days.filter(|day| self.is_worked(*day))
    }

    /// The number of a day's week, from 0.
    pub(super) fn week_of(&self, day: Date) -> i64 {
        i64::from((day - self.start).get_days()) / 7
    }

    /// The Monday after so many hundredths of the weeks.
    pub(super) fn after(&self, hundredths: i64) -> Date {
        let weeks = (self.weeks * hundredths / 100).max(1);
        self.start.saturating_add(weeks.weeks())
    }
}

fn monday(day: Date) -> Date {
    let since = day.weekday().to_monday_zero_offset();
    day.saturating_sub(i64::from(since).days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_ends_today_and_rests_in_summer() {
        let today = jiff::civil::date(2027, 2, 8);
        let calendar = Calendar::ending(today, None).unwrap();
        assert_eq!(
            (calendar.start, calendar.weeks),
            (jiff::civil::date(2026, 2, 9), 52)
        );
        assert_eq!(calendar.rests.len(), 2);
        assert!(!calendar.is_worked(jiff::civil::date(2026, 8, 12)));
        assert!(
            !calendar.is_worked(jiff::civil::date(2026, 4, 3)),
            "Good Friday"
        );
        assert_eq!(calendar.worked().last(), Some(today));
    }

    #[test]
    fn a_million_takes_ten_years_and_few_take_eight_weeks() {
        let today = jiff::civil::date(2027, 2, 8);
        let weeks = |count| Calendar::ending(today, Some(count)).unwrap().weeks;
        assert_eq!((weeks(1), weeks(10_000), weeks(1_000_000)), (8, 50, 521));
    }
}
