//! How sure a difference between two methods is.

use super::sample::quantile;
use crate::draw::{Seed, Stream};

/// The mean score of two methods on one seller's forecasts, as sums.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pair {
    /// The sum of scores of the method.
    pub ours: f64,
    /// The sum of scores of the one it is compared with, on the same
    /// forecasts.
    pub theirs: f64,
}

/// A figure and the range that holds it in 95 of 100 cases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The figure.
    pub value: f64,
    /// The 2.5th percentile.
    pub low: f64,
    /// The 97.5th percentile.
    pub high: f64,
}

/// A bootstrap by cluster: whole sellers are drawn again with return, because
/// the forecasts of one seller are alike. Source: Davison and Hinkley,
/// "Bootstrap Methods and their Application" (1997), section 3.8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bootstrap {
    /// How many times sellers are drawn again.
    pub rounds: usize,
    /// Where the draws begin.
    pub seed: Seed,
}

impl Bootstrap {
    /// By how much the method is better, as a share of the other's score:
    /// `1 - ours / theirs`. `None` where the other has no error at all.
    pub fn skill(self, sellers: &[Pair]) -> Option<Interval> {
        let value = skill(sellers.iter())?;
        let mut stream = Stream::new(self.seed);
        let mut again: Vec<f64> = (0..self.rounds)
            .filter_map(|_| {
                let drawn: Vec<&Pair> = (0..sellers.len())
                    .filter_map(|_| sellers.get(stream.place(sellers.len())))
                    .collect();
                skill(drawn.into_iter())
            })
            .collect();
        again.sort_unstable_by(f64::total_cmp);
        let at = |share| {
            if again.is_empty() {
                value
            } else {
                quantile(&again, share)
            }
        };
        Some(Interval {
            value,
            low: at(0.025),
            high: at(0.975),
        })
    }
}

fn skill<'a>(sellers: impl Iterator<Item = &'a Pair>) -> Option<f64> {
    let sum = sellers.fold(Pair::default(), |sum, pair| Pair {
        ours: sum.ours + pair.ours,
        theirs: sum.theirs + pair.theirs,
    });
    (sum.theirs > 0.0).then(|| 1.0 - sum.ours / sum.theirs)
}
