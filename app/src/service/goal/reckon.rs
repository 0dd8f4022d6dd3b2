//! How a goal stands: the figure so far, the plan line, the share of the way.
//!
//! A sum (revenue, new clients) begins at 0 and adds up the results within the
//! goal's days; a level (a weight, a win rate) begins at the baseline and is
//! the last result. A goal that comes back counts within the current period.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use legwork_core::goal::{Course, progress};
use legwork_core::money::Decimal;
use legwork_core::vocabulary::{Direction, PeriodUnit};

use super::aim::Aim;
use crate::service::amount;
use crate::service::context::Context;
use crate::store::GoalResult;

/// How a goal stands on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::service) struct Reckoned {
    /// The sum of the results, or the last level.
    pub(in crate::service) actual: f64,
    /// What the straight line asks by the end of the day.
    pub(in crate::service) line: Option<f64>,
    /// The share of the way, 0 to 1 and beyond.
    pub(in crate::service) progress: Option<f64>,
    /// Whether the figure is reached.
    pub(in crate::service) reached: bool,
    /// The days that count now; the last may be open.
    pub(in crate::service) days: Days,
    /// Where it began and the figure to reach.
    pub(in crate::service) way: Option<(f64, f64)>,
}

impl Reckoned {
    /// The share of the way that the line asks by the end of the day.
    pub(in crate::service) fn line_progress(&self) -> Option<f64> {
        let (from, to) = self.way?;
        progress(from, to, self.line?)
    }
}

/// The days within which results count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::service) struct Days {
    /// The first.
    pub(in crate::service) first: Option<Date>,
    /// The last.
    pub(in crate::service) last: Option<Date>,
}

impl Days {
    /// Whether a day is one of them.
    pub(in crate::service) fn hold(self, day: Date) -> bool {
        self.first.is_none_or(|first| first <= day) && self.last.is_none_or(|last| day <= last)
    }

    /// The days left on a day, that day included; negative once past.
    pub(in crate::service) fn left(self, today: Date) -> Option<i64> {
        let apart = i64::from((self.last? - today).get_days());
        Some(if apart < 0 { apart } else { apart + 1 })
    }

    /// The straight line over these days.
    pub(in crate::service) fn course(self, from: f64, to: f64) -> Option<Course> {
        Course::new(self.first?, self.last?, from, to).ok()
    }
}

/// How a goal with these results stands.
pub(in crate::service) fn reckon(
    aim: &Aim,
    results: &[GoalResult],
    today: Date,
    context: &Context,
) -> Reckoned {
    let days = days(aim, today, context);
    let goal = aim.goal().map(Decimal::to_f64);
    let (actual, origin) = if aim.is_level() {
        level(aim, results, today)
    } else {
        (Some(sum(aim, results, days)), Some(0.0))
    };
    let way = origin.zip(goal);
    let reached = actual
        .zip(goal)
        .is_some_and(|(actual, goal)| meets(aim, actual, goal));
    Reckoned {
        actual: actual.or(origin).unwrap_or(0.0),
        line: way
            .and_then(|(from, to)| days.course(from, to))
            .map(|course| course.line(today)),
        progress: way.map(|(from, to)| share(from, to, actual, reached)),
        reached,
        days,
        way,
    }
}

/// The days that count: the goal's own, or those of the current period.
fn days(aim: &Aim, today: Date, context: &Context) -> Days {
    match aim.recurs {
        None => Days {
            first: aim.start,
            last: aim.due,
        },
        Some(unit) => {
            let within = aim.due.map_or(today, |due| today.min(due));
            let within = aim.start.map_or(within, |start| within.max(start));
            period(unit, within, context)
        }
    }
}

fn period(unit: PeriodUnit, day: Date, context: &Context) -> Days {
    let into_year = (day.month() - context.fiscal_month()).rem_euclid(12);
    let months = |back: i8, length: i8| {
        let first = day
            .first_of_month()
            .saturating_sub(Span::new().months(back));
        (
            first,
            first
                .saturating_add(Span::new().months(length))
                .saturating_sub(1.day()),
        )
    };
    let (first, last) = match unit {
        PeriodUnit::Day => (day, day),
        PeriodUnit::Week => {
            let into = day.weekday().since(context.week_start());
            let first = day.saturating_sub(Span::new().days(into));
            (first, first.saturating_add(6.days()))
        }
        PeriodUnit::Month => months(0, 1),
        PeriodUnit::Quarter => months(into_year % 3, 3),
        PeriodUnit::Year => months(into_year, 12),
    };
    Days {
        first: Some(first),
        last: Some(last),
    }
}

/// The results in the goal's own currency: others cannot be added.
pub(in crate::service) fn counted<'a>(
    aim: &Aim,
    results: &'a [GoalResult],
) -> impl Iterator<Item = &'a GoalResult> + use<'a> {
    let currency = aim.money().map(|currency| currency.code().to_owned());
    results.iter().filter(move |row| row.currency == currency)
}

fn sum(aim: &Aim, results: &[GoalResult], days: Days) -> f64 {
    let amounts: Vec<Decimal> = counted(aim, results)
        .filter(|row| days.hold(row.day.date()))
        .filter_map(|row| amount::stored(&row.amount))
        .collect();
    amount::sum(&amounts)
}

/// The last level, if there is one, and where it began: the baseline, or else
/// the first level.
fn level(aim: &Aim, results: &[GoalResult], today: Date) -> (Option<f64>, Option<f64>) {
    let mut levels: Vec<(Date, i64, f64)> = counted(aim, results)
        .filter(|row| row.day.date() <= today)
        .filter_map(|row| {
            let value = amount::stored(&row.amount)?.to_f64();
            Some((row.day.date(), row.created.micros(), value))
        })
        .collect();
    levels.sort_by_key(|level| (level.0, level.1));
    let first = levels.first().map(|level| level.2);
    let baseline = aim.baseline.map(Decimal::to_f64);
    (levels.last().map(|level| level.2), baseline.or(first))
}

fn meets(aim: &Aim, actual: f64, goal: f64) -> bool {
    let falls = aim
        .baseline
        .is_some_and(|baseline| baseline.to_f64() > goal);
    match aim.direction {
        _ if aim.is_level() && falls => actual <= goal,
        Direction::AtLeast => actual >= goal,
        Direction::AtMost => actual <= goal,
        Direction::Exactly => (actual - goal).abs() < f64::EPSILON * goal.abs().max(1.0),
    }
}

fn share(from: f64, to: f64, actual: Option<f64>, reached: bool) -> f64 {
    let none = if reached { 1.0 } else { 0.0 };
    progress(from, to, actual.unwrap_or(from)).unwrap_or(none)
}
