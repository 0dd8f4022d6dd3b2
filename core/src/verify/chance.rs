//! Scores of chances.

use crate::cast;
use serde::Serialize;

/// The Brier score: the mean square of how far chances were from what
/// happened, 0 to 1, lower is better; 0 without any forecast. Source: Brier,
/// "Verification of Forecasts Expressed in Terms of Probability", Monthly
/// Weather Review 78 (1950).
pub fn brier(forecasts: &[(f64, bool)]) -> f64 {
    let squares = forecasts
        .iter()
        .map(|(chance, hit)| (chance - f64::from(u8::from(*hit))).powi(2));
    squares.sum::<f64>() / cast::length(forecasts.len()).max(1.0)
}

/// Forecasts of about the same chance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Bin {
    /// The mean of their chances, 0 to 1.
    pub predicted: f64,
    /// The share of them that happened.
    pub hit: f64,
    /// How many they are.
    pub n: usize,
}

/// Chances beside what happened, in six bins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reliability {
    /// From the least likely to the most likely.
    pub bins: [Bin; 6],
}

/// The first and the last bin hold what is said as "almost no chance" and
/// "almost certain"; the others are a fifth to a quarter wide.
const ENDS: [f64; 5] = [0.05, 0.2, 0.4, 0.6, 0.8];

impl Reliability {
    /// The table of these forecasts.
    pub fn of(forecasts: &[(f64, bool)]) -> Self {
        let mut bins = [Bin::default(); 6];
        for (chance, hit) in forecasts {
            let bin = &mut bins[ENDS.iter().filter(|end| chance >= *end).count()];
            bin.predicted += chance;
            bin.hit += f64::from(u8::from(*hit));
            bin.n += 1;
        }
        for bin in &mut bins {
            let n = cast::length(bin.n).max(1.0);
            bin.predicted /= n;
            bin.hit /= n;
        }
        Self { bins }
    }
}
