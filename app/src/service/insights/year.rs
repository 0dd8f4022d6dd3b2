//! A year in days, for a calendar.

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use crate::service::SCHEMA;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::kinds::named;
use crate::store::{self, Day, DayTotal};
use crate::{Error, Result};

/// Which year, and of what.
#[derive(Debug, Clone, Default)]
pub struct YearOf {
    /// The calendar year, 1970 to 9999.
    pub year: i16,
    /// Slug or words of the kind; what counts as it counts too. None means all
    /// kinds together.
    pub kind: Option<String>,
}

/// What was done on each day of a calendar year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Year {
    /// Version of this shape.
    pub schema: u8,
    /// The calendar year.
    pub year: i16,
    /// Slug of the kind, if only one is looked at.
    pub kind: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Every day of the year that has come, oldest first.
    pub days: Vec<DayUnits>,
    /// The sum of the units.
    pub units: i64,
    /// Days with any.
    pub active_days: i64,
    /// The first of the days with the most, if there are any.
    pub best: Option<DayUnits>,
}

/// What was done on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DayUnits {
    /// The day.
    pub date: Date,
    /// Units of all kinds looked at.
    pub units: i64,
    /// Activities.
    pub acts: i64,
}

/// Units per day of a calendar year, of all kinds or one. Fails for a year
/// that has not begun, one before 1970, and a kind that is not known.
pub async fn year(context: &Context, now: &Zoned, input: &YearOf) -> Result<Year> {
    let (first, last) = days_of(input.year, context.today(now))?;
    let mut tx = context.read().await?;
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let book = Book::load(&mut tx, workspace).await?;
    let kind = match input.kind.as_deref() {
        None => None,
        Some(words) => Some(named(&book, words)?),
    };
    let mut totals =
        store::totals::between(&mut tx, workspace, member, Day(first), Day(last)).await?;
    totals.retain(|total| kind.is_none_or(|kind| book.counts(&total.kind, &kind.slug)));
    let days = by_day(first, last, &totals);
    Ok(Year {
        schema: SCHEMA,
        year: input.year,
        kind: kind.map(|kind| kind.slug.to_string()),
        title: kind.map(|kind| kind.title.to_string()),
        units: days.iter().map(|day| day.units).sum(),
        active_days: days.iter().map(|day| i64::from(day.acts > 0)).sum(),
        best: best(&days),
        days,
    })
}

/// The days of a year that have come.
fn days_of(year: i16, today: Date) -> Result<(Date, Date)> {
    if year < 1970 {
        return Err(Error::usage(format!(
            "{year} is too long ago: 1970 at the earliest"
        )));
    }
    if year > today.year() {
        return Err(Error::usage(format!("{year} is still to come")));
    }
    let first = Date::new(year, 1, 1).map_err(|_| Error::usage("that is no year"))?;
    Ok((first, first.last_of_year().min(today)))
}

fn by_day(first: Date, last: Date, totals: &[DayTotal]) -> Vec<DayUnits> {
    let mut sums: BTreeMap<Date, (i64, i64)> = BTreeMap::new();
    for total in totals {
        let sum = sums.entry(total.day.date()).or_default();
        sum.0 = sum.0.saturating_add(total.quantity);
        sum.1 = sum.1.saturating_add(total.acts);
    }
    let units = |date: Date| {
        let (units, acts) = sums.get(&date).copied().unwrap_or_default();
        DayUnits { date, units, acts }
    };
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    days.take_while(|day| *day <= last).map(units).collect()
}

fn best(days: &[DayUnits]) -> Option<DayUnits> {
    let most = days.iter().map(|day| day.units).max()?;
    let first = days.iter().find(|day| day.units == most);
    first.copied().filter(|day| day.units > 0)
}
