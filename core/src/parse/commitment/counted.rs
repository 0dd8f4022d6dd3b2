//! What a count counts, from the words after it.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::item::{Item, Marked, among};
use super::subject::Subject;
use crate::kind::find;
use crate::kind::stem::stem;
use crate::parse::lex::Token;

/// The unit of a count from the words after it: `people` for persons, `times`
/// for the kind's own noun, else the noun itself.
pub(super) fn counted(
    tokens: &[Token],
    items: &[Marked],
    count: usize,
    subject: &Subject,
) -> Cow<'static, str> {
    let run = run(tokens, items, count);
    let stems: Vec<String> = run.iter().map(|word| stem(word)).collect();
    let Some((head, noun)) = stems.last().zip(run.last()) else {
        return Cow::Borrowed("times");
    };
    if among(PEOPLE, head) {
        return Cow::Borrowed("people");
    }
    let own_unit = subject.slug.as_deref().and_then(find).is_some_and(|k| {
        k.slug == "points" || k.slug == "walk" || k.slug == "reading" || k.slug == "content"
    });
    if !own_unit && subject.nouns.contains(head) || among(ACTS, head) {
        return Cow::Borrowed("times");
    }
    Cow::Owned((*noun).to_owned())
}

/// Stems of words for people.
const PEOPLE: &str = "person ppl client customer prospect contact lead homeowner partner friend connection profesional \
    member buyer seler stranger visitor agent founder candidat investor decision colleagu";

/// Nouns that measure one act: pages are read at a sitting.
const MEASURES: &str = "mile km kilometer kilometre meter metre lap page word step set rep glass cup liter litre chapter block";

/// Whether a unit such as `pages` measures an act instead of counting acts, so
/// that the minutes of an act say nothing of the minutes of a unit.
pub fn is_measure(unit: &str) -> bool {
    // Asked for every commitment of every page: the list is stemmed once.
    static STEMS: LazyLock<Vec<String>> = LazyLock::new(|| MEASURES.split(' ').map(stem).collect());
    STEMS.contains(&stem(unit))
}

/// Nouns of acts: counting them is counting times.
const ACTS: &str = "call dial email meet post visit sesion workout session messag appointment conversation touch \
    attempt";

/// Words that close the noun of a count.
const CLOSERS: &str = "to for with on in from of per by at about that who whom during before after via through into \
    using each and without as around targeting until against if when where so";

/// "two lunches with clients and one with a prospect": a count that names
/// nothing takes the noun of the count in the part before.
pub(super) fn completed<'a>(
    tokens: &[Token],
    before: &[Marked],
    items: &'a [Marked],
) -> Cow<'a, [Marked]> {
    let count = |items: &[Marked]| {
        items
            .iter()
            .position(|m| matches!(m.item, Item::Count { .. }))
    };
    let (Some(from), Some(at)) = (count(before), count(items)) else {
        return Cow::Borrowed(items);
    };
    let bare = items.get(at + 1).is_some_and(|next| {
        next.item == Item::Word && among("with for to", &tokens[next.from].text)
    });
    let nouns = run(tokens, before, from).len();
    if !bare || nouns == 0 {
        return Cow::Borrowed(items);
    }
    let mut whole = items.to_vec();
    let noun = before.iter().skip(from + 1).take(nouns).cloned();
    whole.splice(at + 1..=at, noun);
    Cow::Owned(whole)
}

/// The words after a count, up to the first that closes the noun.
fn run<'a>(tokens: &'a [Token], items: &[Marked], count: usize) -> Vec<&'a str> {
    let mut run = Vec::new();
    for marked in items.iter().skip(count + 1).take(8) {
        let token = &tokens[marked.from];
        let end = run.len() >= 6 || marked.item != Item::Word || among(CLOSERS, &token.text);
        if end && !(run.is_empty() && token.is("of")) {
            break;
        }
        if token.is_word() && !token.is("of") {
            run.push(token.text.as_str());
        } else if token.is("/") {
            break;
        }
    }
    run
}
