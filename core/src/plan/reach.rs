//! What would bring a goal that is out of reach to an even chance.

use super::Aim;
use super::greedy::search;
use super::judge::Judge;
use super::model::Change;
use crate::cast;

/// Below this chance a goal is called out of reach.
pub const OUT_OF_REACH: f64 = 0.2;

/// What the offers aim at.
const EVEN: f64 = 0.5;

/// Nobody sells for longer than this, in half hours a week.
const HALF_HOURS: u32 = 80;

/// A date is put off by three years at most.
const WEEKS: u32 = 156;

/// Each offer alone would make the chance about even; `None` where it cannot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Offers {
    /// Hours a week instead of those there are, in half hours.
    pub hours: Option<f64>,
    /// Weeks after the date.
    pub weeks: Option<u32>,
    /// What could be reached instead of what is missing: wins, or an amount in
    /// minor units.
    pub missing: Option<i64>,
    /// The typical deal that it would take, in minor units; `None` for a goal
    /// that counts wins.
    pub deal: Option<i64>,
}

/// The offers for a goal that is out of reach.
pub(super) fn offers(judge: &Judge, aim: &Aim, hours: f64) -> Offers {
    let even = |change: Change| {
        let changed = judge.model.with(&change);
        if changed.none_is_above(EVEN - 1e-9) {
            return false;
        }
        search(&judge.otherwise(&changed, &change)).chance >= EVEN
    };
    let more = |halves| Change::Hours(f64::from(halves) / 2.0);
    let share = share(|percent| even(Change::Missing(f64::from(percent) / 100.0)));
    let halves = least(from_hours(hours), HALF_HOURS, |halves| even(more(halves)));
    Offers {
        hours: halves.map(|halves| f64::from(halves) / 2.0),
        weeks: least(1, WEEKS, |weeks| even(Change::Weeks(weeks))),
        missing: share.and_then(|percent| smaller(aim, percent)),
        deal: share.and_then(|percent| larger(aim, percent)),
    }
}

/// The first half hour above these hours.
fn from_hours(hours: f64) -> u32 {
    (1..=HALF_HOURS)
        .find(|halves| f64::from(*halves) / 2.0 > hours)
        .unwrap_or(HALF_HOURS)
}

/// The smallest number in the range that is enough, when more is better.
fn least(from: u32, to: u32, enough: impl Fn(u32) -> bool) -> Option<u32> {
    if !enough(to) {
        return None;
    }
    let (mut low, mut high) = (from, to);
    while low < high {
        let middle = low.midpoint(high);
        if enough(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Some(high)
}

/// The largest per cent of what is missing that can be reached.
fn share(enough: impl Fn(u32) -> bool) -> Option<u32> {
    least(0, 99, |short| enough(100 - short)).map(|short| 100 - short)
}

fn smaller(aim: &Aim, percent: u32) -> Option<i64> {
    let missing = match aim {
        Aim::Wins(wins) => i64::try_from(*wins).ok()?,
        Aim::Money { missing, .. } => *missing,
    };
    let part = i64::try_from(i128::from(missing) * i128::from(percent) / 100).ok()?;
    let unit = unit_of(part);
    Some(part / unit * unit).filter(|part| *part > 0)
}

/// What a figure of two digits is counted in: 100 for 5,100 and for 5,173.
fn unit_of(figure: i64) -> i64 {
    let mut unit = 1;
    while figure / unit >= 100 {
        unit *= 10;
    }
    unit
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "cut to what an amount can hold"
)]
fn larger(aim: &Aim, percent: u32) -> Option<i64> {
    let Aim::Money { worth, .. } = aim else {
        return None;
    };
    let typical = cast::amount(worth.typical()) * 100.0 / f64::from(percent);
    let deal = (typical >= 1.0).then_some(typical.ceil() as i64)?;
    let unit = unit_of(deal);
    deal.checked_add(unit - 1).map(|deal| deal / unit * unit)
}
