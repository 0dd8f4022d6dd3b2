//! Where in its range the truth falls.

use crate::cast;
use crate::draw::{Stream, law};

/// The randomised probability integral transform: the share of draws below the
/// truth, and a random part of those that equal it, 0 to 1. If the forecasts
/// are honest, it is even over all of them, for counts as well.
///
/// Source: `Czado`, Gneiting and Held, "Predictive Model Assessment for Count
/// Data", Biometrics 65 (2009). The draws are in ascending order; without any
/// it is wholly random.
pub fn pit(sorted: &[f64], truth: f64, stream: &mut Stream) -> f64 {
    let below = sorted.partition_point(|draw| *draw < truth);
    let up_to = sorted.partition_point(|draw| *draw <= truth);
    // One more than there are draws, because the truth is one of them.
    let equal = cast::length(up_to - below) + 1.0;
    (stream.uniform().mul_add(equal, cast::length(below))) / (cast::length(sorted.len()) + 1.0)
}

/// The chance that figures between 0 and 1 which are really even look as
/// uneven as these: the p-value of a chi-square test in `bins` bins of the
/// same width. 1 without figures or with fewer than two bins.
///
/// For ranks of simulated truths among draws of their posterior it is
/// simulation-based calibration (`Talts` and others, "Validating Bayesian
/// Inference Algorithms with Simulation-Based Calibration", 2018).
pub fn uniform(figures: &[f64], bins: u32) -> f64 {
    let expected = cast::length(figures.len()) / f64::from(bins.max(1));
    let count = |bin: u32| {
        let (low, high) = (
            f64::from(bin) / f64::from(bins),
            f64::from(bin + 1) / f64::from(bins),
        );
        let last = bin + 1 == bins;
        cast::length(
            figures
                .iter()
                .filter(|figure| **figure >= low && (last || **figure < high))
                .count(),
        )
    };
    if figures.is_empty() {
        return 1.0;
    }
    let distance = (0..bins)
        .map(|bin| (count(bin) - expected).powi(2) / expected)
        .sum();
    law::chi_square_at_least(distance, bins.saturating_sub(1))
}
