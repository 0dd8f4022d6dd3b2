//! Clock times and lengths of time: "15:30", "3pm", "45m", "1.5h", "1h30".

use crate::parse::date::phrase;
use crate::parse::lex::Token;
use crate::parse::number::{self, Read};
use jiff::civil::Time;
use serde::Serializer;

/// A time of day or a length of time that does not exist, such as 25:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Impossible;

/// Writes a time as `15:30`.
#[expect(clippy::ref_option, reason = "serde calls it so")]
pub(super) fn write<S: Serializer>(time: &Option<Time>, serializer: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => serializer.collect_str(&time.strftime("%H:%M")),
        None => serializer.serialize_none(),
    }
}

fn text(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.text.as_str())
}

fn glued(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.glued)
}

/// A clock time at `at`, its "at" included: `15:30`, `3pm`, `at 3:30 pm`,
/// `noon`.
pub(super) fn time(tokens: &[Token], at: usize) -> Option<Read<Result<Time, Impossible>>> {
    let skip = usize::from(matches!(text(tokens, at), "at" | "@" | "around"));
    let from = at + skip;
    if skip == 1 && matches!(text(tokens, from), "noon" | "midday") {
        return Some(Read {
            value: Time::new(12, 0, 0, 0).map_err(|_| Impossible),
            used: 2,
        });
    }
    let hour: i8 = digits(tokens, from)?.parse().ok()?;
    let mut used = 1;
    let mut minute: i8 = 0;
    let colon = text(tokens, from + 1) == ":" && glued(tokens, from + 1) && glued(tokens, from + 2);
    if colon {
        minute = digits(tokens, from + 2)
            .filter(|d| d.len() == 2)?
            .parse()
            .ok()?;
        used = 3;
    }
    let half = match text(tokens, from + used) {
        "am" => Some(0),
        "pm" => Some(12),
        _ => None,
    };
    if half.is_none() && !colon {
        return None;
    }
    used += usize::from(half.is_some());
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => -1,
        Some(add) => hour % 12 + add,
        None => hour,
    };
    Some(Read {
        value: Time::new(hour, minute, 0, 0).map_err(|_| Impossible),
        used: used + skip,
    })
}

fn digits(tokens: &[Token], at: usize) -> Option<&str> {
    let token = tokens
        .get(at)
        .filter(|token| token.is_number() && token.text.len() <= 2)?;
    token
        .text
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then_some(token.text.as_str())
}

/// Minutes in one unit of time.
fn unit(word: &str) -> Option<i64> {
    Some(match word {
        "min" | "mins" | "minute" | "minutes" => 1,
        "h" | "hr" | "hrs" | "hour" | "hours" => 60,
        _ => None?,
    })
}

/// A length of time at `at`: `45m`, `90 minutes`, `1.5h`, `1h30`, `half an
/// hour`, `an hour and a half`; a whole number of minutes up to a day.
pub(super) fn minutes(tokens: &[Token], at: usize) -> Option<Read<Result<u32, Impossible>>> {
    let skip = usize::from(text(tokens, at) == "for");
    let from = at + skip;
    let (hundredths, used) = worded(tokens, from)
        .or_else(|| primed(tokens, from))
        .or_else(|| counted(tokens, from))?;
    let value = u32::try_from(hundredths / 100)
        .ok()
        .filter(|m| (1..=1_440).contains(m) && hundredths % 100 == 0)
        .ok_or(Impossible);
    Some(Read {
        value,
        used: used + skip,
    })
}

/// "half an hour", "an hour and a half", "quarter of an hour", in hundredths
/// of a minute.
fn worded(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let words = [
        text(tokens, at),
        text(tokens, at + 1),
        text(tokens, at + 2),
        text(tokens, at + 3),
    ];
    match words {
        ["half", "an" | "a", "hour", _] | ["a", "half", "hour", _] => Some((3_000, 3)),
        ["quarter", "of", "an", "hour"] => Some((1_500, 4)),
        ["an" | "a" | "one", "hour", "and", "a"] if text(tokens, at + 4) == "half" => {
            Some((9_000, 5))
        }
        ["an", "hour", ..] => Some((6_000, 2)),
        ["a" | "one", "minute", ..] => Some((100, 2)),
        _ => None,
    }
}

/// "15'": minutes, as on a clock.
fn primed(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let count: i64 = tokens.get(at)?.text.parse().ok().filter(|n| *n <= 1_440)?;
    let mark = text(tokens, at + 1) == "'" && glued(tokens, at + 1);
    (mark && tokens[at].is_number() && !glued(tokens, at + 2)).then(|| (count * 100, 2))
}

fn counted(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let count = number::cardinal(tokens, at)?;
    let mut next = at + count.used;
    next += usize::from(text(tokens, next) == "-" && glued(tokens, next));
    let word = text(tokens, next);
    let minute_letter = word == "m" && glued(tokens, next) && tokens[at].is_number();
    // "1h30" is lexed as 1 and "h30".
    let tail = word
        .strip_prefix('h')
        .filter(|d| d.len() == 2 && glued(tokens, next));
    let per = match (unit(word), minute_letter, tail) {
        (Some(per), ..) => per,
        (None, true, _) => 1,
        (None, false, Some(tail)) => {
            let more: i64 = tail.parse().ok().filter(|more| *more < 60)?;
            let end = next + 1 + usize::from(matches!(text(tokens, next + 1), "m" | "min"));
            return Some((hundredths(count.value, 60)? + more * 100, end - at));
        }
        _ => return None,
    };
    let mut total = hundredths(count.value, per)?;
    next += 1;
    if per == 60
        && let Some((more, used)) = trailing(tokens, next)
    {
        total += more;
        next += used;
    }
    Some((total, next - at))
}

/// "30m" or "15 min" after hours; "1h 15" when nothing follows to be counted.
fn trailing(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let and = usize::from(text(tokens, at) == "and");
    let count: i64 = digits(tokens, at + and)?.parse().ok()?;
    let minute = matches!(
        text(tokens, at + and + 1),
        "m" | "min" | "mins" | "minute" | "minutes"
    );
    if minute {
        return Some((count * 100, and + 2));
    }
    let next = tokens.get(at + 1);
    let ends = next.is_none_or(|next| {
        !next.is_word() && !next.glued
            || next.is_any(&[
                ",", ";", ".", ")", "on", "with", "w", "at", "for", "to", "in",
            ])
            || phrase(tokens, at + 1).is_some()
    });
    let letter = at > 0 && tokens[at - 1].is_any(&["h", "hr", "hrs"]);
    (and == 0 && letter && ends && count < 60 && text(tokens, at).len() == 2)
        .then_some((count * 100, 1))
}

/// An amount in hundredths of a minute, `per` minutes each, cut off below.
fn hundredths(value: number::Decimal, per: i64) -> Option<i64> {
    let scale = 10_i64.checked_pow(u32::from(value.scale()))?;
    let all = value.mantissa().checked_mul(per)?.checked_mul(100)?;
    Some(all / scale)
}
