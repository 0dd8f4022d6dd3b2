//! Lengths of time in minutes: "an hour", "30-60 min", "90-minute", "1h30".

use super::amount::single;
use super::item::{Hit, Item, starts, text};
use super::unit::unit;
use crate::parse::lex::Token;
use crate::parse::number::{self, Decimal, Span};

/// Minutes in one of these units of time.
fn minutes_in(tokens: &[Token], at: usize) -> Option<i64> {
    let token = tokens.get(at)?;
    Some(match owning(&token.text) {
        "minute" | "minutes" | "min" | "mins" => 1,
        "m" if token.glued => 1,
        "hour" | "hours" | "hr" | "hrs" => 60,
        "h" if token.glued => 60,
        _ => return None,
    })
}

/// "an hour's calling" lasts an hour.
fn owning(word: &str) -> &str {
    word.strip_suffix("'s").unwrap_or(word)
}

/// "an hour", "half an hour", "30-60 min", "1h", "90-minute", "an hour and a
/// half", "1 hour 30 minutes".
pub(super) fn length(tokens: &[Token], at: usize) -> Hit {
    let (span, mut used) = spoken_length(tokens, at).or_else(|| numbered_length(tokens, at))?;
    used += usize::from(
        text(tokens, at + used) == "."
            && text(tokens, at + used - 1).starts_with("min")
            && tokens.len() > at + used + 1,
    );
    let each_words = each_words(tokens, at + used);
    let after = text(tokens, at + used);
    let passed = matches!(
        after,
        "later" | "ago" | "early" | "earlier" | "prior" | "ahead"
    );
    let alone = matches!(after, "before" | "after")
        && !tokens.get(at + used + 1).is_some_and(Token::is_word);
    if passed || alone {
        return Some((Item::Skip, used + 1));
    }
    let adjective =
        (at + 1..at + used).any(|n| text(tokens, n) == "-" && minutes_in(tokens, n + 1).is_some());
    let article_before = at > 0 && matches!(text(tokens, at - 1), "a" | "one");
    let noun_after = tokens.get(at + used).is_some_and(|t| {
        t.is_word()
            && !t.is_any(&[
                "a", "an", "per", "each", "every", "of", "for", "to", "on", "in", "and",
            ])
    });
    let each = each_words > 0 || adjective || (article_before && noun_after);
    Some((Item::Length { span, each }, used + each_words))
}

/// "each time", "per session", "at a time": the length is of one act.
fn each_words(tokens: &[Token], at: usize) -> usize {
    match text(tokens, at) {
        "each" | "per"
            if matches!(
                text(tokens, at + 1),
                "time" | "session" | "call" | "visit" | "sitting" | "meeting" | "one"
            ) =>
        {
            2
        }
        "each" if unit(tokens, at + 1).is_none() => 1,
        "at" if starts(tokens, at, &["at", "a", "time"]) => 3,
        "apiece" => 1,
        _ => 0,
    }
}

fn spoken_length(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    const SPOKEN: [(&[&str], i64, Option<i64>); 17] = [
        (&["an", "hour", "and", "a", "half"], 90, None),
        (&["one", "hour", "and", "a", "half"], 90, None),
        (&["an", "hour", "or", "two"], 60, Some(120)),
        (&["a", "half", "an", "hour"], 30, None),
        (&["half", "an", "hour"], 30, None),
        (&["a", "half", "hour"], 30, None),
        (&["a", "half", "-", "hour"], 30, None),
        (&["half", "-", "hour"], 30, None),
        (&["half", "hour"], 30, None),
        (&["a", "quarter", "of", "an", "hour"], 15, None),
        (&["quarter", "of", "an", "hour"], 15, None),
        (&["quarter", "-", "hour"], 15, None),
        (&["quarter", "hour"], 15, None),
        (&["hour", "-", "long"], 60, None),
        (&["an", "hour"], 60, None),
        (&["a", "minute"], 1, None),
        (&["half", "a", "day"], 240, None),
    ];
    let (phrase, low, high) = SPOKEN
        .iter()
        .find(|(phrase, ..)| spoken(tokens, at, phrase))?;
    let span = Span {
        high: high.map(Decimal::whole),
        ..single(Decimal::whole(*low))
    };
    Some((span, phrase.len()))
}

/// Whether these words stand at `at`, the last perhaps as "hour's".
fn spoken(tokens: &[Token], at: usize, phrase: &[&str]) -> bool {
    let last = phrase.len() - 1;
    starts(tokens, at, &phrase[..last]) && owning(text(tokens, at + last)) == phrase[last]
}

fn numbered_length(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let (span, used) = match number::span(tokens, at) {
        Some(read) => (read.value, read.used),
        None => mixed_range(tokens, at)?,
    };
    let solid = usize::from(matches!(
        text(tokens, at + used),
        "solid" | "full" | "focused" | "whole" | "uninterrupted" | "straight" | "more"
    ));
    let hyphen = usize::from(text(tokens, at + used + solid) == "-");
    let place = at + used + solid + hyphen;
    if text(tokens, at + used) == "-" && text(tokens, place).starts_with("half") {
        return None;
    }
    let factor = minutes_in(tokens, place)?;
    let mut low = span.low.many(factor)?;
    let mut end = place + 1;
    if factor == 60
        && let Some((more, used)) = rest_minutes(tokens, end)
    {
        low = low.plus(more)?;
        end += used;
    }
    let high = span.high.map_or(Some(None), |h| h.many(factor).map(Some))?;
    Some((Span { low, high, ..span }, end - at))
}

/// "30 minutes to an hour" is left to its first half; "1 to 2" is a span.
fn mixed_range(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let low = number::cardinal(tokens, at)?;
    Some((single(low.value), low.used))
}

/// The minutes after the hours: "1 hour 30 minutes", "1h30".
fn rest_minutes(tokens: &[Token], at: usize) -> Option<(Decimal, usize)> {
    let and = usize::from(text(tokens, at) == "and");
    let first = tokens.get(at + and).filter(|t| t.is_number())?;
    let value = number::decimal(&first.text)?;
    let named = matches!(
        text(tokens, at + and + 1),
        "minutes" | "minute" | "min" | "mins"
    );
    (named || first.glued).then_some((value, 1 + and + usize::from(named)))
}
