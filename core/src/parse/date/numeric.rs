//! Dates in digits: `2027-02-08`, `31.12.2027`, `12/31/2027`.

use super::expression::{Expression, MonthDay};
use crate::parse::lex::Token;
use crate::parse::number::Read;

/// Reads a date in digits at `at`.
///
/// Year first is ISO 8601 order; points mean day first; with slashes and
/// hyphens either order is in use, so a day up to 12 makes it unclear.
/// Without a year only `31.12.` and slashes with a preposition before them
/// are read, since `1/2` is a half.
pub(super) fn read(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let first = digits(tokens, at, false)?;
    if first.len() == 4 {
        return year_first(tokens, at, first);
    }
    pointed(tokens, at, first).or_else(|| slashed(tokens, at, first))
}

fn digits(tokens: &[Token], at: usize, glued: bool) -> Option<&str> {
    let token = tokens.get(at)?;
    let plain = token.is_number() && token.text.bytes().all(|b| b.is_ascii_digit());
    (plain && (!glued || token.glued)).then_some(token.text.as_str())
}

fn symbol(tokens: &[Token], at: usize) -> &str {
    tokens
        .get(at)
        .filter(|t| t.glued)
        .map_or("", |t| t.text.as_str())
}

/// `2027-02-08`, `2027/02/08` or the month `2027-02`.
fn year_first(tokens: &[Token], at: usize, year: &str) -> Option<Read<Expression>> {
    let year: i16 = year.parse().ok().filter(|y| (1000..=2999).contains(y))?;
    let mark = symbol(tokens, at + 1);
    if mark != "-" && mark != "/" {
        return None;
    }
    let month = digits(tokens, at + 2, true).filter(|d| d.len() <= 2)?;
    let month = month.parse().ok()?;
    let day =
        digits(tokens, at + 4, true).filter(|d| symbol(tokens, at + 3) == mark && d.len() <= 2);
    let Some(day) = day else {
        let is_month =
            mark == "-" && tokens[at + 2].text.len() == 2 && symbol(tokens, at + 3) != mark;
        return is_month.then_some(Read {
            value: Expression::Month(month, Some(year)),
            used: 3,
        });
    };
    let value = MonthDay {
        year: Some(year),
        month,
        day: day.parse().ok()?,
        swappable: false,
    };
    Some(Read {
        value: Expression::Day(value),
        used: 5,
    })
}

/// `31.12.2027`, `31.12.27`, `31.12.`: the day first. The lexer keeps
/// `31.12` together when no third part follows.
fn pointed(tokens: &[Token], at: usize, first: &str) -> Option<Read<Expression>> {
    if symbol(tokens, at + 1) != "." || first.len() > 2 {
        return None;
    }
    let month = digits(tokens, at + 2, true).filter(|d| d.len() <= 2)?;
    let year = digits(tokens, at + 4, true)
        .filter(|_| symbol(tokens, at + 3) == ".")
        .and_then(full_year)?;
    let value = MonthDay {
        year: Some(year),
        month: month.parse().ok()?,
        day: first.parse().ok()?,
        swappable: false,
    };
    Some(Read {
        value: Expression::Day(value),
        used: 5,
    })
}

/// `12/31/2027`, `31-12-2027`, and after a preposition `12/31`.
fn slashed(tokens: &[Token], at: usize, first: &str) -> Option<Read<Expression>> {
    let mark = symbol(tokens, at + 1);
    if (mark != "/" && mark != "-") || first.len() > 2 {
        return None;
    }
    let second = digits(tokens, at + 2, true).filter(|d| d.len() <= 2)?;
    let year = digits(tokens, at + 4, true)
        .filter(|_| symbol(tokens, at + 3) == mark)
        .and_then(full_year);
    if year.is_none() && !(mark == "/" && after_preposition(tokens, at)) {
        return None;
    }
    // Kept as written, month last; the calendar knows which comes first.
    let value = MonthDay {
        year,
        month: second.parse().ok()?,
        day: first.parse().ok()?,
        swappable: true,
    };
    Some(Read {
        value: Expression::Day(value),
        used: if year.is_some() { 5 } else { 3 },
    })
}

/// `5/2` or `13/1` on its own, where a date is looked for: with slashes, no
/// year and no preposition. `24/7` says always, and is none.
pub(super) fn short(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let glued = |n: usize| tokens.get(n).filter(|token| token.glued);
    if glued(at).is_some() || symbol(tokens, at + 1) != "/" {
        return None;
    }
    let joined = glued(at + 3).is_some_and(|next| !next.is_any(&[",", ".", ";", ":", ")", "!"]));
    let first: i8 = digits(tokens, at, false)
        .filter(|d| d.len() <= 2)?
        .parse()
        .ok()?;
    let second: i8 = digits(tokens, at + 2, true)
        .filter(|d| d.len() <= 2)?
        .parse()
        .ok()?;
    let fits = |day: i8, month: i8| (1..=31).contains(&day) && (1..=12).contains(&month);
    let always = (first, second) == (24, 7);
    let likely = fits(first, second) || fits(second, first);
    let value = MonthDay {
        year: None,
        month: second,
        day: first,
        swappable: true,
    };
    (likely && !joined && !always).then_some(Read {
        value: Expression::Day(value),
        used: 3,
    })
}

fn after_preposition(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        tokens[before].is_any(&["by", "on", "before", "until", "till", "since", "from"])
    })
}

fn full_year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 if (1900..=2199).contains(&year) => Some(year),
        _ => None,
    }
}
