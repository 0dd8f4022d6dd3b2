//! Draws from the laws that forecasts and plans are made of.

use crate::cast;
use rand::distr::{Distribution, Open01};
use rand::{Rng, SeedableRng};
use rand_distr::{Beta, Binomial, Gamma, Poisson, StandardNormal};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::Seed;

/// No draw is larger, so that sums and products of draws stay finite: 10^15,
/// above any amount that a goal can count, and exact as a whole number.
pub const LARGEST: f64 = 1e15;

/// [`LARGEST`] as a count.
const MOST: u64 = 1_000_000_000_000_000;

/// A stream of draws, the same for the same seed.
///
/// The generator is xoshiro256++ (Blackman and Vigna, "Scrambled Linear
/// Pseudorandom Number Generators", ACM TOMS 47, 2021), filled from the seed
/// by `SplitMix64` as its authors advise: both are fixed by their publication,
/// so a stream cannot change with a version of a library.
#[derive(Debug, Clone)]
pub struct Stream {
    numbers: Xoshiro256PlusPlus,
}

impl Stream {
    /// The stream that begins at `seed`.
    pub fn new(seed: Seed) -> Self {
        Self {
            numbers: Xoshiro256PlusPlus::seed_from_u64(seed.value()),
        }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.numbers.next_u64()
    }

    /// A number between 0 and 1, neither of them included.
    pub fn uniform(&mut self) -> f64 {
        Open01.sample(&mut self.numbers)
    }

    /// Whether something of this chance happens: never at 0 or below, always
    /// at 1 or above.
    pub fn happens(&mut self, chance: f64) -> bool {
        self.uniform() < chance || chance >= 1.0
    }

    /// A place in a list of `length`, each equally likely; 0 when it is empty.
    ///
    /// The high half of a product with 64 random bits: the bias is below
    /// `length / 2^64`.
    pub fn place(&mut self, length: usize) -> usize {
        let wide = u128::from(self.bits()) * (length as u128);
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// A draw from the standard normal distribution.
    pub fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.numbers)
    }

    /// A draw from Gamma(shape, rate), mean `shape / rate`, at most
    /// [`LARGEST`]. A shape not above 0 gives 0: nothing is expected. A rate
    /// not above 0 gives [`LARGEST`]: it would grow without bound.
    pub fn gamma(&mut self, shape: f64, rate: f64) -> f64 {
        match Gamma::new(shape.min(LARGEST), 1.0) {
            Ok(law) => at_most_largest(law.sample(&mut self.numbers) / rate.max(0.0)),
            Err(_) => 0.0,
        }
    }

    /// A draw from Beta(a, b), mean `a / (a + b)`, 0 to 1. Where one of them
    /// is not above 0 all weight lies on the other side, and where both are
    /// not, the halves are even.
    pub fn beta(&mut self, a: f64, b: f64) -> f64 {
        let mean = share(a, b);
        let (a, b) = (a.min(LARGEST), b.min(LARGEST));
        let drawn = Beta::new(a, b).map_or(mean, |law| law.sample(&mut self.numbers));
        if drawn.is_finite() {
            return drawn.clamp(0.0, 1.0);
        }
        // Two shapes so tiny that both underflow: only the ends are left.
        if self.happens(mean) { 1.0 } else { 0.0 }
    }

    /// A count from Poisson(mean); 0 when the mean is not above 0. A mean
    /// above [`LARGEST`] counts as that.
    pub fn poisson(&mut self, mean: f64) -> u64 {
        let law = Poisson::new(mean.min(LARGEST));
        law.map_or(0, |law| cast::whole(law.sample(&mut self.numbers)))
    }

    /// How many of `tries` happen, each of this chance; the chance is brought
    /// into 0 to 1, and at most 10^15 tries are made.
    pub fn binomial(&mut self, tries: u64, chance: f64) -> u64 {
        let law = Binomial::new(tries.min(MOST), chance.clamp(0.0, 1.0));
        law.map_or(0, |law| law.sample(&mut self.numbers))
    }

    /// A draw whose logarithm is normal with mean `mu` and standard deviation
    /// `sigma`; at most [`LARGEST`]. A sigma not above 0 counts as 0.
    pub fn log_normal(&mut self, mu: f64, sigma: f64) -> f64 {
        at_most_largest(sigma.max(0.0).mul_add(self.normal(), mu).exp())
    }
}

/// `a / (a + b)`, where a weight that is not above 0 counts as none.
fn share(a: f64, b: f64) -> f64 {
    match (a > 0.0, b > 0.0) {
        (true, true) => a.min(LARGEST) / (a.min(LARGEST) + b.min(LARGEST)),
        (true, false) => 1.0,
        (false, true) => 0.0,
        (false, false) => 0.5,
    }
}

/// The draw between 0 and [`LARGEST`]; what is no number is 0.
fn at_most_largest(drawn: f64) -> f64 {
    if drawn.is_nan() {
        return 0.0;
    }
    drawn.clamp(0.0, LARGEST)
}
