//! What people say before they come to the point: "My goal is to", "I will",
//! "e.g.", "1.".

use super::item::{Hit, Item, among, phrase_at, starts, text};
use crate::parse::lex::Token;

/// Whole openings.
const OPENINGS: &[&[&str]] = &[
    &["make", "sure", "to"],
    &["make", "sure", "that"],
    &["make", "sure"],
    &["be", "sure", "to"],
    &["in", "order", "to"],
    &["would", "like", "to"],
    &["i'd", "like", "to"],
    &["i'd", "love", "to"],
    &["has", "to"],
    &["have", "to"],
    &["had", "to"],
    &["got", "to"],
    &["need", "to"],
    &["needs", "to"],
    &["needed", "to"],
    &["want", "to"],
    &["wants", "to"],
    &["wanted", "to"],
    &["plan", "to"],
    &["plan", "on"],
    &["planning", "to"],
    &["plans", "to"],
    &["hope", "to"],
    &["intend", "to"],
    &["aim", "to"],
    &["aim", "for"],
    &["aim", "at"],
    &["aiming", "for"],
    &["aiming", "to"],
    &["shoot", "for"],
    &["strive", "to"],
    &["strive", "for"],
    &["try", "to"],
    &["trying", "to"],
    &["try", "and"],
    &["commit", "to"],
    &["committed", "to"],
    &["committing", "to"],
    &["commitment", "to"],
    &["commitment", "is", "to"],
    &["resolve", "to"],
    &["resolved", "to"],
    &["pledge", "to"],
    &["promise", "to"],
    &["vow", "to"],
    &["going", "to"],
    &["getting", "to"],
    &["used", "to"],
    &["required", "to"],
    &["expected", "to"],
    &["asked", "to"],
    &["supposed", "to"],
    &["start", "by"],
    &["begin", "by"],
    &["decide", "to"],
    &["decided", "to"],
    &["start", "to"],
    &["set", "a", "goal", "to"],
    &["set", "a", "goal", "of"],
    &["make", "it", "a", "point", "to"],
    &["make", "it", "a", "goal", "to"],
    &["focus", "on"],
    &["a", "goal", "of"],
    &["goal", "of"],
    &["a", "goal", "to"],
    &["challenge", "myself", "to"],
    &["challenging", "myself", "to"],
    &["challenge", "yourself", "to"],
    &["new", "year's", "resolution"],
    &["in", "general"],
    &["for", "example"],
    &["such", "as"],
    &["this", "means"],
    &["that", "means"],
    &["the", "plan", "is", "to"],
    &["the", "idea", "is", "to"],
    &["the", "rule", "is"],
    &["let", "me"],
    &["remember", "to"],
    &["dedicated", "to"],
    &["continue", "to"],
    &["from", "now", "on"],
];

/// Single words that carry nothing at the head of a clause.
const WORDS: &str = "i we you he she they it i'll we'll you'll they'll i'd we'd you'd i'm im we're you're i've \
    we've you've it's that's will shall should must would could can might am are is was were be \
    gonna wanna to my our your his her their goal goals resolution resolutions objective \
    objectives commitment kpi kpis so also then maybe perhaps please just simply always ideally \
    eg ie etc let's lets ensure personally why that which because ok okay well yes actually \
    really usually typically generally still probably definitely personal instead first second \
    third next finally ll ve";

/// Reads an opening at the head of a clause.
pub(super) fn lead(tokens: &[Token], at: usize) -> Hit {
    if let Some(used) = phrase_at(tokens, at, OPENINGS) {
        return Some((Item::Skip, used));
    }
    if let Some(used) = subject(tokens, at) {
        return Some((Item::Skip, used));
    }
    numbering(tokens, at).or_else(|| {
        let token = tokens.get(at)?;
        let word = token.is_word()
            && among(WORDS, &token.text)
            && !starts(tokens, at, &["first", "thing"])
            && !hyphened(tokens, at);
        let subject = matches!(
            text(tokens, at),
            "target"
                | "plan"
                | "habit"
                | "rule"
                | "challenge"
                | "quota"
                | "minimum"
                | "aim"
                | "mission"
                | "task"
        ) && matches!(text(tokens, at + 1), "is" | ":" | "was" | "of");
        (word || (subject && text(tokens, at) != "minimum")).then_some((Item::Skip, 1))
    })
}

/// "Reps must", "each rep is expected to", "agents should": who is to do it.
fn subject(tokens: &[Token], at: usize) -> Option<usize> {
    const DUTIES: &[&[&str]] = &[
        &["should"],
        &["must"],
        &["shall"],
        &["will"],
        &["need", "to"],
        &["needs", "to"],
        &["has", "to"],
        &["are", "to"],
        &["is", "to"],
        &["are", "expected", "to"],
        &["is", "expected", "to"],
        &["are", "required", "to"],
        &["is", "required", "to"],
        &["agree", "to"],
        &["agrees", "to"],
        &["ought", "to"],
    ];
    (at + 1..at + 5).find_map(|n| {
        let plain = tokens[at..n.min(tokens.len())]
            .iter()
            .all(|t| t.is_word() && !t.is_any(&["that", "which", "who", "i", "we", "you", "they"]));
        phrase_at(tokens, n, DUTIES)
            .filter(|used| plain && text(tokens, n + used) != "be")
            .map(|used| n + used - at)
    })
}

fn hyphened(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|t| t.is("-") && t.glued)
}

/// "1.", "2)", "(2)", "#3": the number of a list entry.
fn numbering(tokens: &[Token], at: usize) -> Hit {
    let closes = |n: usize| {
        tokens
            .get(n)
            .is_some_and(|t| t.glued && t.is_any(&[".", ")", ":"]))
    };
    let short = |n: usize| {
        tokens
            .get(n)
            .is_some_and(|t| t.is_number() && t.text.len() <= 2)
    };
    if text(tokens, at) == "#" && short(at + 1) {
        return Some((Item::Skip, 2 + usize::from(closes(at + 2))));
    }
    let bracketed = text(tokens, at) == "(" && short(at + 1) && text(tokens, at + 2) == ")";
    if bracketed && at == 0 {
        return Some((Item::Skip, 3));
    }
    let numbered = short(at) && closes(at + 1) && !tokens.get(at + 2).is_some_and(|t| t.glued);
    numbered.then_some((Item::Skip, 2))
}
