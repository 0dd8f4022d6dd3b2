//! The exact posterior of a large chance, on points.

use super::{Batch, Belief, Lag, Prior};
use crate::cast;

/// How many points: the 10 % and 90 % points of what is believed are then
/// right to a part in a thousand.
const POINTS: u32 = 2_000;

/// No chance is believed to be certain.
const HIGHEST: f64 = 0.999;

/// What is believed of a chance, on points near `mean`, which is about where
/// its own mean will be.
///
/// The prior is Beta(c, c/chance - c): its mean is the published chance, it is
/// worth c successes, and for small chances it is Gamma(c, c/chance). The
/// points are the quantiles of Beta(1, 1/mean - 1), which have a closed form;
/// before anything is logged they are those of the prior itself. The weights
/// put the difference right. Points by quantile and not by even steps, because
/// even steps are too coarse near zero, where the mass of a rare success lies.
pub(super) fn weighted(prior: Prior, batches: &[Batch], lag: Lag, mean: f64) -> Belief {
    let against = |chance: f64| 1.0 / chance.min(HIGHEST) - 1.0;
    let spread = against(mean);
    let doubt = prior.strength * against(prior.chance) - spread;
    let successes: u64 = batches.iter().map(|batch| batch.successes).sum();
    let pull = cast::count(successes) + prior.strength - 1.0;
    let open = unanswered(batches, lag);
    let points = (0..POINTS).map(|at| {
        let tail = (f64::from(POINTS - at) - 0.5) / f64::from(POINTS);
        // 1 - p = tail^(1/b), without losing what is small at either end.
        let rest = tail.ln() / spread;
        let p = -rest.exp_m1();
        let failures = open.iter().map(|(acts, share)| acts * (-p * share).ln_1p());
        let weight = pull * p.ln() + doubt * rest + failures.sum::<f64>();
        // A point so near to 0 or 1 that a logarithm has no value weighs none.
        (
            p,
            if weight.is_nan() {
                f64::NEG_INFINITY
            } else {
                weight
            },
        )
    });
    Belief::points(points.collect())
}

/// Acts that have led nowhere yet, with the share of their answers that is due.
fn unanswered(batches: &[Batch], lag: Lag) -> Vec<(f64, f64)> {
    let open = batches.iter().map(|batch| {
        let acts = batch.acts.saturating_sub(batch.successes);
        (cast::count(acts), lag.share_by(batch.weeks))
    });
    open.filter(|(acts, share)| *acts > 0.0 && *share > 0.0)
        .collect()
}
