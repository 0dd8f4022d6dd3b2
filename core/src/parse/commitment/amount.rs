//! Amounts: counts of things, of times, of minutes and of money; and the
//! numbers that are none of these ("EB-5", "2nd", "in 2027", "5 days later").

use super::item::{Hit, Item, Marked, Measure, starts, text};
use super::unit::unit;
use crate::parse::lex::Token;
use crate::parse::number::{self, Decimal, Span};

/// Reads an amount at `at`; `before` is what was read so far.
pub(super) fn amount(tokens: &[Token], at: usize, before: &[Marked]) -> Hit {
    idiom(tokens, at)
        .or_else(|| times(tokens, at))
        .or_else(|| length(tokens, at))
        .or_else(|| money(tokens, at))
        .or_else(|| days_per(tokens, at))
        .or_else(|| no_count(tokens, at, before))
        .or_else(|| count(tokens, at))
}

/// Compounds with numbers in them that are words: "one-on-one", "1:1".
fn idiom(tokens: &[Token], at: usize) -> Hit {
    const IDIOMS: [&[&str]; 14] = [
        &["one", "-", "on", "-", "one"],
        &["one", "-", "to", "-", "one"],
        &["one", "on", "one"],
        &["one", "to", "one"],
        &["1", "-", "on", "-", "1"],
        &["1", "on", "1"],
        &["1", "-", "to", "-", "1"],
        &["1", ":", "1"],
        &["1", "-", "1"],
        &["1", "to", "1"],
        &["one", "another"],
        &["no", "one"],
        &["any", "one"],
        &["one", "and", "only"],
    ];
    let found = IDIOMS.iter().find(|idiom| starts(tokens, at, idiom))?;
    Some((Item::Word, found.len()))
}

/// "3x", "twice", "x3", "three separate times".
fn times(tokens: &[Token], at: usize) -> Hit {
    if let Some(read) = number::times(tokens, at) {
        let plus = tokens.get(at + read.used).is_some_and(|t| t.is("+"));
        let span = Span {
            plus: plus || read.value.plus,
            ..read.value
        };
        // "one time" and "at one time" are no counts of their own.
        let idle =
            at > 0 && text(tokens, at) == "one" && matches!(text(tokens, at - 1), "at" | "any");
        let item = if idle { Item::Skip } else { Item::Times(span) };
        return Some((item, read.used + usize::from(plus)));
    }
    let n = text(tokens, at).strip_prefix('x')?.parse().ok()?;
    Some((Item::Times(single(Decimal::whole(n))), 1))
}

const fn single(value: Decimal) -> Span {
    Span {
        low: value,
        high: None,
        plus: false,
        vague: false,
    }
}

/// Minutes in one of these units of time.
fn minutes_in(tokens: &[Token], at: usize) -> Option<u64> {
    let token = tokens.get(at)?;
    Some(match token.text.as_str() {
        "minute" | "minutes" | "min" | "mins" => 1,
        "m" if token.glued => 1,
        "hour" | "hours" | "hr" | "hrs" => 60,
        "h" if token.glued => 60,
        _ => return None,
    })
}

