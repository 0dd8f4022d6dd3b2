//! Whether one activity brings more than another, in three words.

use super::{CLEAR, Hourly, Weekly, e_value, effective_hours};
use crate::evidence::Lag;
use crate::vocabulary::words;

/// The chance from which on one leans.
const LEANS: f64 = 0.8;

words! {
    /// How sure it is that an hour of one brings more than an hour of another.
    Verdict {
        /// Nothing has come of one of them yet: what is shown is published
        /// rates.
        BenchmarkOnly = "benchmark only",
        /// No side is four times as likely as the other.
        Open = "open",
        /// More likely than not, by four to one or more. Seen every week, it
        /// will be wrong now and then.
        Leaning = "leaning",
        /// Proven against equality, however often it was looked at.
        Clear = "clear",
    }
}

words! {
    /// One of two.
    Side {
        /// The first.
        A = "a",
        /// The second.
        B = "b",
    }
}

/// Two activities side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// How sure it is.
    pub verdict: Verdict,
    /// Which one brings more, when it leans or is clear.
    pub better: Option<Side>,
    /// The chance that an hour of a brings more money.
    pub chance: f64,
    /// The stake of the bet against equality, see [`e_value`].
    pub stake: f64,
}

/// Compares two activities by their histories, which begin with the same week
/// and end with this one.
///
/// The word is *clear* when the stake is 20 or more; since a large stake only
/// says "different", the direction is taken from the chance that an hour of a
/// brings more. Where more meetings come of one and more money of the other,
/// nothing is clear.
pub fn compare(
    (a, of_a, lag_a): (&Hourly, &Weekly, Lag),
    (b, of_b, lag_b): (&Hourly, &Weekly, Lag),
) -> Comparison {
    let stake = stake((of_a, lag_a), (of_b, lag_b));
    let chance = a.beats(b);
    let agree = (chance > 0.5) == (a.succeeds_more(b) > 0.5);
    let nothing_yet = a.is_benchmark_only() || b.is_benchmark_only();
    let verdict = verdict(stake, chance, agree, nothing_yet);
    let better = match verdict {
        Verdict::Leaning | Verdict::Clear if chance > 0.5 => Some(Side::A),
        Verdict::Leaning | Verdict::Clear => Some(Side::B),
        Verdict::BenchmarkOnly | Verdict::Open => None,
    };
    Comparison {
        verdict,
        better,
        chance,
        stake,
    }
}

/// The stake of the bet against equality over all weeks.
fn stake((a, lag_a): (&Weekly, Lag), (b, lag_b): (&Weekly, Lag)) -> f64 {
    let weeks = [&a.successes, &b.successes].map(Vec::len);
    let weeks = weeks.into_iter().max().unwrap_or_default();
    e_value(
        &effective_hours(&a.hours, lag_a, weeks),
        &effective_hours(&b.hours, lag_b, weeks),
        &a.successes,
        &b.successes,
    )
}

/// One that has brought much and one that has brought nothing in as many hours
/// can be clear; short of that, nothing yet is benchmark only.
fn verdict(stake: f64, chance: f64, agree: bool, nothing_yet: bool) -> Verdict {
    match chance.max(1.0 - chance) {
        _ if stake >= CLEAR && agree => Verdict::Clear,
        _ if nothing_yet => Verdict::BenchmarkOnly,
        likelier if likelier >= LEANS => Verdict::Leaning,
        _ => Verdict::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_its_rule() {
        for (stake, chance, agree, nothing_yet, want) in [
            (1.0, 0.99, true, true, Verdict::BenchmarkOnly),
            (19.9, 0.79, true, false, Verdict::Open),
            (19.9, 0.80, true, false, Verdict::Leaning),
            (19.9, 0.15, true, false, Verdict::Leaning),
            (20.0, 0.99, true, false, Verdict::Clear),
            (20.0, 0.99, true, true, Verdict::Clear),
            (20.0, 0.90, false, false, Verdict::Leaning),
            (20.0, 0.60, false, false, Verdict::Open),
        ] {
            assert_eq!(
                verdict(stake, chance, agree, nothing_yet),
                want,
                "{stake} {chance}"
            );
        }
    }
}
