//! The chance of enough wins.

use crate::cast;
use crate::draw::law;

/// From so many wins on the sum over all smaller counts gives way to an
/// approximation.
const FEW: u64 = 48;

/// `1 / count`, since a division takes as long as four products.
static INVERSE: [f64; 48] = {
    let mut inverse = [0.0; 48];
    let mut count = 1;
    while count < 48 {
        inverse[count] = 1.0 / cast::count(count as u64);
        count += 1;
    }
    inverse
};

/// Standard deviations beyond which a chance is 0 or 1: it differs by 10^-15.
const FAR: f64 = 8.0;

/// The chance that Poisson(`mean`) is at least `need`: 1 for 0.
///
/// Summed for few wins; else the approximation of Wilson and Hilferty, "The
/// Distribution of Chi-Square", PNAS 17 (1931) 684-688, since a Poisson count
/// reaches K just when a Gamma(K) time has passed. It is right to 0.001 from
/// 48 wins on.
pub(super) fn at_least(need: u64, mean: f64) -> f64 {
    if need == 0 {
        return 1.0;
    }
    if mean <= 0.0 {
        return 0.0;
    }
    match need {
        0..=FEW => few(need, mean),
        // More wins are never likelier, also where the formulas change.
        _ if need <= FEW + 8 => many(need, mean).min(few(FEW, mean)),
        _ => many(need, mean),
    }
}

fn few(need: u64, mean: f64) -> f64 {
    let (mut term, mut below) = (1.0, 1.0);
    let counts = usize::try_from(need).unwrap_or(INVERSE.len());
    for inverse in INVERSE.iter().take(counts).skip(1) {
        term *= mean * inverse;
        below += term;
    }
    // So large a mean that the sum is no number: e^-mean is 0 before that.
    (1.0 - (-mean).exp() * below.min(f64::MAX)).clamp(0.0, 1.0)
}

fn many(need: u64, mean: f64) -> f64 {
    let need = cast::count(need);
    let spread = 1.0 / (9.0 * need);
    let away = ((mean / need).cbrt() - 1.0 + spread) / spread.sqrt();
    match away {
        _ if away < -FAR => 0.0,
        _ if away > FAR => 1.0,
        _ => law::normal_at_most(away),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1 - e^-2 (1 + 2) and the like.
    #[test]
    fn the_chance_of_a_few_wins_is_the_sum() {
        for (need, mean, want) in [
            (1, 0.5, 0.393_469),
            (2, 2.0, 0.593_994),
            (3, 2.0, 0.323_324),
            (6, 10.0, 0.932_914),
        ] {
            assert!(
                (at_least(need, mean) - want).abs() < 1e-6,
                "{need} of {mean}"
            );
        }
        assert!((at_least(0, 0.0) - 1.0).abs() < f64::EPSILON);
        assert!(at_least(1, 0.0).abs() < f64::EPSILON);
    }

    #[test]
    fn many_wins_are_near_enough() {
        for need in [49, 60, 200, 3_000] {
            for times in [0.7, 0.9, 1.0, 1.1, 1.5] {
                let mean = cast::count(need) * times;
                let exact = 1.0 - law::poisson_at_most(need - 1, mean);
                assert!(
                    (at_least(need, mean) - exact).abs() < 1e-3,
                    "{need} of {mean}"
                );
            }
        }
    }

    #[test]
    fn more_wins_are_never_likelier() {
        for tenths in 1..2_000 {
            let mean = f64::from(tenths) / 10.0;
            for need in 1..120 {
                let (fewer, more) = (at_least(need, mean), at_least(need + 1, mean));
                assert!(more <= fewer + 1e-9, "{need} of {mean}: {fewer}, {more}");
            }
        }
    }

    #[test]
    fn it_is_a_chance_at_every_extreme() {
        for need in [1, 48, 49, 1_000_000_000_000] {
            for mean in [1e-300, 1e-9, 1.0, 700.0, 800.0, 1e12, 1e300] {
                let chance = at_least(need, mean);
                assert!((0.0..=1.0).contains(&chance), "{need} of {mean}: {chance}");
            }
        }
        assert!((at_least(48, 1e9) - 1.0).abs() < 1e-9);
    }
}
