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

/// So many draws are summed side by side: each sum by itself would wait for
/// its last product most of the time.
const LANES: usize = 8;

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

/// The sum over all draws of [`at_least`], as if they were added one by one. A
/// sum that has passed `enough` goes no further.
pub(super) fn sum_at_least(need: &[u64], means: &[f64], enough: f64) -> f64 {
    let mut sum = 0.0;
    for (need, means) in need.chunks(LANES).zip(means.chunks(LANES)) {
        match (need.try_into(), means.try_into()) {
            (Ok(need), Ok(means)) if few_are_needed(need) => {
                for chance in few_each(need, means) {
                    sum += chance;
                }
            }
            _ => {
                let each = need.iter().zip(means);
                each.for_each(|(need, mean)| sum += at_least(*need, *mean));
            }
        }
        if sum > enough {
            break;
        }
    }
    sum
}

fn few_are_needed(need: &[u64; LANES]) -> bool {
    need.iter().all(|need| (1..=FEW).contains(need))
}

/// [`few`], side by side.
fn few_each(need: &[u64; LANES], means: &[f64; LANES]) -> [f64; LANES] {
    let wanted = need.map(cast::count);
    let most = need
        .iter()
        .copied()
        .max()
        .and_then(|most| usize::try_from(most).ok());
    let (mut term, mut below, mut counts) = ([1.0; LANES], [1.0; LANES], 1.0);
    for inverse in INVERSE.iter().take(most.unwrap_or(INVERSE.len())).skip(1) {
        for lane in 0..LANES {
            term[lane] *= means[lane] * inverse;
            below[lane] += if counts < wanted[lane] {
                term[lane]
            } else {
                0.0
            };
        }
        counts += 1.0;
    }
    std::array::from_fn(|lane| over(means[lane], below[lane]))
}

fn few(need: u64, mean: f64) -> f64 {
    let (mut term, mut below) = (1.0, 1.0);
    let counts = usize::try_from(need).unwrap_or(INVERSE.len());
    for inverse in INVERSE.iter().take(counts).skip(1) {
        term *= mean * inverse;
        below += term;
    }
    over(mean, below)
}

/// The chance of more than the counts whose terms add up to `below`.
fn over(mean: f64, below: f64) -> f64 {
    // So large a mean that the sum is no number: e^-mean is 0 before that.
    (1.0 - (-mean).exp() * below.min(f64::MAX)).clamp(0.0, 1.0)
}

fn many(need: u64, mean: f64) -> f64 {
    let need = cast::count(need);
    let spread = 1.0 / (9.0 * need);
    let far = FAR * spread.sqrt();
    // A root takes longer than all the rest, and most are far off.
    if mean / need < (1.0 - spread - far).powi(3) {
        return 0.0;
    }
    let away = (mean / need).cbrt() - 1.0 + spread;
    if away > far {
        return 1.0;
    }
    law::normal_at_most(away / spread.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{Seed, Stream};

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
    fn side_by_side_is_the_same_to_the_last_digit() {
        let mut stream = Stream::new(Seed::of(b"lanes"));
        for most in [1, 6, 48, 60] {
            let need: Vec<u64> = (0..403).map(|_| stream.place(most) as u64 + 1).collect();
            let means: Vec<f64> = (0..403).map(|_| stream.gamma(0.5, 0.02)).collect();
            let one = |(need, mean): (&u64, &f64)| at_least(*need, *mean);
            let one_by_one: f64 = need.iter().zip(&means).map(one).sum();
            let found = sum_at_least(&need, &means, f64::INFINITY);
            assert_eq!(found.to_bits(), one_by_one.to_bits(), "{most}");
        }
        let none = sum_at_least(&[3; 8], &[0.0; 8], f64::INFINITY);
        assert_eq!(none.to_bits(), 0.0_f64.to_bits());
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
