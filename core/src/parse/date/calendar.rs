//! What resolving a date expression needs to know, and what it gives.

use crate::parse::Setting;
use crate::{Error, Result};
use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};

/// Whether a date without a year lies behind or ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// Things done: "Friday" is the last one.
    Past,
    /// Things wanted: "Friday" is the next one.
    Future,
}

/// The day from which dates are read, and the customs of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// Today, in the reader's zone.
    pub today: Date,
    /// The first day of a week.
    pub week_start: Weekday,
    /// The month in which the fiscal year begins, 1 to 12; 1 makes it the
    /// calendar year. A fiscal year is named after the year in which it ends.
    pub fiscal_month: i8,
    /// Whether 3/4 is the third of April; otherwise it is unclear.
    pub day_first: bool,
    /// Where dates without a year lie.
    pub sense: Sense,
}

/// A closed range of days; one day when both ends are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateSpan {
    /// The first day.
    pub first: Date,
    /// The last day, included.
    pub last: Date,
    /// The words may well mean other days: show it, and ask.
    pub unclear: bool,
}

impl DateSpan {
    /// One day.
    pub const fn day(day: Date) -> Self {
        Self {
            first: day,
            last: day,
            unclear: false,
        }
    }

    /// The days from `first` to `last`, both included.
    pub const fn range(first: Date, last: Date) -> Self {
        Self {
            first,
            last,
            unclear: false,
        }
    }

    /// The same days, marked unclear when `unclear` holds.
    #[must_use]
    pub const fn or_unclear(self, unclear: bool) -> Self {
        Self {
            unclear: self.unclear || unclear,
            ..self
        }
    }
}

/// `day` moved by `span`; an error past the ends of the calendar.
pub(super) fn moved(day: Date, span: Span) -> Result<Date> {
    day.checked_add(span)
        .map_err(|_| Error::new("that date is out of reach"))
}

impl Calendar {
    /// The calendar of a sentence's setting.
    pub const fn new(setting: &Setting<'_>, sense: Sense) -> Self {
        Self {
            today: setting.today,
            week_start: setting.week_start,
            fiscal_month: setting.fiscal_month,
            day_first: setting.day_first,
            sense,
        }
    }

    /// The month `month` of `year`, from the first to the last day.
    pub(super) fn month(year: i16, month: i8) -> Result<DateSpan> {
        let first = Date::new(year, month, 1)
            .map_err(|_| Error::new(format!("{year}-{month} is no month")))?;
        Ok(DateSpan::range(first, first.last_of_month()))
    }

    /// The calendar year `year`.
    pub(super) const fn year(year: i16) -> DateSpan {
        DateSpan::range(date(year, 1, 1), date(year, 12, 31))
    }

    /// The first day of the fiscal year in which `day` lies.
    fn fiscal_start(self, day: Date) -> Result<Date> {
        let year = if day.month() >= self.fiscal_month {
            day.year()
        } else {
            day.year() - 1
        };
        Date::new(year, self.fiscal_month, 1)
            .map_err(|_| Error::new("the fiscal year must begin in a month from 1 to 12"))
    }

    /// The fiscal year named `year`: the one that ends in it.
    pub(super) fn fiscal_year(self, year: i16) -> Result<DateSpan> {
        let first = self.fiscal_start(date(year, 12, 31))?;
        let first = if self.fiscal_month == 1 {
            first
        } else {
            moved(first, -1.year())?
        };
        months_from(first, 12)
    }

    /// The fiscal year with today in it, moved by `offset` years.
    pub(super) fn fiscal_year_by(self, offset: i32) -> Result<DateSpan> {
        months_from(moved(self.fiscal_start(self.today)?, offset.years())?, 12)
    }

    /// Quarter `quarter` (1 to 4) of the fiscal year that begins on `start`.
    pub(super) fn quarter_of(start: Date, quarter: i8) -> Result<DateSpan> {
        months_from(moved(start, (i32::from(quarter - 1) * 3).months())?, 3)
    }

    /// The quarter with today in it, moved by `offset` quarters.
    pub(super) fn quarter_by(self, offset: i32) -> Result<DateSpan> {
        let start = self.fiscal_start(self.today)?;
        let months = i32::from(self.today.month() - start.month()).rem_euclid(12);
        months_from(moved(start, ((months / 3 + offset) * 3).months())?, 3)
    }

    /// The week with today in it, moved by `offset` weeks.
    pub(super) fn week_by(self, offset: i32) -> Result<DateSpan> {
        let back = self.today.weekday().since(self.week_start);
        let first = moved(self.today, (offset * 7 - i32::from(back)).days())?;
        Ok(DateSpan::range(first, moved(first, 6.days())?))
    }

    /// The month with today in it, moved by `offset` months.
    pub(super) fn month_by(self, offset: i32) -> Result<DateSpan> {
        months_from(moved(self.today.first_of_month(), offset.months())?, 1)
    }

    /// The calendar year with today in it, moved by `offset` years.
    pub(super) fn year_by(self, offset: i32) -> Result<DateSpan> {
        Ok(Self::year(
            moved(self.today.first_of_year(), offset.years())?.year(),
        ))
    }
}

/// `months` months from `first`, a first of a month.
pub(super) fn months_from(first: Date, months: i32) -> Result<DateSpan> {
    Ok(DateSpan::range(
        first,
        moved(moved(first, months.months())?, -1.day())?,
    ))
}
