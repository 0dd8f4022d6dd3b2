//! Which side of a number: "at least", "no more than", "limit ... to",
//! "(minimum)", "or less", "no more, no less".

use super::item::{Bound, Hit, Item, phrase_at, text};
use crate::parse::lex::Token;
use crate::parse::number;

const EXACTLY: &[&[&str]] = &[
    &["no", "more", ",", "no", "less"],
    &["no", "more", "no", "less"],
    &["no", "more", "and", "no", "less"],
    &["no", "more", "or", "less"],
    &["not", "more", ",", "not", "less"],
    &["no", "less", ",", "no", "more"],
    &["no", "less", "no", "more"],
    &["no", "more", ",", "no", "fewer"],
    &["exactly"],
    &["precisely"],
];

const AT_LEAST: &[&[&str]] = &[
    &["at", "the", "very", "least"],
    &["at", "the", "least"],
    &["at", "least"],
    &["at", "a", "minimum", "of"],
    &["at", "a", "minimum"],
    &["at", "minimum"],
    &["a", "minimum", "of"],
    &["a", "minimum"],
    &["minimum", "of"],
    &["minimum"],
    &["a", "min", "of"],
    &["min", "of"],
    &["min", "."],
    &["minimally"],
    &["no", "less", "than"],
    &["no", "fewer", "than"],
    &["not", "less", "than"],
    &["not", "fewer", "than"],
    &["nothing", "less", "than"],
    &["never", "less", "than"],
    &["never", "fewer", "than"],
    &["never", "below"],
    &["no", "less", "often", "than"],
    &["not", "less", "often", "than"],
    &["no", "less", "frequently", "than"],
    &["no", "fewer"],
    &["or", "more"],
    &["or", "better"],
    &["and", "up"],
    &["upwards", "of"],
    &["upward", "of"],
    &["and", "above"],
    &["or", "longer"],
    &["plus"],
    &["≥"],
    &[">", "="],
];

const AT_MOST: &[&[&str]] = &[
    &["at", "the", "very", "most"],
    &["at", "the", "most"],
    &["at", "most"],
    &["at", "max"],
    &["at", "a", "maximum", "of"],
    &["at", "a", "maximum"],
    &["a", "maximum", "of"],
    &["a", "max", "of"],
    &["a", "maximum"],
    &["a", "limit", "of"],
    &["a", "cap", "of"],
    &["maximum", "of"],
    &["maximum"],
    &["max", "of"],
    &["max", "."],
    &["max"],
    &["up", "to"],
    &["no", "more", "often", "than"],
    &["not", "more", "often", "than"],
    &["never", "more", "often", "than"],
    &["no", "more", "frequently", "than"],
    &["not", "more", "frequently", "than"],
    &["no", "more", "than"],
    &["not", "more", "than"],
    &["never", "more", "than"],
    &["nothing", "more", "than"],
    &["no", "greater", "than"],
    &["no", "longer", "than"],
    &["no", "over"],
    &["not", "over"],
    &["never", "over"],
    &["or", "less"],
    &["or", "fewer"],
    &["or", "under"],
    &["or", "below"],
    &["tops"],
    &["not", "exceeding"],
    &["without", "exceeding"],
    &["not", "to", "exceed"],
    &["never", "to", "exceed"],
    &["never", "exceed"],
    &["not", "exceed"],
    &["don't", "exceed"],
    &["won't", "exceed"],
    &["limit", "of"],
    &["cap", "of"],
    &["limited", "to"],
    &["capped", "at"],
    &["restricted", "to"],
    &["≤"],
    &["<", "="],
];

/// Reads the side of a number at `at`.
pub(super) fn bound(tokens: &[Token], at: usize) -> Hit {
    let fixed =
        |phrases, bound| phrase_at(tokens, at, phrases).map(|used| (Item::Bound(bound), used));
    fixed(EXACTLY, Bound::Exactly)
        .or_else(|| fixed(AT_LEAST, Bound::AtLeast).filter(|&(_, used)| sensible(tokens, at, used)))
        .or_else(|| fixed(AT_MOST, Bound::AtMost).filter(|_| !particle(tokens, at)))
        .or_else(|| minimum_word(tokens, at))
        .or_else(|| compared(tokens, at))
        .or_else(|| only(tokens, at))
}

/// "plus" adds another thing unless it closes the number: "10 plus calls".
fn sensible(tokens: &[Token], at: usize, used: usize) -> bool {
    match text(tokens, at) {
        "plus" => {
            at > 0 && tokens[at - 1].is_number() && number::cardinal(tokens, at + 1).is_none()
        }
        _ => used > 0,
    }
}

