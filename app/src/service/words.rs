//! Short words that options take: weekdays, periods.

use jiff::civil::Weekday;
use legwork_core::cadence::Weekdays;
use legwork_core::vocabulary::PeriodUnit;

use super::text;
use crate::{Error, Result};

/// A weekday by its English name or the beginning of it: `mo`, `Tue`, `friday`.
pub(super) fn weekday(word: &str) -> Result<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let lower = word.trim().to_lowercase();
    let found = NAMES
        .iter()
        .find(|(name, _)| lower.len() >= 2 && name.starts_with(&lower));
    found.map(|(_, day)| *day).ok_or_else(|| {
        Error::usage(format!("'{}' is not a weekday", text::shown(word)))
            .hint("use mo, tu, we, th, fr, sa, su")
    })
}

/// Weekdays: `workdays`, `all`, a list such as `mo,we,fr`, or a range `mo-fr`.
pub(super) fn weekdays(words: &str, workdays: Weekdays) -> Result<Weekdays> {
    match words.trim().to_lowercase().as_str() {
        "workdays" => return Ok(workdays),
        "all" | "every day" => return Ok(Weekdays::ALL),
        _ => {}
    }
    let mut days = Vec::new();
    for part in words.split(',') {
        match part.split_once('-') {
            Some((first, last)) => days.extend(between(weekday(first)?, weekday(last)?)),
            None => days.push(weekday(part)?),
        }
    }
    Ok(Weekdays::new(days)?)
}

/// The weekdays from one to another, both included.
fn between(first: Weekday, last: Weekday) -> impl Iterator<Item = Weekday> {
    let count = usize::try_from(last.since(first)).unwrap_or(0) + 1;
    first.cycle_forward().take(count)
}

/// How often: `day`, `week`, `2 weeks`, `every other month`, `quarter`.
pub(super) fn period(words: &str) -> Result<(u16, PeriodUnit)> {
    let lower = words.trim().to_lowercase();
    let lower = lower.strip_prefix("every ").unwrap_or(&lower);
    let (every, unit) = match lower.split_once(' ') {
        Some(("other", unit)) => (2, unit),
        Some((count, unit)) => (count.parse().map_err(|_| unknown(words))?, unit),
        None => (1, lower),
    };
    let unit = unit
        .trim()
        .trim_end_matches('s')
        .parse()
        .map_err(|_| unknown(words))?;
    Ok((every, unit))
}

fn unknown(words: &str) -> Error {
    Error::usage(format!("'{}' is not a period", text::shown(words)))
        .hint("use day, week, month, quarter or year, with a number for several: \"2 weeks\"")
}
