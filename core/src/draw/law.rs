//! Distribution functions and their inverses.
//!
//! Parameters out of range are read as their limit, as in [`super::Stream`]:
//! a gamma law whose shape is not above 0 lies at 0, one whose rate is not
//! above 0 lies beyond every number. A chance is brought into 0 to 1.

use crate::cast;
use statrs::distribution::{ContinuousCDF, Gamma, Normal};
use statrs::function::{beta, gamma};

use super::LARGEST;

/// From this shape on a gamma law is taken as normal: it is so to three
/// digits, and its series would be long.
const NORMAL_FROM: f64 = 1e6;

/// The chance that a draw from Gamma(shape, rate) is at most `x`.
pub fn gamma_at_most(shape: f64, rate: f64, x: f64) -> f64 {
    if x.is_nan() || x < 0.0 || rate.is_nan() || rate <= 0.0 {
        return 0.0;
    }
    if shape.is_nan() || shape <= 0.0 {
        return 1.0;
    }
    regular_gamma(shape, rate * x)
}

/// The number below which a draw from Gamma(shape, rate) falls with this
/// chance; at most [`LARGEST`].
pub fn gamma_quantile(shape: f64, rate: f64, chance: f64) -> f64 {
    if shape.is_nan() || shape <= 0.0 || chance.is_nan() || chance <= 0.0 {
        return 0.0;
    }
    if rate.is_nan() || rate <= 0.0 || chance >= 1.0 {
        return LARGEST;
    }
    let found = unit_quantile(shape.min(LARGEST), chance) / rate;
    if found.is_nan() {
        0.0
    } else {
        found.clamp(0.0, LARGEST)
    }
}

/// The quantile at rate 1.
fn unit_quantile(shape: f64, chance: f64) -> f64 {
    if shape > NORMAL_FROM {
        return shape + shape.sqrt() * Normal::standard().inverse_cdf(chance);
    }
    if shape.to_bits() == 1.0_f64.to_bits() {
        return -(-chance).ln_1p();
    }
    if shape < 1.0 {
        return quantile_near_zero(shape, chance);
    }
    Gamma::new(shape, 1.0).map_or(0.0, |law| law.inverse_cdf(chance))
}

/// The quantile at rate 1 and a shape below 1, where it can be so close to 0
/// that a search by absolute steps stops far too early.
///
/// Newton's method on the logarithm of the chance against `ln x`. That curve is
/// concave and the start lies left of the root, so every step stays left of it
/// and comes nearer.
fn quantile_near_zero(shape: f64, chance: f64) -> f64 {
    let mut ln_x = (chance.ln() + ln_gamma(shape + 1.0)) / shape;
    for _ in 0..100 {
        let x = ln_x.exp();
        let below = regular_gamma(shape, x);
        if below <= 0.0 {
            break;
        }
        let slope = (shape * ln_x - x - ln_gamma(shape)).exp() / below;
        let step = (chance.ln() - below.ln()) / slope;
        if !step.is_finite() || step.abs() < 1e-12 {
            break;
        }
        ln_x += step;
    }
    ln_x.exp()
}

/// The chance that a draw from Poisson(mean) is at most `count`.
pub fn poisson_at_most(count: u64, mean: f64) -> f64 {
    if mean.is_nan() || mean <= 0.0 {
        return 1.0;
    }
    1.0 - regular_gamma(cast::count(count) + 1.0, mean)
}

/// The chance that a draw from Beta(a, b) is at most `x`.
pub fn beta_at_most(a: f64, b: f64, x: f64) -> f64 {
    match (a > 0.0, b > 0.0) {
        (true, true) if x > 0.0 && x < 1.0 => {
            let found = beta::checked_beta_reg(a.min(LARGEST), b.min(LARGEST), x);
            found.map_or(0.0, |found| found.clamp(0.0, 1.0))
        }
        _ if x >= 1.0 => 1.0,
        (false, true) if x >= 0.0 => 1.0,
        (false, false) if x >= 0.0 => 0.5,
        _ => 0.0,
    }
}

/// The number below which a draw from Beta(a, b) falls with this chance, 0 to 1.
pub fn beta_quantile(a: f64, b: f64, chance: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    // Each step halves what is left: after 60 nothing of a double's 53 bits is.
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if beta_at_most(a, b, middle) < chance {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The chance that a standard normal draw is at most `x`.
pub fn normal_at_most(x: f64) -> f64 {
    Normal::standard().cdf(x)
}

/// The chance that a chi-square of so many degrees of freedom is at least
/// `x`: the p-value of a chi-square test. 1 without any degree of freedom.
pub fn chi_square_at_least(x: f64, degrees: u32) -> f64 {
    if degrees == 0 || x.is_nan() || x <= 0.0 {
        return 1.0;
    }
    1.0 - regular_gamma(f64::from(degrees) / 2.0, x / 2.0)
}

/// The logarithm of the gamma function, for x above 0; it is large, not
/// infinite, at 0 and below.
pub fn ln_gamma(x: f64) -> f64 {
    gamma::ln_gamma(if x > 0.0 {
        x.min(LARGEST)
    } else {
        f64::MIN_POSITIVE
    })
}

/// The regularised lower incomplete gamma function.
fn regular_gamma(shape: f64, x: f64) -> f64 {
    let (shape, x) = (shape.min(LARGEST), x.min(LARGEST));
    if x <= 0.0 {
        return 0.0;
    }
    if x < 1e-9 && shape < NORMAL_FROM {
        // The first term of the series: the next is 10^-9 of it.
        return (shape * x.ln() - ln_gamma(shape + 1.0)).exp().min(1.0);
    }
    if shape > NORMAL_FROM {
        return normal_at_most((x - shape) / shape.sqrt());
    }
    gamma::checked_gamma_lr(shape, x).map_or(1.0, |found| found.clamp(0.0, 1.0))
}
