//! Reading date expressions from tokens.

use super::edge::edge;
use super::expression::{Expression, MonthDay, Unit, Which};
use super::length::{distance, unit, window, year_at};
use super::names::{is_everyday, month, named_day, weekday};
use super::numeric;
use super::quarter::{fiscal_year, quarter};
use crate::parse::lex::Token;
use crate::parse::number::{self, Read};
use crate::vocabulary::PeriodUnit;

/// Reads a date expression at `at`. Prepositions are not part of it; see
/// [`super::phrase`]. `None` when no date stands here.
pub fn read(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let the = usize::from(tokens.get(at)?.is("the"));
    let from = at + the;
    let found = edge(tokens, from)
        .or_else(|| numeric::read(tokens, from))
        .or_else(|| simple(tokens, from))
        .or_else(|| window(tokens, from))
        .or_else(|| distance(tokens, from))
        .or_else(|| period(tokens, from))
        .or_else(|| named(tokens, from))
        .or_else(|| ordinal_day(tokens, from, the == 1))?;
    let value = match found.value {
        // "the next year" runs from today; "next year" is the calendar's.
        Expression::Period(Unit::Calendar(unit), 1)
            if the == 1 && !tokens[from].is("following") =>
        {
            Expression::Window(1, unit)
        }
        value => value,
    };
    Some(Read {
        value,
        used: found.used + the,
    })
}

/// The text of the token `n`, empty when there is none.
pub(super) fn word(tokens: &[Token], n: usize) -> &str {
    tokens.get(n).map_or("", |token| token.text.as_str())
}

pub(super) fn made(value: Expression, used: usize) -> Read<Expression> {
    Read { value, used }
}

/// "today", "the day before yesterday", "last night".
fn simple(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let (offset, used) = match (word(tokens, at), word(tokens, at + 1)) {
        ("day", "before") if word(tokens, at + 2) == "yesterday" => (-2, 3),
        ("day", "after") if word(tokens, at + 2) == "tomorrow" => (2, 3),
        ("last", "night" | "evening")
        | ("yesterday", "morning" | "afternoon" | "evening" | "night") => (-1, 2),
        ("this", "morning" | "afternoon" | "evening" | "noon") | ("earlier", "today") => (0, 2),
        ("today" | "tonight" | "now", _) => (0, 1),
        ("yesterday", _) => (-1, 1),
        ("tomorrow", "morning" | "afternoon" | "evening" | "night") => (1, 2),
        ("tomorrow", _) => (1, 1),
        _ => return None,
    };
    Some(made(Expression::Offset(offset), used))
}

/// "this quarter", "next fiscal year", "current month", "year".
pub(super) fn period(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let (offset, which, mut next) = match word(tokens, at) {
        "this" | "current" | "present" => (0, Which::This, at + 1),
        "next" | "coming" | "following" => (1, Which::Next, at + 1),
        "last" | "previous" | "past" => (-1, Which::Last, at + 1),
        _ => return None,
    };
    if let Some(day) = weekday(word(tokens, next)) {
        return Some(made(Expression::Weekday(day, which), next + 1 - at));
    }
    if let Some(month) = month(word(tokens, next)) {
        let value = Expression::Month(month, None);
        // "next June" may skip a year, "this June" does not.
        let value = if which == Which::This {
            value
        } else {
            Expression::Within(Box::new(value))
        };
        return Some(made(value, next + 1 - at));
    }
    let fiscal = matches!(word(tokens, next), "fiscal" | "financial");
    next += usize::from(fiscal || matches!(word(tokens, next), "calendar" | "sales" | "business"));
    let (unit, factor) = unit(word(tokens, next))?;
    if factor != 1 {
        return None;
    }
    let unit = if fiscal && unit == PeriodUnit::Year {
        Unit::FiscalYear
    } else {
        Unit::Calendar(unit)
    };
    Some(made(Expression::Period(unit, offset), next + 1 - at))
}

/// Days, months, quarters and weekdays by name.
pub(super) fn named(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let words = [word(tokens, at), word(tokens, at + 1), word(tokens, at + 2)];
    if let Some((month, day, used)) = named_day(&words) {
        let year = year_at(tokens, at + used);
        let value = MonthDay {
            year: year.map(|y| y.value),
            month,
            day,
            swappable: false,
        };
        return Some(made(
            Expression::Day(value),
            used + year.map_or(0, |y| y.used),
        ));
    }
    easter(tokens, at)
        .or_else(|| quarter(tokens, at))
        .or_else(|| fiscal_year(tokens, at))
        .or_else(|| day_and_month(tokens, at))
        .or_else(|| month_and_day(tokens, at))
        .or_else(|| plain_weekday(tokens, at))
}

/// "Easter", "Good Friday", "Easter Monday 2028".
fn easter(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let (days, used) = match (word(tokens, at), word(tokens, at + 1)) {
        ("good", "friday") => (-2, 2),
        ("easter", "monday") => (1, 2),
        ("easter", "sunday") => (0, 2),
        ("easter", _) => (0, 1),
        _ => return None,
    };
    let year = year_at(tokens, at + used);
    Some(made(
        Expression::Easter(days, year.map(|y| y.value)),
        used + year.map_or(0, |y| y.used),
    ))
}

