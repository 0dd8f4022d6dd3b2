//! What a goal asks for, and of what it counts.

use jiff::civil::Date;
use legwork_core::money::{Currency, Decimal, Money};
use legwork_core::vocabulary::Direction;

use super::lack::Lack;
use crate::service::amount;
use crate::service::context::Context;
use crate::service::deals::Counts;
use crate::service::goal::{Aim, Reckoned, counted, reckon};
use crate::store::{Goal, GoalResult};
use crate::{Error, Result};

/// A goal, ready to be forecast.
pub(super) struct Asked {
    /// What it asks for.
    pub(super) aim: Aim,
    /// How it stands now.
    pub(super) stands: Reckoned,
    /// The first day that counts; the day of setting the goal when it names none.
    pub(super) first: Date,
    /// The last day that counts.
    pub(super) last: Date,
    /// The figure to reach, or not to pass.
    pub(super) figure: Decimal,
    /// Which of the two.
    pub(super) direction: Direction,
}

impl Asked {
    /// What a stored goal asks for on a day. Fails with what it lacks.
    pub(super) fn of(
        context: &Context,
        row: &Goal,
        results: &[GoalResult],
        today: Date,
    ) -> std::result::Result<Self, Lack> {
        let aim = Aim::stored(row);
        let stands = reckon(&aim, results, today, context);
        let figure = aim.goal().ok_or_else(|| no_figure(&aim))?;
        let last = stands.days.last.ok_or(Lack::LastDay)?;
        let set = context.local(&row.created.timestamp().to_zoned(jiff::tz::TimeZone::UTC));
        let first = stands.days.first.unwrap_or_else(|| set.date()).min(last);
        let direction = direction(&aim, figure);
        Ok(Self {
            aim,
            stands,
            first,
            last,
            figure,
            direction,
        })
    }

    /// What it counts of deals, unless it is measured by results alone.
    pub(super) fn counts(&self) -> Option<Counts> {
        Counts::of(&self.aim)
            .filter(|counts| matches!(counts, Counts::Money(_)) || self.figure.as_whole().is_some())
    }

    /// The sum of the results until the day before `today`.
    pub(super) fn reached_before(&self, results: &[GoalResult], today: Date) -> Option<Decimal> {
        counted(&self.aim, results)
            .filter(|row| self.stands.days.hold(row.day.date()) && row.day.date() < today)
            .filter_map(|row| amount::stored(&row.amount))
            .try_fold(Decimal::whole(0), Decimal::plus)
    }

    /// The dated results that it is measured by.
    pub(super) fn series(&self, results: &[GoalResult]) -> Vec<(Date, f64)> {
        let mut rows: Vec<&GoalResult> = counted(&self.aim, results).collect();
        rows.sort_by_key(|row| (row.day, row.created.micros()));
        rows.into_iter()
            .filter_map(|row| Some((row.day.date(), amount::stored(&row.amount)?.to_f64())))
            .collect()
    }
}

/// An amount in whole units of what is counted: minor units of the currency, or
/// things.
pub(super) fn whole(value: Decimal, currency: Option<Currency>) -> Result<i64> {
    match currency {
        Some(currency) => Ok(Money::from_major(value, currency)?.minor),
        None => value
            .as_whole()
            .ok_or_else(|| Error::refused(format!("{value} is no number of deals"))),
    }
}

/// A level that is to fall must not be above its figure in the end.
fn direction(aim: &Aim, figure: Decimal) -> Direction {
    let falls = aim
        .baseline
        .is_some_and(|baseline| baseline.to_f64() > figure.to_f64());
    if aim.is_level() && falls {
        Direction::AtMost
    } else {
        aim.direction
    }
}

const fn no_figure(aim: &Aim) -> Lack {
    if aim.amount.is_some() && aim.baseline.is_none() {
        Lack::Baseline
    } else {
        Lack::Figure
    }
}
