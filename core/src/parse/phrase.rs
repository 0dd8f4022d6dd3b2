//! A commitment in words: "2 every workday", "at most 3 a week", "10 people a
//! week", "1 every other week", "45 minutes on Tuesdays and Thursdays".
//!
//! The words can be typed again: [`super::commitment`] reads them as the same
//! number, side and cadence.

use jiff::civil::Weekday;

use super::commitment::{CommitmentReading, Days};
use super::number::Decimal;
use crate::vocabulary::{Direction, PeriodUnit};

/// What is said of a commitment.
#[derive(Debug, Clone, Copy)]
pub struct Promise<'a> {
    /// Which side of the number is promised.
    pub direction: Direction,
    /// The fewest, as in [`CommitmentReading::min`].
    pub min: Option<Decimal>,
    /// The most, as in [`CommitmentReading::max`].
    pub max: Option<Decimal>,
    /// What is counted; `times` is left out.
    pub unit: &'a str,
    /// Every so many periods.
    pub every: u32,
    /// The period, when there is one.
    pub period: Option<PeriodUnit>,
    /// The days, when they are named.
    pub days: Option<&'a Days>,
}

/// The canonical wording of a reading.
pub fn describe(reading: &CommitmentReading) -> String {
    wording(Promise {
        direction: reading.direction,
        min: reading.min,
        max: reading.max,
        unit: &reading.quantity_unit,
        every: reading.every,
        period: reading.period,
        days: reading.days.as_ref(),
    })
}

/// The canonical wording of any commitment.
pub fn wording(terms: Promise<'_>) -> String {
    let amount = amount(terms);
    let cadence = cadence(terms);
    if cadence.is_empty() {
        amount
    } else {
        format!("{amount} {cadence}")
    }
}

fn amount(terms: Promise<'_>) -> String {
    let number = match (terms.min, terms.max) {
        (Some(min), Some(max)) if min != max => format!("{}-{}", shown(min), shown(max)),
        (Some(one), _) | (None, Some(one)) => shown(one),
        (None, None) => return "any number".to_owned(),
    };
    if terms.direction == Direction::AtMost && number == "0" {
        return "none".to_owned();
    }
    let amount = match terms.unit {
        "times" | "" => number,
        "percent" => format!("{number} %"),
        "money" => format!("{number} in money"),
        "minutes" if number == "1" => format!("{number} minute"),
        "people" if number == "1" => format!("{number} person"),
        unit => format!("{number} {unit}"),
    };
    match terms.direction {
        Direction::AtLeast => amount,
        Direction::AtMost => format!("at most {amount}"),
        Direction::Exactly => format!("exactly {amount}"),
    }
}

/// A number without needless zeros.
fn shown(number: Decimal) -> String {
    number.to_string()
}

fn cadence(terms: Promise<'_>) -> String {
    let Some(period) = terms.period else {
        return String::new();
    };
    let days = terms.days.map(listed).unwrap_or_default();
    if period == PeriodUnit::Day && terms.every == 1 {
        return match terms.days {
            Some(Days::Workdays) => "every workday".to_owned(),
            Some(Days::These(_)) if !days.is_empty() => days,
            Some(Days::All | Days::These(_)) | None => "every day".to_owned(),
        };
    }
    let name = match (period, terms.days) {
        (PeriodUnit::Day, Some(Days::Workdays)) => "workday",
        _ => period.as_str(),
    };
    let every = match terms.every {
        0 | 1 => format!("a {name}"),
        2 => format!("every other {name}"),
        many => format!("every {many} {name}s"),
    };
    if days.is_empty() {
        every
    } else {
        format!("{every} {days}")
    }
}

/// "on Mondays", "on Tuesdays and Thursdays", "every day but Wednesdays".
fn listed(days: &Days) -> String {
    let Days::These(days) = days else {
        return String::new();
    };
    let all = Weekday::Monday.cycle_forward().take(7);
    let off: Vec<Weekday> = all.filter(|day| !days.contains(day)).collect();
    if let ([day], 6) = (off.as_slice(), days.len()) {
        return format!("every day but {}s", name(*day));
    }
    let names: Vec<String> = days.iter().map(|&day| format!("{}s", name(day))).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => format!("on {last}"),
        Some((last, rest)) => format!("on {} and {last}", rest.join(", ")),
    }
}

/// The English name of a weekday.
pub const fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
