//! The pace at which deals come and are won.

use super::method::Method;
use super::{Pool, Stated, Tally};
use crate::draw::Stream;

/// A belief about a weekly rate: Gamma(shape, rate).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pace {
    shape: f64,
    rate: f64,
}

impl Pace {
    /// New deals a week that come without a named activity:
    ///
    /// ```text
    /// pace ~ Gamma(prior + sum of 0.5^(age / 8 weeks), prior weeks + sum of the same over all weeks)
    /// ```
    ///
    /// The prior is how sellers of the pool differ; without a pool two weeks
    /// at the stated pace, or at half a deal in two weeks; and where activities
    /// are named, that nothing comes on its own.
    pub(super) fn of_new_deals(
        own: &Tally,
        pool: Option<&Pool>,
        stated: &Stated,
        named: bool,
        method: &Method,
    ) -> Self {
        let weeks = method.prior_weeks;
        let prior = match (stated.new_deals, pool) {
            _ if named => Self {
                shape: 0.0,
                rate: weeks,
            },
            (_, Some(pool)) => Self {
                shape: pool.new_deals.shape,
                rate: pool.new_deals.rate,
            },
            (Some(pace), None) => Self {
                shape: pace * weeks,
                rate: weeks,
            },
            (None, None) => Self {
                shape: 0.5,
                rate: weeks,
            },
        };
        prior.after(own.new_deals, own.new_weeks)
    }

    /// Deals won a week, from the wins alone: the run rate with its
    /// uncertainty. `Gamma(0.5 + wins, 1 + weeks)`, and with a pool the prior
    /// that describes how its sellers differ.
    pub(super) fn of_wins(own: &Tally, pool: Option<&Pool>) -> Self {
        let prior = pool.map_or(
            Self {
                shape: 0.5,
                rate: 1.0,
            },
            |pool| Self {
                shape: pool.wins.shape,
                rate: pool.wins.rate,
            },
        );
        prior.after(own.wins(), own.recorded)
    }

    const fn after(self, count: f64, weeks: f64) -> Self {
        Self {
            shape: self.shape + count,
            rate: self.rate + weeks,
        }
    }

    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        stream.gamma(self.shape, self.rate)
    }
}
