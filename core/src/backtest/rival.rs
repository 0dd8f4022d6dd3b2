//! Simpler methods.

use crate::Result;
use crate::cast;
use crate::draw::{Seed, Stream};
use crate::forecast::plain;
use crate::forecast::{DeadTime, Known, Measure, Method, Stated, Tally, Target};

/// A method to compare the forecast with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rival {
    /// What was won so far this quarter, as long as it takes: one figure.
    LinearRunRate,
    /// Won so far, and deals at the seller's own pace since the record began,
    /// with all its uncertainty: `Poisson(Gamma(0.5 + wins, 1 + weeks) x weeks
    /// left)` of them, each like one of the seller's own.
    ProbabilisticRunRate,
    /// Won so far, and every open deal's amount times the share of closed
    /// deals that were won: one figure.
    WeightedPipeline,
}

impl Rival {
    /// All of them.
    pub const ALL: [Self; 3] = [
        Self::LinearRunRate,
        Self::ProbabilisticRunRate,
        Self::WeightedPipeline,
    ];

    /// What the quarter brings by this method: ascending draws, or one.
    pub fn draws(
        self,
        target: &Target,
        known: &Known,
        stated: &Stated,
        method: &Method,
        seed: Seed,
    ) -> Result<Vec<f64>> {
        let dead = DeadTime::default();
        let won = plain::won(target, known);
        match self {
            Self::LinearRunRate => {
                let all = dead.live_weeks(target.first, target.last) + 1.0 / 7.0;
                let gone = dead.live_weeks(target.first, known.as_of());
                Ok(vec![if gone > 0.0 { won * all / gone } else { won }])
            }
            Self::WeightedPipeline => Ok(vec![won + pipeline(target.measure, known, stated)]),
            Self::ProbabilisticRunRate => {
                plain::run_rate(target, known, stated, method, &mut Stream::new(seed))
            }
        }
    }
}

/// Open deals at their amount, or at the mean of those won, or at the typical
/// one; times the share of closed deals that were won, or the stated one.
fn pipeline(measure: Measure, known: &Known, stated: &Stated) -> f64 {
    let own = Tally::of(known, &DeadTime::default());
    let closed = own.wins() + own.losses();
    let rate = if closed > 0.0 {
        own.wins() / closed
    } else {
        stated.win_rate
    };
    let mean = own.sold.iter().map(|sold| sold.amount).sum::<f64>() / cast::length(own.sold.len());
    let usual = if mean.is_finite() {
        mean
    } else {
        stated.typical.unwrap_or_default()
    };
    let worth = |amount: Option<i64>| match measure {
        Measure::Wins => 1.0,
        Measure::Amount => amount.map_or(usual, cast::amount),
    };
    rate * known.open().map(|deal| worth(deal.amount)).sum::<f64>()
}
