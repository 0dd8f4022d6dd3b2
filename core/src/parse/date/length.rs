//! Lengths of time and years: "3 weeks", "a year and a half", "2027", "'27".

use super::expression::Expression;
use super::read::{made, word};
use crate::parse::lex::Token;
use crate::parse::number::{self, Read};
use crate::vocabulary::PeriodUnit;

/// The unit of time a word names, and how many of them one word stands for.
pub(in crate::parse) fn unit(word: &str) -> Option<(PeriodUnit, i32)> {
    Some(match word {
        "day" | "days" => (PeriodUnit::Day, 1),
        "week" | "weeks" | "wk" | "wks" => (PeriodUnit::Week, 1),
        "fortnight" | "fortnights" => (PeriodUnit::Week, 2),
        "month" | "months" | "mo" | "mos" => (PeriodUnit::Month, 1),
        "quarter" | "quarters" | "qtr" => (PeriodUnit::Quarter, 1),
        "year" | "years" | "yr" | "yrs" => (PeriodUnit::Year, 1),
        "decade" | "decades" => (PeriodUnit::Year, 10),
        _ => return None,
    })
}

/// "3 weeks", "a year", "90-day", "half a year", "year and a half".
pub(in crate::parse) fn length(tokens: &[Token], at: usize) -> Option<Read<(i32, PeriodUnit)>> {
    if word(tokens, at) == "half" && matches!(word(tokens, at + 1), "a" | "year") {
        let used = if word(tokens, at + 1) == "a" { 3 } else { 2 };
        return (word(tokens, at + used - 1) == "year").then_some(Read {
            value: (6, PeriodUnit::Month),
            used,
        });
    }
    let count = match word(tokens, at) {
        "a" | "an" | "one" => Read { value: 1, used: 1 },
        _ => whole(tokens, at)?,
    };
    let mut next = at + count.used;
    if matches!(
        word(tokens, next),
        "-" | "full" | "calendar" | "more" | "short"
    ) {
        next += 1;
    }
    let (unit, factor) = unit(word(tokens, next))?;
    let value = count.value.checked_mul(factor)?;
    if unit == PeriodUnit::Year
        && (
            word(tokens, next + 1),
            word(tokens, next + 2),
            word(tokens, next + 3),
        ) == ("and", "a", "half")
    {
        return Some(Read {
            value: (value.checked_mul(12)?.checked_add(6)?, PeriodUnit::Month),
            used: next + 4 - at,
        });
    }
    Some(Read {
        value: (value, unit),
        used: next + 1 - at,
    })
}

/// A whole number that fits a count of days; halves only of years are read,
/// elsewhere.
fn whole(tokens: &[Token], at: usize) -> Option<Read<i32>> {
    let read = number::cardinal(tokens, at)?;
    let value = i32::try_from(read.value.as_whole()?).ok()?;
    Some(Read {
        value,
        used: read.used,
    })
}

/// "next 90 days", "coming six months", "last 3 weeks".
pub(super) fn window(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    if word(tokens, at) == "first" {
        // The first 90 days of what? From today, to be confirmed.
        let found =
            length(tokens, at + 1).filter(|_| number::cardinal(tokens, at + 1).is_some())?;
        let (count, unit) = found.value;
        return Some(made(
            Expression::Within(Box::new(Expression::Window(count, unit))),
            found.used + 1,
        ));
    }
    let sign = match word(tokens, at) {
        "next" | "coming" | "following" => 1,
        "last" | "past" | "previous" => -1,
        _ => return None,
    };
    let length = length(tokens, at + 1)?;
    let (count, unit) = length.value;
    Some(made(
        Expression::Window(sign * count, unit),
        length.used + 1,
    ))
}

/// "3 days ago", "a year from now", "two weeks from today".
pub(super) fn distance(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let length = length(tokens, at)?;
    let (count, unit) = length.value;
    let next = at + length.used;
    let (sign, more) = match (word(tokens, next), word(tokens, next + 1)) {
        ("ago" | "back" | "earlier", _) => (-1, 1),
        ("from", "now" | "today") => (1, 2),
        ("hence", _) => (1, 1),
        _ => return None,
    };
    Some(made(
        Expression::Distance(sign * count, unit),
        length.used + more,
    ))
}

/// A year in four digits, or two after an apostrophe: `2027`, `'27`.
pub(in crate::parse) fn year_at(tokens: &[Token], at: usize) -> Option<Read<i16>> {
    let four = |text: &str| {
        if text.len() == 4 {
            text.parse().ok().filter(|y| (1900..=2199).contains(y))
        } else {
            None
        }
    };
    let first = tokens.get(at)?;
    if first.is_number() {
        return four(&first.text).map(|value| Read { value, used: 1 });
    }
    if first.is("'") {
        let two = tokens
            .get(at + 1)
            .filter(|t| t.glued && t.text.len() == 2)?;
        return Some(Read {
            value: 2000 + two.text.parse::<i16>().ok()?,
            used: 2,
        });
    }
    None
}
