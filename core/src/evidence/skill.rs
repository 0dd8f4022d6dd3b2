//! How well someone does it: their own rate beside the published one.

use crate::cast;
use std::fmt;

use super::{Batch, Lag, Prior, effective};
use crate::draw::law;

/// A seller's rate as a multiple of the published one.
///
/// ```text
/// skill = (c + k) / (c + bench n_eff)        range: Gamma(c + k, c + bench n_eff)
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Skill {
    /// The multiple; 1 is the published rate.
    pub times: f64,
    /// The range that holds the true multiple in four cases of five.
    pub range: (f64, f64),
    /// Successes of one's own behind it; with none it is the published rate,
    /// lowered by what has failed.
    pub successes: u64,
}

impl Skill {
    /// The skill that these results show.
    pub fn of(prior: Prior, batches: &[Batch], lag: Lag) -> Self {
        let successes = batches.iter().map(|batch| batch.successes).sum();
        let shape = prior.strength + cast::count(successes);
        let expected = prior.strength + prior.chance * effective(batches, lag);
        Self {
            times: shape / expected,
            range: (
                law::gamma_quantile(shape, expected, 0.1),
                law::gamma_quantile(shape, expected, 0.9),
            ),
            successes,
        }
    }
}

/// "1.4x benchmark (0.8-2.2)".
impl fmt::Display for Skill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = self.range;
        write!(f, "{:.1}x benchmark ({low:.1}-{high:.1})", self.times)
    }
}
