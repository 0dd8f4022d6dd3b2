//! The test for those who want to know: one activity this week, the other the
//! next.
//!
//! Letting chance decide the weeks takes away what spoils a plain comparison:
//! good weeks, warm leads and effort that follows success then fall on both
//! alike.

use super::e_value::fair_mix;
use super::{CLEAR, Side};
use crate::draw::{Seed, Stream};
use crate::evidence::Lag;
use crate::vocabulary::words;
use crate::{Error, Result};

/// A pair is judged when this share of its answers is due.
const SETTLED: f64 = 0.9;

/// Hours of the two weeks of a pair may differ by this factor.
const ALIKE: f64 = 1.25;

/// No lag is waited for longer than this, in weeks.
const LONGEST: usize = 52;

/// A plan of weeks, each of them for one of two activities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    weeks: Vec<Side>,
}

/// What was done in a trial for one of the two, week by week from its first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tried {
    /// Hours spent on it in each week.
    pub hours: Vec<f64>,
    /// Each success: the week of the act that it came of, and the week in
    /// which it came.
    pub came: Vec<(usize, usize)>,
}

/// What a trial has found so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// How each pair of weeks stands.
    pub pairs: Vec<Pair>,
    /// Of the first, in the pairs that count: hours, and what came of them.
    pub a: (f64, f64),
    /// The same of the second.
    pub b: (f64, f64),
    /// The stake of the bet, see [`Trial::stake`].
    pub stake: f64,
    /// The one whose hour brings more, once that is clear.
    pub better: Option<Side>,
}

words! {
    /// What a trial says of a pair of weeks.
    Pair {
        /// Answers are still due.
        Waiting = "waiting",
        /// It was not kept: too few or too many hours in one of its weeks.
        Broken = "broken",
        /// It counts.
        Judged = "judged",
    }
}

impl Trial {
    /// So many pairs of weeks: each pair has a week of either, and chance says
    /// which comes first.
    pub fn new(pairs: u32, seed: Seed) -> Self {
        let mut stream = Stream::new(seed.and(b"trial"));
        let weeks = (0..pairs).flat_map(|_| {
            if stream.happens(0.5) {
                [Side::A, Side::B]
            } else {
                [Side::B, Side::A]
            }
        });
        Self {
            weeks: weeks.collect(),
        }
    }

    /// A trial as [`Trial::letters`] wrote it down: pairs of `a` and `b`.
    pub fn from_letters(letters: &str) -> Result<Self> {
        let side = |letter: u8| match letter {
            b'a' => Some(Side::A),
            b'b' => Some(Side::B),
            _ => None,
        };
        let weeks: Option<Vec<Side>> = letters.bytes().map(side).collect();
        let weeks = weeks.filter(|weeks| {
            let pairs = weeks.chunks(2);
            !weeks.is_empty() && pairs.into_iter().all(is_pair)
        });
        match weeks {
            Some(weeks) => Ok(Self { weeks }),
            None => Err(Error::new(format!("'{letters}' are no weeks of a trial"))),
        }
    }

    /// Its weeks in their order, a letter each: "abba". Kept, so that a trial
    /// that has begun stays as chance made it.
    pub fn letters(&self) -> String {
        self.weeks.iter().map(|side| side.as_str()).collect()
    }

    /// Its weeks in their order.
    pub fn weeks(&self) -> &[Side] {
        &self.weeks
    }

    /// Whose week it is, from the first with 0; `None` after the last.
    pub fn week(&self, number: usize) -> Option<Side> {
        self.weeks.get(number).copied()
    }

    /// How each pair stands at the end of week `now`, counted from 0.
    pub fn pairs(&self, a: &Tried, b: &Tried, lag: Lag, now: usize) -> Vec<Pair> {
        let judged = (0..self.weeks.len() / 2).map(|pair| self.pair(pair, a, b, lag, now));
        judged.collect()
    }

