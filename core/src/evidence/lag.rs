//! How long it takes from doing something to what comes of it.

use crate::draw::law;

/// The shape of a step: few answers at once, most around the mean, a long
/// tail. Sales cycles look like that: a median well below the mean.
const SHAPE: f64 = 2.0;

/// A time in weeks, Gamma distributed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lag {
    shape: f64,
    mean: f64,
}

impl Lag {
    /// A step of this mean, in weeks, with shape 2. What is not above 0 takes
    /// no time.
    pub const fn weeks(mean: f64) -> Self {
        let mean = if mean > 0.0 { mean } else { 0.0 };
        Self { shape: SHAPE, mean }
    }

    /// The mean, in weeks.
    pub const fn mean(self) -> f64 {
        self.mean
    }

    /// This step and `other` after it: the Gamma with the mean and variance of
    /// the sum (Welch and Satterthwaite's way).
    #[must_use]
    pub fn then(self, other: Self) -> Self {
        let mean = self.mean + other.mean;
        let variance = self.variance() + other.variance();
        if variance <= 0.0 {
            return Self::weeks(mean);
        }
        Self {
            shape: mean * mean / variance,
            mean,
        }
    }

    /// F: the share, 0 to 1, of what will come of an act that has come by
    /// `weeks` after it. Nothing before, all of it at once without a lag.
    pub fn share_by(self, weeks: f64) -> f64 {
        if weeks.is_nan() || weeks <= 0.0 {
            return 0.0;
        }
        if self.mean <= 0.0 {
            return 1.0;
        }
        let x = self.shape * weeks / self.mean;
        if self.shape.to_bits() == SHAPE.to_bits() {
            return 1.0 - (-x).exp() * (1.0 + x);
        }
        law::gamma_at_most(self.shape, 1.0, x)
    }

    fn variance(self) -> f64 {
        self.mean * self.mean / self.shape
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gamma with shape 2 and mean 6: 1 - e^(-x/3) (1 + x/3).
    #[test]
    fn a_cycle_of_six_weeks_has_its_median_before_the_sixth() {
        let cycle = Lag::weeks(6.0);
        for (weeks, share) in [
            (0.0, 0.0),
            (3.0, 0.264_241),
            (6.0, 0.593_994),
            (30.0, 0.999_501),
        ] {
            assert!((cycle.share_by(weeks) - share).abs() < 1e-6, "{weeks}");
        }
    }

    #[test]
    fn two_equal_steps_are_one_of_twice_the_shape() {
        let both = Lag::weeks(3.0).then(Lag::weeks(3.0));
        assert!((both.mean() - 6.0).abs() < 1e-12 && (both.shape - 4.0).abs() < 1e-12);
        let instant = Lag::weeks(0.0);
        assert_eq!(instant.then(Lag::weeks(4.0)), Lag::weeks(4.0));
        assert!((instant.share_by(0.001) - 1.0).abs() < f64::EPSILON);
        assert!(instant.share_by(0.0).abs() < f64::EPSILON);
    }
}
