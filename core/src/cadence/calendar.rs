//! The days on which nothing is owed.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::day::plus;
use super::{Terms, Tile};

/// A closed range of dates when nothing is owed: both ends belong to it.
/// A pause whose last date lies before its first holds no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pause {
    /// First date.
    pub first: Date,
    /// Last date.
    pub last: Date,
}

/// A reserve spent on one period: the period becomes void for the streak and
/// stays a miss for the habit score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Excuse {
    /// A date of the excused period.
    pub date: Date,
    /// When the reserve was spent; later than the seal it has no effect.
    pub spent: Date,
}

/// What a commitment does not ask for, and what it forgives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exclusions {
    /// Days off that everybody has.
    pub holidays: BTreeSet<Date>,
    /// Ranges when the member paused; they may overlap.
    pub pauses: Vec<Pause>,
    /// Reserves spent.
    pub excuses: Vec<Excuse>,
}

impl Exclusions {
    /// Whether a reserve was spent on `tile`, on or before `by`.
    pub(super) fn excuse(&self, tile: Tile, by: Date) -> bool {
        self.excuses
            .iter()
            .any(|excuse| tile.contains(excuse.date) && excuse.spent <= by)
    }
}

/// The terms together with the days off: says which days count.
pub(super) struct Calendar<'a> {
    pub(super) terms: &'a Terms,
    pub(super) exclusions: &'a Exclusions,
    /// The pauses in order and without overlap, so that a date finds its own
    /// by bisection.
    pauses: Vec<Pause>,
}

impl<'a> Calendar<'a> {
    pub(super) fn new(terms: &'a Terms, exclusions: &'a Exclusions) -> Self {
        Self {
            terms,
            exclusions,
            pauses: merged(&exclusions.pauses),
        }
    }

    /// Whether work is owed on `date`: a mask day that is no holiday, not
    /// paused, and within start and end.
    pub(super) fn eligible(&self, date: Date) -> bool {
        self.terms.mask.contains(date.weekday())
            && self.terms.covers(date)
            && !self.exclusions.holidays.contains(&date)
            && !self.paused(date)
    }

    /// The eligible dates of `[from, to)`, in order.
    pub(super) fn eligible_dates(&self, from: Date, to: Date) -> impl Iterator<Item = Date> {
        Tile {
            start: from,
            end: to,
        }
        .dates()
        .filter(|date| self.eligible(*date))
    }

    /// How many eligible dates `[from, to)` holds.
    pub(super) fn count_eligible(&self, from: Date, to: Date) -> u32 {
        self.eligible_dates(from, to).fold(0, |count, _| count + 1)
    }

    /// Whether `date` lies in a pause.
    pub(super) fn paused(&self, date: Date) -> bool {
        let index = self.pauses.partition_point(|pause| pause.last < date);
        self.pauses
            .get(index)
            .is_some_and(|pause| pause.first <= date)
    }
}

/// The same dates as disjoint pauses in ascending order.
fn merged(pauses: &[Pause]) -> Vec<Pause> {
    let mut sorted: Vec<Pause> = pauses
        .iter()
        .copied()
        .filter(|pause| pause.first <= pause.last)
        .collect();
    sorted.sort_unstable();
    sorted.dedup_by(|next, kept| {
        let touching = next.first <= plus(kept.last, 1);
        if touching {
            kept.last = kept.last.max(next.last);
        }
        touching
    });
    sorted
}
