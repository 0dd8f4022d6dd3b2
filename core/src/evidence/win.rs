//! The chance that a booked meeting ends in a won deal.

use crate::cast;
use crate::draw::{Stream, law};

/// What is believed of it: Beta(a, b).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WinBelief {
    /// Weight of wins, the benchmark's included.
    pub a: f64,
    /// Weight of meetings that led to none.
    pub b: f64,
}

impl WinBelief {
    /// The published chance, worth one win, and one's own meetings: Beta(1 +
    /// won, 1/bench - 1 + lost). A meeting still open is neither.
    pub fn new(bench: f64, won: u64, lost: u64) -> Self {
        let against = (1.0 / bench.clamp(f64::MIN_POSITIVE, 1.0) - 1.0).min(1e15);
        Self {
            a: 1.0 + cast::count(won),
            b: against + cast::count(lost),
        }
    }

    /// The mean, 0 to 1.
    pub fn mean(self) -> f64 {
        self.a / (self.a + self.b)
    }

    /// The range that holds the true chance in four cases of five.
    pub fn range(self) -> (f64, f64) {
        let at = |chance| law::beta_quantile(self.a, self.b, chance);
        (at(0.1), at(0.9))
    }

    /// `count` draws, each 0 to 1.
    pub fn draws(self, count: u32, stream: &mut Stream) -> Vec<f64> {
        (0..count).map(|_| stream.beta(self.a, self.b)).collect()
    }
}
