//! Amounts: counts of things, of times, of days and of money.

use super::item::{Hit, Item, Marked, Measure, starts, text};
use super::length::length;
use super::nocount::no_count;
use super::unit::unit;
use crate::parse::lex::Token;
use crate::parse::number::{self, Decimal, Span};

/// Reads an amount at `at`; `before` is what was read so far.
pub(super) fn amount(tokens: &[Token], at: usize, before: &[Marked]) -> Hit {
    tokens.get(at)?;
    about(tokens, at)
        .or_else(|| idiom(tokens, at))
        .or_else(|| times(tokens, at))
        .or_else(|| length(tokens, at))
        .or_else(|| money(tokens, at))
        .or_else(|| days_per(tokens, at))
        .or_else(|| no_count(tokens, at, before))
        .or_else(|| count(tokens, at))
}

/// Words before a number that leave it as it is.
pub(super) const ABOUT: [&str; 10] = [
    "about",
    "around",
    "roughly",
    "approximately",
    "approx",
    "circa",
    "nearly",
    "almost",
    "approx.",
    "x",
];

/// "about 10", "10 or so", "x 20", "10ish": words around a number that leave
/// it as it is.
fn about(tokens: &[Token], at: usize) -> Hit {
    let counted = at > 0 && number::cardinal(tokens, at - 1).is_some();
    let before =
        tokens[at].is_any(&ABOUT) && !counted && number::cardinal(tokens, at + 1).is_some();
    let ish = tokens[at].is("ish") && tokens[at].glued && counted;
    let or_so = counted && starts(tokens, at, &["or", "so"]);
    (before || ish || or_so).then_some((Item::Skip, 1 + usize::from(or_so)))
}

/// Compounds with numbers in them that are words: "one-on-one", "1:1".
fn idiom(tokens: &[Token], at: usize) -> Hit {
    const IDIOMS: [&[&str]; 15] = [
        &["one", "-", "on", "-", "one"],
        &["one", "-", "to", "-", "one"],
        &["one", "on", "one"],
        &["one", "to", "one"],
        &["1", "-", "on", "-", "1"],
        &["1", "on", "1"],
        &["1", "-", "to", "-", "1"],
        &["1", ":", "1"],
        &["1", "-", "1"],
        &["1", "-", "2", "-", "1"],
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

pub(super) const fn single(value: Decimal) -> Span {
    Span {
        low: value,
        high: None,
        plus: false,
        vague: false,
    }
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