/// "an hour", "half an hour", "30-60 min", "1h", "90-minute", "an hour and a
/// half", "1 hour 30 minutes".
fn length(tokens: &[Token], at: usize) -> Hit {
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
    const SPOKEN: [(&[&str], u64, Option<u64>); 14] = [
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
        (&["an", "hour"], 60, None),
        (&["a", "minute"], 1, None),
        (&["half", "a", "day"], 240, None),
    ];
    let (phrase, low, high) = SPOKEN
        .iter()
        .find(|(phrase, ..)| starts(tokens, at, phrase))?;
    let span = Span {
        high: high.map(Decimal::whole),
        ..single(Decimal::whole(*low))
    };
    Some((span, phrase.len()))
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
    let mut low = span.low.times(factor)?;
    let mut end = place + 1;
    if factor == 60
        && let Some((more, used)) = rest_minutes(tokens, end)
    {
        low = low.plus(more)?;
        end += used;
    }
    let high = span
        .high
        .map_or(Some(None), |h| h.times(factor).map(Some))?;
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

/// "$50", "20 euros", "£1,000".
fn money(tokens: &[Token], at: usize) -> Hit {
    let sign = usize::from(matches!(
        text(tokens, at),
        "$" | "€" | "£" | "usd" | "eur" | "gbp"
    ));
    let read = number::span(tokens, at + sign)?;
    let after = text(tokens, at + sign + read.used);
    let named = usize::from(matches!(
        after,
        "dollars"
            | "dollar"
            | "euros"
            | "euro"
            | "bucks"
            | "usd"
            | "eur"
            | "gbp"
            | "€"
            | "$"
            | "quid"
    ));
    let named = if starts(tokens, at + sign + read.used, &["in", "money"]) {
        2
    } else {
        named
    };
    (sign + named > 0).then_some((
        Item::Count {
            span: read.value,
            measure: Measure::Money,
        },
        sign + read.used + named,
    ))
}

/// "5 days" in front of "a week": so many times.
fn days_per(tokens: &[Token], at: usize) -> Hit {
    let read = number::span(tokens, at)?;
    let mut next = at + read.used;
    next += usize::from(matches!(
        text(tokens, next),
        "separate" | "different" | "random" | "full" | "whole"
    ));
    let (days, used) = unit(tokens, next).or_else(|| weekday_unit(tokens, next))?;
    let end = next + used;
    let per = matches!(
        text(tokens, end),
        "a" | "per" | "each" | "every" | "/" | "out" | "in" | "of"
    ) || super::rhythm::rhythm(tokens, end).is_some();
    let wider = (end..end + 3).find_map(|n| super::rhythm::rhythm(tokens, n));
    let fits = matches!(&wider, Some((Item::Rhythm(r), _)) if r.unit > days.unit);
    if !per || !fits {
        return None;
    }
    Some((Item::DaysPer(read.value), end - at))
}

fn weekday_unit(tokens: &[Token], at: usize) -> Option<(super::item::Rhythm, usize)> {
    super::unit::weekday(text(tokens, at)).map(|_| {
        (
            super::item::Rhythm::new(1, crate::vocabulary::PeriodUnit::Day),
            1,
        )
    })
}

/// Numbers that count nothing: they are read as plain words, or skipped.
fn no_count(tokens: &[Token], at: usize, before: &[Marked]) -> Hit {
    if let Some(place) = number::ordinal(tokens, at) {
        return Some((Item::Word, place.used));
    }
    let read = number::cardinal(tokens, at)?;
    let end = at + read.used;
    let next = text(tokens, end);
    let joined = |n: usize| {
        tokens
            .get(n)
            .is_some_and(|t| t.glued && t.is_any(&["-", "/", ":", "."]))
    };
    let glued_before = tokens[at].glued
        && at > 0
        && (tokens[at - 1].is_any(&["-", "/", "#", ":", "."]) || tokens[at - 1].is_word());
    let after_word = before
        .last()
        .is_some_and(|m| m.item == Item::Word || m.item == Item::Skip);
    // "EB-5", "A/B 2", "30-day", "5-star", "web2": part of a name.
    if glued_before && after_word {
        return Some((Item::Word, read.used));
    }
    if joined(end)
        && tokens.get(end + 1).is_some_and(|t| t.glued && t.is_word())
        && !matches!(next, "/")
        && number::span(tokens, at)?.used == read.used
    {
        return Some((Item::Word, read.used + 2));
    }
    // "a 5k", "the 10k": a race, not a count.
    let race = at > 0
        && tokens[at].is_number()
        && tokens.get(at + 1).is_some_and(|t| t.glued && t.is("k"))
        && matches!(text(tokens, at - 1), "a" | "the" | "another");
    let label = at > 0 && after_word && labels(text(tokens, at - 1));
    let pronoun = text(tokens, at) == "one" && pronoun(tokens, at);
    let half = matches!(text(tokens, at), "half") || (text(tokens, at) == "a" && next == "half");
    if label || race || pronoun || half || is_year(tokens, at) {
        return Some((Item::Word, read.used));
    }
    elapsed(tokens, end).map(|used| (Item::Skip, read.used + used))
}

/// "step 3", "week 20", "number 2": the number names the thing.
fn labels(word: &str) -> bool {
    matches!(
        word,
        "step"
            | "week"
            | "day"
            | "chapter"
            | "level"
            | "phase"
            | "page"
            | "part"
            | "version"
            | "section"
            | "number"
            | "no"
            | "goal"
            | "tip"
            | "rule"
            | "habit"
            | "age"
            | "aged"
            | "year"
            | "month"
            | "grade"
            | "tier"
            | "room"
            | "season"
            | "resolution"
            | "item"
    )
}

/// "one of my goals", "one goal", "one day I will", "no one", "this one".
fn pronoun(tokens: &[Token], at: usize) -> bool {
    let next = text(tokens, at + 1);
    let of_plan = next == "of"
        && (at + 2..at + 6).any(|n| {
            matches!(
                text(tokens, n),
                "goals"
                    | "resolutions"
                    | "things"
                    | "habits"
                    | "ways"
                    | "targets"
                    | "commitments"
                    | "rules"
            )
        });
    let before = at.checked_sub(1).map_or("", |n| text(tokens, n));
    of_plan
        || matches!(
            next,
            "goal"
                | "thing"
                | "way"
                | "habit"
                | "target"
                | "resolution"
                | "rule"
                | "reason"
                | "is"
                | "was"
        )
        || matches!(before, "this" | "that" | "which" | "the" | "another")
            && !tokens.get(at + 1).is_some_and(Token::is_word)
}

/// "in 2027", "2027 goals", "January 2027".
fn is_year(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let four = token.is_number()
        && token.text.len() == 4
        && ("1900".."2100").contains(&token.text.as_str());
    let before = at.checked_sub(1).map_or("", |n| text(tokens, n));
    let next = text(tokens, at + 1);
    four && (at == 0
        || matches!(
            before,
            "in" | "by"
                | "for"
                | "of"
                | "during"
                | "since"
                | "until"
                | "from"
                | "through"
                | "throughout"
                | ","
                | "-"
                | "("
                | "my"
                | "our"
                | "the"
                | "year"
        )
        || crate::parse::date::month(before).is_some()
        || matches!(
            next,
            "goals" | "goal" | "resolutions" | "resolution" | "plan" | "was" | "is" | ":"
        ))
}

/// "5 days later", "2 weeks before", "3 months ago", "4 weeks".
fn elapsed(tokens: &[Token], at: usize) -> Option<usize> {
    let more = usize::from(text(tokens, at) == "more");
    let (_, used) = unit(tokens, at + more)?;
    let end = at + more + used;
    let tail = usize::from(matches!(
        text(tokens, end),
        "later" | "before" | "after" | "prior" | "ahead" | "out" | "straight" | "early"
    ));
    Some(more + used + tail)
}

/// A plain count, or "none".
fn count(tokens: &[Token], at: usize) -> Hit {
    if text(tokens, at) == "none" {
        let item = Item::Count {
            span: single(Decimal::whole(0)),
            measure: Measure::Noun,
        };
        return Some((item, 1));
    }
    let read = number::span(tokens, at)?;
    let next = text(tokens, at + read.used);
    let percent = matches!(next, "%" | "percent" | "pct");
    let measure = if percent {
        Measure::Percent
    } else {
        Measure::Noun
    };
    let plus = tokens
        .get(at + read.used)
        .is_some_and(|t| t.is("+") && t.glued);
    let span = Span {
        plus: plus || read.value.plus,
        ..read.value
    };
    Some((
        Item::Count { span, measure },
        read.used + usize::from(percent || plus),
    ))
}
