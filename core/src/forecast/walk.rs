//! Deals walked forward in time at given hazards.

use super::age::{BINS, ByAge, bin, end};
use super::hazard::Hazards;

/// A piece of a deal's future that lies in one bin of age.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Leg {
    /// The bin.
    pub(super) bin: usize,
    /// How long it lasts.
    weeks: f64,
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
        });
        at = to;
    }
    legs
}

/// The chance that a deal is won on these legs. On one leg deals leave at
/// `win + lose`, so of those that leave, `win / (win + lose)` are won.
pub(super) fn chance(legs: &[Leg], hazards: &Hazards) -> f64 {
    let (mut open, mut won) = (1.0, 0.0);
    for leg in legs {
        let (win, all) = (
            hazards.win[leg.bin],
            hazards.win[leg.bin] + hazards.lose[leg.bin],
        );
        if all > 0.0 {
            let left = (-all * leg.weeks).exp();
            won += open * (1.0 - left) * win / all;
            open *= left;
        }
    }
    won.clamp(0.0, 1.0)
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