/// "follow up to 5 leads": the "up" belongs to the verb.
fn particle(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |n| text(tokens, n));
    text(tokens, at) == "up"
        && matches!(
            before,
            "-" | "follow"
                | "following"
                | "wake"
                | "get"
                | "stand"
                | "show"
                | "sign"
                | "catch"
                | "speak"
                | "reach"
        )
}

/// "min 3 a week", but not "30 min".
fn minimum_word(tokens: &[Token], at: usize) -> Hit {
    let counted = at > 0 && number::cardinal(tokens, at - 1).is_some();
    let found = text(tokens, at) == "min" && !counted;
    found.then_some((Item::Bound(Bound::AtLeast), 1))
}

/// "more than 3", "under 30 minutes": only in front of an amount.
fn compared(tokens: &[Token], at: usize) -> Hit {
    let (bound, used) = match (text(tokens, at), text(tokens, at + 1)) {
        ("more" | "longer" | "greater" | "higher", "than") => (Bound::MoreThan, 2),
        ("more", "often" | "frequently") if text(tokens, at + 2) == "than" => (Bound::MoreThan, 3),
        ("less" | "fewer" | "shorter" | "lower", "than") => (Bound::LessThan, 2),
        ("less", "often" | "frequently") if text(tokens, at + 2) == "than" => (Bound::LessThan, 3),
        ("over", _) if window(tokens, at + 1) => return None,
        ("over" | "above" | "exceed" | "exceeding" | ">", _) => (Bound::MoreThan, 1),
        ("under" | "below" | "<", _) => (Bound::LessThan, 1),
        _ => return None,
    };
    let bound = if nobody(tokens, at) {
        opposite(bound)
    } else {
        bound
    };
    amount_follows(tokens, at + used).then_some((Item::Bound(bound), used))
}

/// "Nobody makes fewer than 30" promises 30.
fn nobody(tokens: &[Token], at: usize) -> bool {
    (0..at).any(|n| {
        tokens[n].is_any(&["nobody", "none"])
            || text(tokens, n) == "no" && text(tokens, n + 1) == "one"
    })
}

const fn opposite(bound: Bound) -> Bound {
    match bound {
        Bound::LessThan => Bound::AtLeast,
        Bound::MoreThan => Bound::AtMost,
        same => same,
    }
}

/// "over 21 days" is a stretch of days, not "more than 21".
fn window(tokens: &[Token], at: usize) -> bool {
    number::cardinal(tokens, at)
        .is_some_and(|read| super::unit::unit(tokens, at + read.used).is_some())
}

/// Whether a number, "once" or "an hour" stands at `at`.
pub(super) fn amount_follows(tokens: &[Token], at: usize) -> bool {
    let at = at
        + usize::from(
            tokens
                .get(at)
                .is_some_and(|t| t.is_any(&super::amount::ABOUT)),
        );
    let money = usize::from(matches!(text(tokens, at), "$" | "€" | "£"));
    number::span(tokens, at + money).is_some()
        || number::times(tokens, at).is_some()
        || (matches!(text(tokens, at), "a" | "an")
            && matches!(
                text(tokens, at + 1),
                "hour" | "half" | "day" | "week" | "month" | "minute" | "single"
            ))
}

/// "only twice a day": in front of an amount.
fn only(tokens: &[Token], at: usize) -> Hit {
    let found = matches!(text(tokens, at), "only") && amount_follows(tokens, at + 1);
    found.then_some((Item::Bound(Bound::Only), 1))
}

/// "limit X to 3", "keep it under 30", "cap calls at 5", "cut back to one":
/// where the bound word before the amount stands, if this is such a verb.
pub(super) fn limit_verb(tokens: &[Token], at: usize) -> Option<usize> {
    let verb = text(tokens, at);
    let links: &[&str] = match verb {
        "limit" | "limits" | "limiting" | "restrict" | "restricting" | "reduce" | "reducing"
        | "cut" | "cutting" | "confine" | "scale" => &["to"],
        "cap" | "caps" | "capping" => &["at", "to"],
        "keep" | "keeping" | "hold" | "stay" | "stick" => &["under", "below", "within", "to"],
        _ => return None,
    };
    // "limit myself to checking mail twice a day": the amount comes later.
    let reach = if matches!(text(tokens, at + 1), "myself" | "ourselves" | "yourself") {
        4
    } else {
        1
    };
    let followed = |n: usize| (n + 1..=n + reach).any(|m| amount_follows(tokens, m));
    (at + 1..at + 14).find(|&n| links.contains(&text(tokens, n)) && followed(n))
}
