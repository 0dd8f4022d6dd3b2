//! Numbers that count nothing: "EB-5", "2nd", "in 2027", "5 days later".

use super::item::{Hit, Item, Marked, text};
use super::unit::unit;
use crate::parse::lex::Token;
use crate::parse::number;

/// Numbers that count nothing: they are read as plain words, or skipped.
pub(super) fn no_count(tokens: &[Token], at: usize, before: &[Marked]) -> Hit {
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
        && !(text(tokens, end + 1) == "a" && unit(tokens, end + 3).is_some())
        && number::span(tokens, at)?.used == read.used
    {
        return Some((Item::Word, read.used + 2));
    }
    // "a 5k", "the 10k": a race, not a count.
    let race = at > 0
        && tokens[at].is_number()
        && tokens.get(at + 1).is_some_and(|t| t.glued && t.is("k"))
        && matches!(text(tokens, at - 1), "a" | "the" | "another");
    // "Chapter 2" is one, "my chapter 2-4 a week" is not.
    let ranged = number::span(tokens, at).is_some_and(|span| span.value.high.is_some());
    let label = at > 0 && after_word && !ranged && labels(text(tokens, at - 1));
    let pronoun = text(tokens, at) == "one" && pronoun(tokens, at);
    let half = text(tokens, at) == "half" && read.value.as_whole().is_none();
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
    four && (matches!(
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
    ) || crate::parse::date::month(before).is_some()
        || matches!(
            next,
            "goals"
                | "goal"
                | "resolutions"
                | "resolution"
                | "plan"
                | "was"
                | "is"
                | ":"
                | ","
                | "—"
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
