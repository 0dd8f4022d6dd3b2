//! Deals walked forward in time at given hazards.

use super::age::{BINS, ByAge, EDGES, bin, end};
use super::hazard::Hazards;

/// A piece of a deal's future that lies in one bin of age.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Leg {
    /// The bin.
    pub(super) bin: usize,
    /// How long it lasts.
    weeks: f64,
    /// Whether it is all of its bin, as most are.
    is_whole: bool,
}

/// The legs of `weeks` weeks from an age on.
pub(super) fn legs(age: f64, weeks: f64) -> Vec<Leg> {
    let (mut at, until) = (age.max(0.0), age.max(0.0) + weeks);
    let mut legs = Vec::new();
    while at < until {
        let bin = bin(at);
        let to = until.min(end(bin));
        legs.push(Leg {
            bin,
            weeks: to - at,
            is_whole: at <= EDGES[bin] && to >= end(bin),
        });
        at = to;
    }
    legs
}

/// How deals leave each bin of age at the hazards of one draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Leaving {
    /// Wins and losses for each deal-week.
    all: ByAge,
    /// The share of those that leave that is won.
    won: ByAge,
    /// The share that is left at the end of the bin of those at its beginning.
    left: ByAge,
}

impl Leaving {
    pub(super) fn of(hazards: &Hazards) -> Self {
        let all: ByAge = std::array::from_fn(|b| hazards.win[b] + hazards.lose[b]);
        let won = |b: usize| {
            if all[b] > 0.0 {
                hazards.win[b] / all[b]
            } else {
                0.0
            }
        };
        Self {
            all,
            won: std::array::from_fn(won),
            left: std::array::from_fn(|b| (-all[b] * width(b)).exp()),
        }
    }

    /// The chance that a deal is won on these legs. On one leg deals leave at
    /// `win + lose`, so of those that leave, `win / (win + lose)` are won.
    pub(super) fn chance(&self, legs: &[Leg]) -> f64 {
        let (mut open, mut won) = (1.0, 0.0);
        for leg in legs {
            let left = if leg.is_whole {
                self.left[leg.bin]
            } else {
                (-self.all[leg.bin] * leg.weeks).exp()
            };
            won += open * (1.0 - left) * self.won[leg.bin];
            open *= left;
        }
        won.clamp(0.0, 1.0)
    }
}

/// How long a bin lasts; nothing for the last, which has no end.
fn width(bin: usize) -> f64 {
    let width = end(bin) - EDGES[bin];
    if width.is_finite() { width } else { 0.0 }
}

/// The chance that a new deal is won within 0, 1, 2 ... weeks, into `course`.
/// The edges of the bins are whole weeks, so one exponential a bin is enough.
pub(super) fn course(hazards: &Hazards, course: &mut [f64]) {
    let left: ByAge = std::array::from_fn(|b| (-hazards.win[b] - hazards.lose[b]).exp());
    let (mut open, mut won, mut at, mut bin) = (1.0, 0.0, 0.0, 0);
    for point in course {
        *point = won;
        let all = hazards.win[bin] + hazards.lose[bin];
        if all > 0.0 {
            won += open * (1.0 - left[bin]) * hazards.win[bin] / all;
            open *= left[bin];
        }
        at += 1.0;
        if bin + 1 < BINS && at >= end(bin) {
            bin += 1;
        }
    }
}
