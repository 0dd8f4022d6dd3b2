//! A verdict that can be asked for every day.
//!
//! Looking at two equal activities every week, one of them is "twice as good"
//! sooner or later in 84 years of 100, and "significantly better" at 5 % in 26.
//! A bet cannot be fooled so. Under "an hour of a brings as much as an hour of
//! b" a success that comes in some week is one of a with chance q, the share
//! of a in the hours due that week. Whoever bets on that at fair odds does not
//! grow rich: the stake, 1 at first, is 20 or more at *any* time with a chance
//! of at most 5 %.

use super::Weekly;
use crate::cast;

/// A stake from which on a difference is called clear: 1 / 5 %.
pub const CLEAR: f64 = 20.0;

/// How many times as much an hour of a may bring: what the bets are on, in
/// equal parts.
const RATIOS: [f64; 6] = [0.125, 0.25, 0.5, 2.0, 4.0, 8.0];

/// The stake after all weeks of two activities.
///
/// ```text
/// q_i = E_a / (E_a + E_b)                 in the week of success i, hours due
/// e   = mean_rho prod_i [ rho if success i is a's else 1 ] / (rho q_i + 1 - q_i)
/// ```
///
/// `due_a` and `due_b` are the hours due in each week
/// ([`super::effective_hours`]); the shares may change from week to week and
/// follow what has happened before, as effort does. A week in which only one
/// of them is due says nothing. The bets are on both sides, so a large stake
/// says "different"; which way is another question.
///
/// Sources: Ville, "Étude critique de la notion de collectif", 1939, for the
/// bound at all times; Robbins, "Statistical Methods Related to the Law of the
/// Iterated Logarithm", Annals of Mathematical Statistics 41 (1970) 1397-1409,
/// for mixing bets; Howard, Ramdas, `McAuliffe` and Sekhon, "Time-uniform,
/// Nonparametric, Nonasymptotic Confidence Sequences", Annals of Statistics 49
/// (2021).
pub fn e_value(due_a: &[f64], due_b: &[f64], a: &[u64], b: &[u64]) -> f64 {
    fair_mix(|ratio| {
        let weeks = due_a.iter().zip(due_b).enumerate();
        let stakes = weeks.map(|(week, (due_a, due_b))| {
            let of = |successes: &[u64]| successes.get(week).copied().unwrap_or_default();
            stake(ratio, *due_a, *due_b, of(a), of(b))
        });
        stakes.sum()
    })
}

/// The stake that is spread evenly over all ratios, from the logarithm of what
/// the bet on each of them has made of its part.
pub(super) fn fair_mix(log_stake: impl Fn(f64) -> f64) -> f64 {
    mean_of_exp(&RATIOS.map(log_stake))
}

/// The logarithm of what one week makes of a stake.
fn stake(ratio: f64, due_a: f64, due_b: f64, a: u64, b: u64) -> f64 {
    let share = due_a / (due_a + due_b);
    // Also no number: nothing is due.
    if !(share > 0.0 && share < 1.0) {
        return 0.0;
    }
    let odds = ratio.mul_add(share, 1.0 - share).ln();
    let (a, b) = (cast::count(a), cast::count(b));
    a * (ratio.ln() - odds) - b * odds
}

/// The mean of `e^x`, at most the largest number there is.
fn mean_of_exp(logs: &[f64]) -> f64 {
    let highest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = logs.iter().map(|log| (log - highest).exp()).sum();
    let parts = logs.iter().fold(0.0, |parts, _| parts + 1.0);
    (highest.exp() * (sum / parts)).min(f64::MAX)
}

impl Weekly {
    /// All successes.
    pub fn total(&self) -> u64 {
        self.successes.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One success of a at equal shares: the mean of rho / (rho/2 + 1/2) is 1,
    /// since the ratios are symmetric.
    #[test]
    fn one_success_says_nothing() {
        let e = e_value(&[1.0], &[1.0], &[1], &[0]);
        assert!((e - 1.0).abs() < 1e-12, "{e}");
    }

    /// Two of a at equal shares, by hand: the mean of (2 rho / (rho + 1))^2,
    /// (0.049383 + 0.16 + 0.444444 + 1.777778 + 2.56 + 3.160494) / 6.
    #[test]
    fn two_of_a_kind_say_a_little() {
        let e = e_value(&[5.0], &[5.0], &[2], &[0]);
        assert!((e - 1.358_683).abs() < 1e-6, "{e}");
        let back = e_value(&[5.0], &[5.0], &[0], &[2]);
        assert!((e - back).abs() < 1e-12);
    }

    #[test]
    fn a_week_with_one_activity_says_nothing() {
        assert!((e_value(&[3.0], &[0.0], &[9], &[1]) - 1.0).abs() < 1e-12);
        assert!((e_value(&[0.0], &[0.0], &[9], &[1]) - 1.0).abs() < 1e-12);
        assert!((e_value(&[], &[], &[9], &[]) - 1.0).abs() < 1e-12);
    }

    /// The stake is fair: over what the next success may be, its mean is what
    /// it was.
    #[test]
    fn the_stake_is_a_fair_bet_at_any_share() {
        for share in [0.01, 0.2, 0.5, 0.9] {
            let (due_a, due_b) = (vec![1.0, share], vec![1.0, 1.0 - share]);
            let before = e_value(&due_a, &due_b, &[3, 0], &[1, 0]);
            let up = e_value(&due_a, &due_b, &[3, 1], &[1, 0]);
            let down = e_value(&due_a, &due_b, &[3, 0], &[1, 1]);
            let mean = share * up + (1.0 - share) * down;
            assert!((mean - before).abs() < 1e-12, "{share}: {mean} {before}");
        }
    }

    #[test]
    fn so_many_successes_that_no_number_holds_them() {
        let e = e_value(&[1.0], &[1.0], &[u64::MAX], &[0]);
        assert!(e.is_finite() && e > CLEAR);
    }
}
