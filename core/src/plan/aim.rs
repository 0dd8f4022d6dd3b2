//! What is to be reached, and how many wins it takes.

use crate::cast;
use crate::draw::{Seed, Stream};

/// The spread of deals around the stated typical one: the standard deviation
/// of their logarithm. A deal in three is then above 1.3 or below 0.55 times
/// the typical one.
const SPREAD: f64 = 0.6;

/// So many past deals say as much about the next one as the stated typical
/// deal does.
const OWN: f64 = 5.0;

/// Amounts are added one by one up to here, and by their mean beyond: the
/// average of so many is as good as certain.
const SUMMED: u64 = 256;

/// What a win is worth.
#[derive(Debug, Clone, PartialEq)]
pub enum Worth {
    /// Every deal is worth about this, in minor units.
    Alike(i64),
    /// Deals differ: the stated typical one, in minor units, and those won
    /// before.
    Unlike {
        /// The stated typical deal.
        typical: i64,
        /// Amounts of past deals.
        past: Vec<i64>,
    },
}

/// What is still to be reached.
#[derive(Debug, Clone, PartialEq)]
pub enum Aim {
    /// So many more wins.
    Wins(u64),
    /// So much more money in minor units, from deals of this worth.
    Money {
        /// What is missing. Nothing when it is 0 or below.
        missing: i64,
        /// What a win is worth.
        worth: Worth,
    },
}

impl Worth {
    /// The stated typical deal, in minor units.
    pub const fn typical(&self) -> i64 {
        match self {
            Self::Alike(typical) | Self::Unlike { typical, .. } => *typical,
        }
    }

    /// The mean worth of the next deal.
    pub fn mean(&self) -> f64 {
        let typical = cast::amount(self.typical());
        match self {
            Self::Unlike { past, .. } if !past.is_empty() => {
                let count = cast::length(past.len());
                let mean = past
                    .iter()
                    .map(|amount| cast::amount((*amount).max(0)))
                    .sum::<f64>()
                    / count;
                (count * mean + OWN * typical) / (count + OWN)
            }
            _ => typical,
        }
    }

    /// One deal: one's own past amount with chance `n / (n + 5)`, else one
    /// around the typical deal, `LogNormal(ln typical - sd^2/2, sd)`.
    fn draw(&self, stream: &mut Stream) -> f64 {
        let Self::Unlike { typical, past } = self else {
            return cast::amount(self.typical());
        };
        let count = cast::length(past.len());
        if stream.happens(count / (count + OWN)) {
            let own = past.get(stream.place(past.len()));
            return cast::amount(own.copied().unwrap_or_default().max(0));
        }
        let middle = cast::amount((*typical).max(1)).ln() - SPREAD * SPREAD / 2.0;
        stream.log_normal(middle, SPREAD)
    }
}

impl Aim {
    /// Whether nothing is missing.
    pub const fn is_met(&self) -> bool {
        match self {
            Self::Wins(wins) => *wins == 0,
            Self::Money { missing, .. } => *missing <= 0,
        }
    }

    /// The wins that each of `count` draws needs when what is missing is
    /// `times` as much: `None` when no number of wins brings it, as with deals
    /// that are worth nothing.
    ///
    /// Deals that are alike need the same everywhere, `K = ceil(missing /
    /// typical)`. With others each draw adds up deals of its own until they
    /// are enough, so that averaging over the draws is the compound
    /// distribution itself.
    pub(super) fn wins(&self, count: usize, times: f64, seed: Seed) -> Option<Vec<u64>> {
        match self {
            Self::Wins(wins) => Some(vec![ceiling(cast::count(*wins) * times); count]),
            Self::Money { missing, .. } if *missing <= 0 => Some(vec![0; count]),
            Self::Money { worth, .. } if worth.mean() <= 0.0 => None,
            Self::Money {
                missing,
                worth: Worth::Alike(typical),
            } => Some(vec![
                ceiling(
                    cast::amount(*missing) * times / cast::amount(*typical)
                );
                count
            ]),
            Self::Money { missing, worth } => {
                let mut stream = Stream::new(seed);
                let missing = cast::amount(*missing) * times;
                Some(
                    (0..count)
                        .map(|_| added(worth, missing, &mut stream))
                        .collect(),
                )
            }
        }
    }
}

/// How many deals it takes until they add up to what is missing. The draws of
/// each call are as many, so that what is missing does not shift the next.
fn added(worth: &Worth, missing: f64, stream: &mut Stream) -> u64 {
    let mut own = Stream::new(Seed::of(&stream.bits().to_le_bytes()));
    let (mut wins, mut sum) = (0, 0.0);
    while sum < missing && wins < SUMMED {
        sum += worth.draw(&mut own);
        wins += 1;
    }
    wins + ceiling(((missing - sum) / worth.mean()).max(0.0))
}

fn ceiling(value: f64) -> u64 {
    // What is a whole number but for rounding is that number.
    cast::whole((value - 1e-9).ceil().max(0.0))
}
