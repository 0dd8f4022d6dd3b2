//! From words to a kind.
//!
//! A phrase fits when all its words stand near each other, in any order and
//! any form, and none of the words it rules out (`!drink|cup`) is there. Of
//! all that fit, the one with most words wins, then one that is not weak
//! (`~write`), then the one that stands first; a member's own kinds come
//! before the built-in ones.

use std::borrow::{Borrow, Cow};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use super::stem::stem;
use super::{Kind, catalogue};
use crate::parse::lex::{Shape, Token};

/// The words of one phrase stand within this many words.
const WINDOW: usize = 9;

/// A kind found in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'a> {
    /// The kind.
    pub kind: &'a Kind,
    /// The first token of the phrase.
    pub first: usize,
    /// The last token of the phrase.
    pub last: usize,
    /// How many words of the phrase fitted; more is surer.
    pub words: usize,
}

/// A phrase in stems: every term must be found, each by one of its stems.
struct Pattern {
    kind: usize,
    terms: Vec<Vec<String>>,
    /// Stems that rule the phrase out.
    without: Vec<String>,
    /// Gives way to any other phrase of as many words.
    weak: bool,
}

impl Pattern {
    fn new(kind: usize, phrase: &str) -> Self {
        let (weak, phrase) = phrase
            .strip_prefix('~')
            .map_or((false, phrase), |rest| (true, rest));
        let (phrase, without) = phrase.split_once('!').unwrap_or((phrase, ""));
        let without = without
            .split('|')
            .map(|word| stem(word.trim()))
            .filter(|word| !word.is_empty());
        Self {
            kind,
            terms: terms(phrase),
            without: without.collect(),
            weak,
        }
    }
}

/// Finds the best kind in a run of tokens: the member's own first, then the
/// built-in ones. Works on any form of the words: "called", "e-mails sent".
pub fn find_in<'a>(tokens: &[Token], custom: &'a [Kind]) -> Option<Found<'a>> {
    let words = words(tokens);
    let own: Vec<Pattern> = custom
        .iter()
        .enumerate()
        .flat_map(|(at, kind)| own_patterns(at, kind))
        .collect();
    best(own, custom, &words).or_else(|| best(built_in(&words), catalogue(), &words))
}

/// The built-in phrases, found by how they begin. A command of two milliseconds
/// has no time to stem the whole catalogue, and a server none to look through it
/// for each word; so each phrase is stemmed when it first may fit.
struct BuiltIn {
    phrases: Vec<Phrase>,
    /// Places in `phrases`, by the start of each alternative that leads one.
    begins: HashMap<&'static [u8], Vec<usize>>,
}

/// One built-in phrase.
struct Phrase {
    kind: usize,
    text: &'static str,
    pattern: OnceLock<Box<Pattern>>,
}

static BUILT_IN: LazyLock<BuiltIn> = LazyLock::new(|| {
    let kinds = catalogue().iter().enumerate();
    let phrases: Vec<Phrase> = kinds
        .flat_map(|(kind, of)| of.said().map(move |text| (kind, text)))
        .map(|(kind, text)| Phrase {
            kind,
            text,
            pattern: OnceLock::new(),
        })
        .collect();
    let mut begins: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, phrase) in phrases.iter().enumerate() {
        for head in heads(phrase.text) {
            begins.entry(start(head)).or_default().push(at);
        }
    }
    BuiltIn { phrases, begins }
});

impl Phrase {
    fn pattern(&self) -> &Pattern {
        self.pattern
            .get_or_init(|| Box::new(Pattern::new(self.kind, self.text)))
    }
}

