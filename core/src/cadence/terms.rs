//! What was promised, checked once.

use std::ops::Deref;

use jiff::civil::{Date, Weekday};

use super::day::{EARLIEST, LATEST};
use super::{Cadence, Weekdays};
use crate::vocabulary::Direction;
use crate::{Error, Result};

/// A target and the date from which it is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Version {
    /// First date on which the target holds.
    pub from: Date,
    /// Units per full period; 0 asks for nothing, or at most for nothing.
    pub target: u32,
}

/// The terms of a commitment before they are checked. Start from
/// [`Draft::new`], change what differs, and turn it into [`Terms`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which side of the number is the promise.
    pub direction: Direction,
    /// How the dates are cut into periods.
    pub cadence: Cadence,
    /// Weekdays on which work is expected.
    pub mask: Weekdays,
    /// The weekday on which a week begins; used by weekly cadences only.
    pub week_start: Weekday,
    /// A date inside the first period of a series of weeks or of days;
    /// `start` when absent.
    pub anchor: Option<Date>,
    /// Month (1 to 12) on which periods of months are aligned.
    pub fiscal_month: i8,
    /// First date of the commitment.
    pub start: Date,
    /// Last date of the commitment, itself included; open when absent.
    pub end: Option<Date>,
    /// The targets, strictly ascending by date; the first is in force at
    /// `start`.
    pub versions: Vec<Version>,
    /// Most units that can be carried into the next period; 0 carries none.
    /// Only "at least" carries.
    pub cap: u32,
    /// Days after the last day of a period before it is sealed.
    pub grace: u16,
}

impl Draft {
    /// Days of grace unless the member says otherwise.
    pub const GRACE: u16 = 7;

    /// `target` per period from `start`, Monday to Friday, weeks from Monday,
    /// the fiscal year from January, without end, without carry-over.
    pub fn new(direction: Direction, target: u32, cadence: Cadence, start: Date) -> Self {
        Self {
            direction,
            cadence,
            mask: Weekdays::WORKDAYS,
            week_start: Weekday::Monday,
            anchor: None,
            fiscal_month: 1,
            start,
            end: None,
            versions: vec![Version {
                from: start,
                target,
            }],
            cap: 0,
            grace: Self::GRACE,
        }
    }

    /// Every date that the draft names.
    fn dates(&self) -> impl Iterator<Item = Date> {
        let versions = self.versions.iter().map(|version| version.from);
        [self.start]
            .into_iter()
            .chain(self.end)
            .chain(self.anchor)
            .chain(versions)
    }
}

/// Checked terms. They read like their [`Draft`] and cannot be changed
/// without being checked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms(Draft);

impl Terms {
    /// Checks a draft. An error says which part is wrong: a date outside the
    /// years 1970 to 9000, an end before the start, a fiscal month that is
    /// none, targets that are missing, out of order or begin after `start`.
    pub fn new(draft: Draft) -> Result<Self> {
        let ascending = draft.versions.is_sorted_by(|a, b| a.from < b.from);
        let refuse = |message: &str| Err(Error::new(message));
        if let Some(date) = draft
            .dates()
            .find(|date| !(EARLIEST..=LATEST).contains(date))
        {
            return Err(Error::new(format!(
                "{date} is outside the years 1970 to 9000"
            )));
        }
        match draft.versions.first() {
            None => refuse("a commitment needs a target"),
            Some(_) if !ascending => refuse("targets must be in order of date, one per date"),
            Some(first) if first.from > draft.start => {
                refuse("the first target must be in force at the start")
            }
            Some(_) if draft.end.is_some_and(|end| end < draft.start) => {
                refuse("the end lies before the start")
            }
            Some(_) if !(1..=12).contains(&draft.fiscal_month) => {
                refuse("the fiscal month must be 1 to 12")
            }
            Some(_) => Ok(Self(draft)),
        }
    }

    /// A copy to change and check again.
    pub fn draft(&self) -> Draft {
        self.0.clone()
    }

    /// The target in force on `date`; before the first version, that one.
    pub fn target_on(&self, date: Date) -> u32 {
        let in_force = self
            .versions
            .partition_point(|version| version.from <= date);
        self.versions
            .get(in_force.saturating_sub(1))
            .map_or(0, |version| version.target)
    }

    /// Whether `date` lies within start and end.
    pub fn covers(&self, date: Date) -> bool {
        self.start <= date && !self.ended_by(date)
    }

    /// Whether the commitment's last date lies before `date`.
    pub fn ended_by(&self, date: Date) -> bool {
        self.end.is_some_and(|end| end < date)
    }
}

impl Deref for Terms {
    type Target = Draft;

    fn deref(&self) -> &Draft {
        &self.0
    }
}