fn plain_weekday(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let day = weekday(word(tokens, at))?;
    if is_everyday(word(tokens, at))
        && matches!(
            word(tokens, at + 1),
            "with" | "down" | "in" | "at" | "through"
        )
    {
        return None;
    }
    let more = usize::from(matches!(
        word(tokens, at + 1),
        "morning" | "afternoon" | "evening" | "night"
    ));
    // "Friday 12 March" is that date, which knows its weekday.
    let comma = usize::from(word(tokens, at + 1) == ",");
    let dated = day_and_month(tokens, at + 1 + comma)
        .or_else(|| month_and_day(tokens, at + 1 + comma))
        .filter(|d| matches!(d.value, Expression::Day(_)));
    if let Some(dated) = dated {
        return Some(made(dated.value, dated.used + 1 + comma));
    }
    Some(made(Expression::Weekday(day, Which::Bare), 1 + more))
}

/// A day number, with or without "st", "nd", "rd", "th".
fn day_number(tokens: &[Token], at: usize) -> Option<Read<i8>> {
    if let Some(place) = number::ordinal(tokens, at).filter(|place| place.used == 1) {
        // "the first of July", but not "second March sale".
        let of = word(tokens, at + 1) == "of" && month(word(tokens, at + 2)).is_some();
        return i8::try_from(place.value)
            .ok()
            .filter(|_| of)
            .map(|value| Read { value, used: 1 });
    }
    let first = tokens
        .get(at)
        .filter(|t| t.is_number() && t.text.len() <= 2)?;
    let value = first.text.parse().ok()?;
    let suffix = tokens
        .get(at + 1)
        .is_some_and(|t| t.glued && t.is_any(&["st", "nd", "rd", "th"]));
    Some(Read {
        value,
        used: 1 + usize::from(suffix),
    })
}

/// "31 December", "31st of December 2027", "5. May".
fn day_and_month(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let day = day_number(tokens, at)?;
    let mut next = at + day.used;
    next += usize::from(matches!(word(tokens, next), "of" | "." | "-"));
    let month = month(word(tokens, next))?;
    next += 1;
    let stop = usize::from(matches!(word(tokens, next), "." | "," | "-"));
    let year = year_at(tokens, next + stop);
    let used = next - at + year.map_or(0, |y| y.used + stop);
    let value = MonthDay {
        year: year.map(|y| y.value),
        month,
        day: day.value,
        swappable: false,
    };
    Some(made(Expression::Day(value), used))
}

/// "Dec 31st", "December 31, 2027", and a month alone or with its year.
fn month_and_day(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let month = month(word(tokens, at))?;
    let mut next = at + 1;
    next += usize::from(word(tokens, next) == "." && tokens.get(next).is_some_and(|t| t.glued));
    next += usize::from(word(tokens, next) == "the");
    let day = day_number(tokens, next).filter(|day| plausible_day(tokens, next, *day));
    let Some(day) = day else {
        let found = month_and_year(tokens, at, month);
        // "may" and "march" alone are verbs more often than months.
        let alone = is_everyday(word(tokens, at)) && found.used == 1;
        return (!alone || preceded(tokens, at)).then_some(found);
    };
    next += day.used;
    let comma = usize::from(word(tokens, next) == ",");
    let year = year_at(tokens, next + comma);
    let used = next - at + year.map_or(0, |y| y.used + comma);
    let value = MonthDay {
        year: year.map(|y| y.value),
        month,
        day: day.value,
        swappable: false,
    };
    Some(made(Expression::Day(value), used))
}

/// "June 2 calls" has a count, not a day: a day is followed by no plain word
/// that could be counted, unless it wears its suffix.
fn plausible_day(tokens: &[Token], at: usize, day: Read<i8>) -> bool {
    let next = tokens.get(at + day.used);
    day.used > 1
        || next.is_none_or(|t| {
            !t.glued && !t.is_word()
                || t.is_any(&[
                    ",", ".", ";", ")", "!", "?", ":", "for", "to", "and", "with", "at", "we", "i",
                    "so", "because",
                ])
        })
}

/// Whether a preposition before makes the word a month or a day.
fn preceded(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        tokens[before].is_any(&[
            "in", "by", "of", "until", "till", "before", "since", "during", "through", "from",
            "for", "end", "next", "last", "this", "mid", "early", "late", "on",
        ])
    })
}

pub(super) fn month_and_year(tokens: &[Token], at: usize, month: i8) -> Read<Expression> {
    let mut next = at + 1;
    next += usize::from(
        matches!(word(tokens, next), "of" | "," | "-" | ".") && year_at(tokens, next + 1).is_some(),
    );
    let year = year_at(tokens, next);
    let used = year.map_or(1, |y| next + y.used - at);
    made(Expression::Month(month, year.map(|y| y.value)), used)
}

/// "the 15th".
fn ordinal_day(tokens: &[Token], at: usize, the: bool) -> Option<Read<Expression>> {
    let place = number::ordinal(tokens, at).filter(|place| the && place.used == 2)?;
    let of_month = (
        word(tokens, at + 2),
        word(tokens, at + 3),
        word(tokens, at + 4),
    ) == ("of", "the", "month");
    let value = Expression::DayOfMonth(i8::try_from(place.value).ok()?);
    Some(made(value, place.used + if of_month { 3 } else { 0 }))
}
