//! The sentences that have the most behind them.

use legwork_core::attribute::{Comparison, Verdict, words};

use super::Compared;
use super::gather::{Gathered, Hour};

/// At most so many: more would be read by nobody.
const SAID: usize = 5;

/// What is clear, then activities with results of their own, then what leans.
pub(super) fn sentences(
    found: &Gathered,
    hours: &[Hour<'_>],
    pairs: &[(Compared, Comparison)],
) -> Vec<String> {
    let of = |verdict: Verdict| {
        let fitting = pairs
            .iter()
            .filter(move |(_, told)| told.verdict == verdict);
        fitting.map(|(view, _)| view.says.clone())
    };
    let own = hours.iter().filter(|hour| !hour.hourly.is_benchmark_only());
    let own = own.map(|hour| one(found, hour));
    of(Verdict::Clear)
        .chain(own)
        .chain(of(Verdict::Leaning))
        .take(SAID)
        .collect()
}

fn one(found: &Gathered, hour: &Hour<'_>) -> String {
    let own = found.book.own();
    match (found.worth.currency, found.worth.deal()) {
        (Some(currency), Some(_)) => words::hour(&hour.hourly, currency, own),
        _ => words::rate(&hour.hourly, hour.acts(), own),
    }
}
