//! How well: what the acts of a kind led to.
//!
//! A rate is taken among the units whose outcome is known. What somebody did
//! not write down is neither a success nor a failure; how many units that
//! concerns is shown beside the rates.

use legwork_core::vocabulary::Outcome;
use serde::Serialize;

use super::rate::{RateView, rate};
use crate::store::activity::OutcomeSum;

/// How often the acts of a kind led to one outcome.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutcomeCount {
    /// The outcome: `no_answer`, `voicemail`, `conversation`, ...
    pub outcome: Outcome,
    /// Units that led to it.
    pub units: i64,
    /// Their share of the units whose outcome is known.
    pub rate: Option<RateView>,
    /// Units that led to it over the days before.
    pub units_before: i64,
    /// Their share then.
    pub rate_before: Option<RateView>,
}

/// The outcomes of one kind, from nothing to a won deal; those that never
/// happened are left out.
pub(super) fn outcomes(kind: &str, now: &[OutcomeSum], before: &[OutcomeSum]) -> Vec<OutcomeCount> {
    let (known, known_before) = (known(kind, now), known(kind, before));
    let count = |outcome: &Outcome| {
        let (units, units_before) = (units(kind, *outcome, now), units(kind, *outcome, before));
        OutcomeCount {
            outcome: *outcome,
            units,
            rate: rate(units, known),
            units_before,
            rate_before: rate(units_before, known_before),
        }
    };
    let counts = Outcome::ALL.iter().map(count);
    let happened = |one: &OutcomeCount| one.units > 0 || one.units_before > 0;
    counts.filter(happened).collect()
}

/// The units of a kind whose outcome is known.
pub(super) fn known(kind: &str, sums: &[OutcomeSum]) -> i64 {
    let of_kind = sums.iter().filter(|sum| sum.0 == kind);
    of_kind.map(|sum| sum.2).sum()
}

fn units(kind: &str, outcome: Outcome, sums: &[OutcomeSum]) -> i64 {
    let found = sums.iter().find(|sum| sum.0 == kind && sum.1.0 == outcome);
    found.map_or(0, |sum| sum.2)
}
