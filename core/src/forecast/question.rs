//! What a forecast is asked.

use jiff::civil::Date;

use super::{Activity, Adherence, DeadTime, Known, Method, Pool};
use crate::vocabulary::Direction;
use crate::{Error, Result};

/// What a goal counts of the deals that are won.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The sum of their amounts: money in minor units of one currency, or
    /// another unit that every deal carries, such as hours or seats.
    Amount,
    /// How many they are.
    Wins,
}

/// The figure to reach with the deals won from the first day to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// What is counted.
    pub measure: Measure,
    /// How much of it, in the unit of the measure.
    pub figure: i64,
    /// Whether it is to be reached or not to be passed.
    pub direction: Direction,
    /// The first day that counts.
    pub first: Date,
    /// The last day that counts.
    pub last: Date,
}

impl Target {
    /// The live weeks from `as_of` on that count, that day and the last one
    /// included.
    pub(super) fn weeks_after(&self, as_of: Date, dead: &DeadTime) -> f64 {
        let end = self.last.tomorrow().unwrap_or(self.last);
        dead.live_weeks(as_of.max(self.first), end).min(MOST_WEEKS)
    }
}

/// What a seller says at the start, before any deal does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stated {
    /// The share of opened deals that are won, above 0 and below 1.
    pub win_rate: f64,
    /// The mean time from opening a deal to its end, in weeks; above 0.
    pub cycle: f64,
    /// What a typical deal brings, in the unit of the goal; above 0.
    pub typical: Option<f64>,
    /// New deals a week, when the seller can say; above 0.
    pub new_deals: Option<f64>,
}

impl Default for Stated {
    /// Three of ten are won, in six weeks: an assumption, near what surveys of
    /// professional services say (25 to 35 % of proposals), to be replaced by
    /// what the seller states.
    fn default() -> Self {
        Self {
            win_rate: 0.3,
            cycle: 6.0,
            typical: None,
            new_deals: None,
        }
    }
}

/// A question to the forecast. The as-of date is that of what is known: the
/// day itself is still to come.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The goal.
    pub target: Target,
    /// The seller's own deals.
    pub known: &'a Known,
    /// What the seller stated.
    pub stated: Stated,
    /// The deals of other sellers of the same trade.
    pub pool: Option<&'a Pool>,
    /// What is promised and was done towards new deals.
    pub activities: &'a [Activity],
    /// How far promises are kept.
    pub adherence: Adherence,
    /// Days on which nothing moves.
    pub dead: &'a DeadTime,
    /// Whether the rhythm of this seller was seen to change; see
    /// [`super::rhythm_changed`].
    pub rhythm_changed: bool,
    /// Weights and strengths.
    pub method: Method,
}

impl<'a> Question<'a> {
    /// A question about deals alone, without a pool and without activities.
    pub fn new(target: Target, known: &'a Known, stated: Stated, dead: &'a DeadTime) -> Self {
        Self {
            target,
            known,
            stated,
            pool: None,
            activities: &[],
            adherence: Adherence::from(crate::cadence::Habit::default().score()),
            dead,
            rhythm_changed: false,
            method: Method::default(),
        }
    }

    /// The live weeks that are left.
    pub(super) fn weeks_left(&self) -> f64 {
        self.target.weeks_after(self.known.as_of(), self.dead)
    }

    /// Fails with the sentence for the first figure that makes no sense.
    pub(super) fn check(&self) -> Result<()> {
        let stated = &self.stated;
        let open = |value: f64| value > 0.0 && value.is_finite();
        let rules = [
            (
                self.target.first <= self.target.last,
                "a goal cannot end before it starts",
            ),
            (
                stated.win_rate > 0.0 && stated.win_rate < 1.0,
                "a win rate lies between 0 and 100 %",
            ),
            (
                open(stated.cycle),
                "a deal takes longer than no time from opening to end",
            ),
            (
                stated.typical.is_none_or(open),
                "a typical deal is worth more than nothing",
            ),
            (
                stated.new_deals.is_none_or(open),
                "new deals a week are more than none",
            ),
            (
                self.activities.iter().all(Activity::makes_sense),
                "an activity leads to deals at a chance above 0",
            ),
            (
                self.adherence.makes_sense(),
                "adherence and abandonment are shares between 0 and 1",
            ),
        ];
        let broken = rules.into_iter().find(|(holds, _)| !holds);
        broken.map_or(Ok(()), |(_, sentence)| Err(Error::new(sentence)))
    }
}

/// No forecast looks farther than twenty years.
const MOST_WEEKS: f64 = 1040.0;
