//! How often a period comes round.

use std::num::NonZeroU16;

use crate::vocabulary::PeriodUnit;
use crate::{Error, Result};

/// How the dates are cut into periods. Made by [`Cadence::new`], which alone
/// knows the ranges, so every value that exists is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cadence {
    step: Step,
    every: NonZeroU16,
}

/// The step by which periods advance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// From one expected weekday to the next.
    MaskDay,
    /// Civil days counted from the anchor.
    Days,
    /// Weeks counted from the week of the anchor.
    Weeks,
    /// Calendar months counted from the fiscal month; the count divides 12.
    Months,
}

impl Cadence {
    /// One expected weekday at a time: Friday's period of a Monday-to-Friday
    /// promise holds the weekend too.
    pub const DAILY: Self = Self {
        step: Step::MaskDay,
        every: NonZeroU16::MIN,
    };

    /// One week at a time.
    pub const WEEKLY: Self = Self {
        step: Step::Weeks,
        every: NonZeroU16::MIN,
    };

    /// One calendar month at a time.
    pub const MONTHLY: Self = Self {
        step: Step::Months,
        every: NonZeroU16::MIN,
    };

    /// Every `every` of `unit`: 1 week, 90 days, 2 months, 1 quarter.
    ///
    /// - days: 1 to 1,000. One day means the next expected weekday
    ///   ([`Self::DAILY`]); more are counted from the anchor.
    /// - weeks: 1 to 104.
    /// - months, quarters, years: 1, 2, 3, 4, 6 or 12 months, so that periods
    ///   fall on the same dates every year.
    pub fn new(unit: PeriodUnit, every: u16) -> Result<Self> {
        let (step, count, allowed) = match unit {
            PeriodUnit::Day if every == 1 => (Step::MaskDay, 1, true),
            PeriodUnit::Day => (Step::Days, every, every <= 1_000),
            PeriodUnit::Week => (Step::Weeks, every, every <= 104),
            PeriodUnit::Month | PeriodUnit::Quarter | PeriodUnit::Year => {
                let months = every.saturating_mul(months_in(unit));
                (Step::Months, months, months != 0 && 12 % months == 0)
            }
        };
        NonZeroU16::new(count).filter(|_| allowed).map(|every| Self { step, every }).ok_or_else(|| {
            Error::new(format!("a period of {every} x {unit} is not possible: use 1 to 1000 days, 1 to 104 weeks, or a number of months that divides a year"))
        })
    }

    /// The largest unit that names this cadence, and how many of it: three
    /// months are one quarter, six are two quarters.
    pub fn parts(self) -> (PeriodUnit, u16) {
        let every = self.every.get();
        match self.step {
            Step::MaskDay | Step::Days => (PeriodUnit::Day, every),
            Step::Weeks => (PeriodUnit::Week, every),
            Step::Months if every == 12 => (PeriodUnit::Year, 1),
            Step::Months if every.is_multiple_of(3) => (PeriodUnit::Quarter, every / 3),
            Step::Months => (PeriodUnit::Month, every),
        }
    }

    /// The step by which periods advance.
    pub(crate) fn step(self) -> Step {
        self.step
    }

    /// How many steps make one period.
    pub(crate) fn every(self) -> i64 {
        i64::from(self.every.get())
    }
}

/// Calendar months in one unit of a month or more.
fn months_in(unit: PeriodUnit) -> u16 {
    match unit {
        PeriodUnit::Quarter => 3,
        PeriodUnit::Year => 12,
        _ => 1,
    }
}
