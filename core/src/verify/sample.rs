//! Scores of a range that is given by draws.
//!
//! All of them take the draws in ascending order and have no meaning without
//! any: they are 0 then.

use crate::cast;

/// The continuous ranked probability score, in the unit of the draws; lower is
/// better, and for a single figure it is the absolute error.
///
/// ```text
/// mean |x - y| - sum over i of (2i - n - 1) x_i / n²       x ascending, i from 1
/// ```
///
/// Source: Gneiting and `Raftery`, "Strictly Proper Scoring Rules, Prediction,
/// and Estimation", JASA 102 (2007), equation 21.
pub fn crps(sorted: &[f64], truth: f64) -> f64 {
    let n = cast::length(sorted.len());
    let (mut apart, mut spread, mut rank) = (0.0, 0.0, 1.0);
    for draw in sorted {
        apart += (draw - truth).abs();
        spread += (2.0 * rank - n - 1.0) * draw;
        rank += 1.0;
    }
    if sorted.is_empty() {
        0.0
    } else {
        apart / n - spread / (n * n)
    }
}

/// The pinball loss of the quantile at `share`, in the unit of the draws; lower
/// is better. Source: Koenker and Bassett, "Regression Quantiles",
/// `Econometrica` 46 (1978).
pub fn pinball(sorted: &[f64], share: f64, truth: f64) -> f64 {
    let above = truth - quantile(sorted, share);
    if above >= 0.0 {
        share * above
    } else {
        (share - 1.0) * above
    }
}

/// The draw below which this share lies: the `ceil(n share)`-th.
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = (cast::length(sorted.len()) * share).ceil() - 1.0;
    let last = sorted.len().saturating_sub(1);
    sorted
        .get(cast::place(place).min(last))
        .copied()
        .unwrap_or_default()
}

/// How far predictions lie above the truth in all, as a share of the truth;
/// 0 when the truth adds up to nothing.
pub fn bias(predicted: &[f64], truth: &[f64]) -> f64 {
    let (predicted, truth): (f64, f64) = (predicted.iter().sum(), truth.iter().sum());
    if truth == 0.0 {
        0.0
    } else {
        (predicted - truth) / truth.abs()
    }
}

/// The share of figures within `low..=high`; 0 when there are none.
pub fn share(figures: &[f64], low: f64, high: f64) -> f64 {
    let within = figures
        .iter()
        .filter(|figure| (low..=high).contains(*figure));
    cast::length(within.count()) / cast::length(figures.len()).max(1.0)
}