    /// The stake of a bet against "an hour of a brings as much as an hour of
    /// b", at the end of week `now`: 20 or more is clear, however often it is
    /// looked at.
    ///
    /// ```text
    /// e = mean_rho prod_pairs 2 rho^k_a / (rho^k_a + rho^k_b)
    /// ```
    ///
    /// with the successes k that came of the acts of either week of a pair. It
    /// is the bet of [`super::e_value`] where all that is known to be fair is
    /// the coin that chose the order: how good the weeks were does not matter,
    /// nor that good weeks bring many at once. A pair is judged once, when nine
    /// in ten of its answers are due, and what comes after that is not counted;
    /// otherwise looking at it again would be another bet on the same coin.
    pub fn stake(&self, a: &Tried, b: &Tried, lag: Lag, now: usize) -> f64 {
        let settle = settle(lag);
        let pairs = self.pairs(a, b, lag, now);
        let judged = (0..pairs.len()).filter(|pair| pairs[*pair] == Pair::Judged);
        let counts: Vec<(f64, f64)> = judged
            .map(|pair| (came(a, pair, settle), came(b, pair, settle)))
            .collect();
        fair_mix(|ratio| {
            let log = ratio.ln();
            // ln 2 - ln(1 + rho^(k_b - k_a)), the same without large numbers.
            let pairs = counts.iter().map(|(a, b)| {
                let less = log * (b - a);
                std::f64::consts::LN_2 - less.max(0.0) - (-less.abs()).exp().ln_1p()
            });
            pairs.sum()
        })
    }

    /// What the pairs say that count at the end of week `now`, counted from 0.
    pub fn finding(&self, a: &Tried, b: &Tried, lag: Lag, now: usize) -> Finding {
        let pairs = self.pairs(a, b, lag, now);
        let settle = settle(lag);
        let judged = || (0..pairs.len()).filter(|pair| pairs[*pair] == Pair::Judged);
        let hours = |of: &Tried| judged().map(|pair| spent(of, pair)).sum::<f64>();
        let successes = |of: &Tried| judged().map(|pair| came(of, pair, settle)).sum::<f64>();
        let (in_a, in_b) = (hours(a), hours(b));
        let (of_a, of_b) = (successes(a), successes(b));
        let stake = self.stake(a, b, lag, now);
        // More for each hour, without dividing by hours that may be none.
        let more = if of_a * in_b > of_b * in_a {
            Side::A
        } else {
            Side::B
        };
        Finding {
            better: (stake >= CLEAR).then_some(more),
            a: (in_a, of_a),
            b: (in_b, of_b),
            stake,
            pairs,
        }
    }

    fn pair(&self, pair: usize, a: &Tried, b: &Tried, lag: Lag, now: usize) -> Pair {
        if 2 * pair + 1 + settle(lag) > now {
            return Pair::Waiting;
        }
        let mine = [(a, Side::A), (b, Side::B)].map(|(of, side)| {
            let weeks = [2 * pair, 2 * pair + 1];
            let hours = |week: usize| of.hours.get(week).copied().unwrap_or_default();
            let (in_own, other): (Vec<usize>, Vec<usize>) = weeks
                .into_iter()
                .partition(|week| self.week(*week) == Some(side));
            let sum = |weeks: Vec<usize>| weeks.into_iter().map(hours).sum::<f64>();
            (sum(in_own), sum(other))
        });
        let [(own_a, stray_a), (own_b, stray_b)] = mine;
        let alike = own_a > 0.0 && own_a <= ALIKE * own_b && own_b <= ALIKE * own_a;
        let stray = stray_a + stray_b > (ALIKE - 1.0) * (own_a + own_b);
        if alike && !stray {
            Pair::Judged
        } else {
            Pair::Broken
        }
    }
}

/// Weeks from an act until nine in ten of its answers have come, at most 52:
/// what happened before that can be judged.
pub fn settle(lag: Lag) -> usize {
    let mut weeks = (0..LONGEST).zip(std::iter::successors(Some(0.5), |age| Some(age + 1.0)));
    weeks
        .find(|(_, age)| lag.share_by(*age) >= SETTLED)
        .map_or(LONGEST, |(weeks, _)| weeks)
}

/// Whether two weeks are one of each.
fn is_pair(weeks: &[Side]) -> bool {
    matches!(weeks, [Side::A, Side::B] | [Side::B, Side::A])
}

/// Hours of a pair.
fn spent(of: &Tried, pair: usize) -> f64 {
    let weeks = of.hours.iter().skip(2 * pair).take(2);
    weeks.sum()
}

/// Successes of the acts of a pair that came in time, as a number.
fn came(of: &Tried, pair: usize, settle: usize) -> f64 {
    let of_pair = of
        .came
        .iter()
        .filter(|(act, came)| act / 2 == pair && *came <= 2 * pair + 1 + settle);
    of_pair.fold(0.0, |count, _| count + 1.0)
}
