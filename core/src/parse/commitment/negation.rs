//! Promises not to do something, and sentences that only sound like them.

use super::item::{Hit, Item, Rhythm, phrase_at, starts, text};
use super::unit::unit;
use crate::parse::lex::Token;
use crate::parse::number;

/// Ways to begin a promise of not doing.
const STOPS: &[&[&str]] = &[
    &["steer", "clear", "of"],
    &["stay", "away", "from"],
    &["say", "no", "to"],
    &["cut", "out"],
    &["cutting", "out"],
    &["give", "up"],
    &["giving", "up"],
    &["swear", "off"],
    &["lay", "off"],
    &["stay", "off"],
    &["keep", "off"],
    &["get", "rid", "of"],
    &["put", "an", "end", "to"],
    &["say", "goodbye", "to"],
    &["break", "the", "habit", "of"],
    &["get", "out", "of", "the", "habit", "of"],
    &["hold", "off", "on"],
    &["refuse", "to"],
    &["cease", "to"],
    &["cease"],
    &["ceasing"],
    &["forgo"],
    &["forego"],
    &["refrain", "from"],
    &["abstain", "from"],
    &["no", "longer"],
    &["no", "more"],
    &["do", "not"],
    &["will", "not"],
    &["must", "not"],
    &["should", "not"],
    &["am", "not", "going", "to"],
    &["not", "going", "to"],
    &["not", "to"],
    &["stop"],
    &["stopping"],
    &["quit"],
    &["quitting"],
    &["avoid"],
    &["avoiding"],
    &["don't"],
    &["dont"],
    &["won't"],
    &["wont"],
    &["cannot"],
    &["can't"],
    &["shouldn't"],
    &["mustn't"],
    &["never"],
    &["eliminate"],
    &["ditch"],
    &["ban"],
    &["zero"],
    &["no"],
    &["not"],
    &["skip"],
];

/// What after a negation makes the whole a promise to do.
const DOUBLE: &[&[&str]] = &[
    &["forget"],
    &["fail"],
    &["miss"],
    &["skip"],
    &["neglect"],
    &["stop"],
    &["quit"],
    &["hesitate"],
    &["be", "afraid"],
    &["give", "up"],
    &["ever", "forget"],
    &["be", "shy"],
    &["underestimate"],
    &["let", "up"],
    &["put", "off"],
    &["only"],
    &["just"],
];

/// Phrases with "no" that say nothing about the promise.
const IDLE: &[&[&str]] = &[
    &["no", "matter", "what"],
    &["no", "matter", "how"],
    &["no", "matter"],
    &["no", "excuses"],
    &["no", "exceptions"],
    &["no", "doubt"],
    &["no", "problem"],
    &["no", "one"],
    &["non", "-", "stop"],
    &["nonstop"],
    &["not", "counting"],
    &["whether", "or", "not"],
    &["no", "kidding"],
    &["without", "exception"],
    &["without", "fail"],
    &["rain", "or", "shine"],
    &["as", "a", "rule", "of", "thumb"],
    &["as", "a", "rule"],
    &["come", "what", "may"],
    &["at", "all", "times"],
];

/// Whether a word says no.
pub(super) fn denies(word: &str) -> bool {
    matches!(
        word,
        "no" | "not"
            | "never"
            | "don't"
            | "dont"
            | "won't"
            | "wont"
            | "cannot"
            | "can't"
            | "shouldn't"
            | "mustn't"
            | "nobody"
            | "isn't"
            | "doesn't"
    )
}

/// Whether a denial before `at` meets a word that denies, too: "don't skip
/// more than one" caps what is left out, not what is done.
pub(super) fn is_double(tokens: &[Token], at: usize) -> bool {
    phrase_at(tokens, at, DOUBLE)
        .is_some_and(|_| !matches!(text(tokens, at), "only" | "just" | "stop" | "quit"))
}

/// Reads a negation at `at`; `head` says whether a clause starts here.
pub(super) fn negation(tokens: &[Token], at: usize, head: bool) -> Hit {
    if let Some(used) = phrase_at(tokens, at, IDLE) {
        return Some((Item::Skip, used));
    }
    let used = phrase_at(tokens, at, STOPS).filter(|_| head)?;
    let denied = denies(text(tokens, at))
        || starts(tokens, at, &["do", "not"])
        || starts(tokens, at, &["will", "not"]);
    // "don't skip lunch more than once a week" allows one: a cap.
    let capped = (at + used..at + used + 8).any(|n| starts(tokens, n, &["more", "than"]));
    // "say no to one thing" is something to do.
    let counted = text(tokens, at) == "say" && number::cardinal(tokens, at + used).is_some();
    if counted {
        return None;
    }
    if denied
        && !capped
        && let Some(more) = phrase_at(tokens, at + used, DOUBLE)
    {
        let to = usize::from(text(tokens, at + used + more) == "to");
        return Some((Item::Skip, used + more + to));
    }
    if text(tokens, at) == "zero" && text(tokens, at + 1) == "-" {
        return None;
    }
    Some((Item::Stop, used))
}

/// "(go) more than 90 days without ...", "let a week pass without ...": after
/// a denial, that is once in such a stretch.
pub(super) fn gap(tokens: &[Token], at: usize) -> Hit {
    let more = phrase_at(
        tokens,
        at,
        &[
            &["more", "than"],
            &["longer", "than"],
            &["over"],
            &["beyond"],
        ],
    )
    .unwrap_or(0);
    let mut next = at + more;
    let neglect = at >= 2
        && text(tokens, at - 1) == "for"
        && matches!(
            text(tokens, at - 2),
            "uncontacted"
                | "unanswered"
                | "untouched"
                | "ignored"
                | "unattended"
                | "cold"
                | "quiet"
        );
    if neglect && let Some((Item::Length { .. }, used)) = super::amount::amount(tokens, next, &[]) {
        return Some((Item::Within, more + used));
    }
    let mut every = 1;
    if matches!(text(tokens, next), "a" | "an") {
        next += 1;
    } else {
        let read = number::cardinal(tokens, next)?;
        every = u32::try_from(read.value.as_whole()?)
            .ok()
            .filter(|n| (1..=1000).contains(n))?;
        next += read.used;
    }
    let (found, used) = unit(tokens, next)?;
    next += used;
    // How soon an answer is due is no rhythm of answering.
    let reply = neglect
        && matches!(
            text(tokens, at - 2),
            "unanswered" | "ignored" | "unattended"
        );
    // "no lead goes unanswered for more than 3 days" says it beforehand.
    let end = (next..next + 4).find(|&n| matches!(text(tokens, n), "without" | "before"));
    let end = end.or_else(|| neglect.then(|| next - 1))?;
    let rhythm = Rhythm {
        every: every.checked_mul(found.every)?,
        every_word: true,
        unsure: found.unsure || reply,
        ..found
    };
    Some((Item::Rhythm(rhythm), end + 1 - at))
}
