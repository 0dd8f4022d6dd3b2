//! Who of those who may be named is named.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

/// Nobody is named before they are due who was touched within so many days.
pub const REST: i64 = 7;

/// Somebody who may be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<I> {
    /// Who it is.
    pub who: I,
    /// From when they are due.
    pub due: Date,
    /// The day of the last touch.
    pub touched: Option<Date>,
    /// Whether the day is that of a next step.
    pub step: bool,
    /// Whether they were put off until a day.
    pub snoozed: bool,
}

/// Chooses whom to name today, at most `n`: the most overdue first, then those
/// who were not touched for longest, then by id. Where too few are due, those
/// who will be due soonest follow, unless they were put off or touched lately.
///
/// Left out is whoever was named already, and whoever was touched since
/// `since`, the beginning of the commitment's period, unless a next step is
/// due. Those who are chosen are added to `named`.
pub fn choose<I: Copy + Ord>(
    candidates: &[Candidate<I>],
    n: usize,
    today: Date,
    since: Date,
    named: &mut BTreeSet<I>,
) -> Vec<I> {
    let mut able: Vec<&Candidate<I>> = candidates
        .iter()
        .filter(|one| is_free(one, today, since) && !named.contains(&one.who))
        .collect();
    able.sort_by_key(|one| (one.due, one.touched, one.who));
    able.dedup_by_key(|one| one.who);
    let chosen: Vec<I> = able.into_iter().take(n).map(|one| one.who).collect();
    named.extend(&chosen);
    chosen
}

fn is_free<I>(one: &Candidate<I>, today: Date, since: Date) -> bool {
    let before = |day: Date| one.touched.is_none_or(|touched| touched < day);
    if one.due <= today {
        return one.step || before(since);
    }
    let rested = today.saturating_sub((REST - 1).days());
    !one.step && !one.snoozed && before(since.min(rested))
}
