//! Exact fractions.

use std::fmt;
use std::num::NonZeroU64;

/// A fraction in lowest terms; written `7/2`, and `4/1` when whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: u64,
    denominator: NonZeroU64,
}

impl Ratio {
    /// `numerator / denominator`; `None` when the denominator is 0.
    pub fn new(numerator: u64, denominator: u64) -> Option<Self> {
        let divisor = gcd(numerator, denominator);
        let reduced = denominator.checked_div(divisor).and_then(NonZeroU64::new)?;
        Some(Self {
            numerator: numerator / divisor,
            denominator: reduced,
        })
    }

    /// The number above the line.
    pub const fn numerator(self) -> u64 {
        self.numerator
    }

    /// The number below the line.
    pub const fn denominator(self) -> u64 {
        self.denominator.get()
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}/{}", self.numerator, self.denominator))
    }
}

/// The greatest common divisor; 0 only of 0 and 0.
fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
