//! Where a commitment stands after a period.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::bank::carry;
use super::{Habit, Period, Phase, Season, Status, Terms};
use crate::vocabulary::Direction;

/// All that the past means for the future: the state of the fold over the
/// periods. A store that keeps the standing after a sealed period never needs
/// the entries of that period again.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The first date not yet judged: the end, exclusive, of the last period.
    pub through: Date,
    /// Units carried into the next period.
    pub bank: u32,
    /// Periods met in a row; void and excused ones are skipped.
    pub streak: u32,
    /// Periods missed or broken in a row; void and excused ones are skipped.
    pub misses: u32,
    /// Periods missed or broken ever.
    pub misses_ever: u32,
    /// The run of periods without any act.
    pub silence: Silence,
    /// The habit as of `through`.
    pub habit: Habit,
    /// The sums as of `through`.
    pub season: Season,
}

/// A run of closed periods that asked for something and saw nothing done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// Periods in the run.
    pub periods: u32,
    /// Calendar days that they cover.
    pub days: u32,
}

impl Standing {
    /// Before the first period, which starts on `through`.
    pub fn fresh(through: Date) -> Self {
        Self {
            through,
            bank: 0,
            streak: 0,
            misses: 0,
            misses_ever: 0,
            silence: Silence::default(),
            habit: Habit::default(),
            season: Season::default(),
        }
    }

    /// The standing after `period`, which follows it.
    pub(super) fn after(&self, terms: &Terms, period: &Period) -> Self {
        let (streak, misses) = match period.status {
            Status::Met => (self.streak.saturating_add(1), 0),
            Status::Missed | Status::Broken => (0, self.misses.saturating_add(1)),
            Status::Void | Status::Open | Status::Excused => (self.streak, self.misses),
        };
        Self {
            through: period.tile.end,
            bank: carry(terms, period),
            streak,
            misses,
            misses_ever: self
                .misses_ever
                .saturating_add(u32::from(period.status.is_miss())),
            silence: self.silence.after(terms.direction, period),
            habit: self.habit.after(period, terms.direction),
            season: self.season.after(period),
        }
    }
}

impl Silence {
    /// The run after `period`. Silence is what "at most" promises, so it has
    /// no such run.
    fn after(self, direction: Direction, period: &Period) -> Self {
        match period.status {
            _ if period.count > 0 || direction == Direction::AtMost => Self::default(),
            Status::Void => self,
            _ if period.phase == Phase::Running => self,
            _ => Self {
                periods: self.periods.saturating_add(1),
                days: self.days.saturating_add(period.tile.days()),
            },
        }
    }
}
