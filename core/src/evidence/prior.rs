//! A published rate, and how it meets one's own results.

use super::{Belief, Lag, points};
use crate::cast;

/// From this chance on an act that has not led anywhere says visibly more than
/// in the limit of rare events: half of the chance, 2.5 %.
const LARGE: f64 = 0.05;

/// What is believed before anything is logged: a rate that counts as
/// `strength` successes of one's own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// Successes per act.
    pub chance: f64,
    /// How many successes it is worth, c; above 0.
    pub strength: f64,
    /// One act can lead to several successes.
    pub several: bool,
}

/// Acts of the same age.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Batch {
    /// Weeks since they were done, 0 or more.
    pub weeks: f64,
    /// How many.
    pub acts: u64,
    /// How many successes have come of them.
    pub successes: u64,
}

/// `n_eff`: the acts, each counted by the share of its answers that is due by
/// now, `sum F(age)`.
pub fn effective(batches: &[Batch], lag: Lag) -> f64 {
    let due = batches
        .iter()
        .map(|batch| cast::count(batch.acts) * lag.share_by(batch.weeks));
    due.sum()
}

impl Prior {
    /// Whether its chance and its strength can be worked with: both are above
    /// 0, and numbers.
    pub fn makes_sense(&self) -> bool {
        [self.chance, self.strength]
            .iter()
            .all(|value| *value > 0.0 && value.is_finite())
    }

    /// What is believed after these results.
    ///
    /// ```text
    /// rate | data ~ Gamma(c + k, c / chance + n_eff)        rare, or several per act
    /// log w(p)    = k ln p + sum ln(1 - p F(age))           a large chance, exact
    /// ```
    ///
    /// with k successes and the sum over acts that have led nowhere yet. The
    /// first is the limit of the second for small chances.
    pub fn after(self, batches: &[Batch], lag: Lag) -> Belief {
        let successes = cast::count(batches.iter().map(|batch| batch.successes).sum());
        let shape = self.strength + successes;
        let rate = self.strength / self.chance.max(f64::MIN_POSITIVE) + effective(batches, lag);
        let large = self.chance >= LARGE || shape / rate >= LARGE;
        if large && !self.several && self.chance > 0.0 {
            return points::weighted(self, batches, lag, shape / rate);
        }
        Belief::gamma(shape, rate)
    }
}
