//! From an expression to days.

use super::calendar::{Calendar, DateSpan, Sense, months_from, moved};
use super::expression::{Expression, MonthDay, Unit, Which};
use super::names::month_name;
use crate::vocabulary::PeriodUnit;
use crate::{Error, Result};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

impl Expression {
    /// The days meant, seen from `calendar.today`.
    ///
    /// Fails with a sentence when there is no such day (30 February) or it is
    /// past the ends of the calendar.
    pub fn resolve(&self, calendar: Calendar) -> Result<DateSpan> {
        match self {
            Self::Offset(days) => Ok(DateSpan::day(moved(calendar.today, days_span(*days)?)?)),
            Self::Distance(count, unit) => {
                Ok(DateSpan::day(moved(calendar.today, span(*count, *unit)?)?))
            }
            Self::Window(count, unit) => window(calendar, *count, *unit),
            Self::Day(day) => month_day(calendar, *day),
            Self::Easter(days, year) => by_year(calendar, *year, |year| easter(year, *days)),
            Self::DayOfMonth(day) => day_of_month(calendar, *day),
            Self::Weekday(day, which) => weekday(calendar, *day, *which),
            Self::Period(unit, offset) => period(calendar, *unit, *offset),
            Self::Month(month, year) => {
                by_year(calendar, *year, |year| Calendar::month(year, *month))
            }
            Self::Quarter(quarter, year) => named_quarter(calendar, *quarter, *year),
            Self::Half(half, year) => by_year(calendar, *year, |year| half_year(year, *half)),
            Self::Year(year) => Ok(Calendar::year(*year)),
            Self::FiscalYear(year) => calendar.fiscal_year(*year),
            Self::Start(inner) => inner
                .resolve(calendar)
                .map(|s| DateSpan { last: s.first, ..s }),
            Self::End(inner) => ending(calendar, inner),
            Self::Within(inner) => inner.resolve(calendar).map(|s| s.or_unclear(true)),
        }
    }
}

/// Counts beyond this are typing errors, and keep the arithmetic in range.
const FARTHEST: i32 = 100_000;

fn span(count: i32, unit: PeriodUnit) -> Result<Span> {
    if count.abs() > FARTHEST {
        return Err(Error::new("that date is out of reach"));
    }
    let made = match unit {
        PeriodUnit::Day => Span::new().try_days(count),
        PeriodUnit::Week => Span::new().try_weeks(count),
        PeriodUnit::Month => Span::new().try_months(count),
        PeriodUnit::Quarter => Span::new().try_months(count * 3),
        PeriodUnit::Year => Span::new().try_years(count),
    };
    made.map_err(|_| Error::new("that date is out of reach"))
}

fn days_span(days: i32) -> Result<Span> {
    span(days, PeriodUnit::Day)
}

fn window(calendar: Calendar, count: i32, unit: PeriodUnit) -> Result<DateSpan> {
    let other = moved(calendar.today, span(count, unit)?)?;
    Ok(DateSpan::range(
        other.min(calendar.today),
        other.max(calendar.today),
    ))
}

fn exists(year: i16, month: i8, day: i8) -> Result<Date> {
    Date::new(year, month, day).map_err(|_| {
        if (1..=12).contains(&month) {
            Error::new(format!("{day} {} {year} does not exist", month_name(month)))
        } else {
            Error::new(format!("there is no month {month}"))
        }
    })
}

fn month_day(calendar: Calendar, written: MonthDay) -> Result<DateSpan> {
    let (month, day, unclear) = ordered(calendar, written);
    if let Some(year) = written.year {
        return Ok(DateSpan::day(exists(year, month, day)?).or_unclear(unclear));
    }
    // A leap year is at most eight years away.
    let mut years = 0..=8_i16;
    let near = years.find_map(|n| {
        let year = match calendar.sense {
            Sense::Past => calendar.today.year() - n,
            Sense::Future => calendar.today.year() + n,
        };
        let day = Date::new(year, month, day).ok()?;
        let right = if calendar.sense == Sense::Past {
            day <= calendar.today
        } else {
            day >= calendar.today
        };
        right.then_some(day)
    });
    match near {
        Some(day) => Ok(DateSpan::day(day).or_unclear(unclear)),
        None => exists(calendar.today.year(), month, day).map(DateSpan::day),
    }
}

/// Month and day in the order meant, and whether it may be the other.
fn ordered(calendar: Calendar, written: MonthDay) -> (i8, i8, bool) {
    let (first, second) = (written.day, written.month);
    if !written.swappable {
        return (second, first, false);
    }
    match (first > 12, second > 12) {
        (true, _) => (second, first, false),
        (false, true) => (first, second, false),
        // Who set the day first has said so; month first is only what is usual.
        _ if calendar.day_first => (second, first, false),
        _ => (first, second, first != second),
    }
}

