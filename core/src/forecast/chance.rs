//! How likely an act of one seller leads to a deal.

use jiff::civil::Date;

use super::activity::Activity;
use super::live::DeadTime;
use crate::draw::{Stream, law};

/// Below this published chance an act is so rarely followed by a deal that
/// counting deals and counting acts that led to one come to the same.
const RARE: f64 = 0.05;

/// From here on one act may lead to several deals.
const SEVERAL: f64 = 0.9;

/// How many values of a chance are weighed against each other.
const POINTS: u32 = 1_000;

/// What is believed of the chance that one act leads to a deal.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Chance {
    /// Rare, or several at once: Gamma(shape, rate).
    Rate {
        /// Successes, the prior's included.
        shape: f64,
        /// Acts whose time has come, the prior's included.
        rate: f64,
    },
    /// One deal an act at most: values, and the weight of each and of all
    /// before it.
    Points {
        /// Chances, 0 to 1.
        values: Vec<f64>,
        /// Sums of weights; the last is the sum of all.
        below: Vec<f64>,
    },
}

impl Chance {
    /// Benchmark and acts together. An act counts as far as its time has come:
    ///
    /// ```text
    /// rare:  p ~ Gamma(c + successes, c / benchmark + sum of F(age))
    /// else:  points p at quantiles of Gamma(c, c / benchmark) below 1, weights
    ///        ln w = successes ln p + sum over the others of ln(1 - p F(age))
    /// ```
    ///
    /// with F the share of the lag that has passed.
    pub(super) fn of(activity: &Activity, as_of: Date, dead: &DeadTime) -> Self {
        let prior = (activity.strength, activity.strength / activity.benchmark);
        let acts: Vec<Seen> = Seen::all(activity, as_of, dead);
        if (RARE..SEVERAL).contains(&activity.benchmark) {
            return Self::points(prior, &acts);
        }
        Self::Rate {
            shape: prior.0 + acts.iter().map(|acts| acts.led).sum::<f64>(),
            rate: prior.1 + acts.iter().map(|acts| acts.count * acts.share).sum::<f64>(),
        }
    }

    fn points(prior: (f64, f64), acts: &[Seen]) -> Self {
        let most = law::gamma_at_most(prior.0, prior.1, 1.0);
        let middle = |point: u32| (f64::from(point) + 0.5) / f64::from(POINTS);
        let value = |point| law::gamma_quantile(prior.0, prior.1, most * middle(point));
        let values: Vec<f64> = (0..POINTS).map(value).collect();
        let logs: Vec<f64> = values.iter().map(|p| likelihood(*p, acts)).collect();
        let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut sum = 0.0;
        let below = logs.iter().map(|log| {
            sum += if top.is_finite() {
                (log - top).exp()
            } else {
                1.0
            };
            sum
        });
        Self::Points {
            below: below.collect(),
            values,
        }
    }

    /// One draw.
    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        match self {
            Self::Rate { shape, rate } => stream.gamma(*shape, *rate),
            Self::Points { values, below } => {
                let at = stream.uniform() * below.last().copied().unwrap_or_default();
                let place = below.partition_point(|sum| *sum < at);
                values.get(place).copied().unwrap_or_default()
            }
        }
    }

    /// Whether one act leads to one deal at most.
    pub(super) const fn is_once(&self) -> bool {
        matches!(self, Self::Points { .. })
    }
}

/// The day of age for which acts of this age stand: the middle of the week
/// from the third week on, and of the quarter from the second quarter on.
fn rounded(days: u32) -> u32 {
    match days {
        0..14 => days,
        14..91 => days / 7 * 7 + 3,
        _ => days / 91 * 91 + 45,
    }
}

/// Acts of about one age, and how far their time has come.
struct Seen {
    days: u32,
    count: f64,
    led: f64,
    share: f64,
}

impl Seen {
    fn all(activity: &Activity, as_of: Date, dead: &DeadTime) -> Vec<Self> {
        let mut seen: Vec<Self> = Vec::new();
        for acts in activity.done.iter().filter(|acts| acts.on < as_of) {
            let days = rounded(dead.live_days(acts.on, as_of));
            let place = seen.partition_point(|seen| seen.days < days);
            if seen.get(place).is_none_or(|seen| seen.days != days) {
                seen.insert(place, Self::none(days, activity));
            }
            if let Some(seen) = seen.get_mut(place) {
                seen.count += f64::from(acts.count);
                seen.led += f64::from(acts.led);
            }
        }
        seen
    }

    fn none(days: u32, activity: &Activity) -> Self {
        Self {
            days,
            count: 0.0,
            led: 0.0,
            share: activity.lag.share_by(f64::from(days) / 7.0),
        }
    }
}

/// The logarithm of the likelihood of what was seen at this chance.
fn likelihood(p: f64, acts: &[Seen]) -> f64 {
    let of = |acts: &Seen| {
        let others = (acts.count - acts.led).max(0.0);
        let none = if others > 0.0 {
            others * (1.0 - p * acts.share).max(f64::MIN_POSITIVE).ln()
        } else {
            0.0
        };
        let led = if acts.led > 0.0 {
            acts.led * p.max(f64::MIN_POSITIVE).ln()
        } else {
            0.0
        };
        led + none
    };
    acts.iter().map(of).sum()
}
