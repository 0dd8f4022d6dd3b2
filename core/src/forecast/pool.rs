//! What other sellers of the same firm teach.

use super::Tally;

/// The deals of other sellers, summed, and how much sellers differ in pace.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    /// The sums over all of them.
    pub(super) all: Tally,
    /// New deals a week of one seller.
    pub(super) new_deals: Spread,
    /// Deals won a week of one seller.
    pub(super) wins: Spread,
}

/// A gamma law that describes how a weekly rate differs between sellers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spread {
    pub(super) shape: f64,
    pub(super) rate: f64,
}

/// One seller's count, the weeks it is of, and the variance of the estimated
/// rate for each deal a week.
struct Pace {
    count: f64,
    weeks: f64,
    noise: f64,
}

/// A spread between sellers is never believed to be smaller or larger than
/// these shapes say: standard deviations of 22 and 141 % of the mean.
const SHAPES: (f64, f64) = (0.5, 20.0);

impl Pool {
    /// The pool of these sellers; `None` when none of them closed a deal yet.
    pub fn of<'a>(sellers: impl IntoIterator<Item = &'a Tally>) -> Option<Self> {
        let (mut all, mut opening, mut winning) = (Tally::default(), Vec::new(), Vec::new());
        for seller in sellers {
            all.add(seller);
            opening.push(Pace {
                count: seller.new_deals,
                weeks: seller.new_weeks,
                noise: seller.new_weeks_squared / seller.new_weeks.powi(2),
            });
            winning.push(Pace {
                count: seller.wins(),
                weeks: seller.recorded,
                noise: 1.0 / seller.recorded,
            });
        }
        (all.wins() + all.losses() > 0.0).then(|| Self {
            all,
            new_deals: Spread::of(&opening),
            wins: Spread::of(&winning),
        })
    }
}

impl Spread {
    /// The gamma law with the mean of the sellers' rates and the variance
    /// that is left when the part of chance is taken away.
    ///
    /// Source: the moment estimate for a Poisson rate with a gamma prior
    /// (`Morris`, "Parametric Empirical Bayes Inference", JASA 78, 1983).
    fn of(sellers: &[Pace]) -> Self {
        let watched = || sellers.iter().filter(|seller| seller.weeks > 0.0);
        let weeks: f64 = watched().map(|seller| seller.weeks).sum();
        let count: f64 = watched().map(|seller| seller.count).sum();
        // Half a deal more than were seen keeps the mean above 0.
        let mean = (count + 0.5) / weeks.max(1.0);
        let scatter: f64 = watched()
            .map(|seller| {
                let rate = seller.count / seller.weeks;
                seller.weeks * ((rate - mean).powi(2) - mean * seller.noise)
            })
            .sum();
        let between = scatter / weeks.max(1.0);
        let shape = if between > 0.0 {
            mean * mean / between
        } else {
            SHAPES.1
        };
        let shape = shape.clamp(SHAPES.0, SHAPES.1);
        Self {
            shape,
            rate: shape / mean,
        }
    }
}