fn day_of_month(calendar: Calendar, day: i8) -> Result<DateSpan> {
    if !(1..=31).contains(&day) {
        return Err(Error::new(format!("no month has a day {day}")));
    }
    for offset in 0..3_i32 {
        let offset = if calendar.sense == Sense::Past {
            -offset
        } else {
            offset
        };
        let month = calendar.month_by(offset)?.first;
        let Ok(found) = Date::new(month.year(), month.month(), day) else {
            continue;
        };
        let right = if calendar.sense == Sense::Past {
            found <= calendar.today
        } else {
            found >= calendar.today
        };
        if right {
            return Ok(DateSpan::day(found));
        }
    }
    Err(Error::new(format!("there is no day {day} near today")))
}

fn weekday(calendar: Calendar, day: Weekday, which: Which) -> Result<DateSpan> {
    let today = calendar.today;
    let ahead = i32::from(day.since(today.weekday()));
    let back = (7 - ahead) % 7;
    let week = calendar.week_by(0)?;
    let on = |days: i32| moved(today, days.days());
    match (which, calendar.sense) {
        // "on Monday", said on a Monday about what was done, is today.
        (Which::Bare, Sense::Past) => Ok(DateSpan::day(on(-back)?)),
        (Which::Bare, Sense::Future) => Ok(DateSpan::day(on(ahead)?).or_unclear(ahead == 0)),
        (Which::This, _) => {
            let found = moved(week.first, i32::from(day.since(calendar.week_start)).days())?;
            Ok(DateSpan::day(found))
        }
        (Which::Last, _) => {
            let found = on(if back == 0 { -7 } else { -back })?;
            Ok(DateSpan::day(found).or_unclear(found >= week.first))
        }
        (Which::Next, _) => {
            let soon = on(if ahead == 0 { 7 } else { ahead })?;
            let found = if soon <= week.last {
                moved(soon, 7.days())?
            } else {
                soon
            };
            Ok(DateSpan::day(found).or_unclear(found != soon))
        }
    }
}

fn period(calendar: Calendar, unit: Unit, offset: i32) -> Result<DateSpan> {
    match unit {
        Unit::FiscalYear => calendar.fiscal_year_by(offset),
        Unit::Calendar(PeriodUnit::Day) => {
            Ok(DateSpan::day(moved(calendar.today, days_span(offset)?)?))
        }
        Unit::Calendar(PeriodUnit::Week) => calendar.week_by(offset),
        Unit::Calendar(PeriodUnit::Month) => calendar.month_by(offset),
        Unit::Calendar(PeriodUnit::Quarter) => calendar.quarter_by(offset),
        Unit::Calendar(PeriodUnit::Year) => calendar.year_by(offset),
    }
}

/// The stretch in `year`, or without one in the nearest year in which it lies
/// on the right side of today.
fn by_year(
    calendar: Calendar,
    year: Option<i16>,
    of: impl Fn(i16) -> Result<DateSpan>,
) -> Result<DateSpan> {
    if let Some(year) = year {
        return of(year);
    }
    let here = of(calendar.today.year())?;
    match calendar.sense {
        Sense::Future if here.last < calendar.today => of(calendar.today.year() + 1),
        Sense::Past if here.first > calendar.today => of(calendar.today.year() - 1),
        _ => Ok(here),
    }
}

fn easter(year: i16, days: i8) -> Result<DateSpan> {
    match crate::holiday::easter_sunday(year) {
        Some(sunday) => moved(sunday, days_span(days.into())?).map(DateSpan::day),
        None => Err(Error::new("that date is out of reach")),
    }
}

fn half_year(year: i16, half: i8) -> Result<DateSpan> {
    months_from(exists(year, if half == 1 { 1 } else { 7 }, 1)?, 6)
}

fn named_quarter(calendar: Calendar, quarter: i8, year: Option<i16>) -> Result<DateSpan> {
    if let Some(year) = year {
        let start = calendar.fiscal_year(year)?.first;
        // Firms differ in how they number a year that is not the calendar's.
        return Ok(Calendar::quarter_of(start, quarter)?.or_unclear(calendar.fiscal_month != 1));
    }
    let in_year = |offset| Calendar::quarter_of(calendar.fiscal_year_by(offset)?.first, quarter);
    let here = in_year(0)?;
    match calendar.sense {
        Sense::Future if here.last < calendar.today => in_year(1),
        Sense::Past if here.first > calendar.today => in_year(-1),
        _ => Ok(here),
    }
}

fn ending(calendar: Calendar, inner: &Expression) -> Result<DateSpan> {
    let whole = inner.resolve(calendar)?;
    // With a fiscal year of its own, "year end" may be the end of either.
    let year = matches!(
        inner,
        Expression::Period(Unit::Calendar(PeriodUnit::Year), _)
    );
    Ok(DateSpan {
        first: whole.last,
        ..whole
    }
    .or_unclear(year && calendar.fiscal_month != 1))
}
