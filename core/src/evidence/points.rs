//! The exact posterior of a large chance, on points.

use super::prior::number;
use super::{Batch, Belief, Lag, Prior};

/// How many points: the 10 % and 90 % points of what is believed are then
/// right to a part in a thousand.
const POINTS: u32 = 2_000;

/// No chance is believed to be certain.
const HIGHEST: f64 = 0.999;

/// What is believed of a chance, on the quantile points of its prior.
///
/// The prior is Beta(c, c/chance - c): its mean is the published chance, it is
/// worth c successes, and for small chances it is Gamma(c, c/chance). The
/// points are those of Beta(1, c/chance - c), whose quantiles have a closed
/// form; the weights put the difference right. Points by quantile and not by
/// even steps, because even steps are too coarse near zero, where the mass of
/// a rare success lies.
pub(super) fn weighted(prior: Prior, batches: &[Batch], lag: Lag) -> Belief {
    let chance = prior.chance.min(HIGHEST);
    let against = prior.strength / chance - prior.strength;
    let successes: u64 = batches.iter().map(|batch| batch.successes).sum();
    let pull = number(successes) + prior.strength - 1.0;
    let open: Vec<(f64, f64)> = batches
        .iter()
        .map(|batch| {
            let unanswered = number(batch.acts.saturating_sub(batch.successes));
            (unanswered, lag.share_by(batch.weeks))
        })
        .filter(|(acts, share)| *acts > 0.0 && *share > 0.0)
        .collect();
    let points = (0..POINTS).map(|at| {
        let tail = (f64::from(POINTS - at) - 0.5) / f64::from(POINTS);
        // 1 - tail^(1/b), without losing what is small.
        let p = -(tail.ln() / against).exp_m1();
        let failures = open.iter().map(|(acts, share)| acts * (-p * share).ln_1p());
        (p, pull * p.ln() + failures.sum::<f64>())
    });
    Belief::points(points.collect())
}
