//! Who of those who may be named is named.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

/// Nobody is named before they are due who was touched within so many days.
pub const REST: i64 = 7;

/// Somebody who may be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<I, F> {
    /// Who it is.
    pub who: I,
    /// Where they work.
    pub firm: Option<F>,
    /// From when they are due.
    pub due: Date,
    /// The day of the last touch.
    pub touched: Option<Date>,
    /// Whether the day is that of a next step.
    pub step: bool,
    /// Whether they were put off until a day.
    pub snoozed: bool,
    /// Whether they are named only where there are too few others.
    pub spare: bool,
}

/// Those who may be named today, in the order of their turns: the most overdue
/// first, then those who were not touched for longest, then by id. Those who
/// are not due yet follow by the day on which they will be, unless they were put
/// off or touched lately.
///
/// Left out is whoever was touched since `since`, the beginning of the
/// commitment's period, unless a next step is due.
pub fn in_turn<I: Copy + Ord, F: Copy>(
    candidates: &[Candidate<I, F>],
    today: Date,
    since: Date,
) -> Vec<Candidate<I, F>> {
    let free = |one: &&Candidate<I, F>| is_free(one, today, since);
    let mut able: Vec<Candidate<I, F>> = candidates.iter().filter(free).copied().collect();
    able.sort_by_key(|one| (one.due, one.touched, one.who));
    able.dedup_by_key(|one| one.who);
    able
}

/// Chooses whom to name, at most `n`, of people in the order of their turns:
/// nobody who was named already, and one of a firm. Where there are too few
/// firms, colleagues fill up, and whoever is spare. Those who are chosen are added to `named`.
pub fn choose<I: Copy + Ord, F: Copy + Ord>(
    in_turn: &[Candidate<I, F>],
    n: usize,
    named: &mut BTreeSet<I>,
) -> Vec<I> {
    let (first, colleagues) = by_firm(in_turn, named);
    let mut chosen: Vec<(usize, I)> = first.into_iter().chain(colleagues).take(n).collect();
    chosen.sort_unstable();
    let chosen: Vec<I> = chosen.into_iter().map(|(_, who)| who).collect();
    named.extend(&chosen);
    chosen
}

/// How many can be named of whom no two are of one firm.
pub fn apart<I: Copy + Ord, F: Copy + Ord>(
    in_turn: &[Candidate<I, F>],
    named: &BTreeSet<I>,
) -> usize {
    by_firm(in_turn, named).0.len()
}

/// Somebody with their place in the order.
type Placed<I> = (usize, I);

/// Those who were not named, in their places: the first of each firm, and those
/// who fill up.
fn by_firm<I: Copy + Ord, F: Copy + Ord>(
    in_turn: &[Candidate<I, F>],
    named: &BTreeSet<I>,
) -> (Vec<Placed<I>>, Vec<Placed<I>>) {
    let mut firms = BTreeSet::new();
    let (mut first, mut colleagues) = (Vec::new(), Vec::new());
    for (place, one) in in_turn.iter().enumerate() {
        if named.contains(&one.who) {
            continue;
        }
        let is_first = !one.spare && one.firm.is_none_or(|firm| firms.insert(firm));
        let side = if is_first {
            &mut first
        } else {
            &mut colleagues
        };
        side.push((place, one.who));
    }
    (first, colleagues)
}

fn is_free<I, F>(one: &Candidate<I, F>, today: Date, since: Date) -> bool {
    let before = |day: Date| one.touched.is_none_or(|touched| touched < day);
    if one.due <= today {
        return one.step || before(since);
    }
    let rested = today.saturating_sub((REST - 1).days());
    !one.step && !one.snoozed && before(since.min(rested))
}
