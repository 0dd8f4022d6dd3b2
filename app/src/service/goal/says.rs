//! A goal in one plain sentence.

use jiff::civil::Date;
use legwork_core::money::{Currency, Decimal};
use legwork_core::parse::Target;
use legwork_core::vocabulary::Direction;

use super::aim::Aim;
use crate::service::amount;

/// "Revenue: 20 % more than EUR 500,000, so EUR 600,000, by 31 December 2027".
pub(super) fn says(aim: &Aim) -> String {
    let mut parts = vec![format!("{}: {}", named(&aim.metric), figures(aim))];
    parts.extend(aim.recurs.map(|unit| format!("every {unit}")));
    match (aim.start, aim.due) {
        (Some(start), Some(due)) => parts.push(format!("from {} to {}", day(start), day(due))),
        (None, Some(due)) => parts.push(format!("by {}", day(due))),
        (Some(start), None) => parts.push(format!("from {}", day(start))),
        (None, None) => {}
    }
    parts.join(" ")
}

fn named(metric: &str) -> String {
    let mut letters = metric.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Something".to_owned(),
    }
}

fn figures(aim: &Aim) -> String {
    let Some(value) = aim.amount else {
        return "no figure yet".to_owned();
    };
    let amount = figure(value, aim);
    match aim.target {
        Target::Absolute | Target::Level => match aim.direction {
            Direction::AtLeast => from(aim, amount),
            Direction::AtMost => from(aim, format!("at most {amount}")),
            Direction::Exactly => from(aim, format!("exactly {amount}")),
        },
        Target::Growth | Target::Increase => compared(aim, &format!("{amount} more than")),
        Target::Decrease | Target::Reduction => compared(aim, &format!("{amount} less than")),
        Target::Multiple => compared(aim, &format!("{value} times")),
    }
}

fn from(aim: &Aim, amount: String) -> String {
    match aim.baseline {
        Some(baseline) => format!("from {} to {amount}", measure(baseline, aim)),
        None => amount,
    }
}

fn compared(aim: &Aim, words: &str) -> String {
    match aim.baseline.zip(aim.goal()) {
        Some((baseline, goal)) => {
            format!(
                "{words} {}, so {},",
                measure(baseline, aim),
                measure(goal, aim)
            )
        }
        None => format!("{words} now"),
    }
}

/// The amount with its unit.
fn figure(value: Decimal, aim: &Aim) -> String {
    match aim.unit.as_deref() {
        Some("percent") => format!("{value} %"),
        Some("points") => format!("{value} points"),
        Some("money") => money(value, aim.money()),
        _ => measure(value, aim),
    }
}

/// A figure of the metric itself, rather than a share of it.
fn measure(value: Decimal, aim: &Aim) -> String {
    let share = aim.target == Target::Level && aim.unit.as_deref() == Some("percent");
    match aim.unit.as_deref() {
        _ if share => format!("{value} %"),
        Some(unit @ ("kg" | "lb" | "st" | "g")) => format!("{value} {unit}"),
        _ => money(value, aim.money()),
    }
}

fn money(value: Decimal, currency: Option<Currency>) -> String {
    amount::says(value, currency)
}

fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
