//! Figures that belong together: ranges, "from A to B" without its "from",
//! "1 in 4", and what was reached last year.

use super::figure::{Figure, Measure, Source, Tie};
use super::words::{Verb, verb};
use crate::money::Decimal;

/// Settles pairs of neighbouring figures.
pub(super) fn settle(source: &Source<'_>, figures: &mut Vec<Figure>) {
    let factor = figures
        .iter()
        .any(|figure| figure.measure == Measure::Times);
    let mut at = 0;
    while at + 1 < figures.len() {
        let (low, high) = (figures[at], figures[at + 1]);
        match joint(source, &low, &high) {
            Some(Joint::Ratio) => {
                figures[at] = Figure {
                    end: high.end,
                    ..ratio(&low, &high)
                };
                figures.remove(at + 1);
            }
            // "by $3 to $15" is a change and its end.
            Some(Joint::Range) if low.tie == Tie::By && low.measure != Measure::Count => at += 1,
            Some(Joint::Range) if !factor && low.tie != Tie::From && !moves(source, &low) => {
                figures[at] = merged(&low, &high);
                figures.remove(at + 1);
            }
            Some(Joint::Range) if !factor && source.word(low.end) == "to" => {
                figures[at].tie = Tie::From;
                figures[at + 1].tie = Tie::To;
                at += 1;
            }
            _ => at += 1,
        }
    }
}

enum Joint {
    Range,
    Ratio,
}

/// How two figures with one word between them are joined.
fn joint(source: &Source<'_>, low: &Figure, high: &Figure) -> Option<Joint> {
    let out_of = low.end + 2 == high.first && source.word(low.end) == "out";
    if out_of && low.value.to_f64() < high.value.to_f64() && is_small(low, high) {
        return Some(Joint::Ratio);
    }
    if low.end + 1 != high.first || low.tie == Tie::Aside {
        return None;
    }
    let rising = low.value.to_f64() < high.value.to_f64();
    let alike = low.measure == high.measure || low.measure == Measure::Count;
    match source.word(low.end) {
        "to" | "or" | "→" if rising && alike => Some(Joint::Range),
        "and" if rising && alike && source.before(low.first, 1) == "between" => Some(Joint::Range),
        "in" | "of"
            if rising
                && low.measure == Measure::Count
                && high.value.to_f64() <= 20.0
                && is_small(low, high) =>
        {
            Some(Joint::Ratio)
        }
        _ => None,
    }
}

fn is_small(low: &Figure, high: &Figure) -> bool {
    high.measure == Measure::Count
        && low.value.as_whole().is_some()
        && high.value.as_whole().is_some()
}

/// "1 in 4" is 25 per cent.
fn ratio(low: &Figure, high: &Figure) -> Figure {
    let whole = high.value.as_whole().unwrap_or(1).max(1);
    let hundredths = low.value.as_whole().unwrap_or(0).saturating_mul(10_000);
    let value = Decimal::new((hundredths + whole / 2) / whole, 2);
    Figure {
        value,
        measure: Measure::Percent,
        ..*low
    }
}

/// "8 to 10%": the lower end is the promise, to be confirmed.
fn merged(low: &Figure, high: &Figure) -> Figure {
    let short = high.measure == Measure::Money && low.measure == Measure::Count;
    let scale = [1_000_000_000, 1_000_000, 1_000].into_iter().find(|scale| {
        high.value
            .as_whole()
            .is_some_and(|v| v % scale == 0 || v > *scale)
    });
    let grown = scale
        .and_then(|scale| low.value.times(Decimal::whole(scale)))
        .filter(|v| short && v.to_f64() < high.value.to_f64());
    Figure {
        end: high.end,
        value: grown.unwrap_or(low.value),
        measure: high.measure,
        currency: high.currency.or(low.currency),
        unclear: true,
        ..*low
    }
}

/// "$0 to $10k", "go 3% to 5%", "grow sales 40 to 60": a start and an end.
fn moves(source: &Source<'_>, low: &Figure) -> bool {
    if low.value.mantissa() == 0 {
        return true;
    }
    let near = (low.first.saturating_sub(5)..low.first).map(|at| source.word(at));
    near.into_iter().any(|word| {
        matches!(word, "go" | "going" | "move" | "moving" | "take")
            || matches!(verb(word), Some(Verb::Rise | Verb::Fall))
    })
}

/// Ties the figure of a time that is past to the baseline: "we closed $1.8M
/// last year and want ...". `past` holds the token ranges of past dates.
pub(super) fn past(source: &Source<'_>, figures: &mut [Figure], past: &[(usize, usize)]) {
    if figures.len() < 2 {
        return;
    }
    for (first, end) in past {
        if let Some(before) = figures
            .iter_mut()
            .find(|figure| figure.end <= *first && *first <= figure.end + 2)
        {
            let bare = matches!(source.word(*first), "last" | "previous" | "in")
                && before.measure != Measure::Percent;
            before.tie = if bare { Tie::From } else { before.tie };
            continue;
        }
        let leads = *first == 0 || matches!(source.before(*first, 1), "." | ";" | "," | "in");
        let next = figures
            .iter_mut()
            .find(|figure| figure.first >= *end)
            .filter(|figure| figure.first - *end < 6);
        if let Some(next) = next.filter(|_| leads) {
            next.tie = Tie::From;
        }
    }
}
