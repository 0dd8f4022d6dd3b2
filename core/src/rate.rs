//! How often something led to something: a rate, and how sure it is.
//!
//! Three meetings out of ten talks say little about the next hundred talks. So
//! a rate is never shown without the range in which the true one probably lies.

use crate::cast;
use crate::{Error, Result};

/// How many standard deviations hold the middle 80 % of a normal distribution:
/// its 90th percentile. The same share as the 10th to 90th percentile of a
/// forecast, so that all ranges on a screen mean the same.
const MIDDLE_80: f64 = 1.281_551_565_544_600_4;

/// So many cases out of so many: two whole numbers until it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rate {
    hits: u64,
    of: u64,
}

impl Rate {
    /// `hits` cases out of `of`. Fails when there are no cases at all, or more
    /// hits than cases: then there is no rate.
    pub fn new(hits: u64, of: u64) -> Result<Self> {
        if of == 0 || hits > of {
            return Err(Error::new(format!("{hits} out of {of} is no rate")));
        }
        Ok(Self { hits, of })
    }

    /// The cases that led to it.
    pub const fn hits(self) -> u64 {
        self.hits
    }

    /// All cases; at least 1.
    pub const fn of(self) -> u64 {
        self.of
    }

    /// The share of the cases, 0 to 1.
    pub fn share(self) -> f64 {
        cast::count(self.hits) / cast::count(self.of)
    }

    /// The range, within 0 to 1, that holds the true share in about four cases
    /// of five: [`wilson`] at 80 %.
    pub fn range(self) -> (f64, f64) {
        wilson(self, MIDDLE_80)
    }
}

/// The score interval of Wilson for a share.
///
/// With `n` cases, the share `p` among them and `z` standard deviations:
///
/// ```text
/// centre = (p + z²/2n) / (1 + z²/n)
/// half   = z/(1 + z²/n) · √( p(1-p)/n + z²/4n² )
/// ```
///
/// The two ends lie within 0 to 1, hold `p`, and are never the same, so that
/// neither "none of three" nor "three of three" looks certain.
///
/// Source: E. B. Wilson, "Probable Inference, the Law of Succession, and
/// Statistical Inference", JASA 22 (1927) 209-212; recommended for few cases
/// by Brown, `Cai` and `DasGupta`, "Interval Estimation for a Binomial
/// Proportion", Statistical Science 16 (2001) 101-133. Chosen before the
/// interval of Jeffreys, which they recommend too, because it needs nothing but
/// a square root.
pub fn wilson(rate: Rate, z: f64) -> (f64, f64) {
    let (n, p) = (cast::count(rate.of), rate.share());
    let z2 = z * z;
    let scale = 1.0 + z2 / n;
    let centre = (p + z2 / (2.0 * n)) / scale;
    let half = z / scale * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    // Rounding must not push an end past the share that it holds.
    let low = (centre - half).clamp(0.0, p);
    let high = (centre + half).clamp(p, 1.0);
    (low, high)
}
