//! The test for those who want to know: one activity this week, the other the
//! next.
//!
//! Letting chance decide the weeks takes away what spoils a plain comparison:
//! good weeks, warm leads and effort that follows success then fall on both
//! alike. It is analysed by the same bet as everything else, so it can be
//! looked at, and ended, at any time.

use super::compare::stake;
use super::{Side, Weekly};
use crate::draw::{Seed, Stream};
use crate::evidence::Lag;

/// A plan of weeks, each of them for one of two activities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    weeks: Vec<Side>,
}

impl Trial {
    /// So many pairs of weeks: each pair has a week of either, and chance says
    /// which comes first, so that no rhythm of a fortnight can favour one.
    pub fn new(pairs: u32, seed: Seed) -> Self {
        let mut stream = Stream::new(seed.and(b"trial"));
        let weeks = (0..pairs).flat_map(|_| {
            if stream.happens(0.5) {
                [Side::A, Side::B]
            } else {
                [Side::B, Side::A]
            }
        });
        Self {
            weeks: weeks.collect(),
        }
    }

    /// Whose week it is, from the first with 0; `None` after the last.
    pub fn week(&self, number: usize) -> Option<Side> {
        self.weeks.get(number).copied()
    }

    /// The stake of the bet against equality, over histories that begin with
    /// the first week of the trial: 20 or more is clear. They go on after its
    /// last week as long as answers come in. Hours in the other's week count
    /// like all others, so a trial that was not quite kept is still honest.
    pub fn stake(&self, a: (&Weekly, Lag), b: (&Weekly, Lag)) -> f64 {
        stake(a, b)
    }

    /// The share, 0 to 1, of hours that were spent in the weeks meant for them;
    /// `None` without any.
    pub fn kept(&self, a: &Weekly, b: &Weekly) -> Option<f64> {
        let hours = |of: &Weekly, side: Option<Side>| -> f64 {
            let weeks = of.hours.iter().zip(&self.weeks);
            weeks
                .filter(|(_, whose)| side.is_none_or(|side| side == **whose))
                .map(|(hours, _)| hours.max(0.0))
                .sum()
        };
        let all = hours(a, None) + hours(b, None);
        (all > 0.0).then(|| (hours(a, Some(Side::A)) + hours(b, Some(Side::B))) / all)
    }
}
