//! Each two activities side by side.
//!
//! The log says an outcome of the act that it came of, so a meeting stands in
//! the week of its act, beside the hours of that week. Weeks whose answers are
//! still to come would speak for what answers sooner, so a week counts once
//! nine in ten of the answers of both have come.

use legwork_core::attribute::{Comparison, Verdict, compare, settle, words};
use legwork_core::evidence::Lag;

use super::gather::{Gathered, Hour};
use super::{Compared, rounded};

/// A stake beyond this is shown as this.
const STAKE: f64 = 1e6;

/// Each two, the surest first.
pub(super) fn compared(found: &Gathered, hours: &[Hour<'_>]) -> Vec<(Compared, Comparison)> {
    let pairs = hours.iter().enumerate();
    let pairs = pairs.flat_map(|(at, a)| hours.iter().skip(at + 1).map(move |b| (a, b)));
    let mut all: Vec<(Compared, Comparison)> = pairs.map(|(a, b)| pair(found, a, b)).collect();
    all.sort_by(|(_, a), (_, b)| order(b).total_cmp(&order(a)));
    all
}

fn pair(found: &Gathered, a: &Hour<'_>, b: &Hour<'_>) -> (Compared, Comparison) {
    let wait = settle(a.row.lag()).max(settle(b.row.lag()));
    let weeks = found.whole_weeks().saturating_sub(wait);
    let (of_a, of_b) = (found.weekly(a, weeks), found.weekly(b, weeks));
    let at_once = Lag::weeks(0.0);
    let told = compare((&a.hourly, &of_a, at_once), (&b.hourly, &of_b, at_once));
    (view(found, a, b, &told), told)
}

fn view(found: &Gathered, a: &Hour<'_>, b: &Hour<'_>, told: &Comparison) -> Compared {
    let (a, b) = (&a.row.slug, &b.row.slug);
    let better = told.better.map(|side| match side {
        legwork_core::attribute::Side::A => a.clone(),
        legwork_core::attribute::Side::B => b.clone(),
    });
    Compared {
        verdict: told.verdict.to_string(),
        better,
        chance: rounded(told.chance),
        stake: rounded(told.stake.min(STAKE)),
        says: words::comparison(told, a, b, found.book.own()),
        a: a.clone(),
        b: b.clone(),
    }
}

/// Clear before leaning before the rest, and the likelier first.
fn order(told: &Comparison) -> f64 {
    let word = match told.verdict {
        Verdict::Clear => 3.0,
        Verdict::Leaning => 2.0,
        Verdict::Open => 1.0,
        Verdict::BenchmarkOnly => 0.0,
    };
    word + told.chance.max(1.0 - told.chance) / 2.0
}
