//! How often deals of an age are won or lost in a week.

use std::array::from_fn;

use super::age::{BINS, ByAge, EDGES, end};
use super::method::Method;
use super::{Pool, Stated, Tally};
use crate::draw::Stream;

/// Weekly rates at which a deal of each bin of age is won and lost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hazards {
    /// Wins for each deal-week.
    pub win: ByAge,
    /// Losses for each deal-week.
    pub lose: ByAge,
}

/// A gamma law for each bin of age.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Law {
    shape: ByAge,
    rate: ByAge,
}

/// What is believed of the hazards of one seller: of the own deals alone, or
/// of the pool's hazards times how well this seller does against them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Belief {
    win: Law,
    lose: Law,
    /// Shape and rate of the factor on the pool's win hazards.
    skill: Option<(f64, f64)>,
}

impl Belief {
    /// Prior and deals together:
    ///
    /// ```text
    /// h0 = 1 / cycle      X0_b = deal-weeks in bin b of so many deals that end at h0
    /// win_b  ~ Gamma(q h0 X0_b + wins_b,          X0_b + weeks_b)
    /// lose_b ~ Gamma((1 - q) h0 X0_b + losses_b,  X0_b + weeks_b)
    /// with a pool: counts are the pool's, and win_b is multiplied by
    /// skill ~ Gamma(c + own wins, c + wins that the pool's hazards expect)
    /// ```
    ///
    /// Source: the piecewise exponential model of survival analysis with
    /// conjugate gamma priors (Ibrahim, Chen and Sinha, "Bayesian Survival
    /// Analysis", 2001, chapter 3); the factor is observed against expected
    /// deaths, the standardised ratio of epidemiology.
    pub(super) fn of(own: &Tally, pool: Option<&Pool>, stated: &Stated, method: &Method) -> Self {
        let deals = pool.map_or(own, |pool| &pool.all);
        let hazard = 1.0 / stated.cycle;
        let weeks = prior_weeks(hazard).map(|weeks| weeks * method.prior_deals);
        let law = |share: f64, seen: &ByAge| Law {
            shape: sum(&weeks.map(|weeks| share * hazard * weeks), seen),
            rate: sum(&weeks, &deals.weeks),
        };
        let win = law(stated.win_rate, &deals.won);
        let lose = law(1.0 - stated.win_rate, &deals.lost);
        let skill = pool.map(|_| {
            let expected: f64 = (0..BINS)
                .map(|b| own.weeks[b] * win.shape[b] / win.rate[b])
                .sum();
            (method.skill + own.wins(), method.skill + expected)
        });
        Self { win, lose, skill }
    }

    /// One draw of the hazards of the bins that are looked at; the others are
    /// left at 0.
    pub(super) fn draw(&self, bins: [bool; BINS], stream: &mut Stream) -> Hazards {
        let skill = self
            .skill
            .map_or(1.0, |(shape, rate)| stream.gamma(shape, rate));
        Hazards {
            win: self.win.draw(bins, stream).map(|hazard| hazard * skill),
            lose: self.lose.draw(bins, stream),
        }
    }
}

impl Law {
    fn draw(&self, bins: [bool; BINS], stream: &mut Stream) -> ByAge {
        from_fn(|bin| {
            if bins[bin] {
                stream.gamma(self.shape[bin], self.rate[bin])
            } else {
                0.0
            }
        })
    }
}

/// The weeks that one deal spends in each bin of age when deals end at this
/// weekly hazard.
fn prior_weeks(hazard: f64) -> ByAge {
    from_fn(|bin| ((-hazard * EDGES[bin]).exp() - (-hazard * end(bin)).exp()) / hazard)
}

fn sum(one: &ByAge, other: &ByAge) -> ByAge {
    from_fn(|bin| one[bin] + other[bin])
}
