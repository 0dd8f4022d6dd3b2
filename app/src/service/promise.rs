//! The words for a promise: "2 every workday", "at most 3 a week".

use jiff::civil::Date;
use legwork_core::cadence::Weekdays;
use legwork_core::vocabulary::{Direction, PeriodUnit};

use super::board::Held;
use crate::store::CommitmentVersion;

/// The parts of a promise that its words need.
pub(super) struct Promise<'a> {
    pub(super) direction: Direction,
    pub(super) count: u32,
    pub(super) upper: Option<u32>,
    pub(super) unit: &'a str,
    pub(super) every: u32,
    pub(super) period: PeriodUnit,
    pub(super) mask: Weekdays,
}

/// A running commitment's promise as it is in force on a date.
pub(super) fn says(held: &Held, date: Date) -> String {
    let (row, terms) = (&held.row, &held.terms);
    let upper = version(held, date).and_then(|version| version.upper);
    words(&Promise {
        direction: row.direction.0,
        count: terms.target_on(date.max(terms.start)),
        upper: upper.and_then(|upper| u32::try_from(upper).ok()),
        unit: &row.quantity_unit,
        every: u32::try_from(row.every).unwrap_or(1),
        period: row.unit.0,
        mask: terms.mask,
    })
}

/// The version in force on a date; the first one before the start.
pub(super) fn version(held: &Held, date: Date) -> Option<&CommitmentVersion> {
    let date = date.max(held.terms.start);
    let in_force = held
        .versions
        .partition_point(|version| version.from_day.date() <= date);
    held.versions.get(in_force.saturating_sub(1))
}

/// A promise in words.
pub(super) fn words(promise: &Promise) -> String {
    if promise.direction == Direction::AtMost && promise.count == 0 {
        return "none at all".to_owned();
    }
    format!("{} {}", amount(promise), rhythm(promise))
}

fn amount(promise: &Promise) -> String {
    let (count, unit) = (promise.count, unit(promise));
    let number = match promise.upper {
        Some(upper) => format!("{count} to {upper}"),
        None => count.to_string(),
    };
    match promise.direction {
        Direction::AtLeast => format!("{number}{unit}"),
        Direction::AtMost => format!("at most {number}{unit}"),
        Direction::Exactly => format!("exactly {number}{unit}"),
    }
}

/// What is counted, where that is not simply "times".
fn unit(promise: &Promise) -> String {
    match (promise.unit, promise.count, promise.upper) {
        ("times", ..) => String::new(),
        ("people", 1, None) => " person".to_owned(),
        ("minutes", 1, None) => " minute".to_owned(),
        (unit, ..) => format!(" {unit}"),
    }
}

fn rhythm(promise: &Promise) -> String {
    match (promise.period, promise.every) {
        (PeriodUnit::Day, 1) => days(promise.mask),
        (unit, 1) => format!("a {unit}{}", on(promise)),
        (unit, 2) => format!("every other {unit}{}", on(promise)),
        (unit, every) => format!("every {every} {unit}s{}", on(promise)),
    }
}

fn days(mask: Weekdays) -> String {
    match mask {
        Weekdays::WORKDAYS => "every workday".to_owned(),
        Weekdays::ALL => "every day".to_owned(),
        _ => format!("every {}", names(mask)),
    }
}

/// The days of a weekly promise, where they were named.
fn on(promise: &Promise) -> String {
    match promise.mask {
        Weekdays::WORKDAYS | Weekdays::ALL => String::new(),
        mask => format!(" on {}", names(mask)),
    }
}

fn names(mask: Weekdays) -> String {
    let names: Vec<String> = mask.iter().map(|day| format!("{day:?}")).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}
