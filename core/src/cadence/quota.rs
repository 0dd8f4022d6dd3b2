//! What one period asks for.

use jiff::civil::Date;

use super::calendar::Calendar;
use super::{Exclusions, Ratio, Terms, Tile};
use crate::vocabulary::Direction;

/// The exact quota of a tile, `Q = owed / nominal`:
///
/// ```text
/// nominal = mask days of the tile, holidays included
/// owed    = sum over eligible days of the target in force on the day
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Quota {
    /// Sum over the eligible days of the target in force: `Q * nominal`.
    pub owed: u64,
    /// Mask days of the tile, whether or not anything is owed on them.
    pub nominal: u32,
    /// Days on which something is owed.
    pub eligible: u32,
}

impl Quota {
    /// The quota of `tile`.
    pub fn of(terms: &Terms, exclusions: &Exclusions, tile: Tile) -> Self {
        Self::count(&Calendar::new(terms, exclusions), tile)
    }

    pub(super) fn count(calendar: &Calendar, tile: Tile) -> Self {
        let mut quota = Self {
            owed: 0,
            nominal: 0,
            eligible: 0,
        };
        for date in tile.dates() {
            quota.nominal += u32::from(calendar.terms.mask.contains(date.weekday()));
            if calendar.eligible(date) {
                quota.eligible += 1;
                quota.owed += u64::from(calendar.terms.target_on(date));
            }
        }
        quota
    }

    /// The whole units required, R. For "at least" and "exactly" the nearest
    /// whole number, ties to the member: `ceil(Q - 1/2)`, which in integers is
    /// `floor((2 owed + nominal - 1) / 2 nominal)`. For "at most" `ceil(Q)`.
    /// Never above the highest target; 0 for a tile without mask days.
    pub fn required(self, direction: Direction) -> u32 {
        let nominal = u64::from(self.nominal);
        let units = match direction {
            _ if nominal == 0 => 0,
            Direction::AtMost => self.owed.div_ceil(nominal),
            Direction::AtLeast | Direction::Exactly => {
                (2 * self.owed + nominal - 1) / (2 * nominal)
            }
        };
        u32::try_from(units).unwrap_or(u32::MAX)
    }

    /// The quota before rounding, Q; `None` for a tile without mask days.
    pub fn exact(self) -> Option<Ratio> {
        Ratio::new(self.owed, u64::from(self.nominal))
    }
}

/// What is owed by each date of a tile: the running sum of the quota.
pub(super) struct Due {
    /// Each eligible day with the sum of the targets up to and including it.
    days: Vec<(Date, u64)>,
    nominal: u64,
    required: u64,
}

impl Due {
    pub(super) fn new(calendar: &Calendar, tile: Tile, nominal: u32, required: u32) -> Self {
        let running = |sum: &mut u64, date| {
            *sum += u64::from(calendar.terms.target_on(date));
            Some((date, *sum))
        };
        Self {
            days: calendar
                .eligible_dates(tile.start, tile.end)
                .scan(0, running)
                .collect(),
            nominal: u64::from(nominal),
            required: u64::from(required),
        }
    }

    /// Units due by the end of `date`: all of R from the last eligible day
    /// on, else `floor(X(date))`. Never falls from one date to the next.
    pub(super) fn need(&self, date: Date) -> u64 {
        match self.days_to(date) {
            n if n == self.days.len() => self.required,
            n => self.sum(n) / self.nominal.max(1),
        }
    }

    /// Units that make one level by the end of `date`, rounded up:
    /// `min(R, ceil(X(date)))`.
    pub(super) fn level(&self, date: Date) -> u64 {
        self.sum(self.days_to(date))
            .div_ceil(self.nominal.max(1))
            .min(self.required)
    }

    /// The eligible dates from `date` on.
    pub(super) fn from(&self, date: Date) -> impl Iterator<Item = Date> {
        let gone = self.days.partition_point(|(day, _)| *day < date);
        self.days.iter().skip(gone).map(|(day, _)| *day)
    }

    /// How many eligible days lie on or before `date`.
    fn days_to(&self, date: Date) -> usize {
        self.days.partition_point(|(day, _)| *day <= date)
    }

    /// What the first `days` eligible days owe, times `nominal`.
    fn sum(&self, days: usize) -> u64 {
        days.checked_sub(1)
            .and_then(|last| self.days.get(last))
            .map_or(0, |(_, sum)| *sum)
    }
}