/// The built-in phrases that may fit, in the order of the catalogue: a phrase
/// can only fit where a word begins as its first term does, by two letters.
fn built_in(words: &[(usize, Cow<'_, str>)]) -> impl Iterator<Item = &'static Pattern> {
    let known = &*BUILT_IN;
    let begun = words
        .iter()
        .filter_map(|(_, word)| known.begins.get(start(word)));
    let mut places: Vec<usize> = begun.flatten().copied().collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|at| known.phrases[at].pattern())
}

/// How the first word of a text begins, whatever its ending: two letters.
fn start(text: &str) -> &[u8] {
    let letters = text
        .bytes()
        .take_while(|byte| !matches!(byte, b' ' | b'-' | b'|'));
    &text.as_bytes()[..letters.take(2).count()]
}

/// The alternatives of the term that leads a built-in phrase, each with what
/// follows it. A space or a hyphen ends the term.
fn heads(phrase: &str) -> impl Iterator<Item = &str> {
    let phrase = phrase.strip_prefix('~').unwrap_or(phrase);
    let term = phrase
        .bytes()
        .take_while(|byte| !matches!(byte, b' ' | b'-'));
    let bars = term.enumerate().filter(|(_, byte)| *byte == b'|');
    std::iter::once(phrase).chain(bars.map(|(at, _)| &phrase[at + 1..]))
}

/// Whether a character parts the terms of a phrase.
fn is_gap(c: char) -> bool {
    !c.is_alphanumeric() && c != '|' && c != '\''
}

/// The stems of a sentence with the token each came from; "e-mail" and
/// "on-line" are one word, and "f/u" is "follow up".
fn words(tokens: &[Token]) -> Vec<(usize, Cow<'_, str>)> {
    let mut words = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        if token.shape != Shape::Symbol {
            let joined = at >= 2 && tokens[at - 1].is("-") && token.glued && tokens[at - 2].is("e");
            let short = at >= 2
                && (tokens[at - 1].is("/") && tokens[at - 1].glued && token.glued)
                && (tokens[at - 2].is("f") && token.is("u"));
            if joined || short {
                words.pop();
            }
            if short {
                words.push((at - 2, Cow::Borrowed("follow")));
            }
            let stemmed = match token.text.as_str() {
                "mail" | "mails" | "mailed" | "mailing" if joined => Cow::Borrowed("email"),
                "u" if short => Cow::Borrowed("up"),
                text => Cow::Owned(stem(text)),
            };
            words.push((at, stemmed));
        }
    }
    words
}

fn patterns(kind: usize, of: &Kind) -> Vec<Pattern> {
    of.said().map(|phrase| Pattern::new(kind, phrase)).collect()
}

/// A custom kind is also known by its title, nouns and slug.
fn own_patterns(at: usize, kind: &Kind) -> Vec<Pattern> {
    let slug = kind.slug.replace('-', " ");
    let names = [&kind.title, &kind.one, &kind.many].map(|name| name.to_lowercase());
    let mut all = patterns(at, kind);
    for name in names.iter().chain([&slug]) {
        let pattern = Pattern::new(at, &name.replace(['|', '!', '~'], " "));
        if !pattern.terms.is_empty() {
            all.push(pattern);
        }
    }
    all
}

fn terms(phrase: &str) -> Vec<Vec<String>> {
    phrase
        .split(is_gap)
        .filter(|term| !term.is_empty())
        .map(|term| term.split('|').map(stem).collect())
        .collect()
}

/// How well a phrase fits: its number of words, whether it is strong, and how
/// early it stands.
type Rank = (usize, bool, Reverse<usize>);

fn best<'a, P: Borrow<Pattern>>(
    patterns: impl IntoIterator<Item = P>,
    kinds: &'a [Kind],
    words: &[(usize, Cow<'_, str>)],
) -> Option<Found<'a>> {
    let ruled_out = |pattern: &Pattern| {
        words
            .iter()
            .any(|(_, word)| pattern.without.iter().any(|other| other == word))
    };
    let mut best: Option<(Rank, Fit, usize)> = None;
    for pattern in patterns {
        let pattern = pattern.borrow();
        let Some(fit) = fits(&pattern.terms, words) else {
            continue;
        };
        let rank = (pattern.terms.len(), !pattern.weak, Reverse(fit.lead));
        if best.as_ref().is_none_or(|(other, ..)| rank > *other) && !ruled_out(pattern) {
            best = Some((rank, fit, pattern.kind));
        }
    }
    best.map(|(rank, fit, kind)| Found {
        kind: &kinds[kind],
        first: fit.first,
        last: fit.last,
        words: rank.0,
    })
}

/// Where a phrase fits: its first and last token, and that of its first term.
struct Fit {
    first: usize,
    last: usize,
    lead: usize,
}

/// Where a phrase stands. The first term leads; the others are sought around
/// each place where it occurs.
fn fits(terms: &[Vec<String>], words: &[(usize, Cow<'_, str>)]) -> Option<Fit> {
    let (lead, rest) = terms.split_first()?;
    let is = |term: &[String], at: usize| term.iter().any(|stem| *stem == words[at].1);
    (0..words.len()).filter(|&at| is(lead, at)).find_map(|at| {
        let from = at.saturating_sub(WINDOW);
        let to = words.len().min(at + WINDOW + 1);
        let (mut first, mut last) = (at, at);
        for term in rest {
            let near = (from..to).filter(|&other| other != at && is(term, other));
            let place = near.min_by_key(|&other| other.abs_diff(at))?;
            first = first.min(place);
            last = last.max(place);
        }
        Some(Fit {
            first: words[first].0,
            last: words[last].0,
            lead: words[at].0,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What [`built_in`] relies on to leave phrases out.
    #[test]
    fn a_leading_term_begins_as_its_stem_does() {
        for phrase in catalogue().iter().flat_map(Kind::said) {
            let lead = Pattern::new(0, phrase).terms.swap_remove(0);
            let found: Vec<&[u8]> = heads(phrase).map(start).collect();
            let starts: Vec<&[u8]> = lead.iter().map(|stem| start(stem)).collect();
            assert_eq!(found, starts, "{phrase}");
        }
    }
}
