//! From tokens to items, left to right, each token once.

use super::item::{Bound, Hit, Item, Marked, phrase_at, starts, text};
use super::{amount, bound, clock, dates, lead, negation, rhythm, weekdays};
use crate::parse::Setting;
use crate::parse::lex::Token;

/// Words that say "often" and give no number.
const VAGUE: &[&[&str]] = &[
    &["regularly"],
    &["often"],
    &["frequently"],
    &["occasionally"],
    &["sometimes"],
    &["consistently"],
    &["from", "time", "to", "time"],
    &["every", "now", "and", "then"],
    &["now", "and", "then"],
    &["as", "often", "as", "possible"],
    &["as", "many", "as", "possible"],
    &["on", "a", "regular", "basis"],
    &["whenever", "possible"],
    &["periodically"],
];

/// Words for a number that is not said.
const MANY: &[&[&str]] = &[
    &["as", "many"],
    &["a", "lot", "of"],
    &["lots", "of"],
    &["plenty", "of"],
    &["a", "number", "of"],
    &["a", "handful", "of"],
    &["a", "bunch", "of"],
    &["numerous"],
    &["multiple"],
    &["many"],
    &["some"],
];

/// Words that open a cadence and say nothing themselves.
const FRAMES: &[&[&str]] = &[
    &["by", "the", "end", "of"],
    &["at", "the", "end", "of"],
    &["at", "the", "start", "of"],
    &["at", "the", "beginning", "of"],
    &["on", "the", "first", "of"],
    &["by", "the", "close", "of"],
    &["over", "the", "course", "of"],
    &["in", "the", "course", "of"],
    &["on", "the", "last", "day", "of"],
    &["on", "the", "first", "day", "of"],
    &["for"],
    &["during"],
    &["within"],
    &["in"],
    &["once", "in"],
];

/// Reads the items of a sentence.
pub(super) fn scan(tokens: &[Token], setting: &Setting<'_>) -> Vec<Marked> {
    let mut scan = Scan {
        tokens,
        setting,
        items: Vec::with_capacity(tokens.len()),
        at: 0,
        head: true,
        depth: 0,
        last_close: tokens
            .iter()
            .rposition(|t| t.is_any(&[")", "]", "}"]))
            .unwrap_or(0),
        denied: false,
        limit: None,
    };
    while scan.at < tokens.len() {
        scan.step();
    }
    scan.items
}

struct Scan<'a> {
    tokens: &'a [Token],
    setting: &'a Setting<'a>,
    items: Vec<Marked>,
    at: usize,
    /// No plain word yet in this clause.
    head: bool,
    depth: usize,
    /// The last closing bracket.
    last_close: usize,
    /// "No", "never" or the like came before.
    denied: bool,
    /// Where the bound of a verb such as "limit" stands.
    limit: Option<usize>,
}

impl Scan<'_> {
    fn step(&mut self) {
        let (item, used) = self.read();
        match item {
            Item::Break => self.head = true,
            Item::Word => self.head = false,
            _ => {}
        }
        let to = (self.at + used.max(1)).min(self.tokens.len());
        self.items.push(Marked {
            item,
            from: self.at,
            to,
            aside: self.depth > 0,
        });
        self.at = to;
    }

    fn read(&mut self) -> (Item, usize) {
        let (tokens, at) = (self.tokens, self.at);
        self.denied |= negation::denies(text(tokens, at));
        if let Some(found) = self.mark() {
            return found;
        }
        if self.limit == Some(at) {
            self.limit = None;
            return (Item::Bound(Bound::AtMost), 1);
        }
        if self.limit.is_none() {
            self.limit = bound::limit_verb(tokens, at);
        }
        vague(tokens, at)
            .or_else(|| many(tokens, at))
            .or_else(|| frame(tokens, at))
            .or_else(|| within(tokens, at))
            .or_else(|| self.gap())
            .or_else(|| bound::bound(tokens, at))
            .or_else(|| clock::clock(tokens, at))
            .or_else(|| weekdays::weekdays(tokens, at))
            .or_else(|| rhythm::rhythm(tokens, at))
            .or_else(|| dates::dates(tokens, at, self.setting))
            .or_else(|| lead::lead(tokens, at).filter(|_| self.head))
            .or_else(|| amount::amount(tokens, at, &self.items))
            .or_else(|| negation::negation(tokens, at, self.stop_fits()))
            .or_else(|| breaks(tokens, at))
            .unwrap_or((Item::Word, 1))
    }

    /// "No client goes 90 days without ...": the denial is part of the cadence.
    fn gap(&mut self) -> Hit {
        let found = self
            .denied
            .then(|| negation::gap(self.tokens, self.at))
            .flatten()?;
        for marked in &mut self.items {
            if marked.item == Item::Stop {
                marked.item = Item::Skip;
            }
        }
        self.denied = false;
        Some(found)
    }

    /// "Stop" stands at the head, or "no" right after the first word ("eat no sugar").
    fn stop_fits(&self) -> bool {
        let first_word_only = || {
            let last = self.items.last().is_some_and(|m| m.item == Item::Word);
            let words = self
                .items
                .iter()
                .rev()
                .take_while(|m| m.item != Item::Break)
                .filter(|m| m.item == Item::Word)
                .count();
            last && words == 1
                && text(self.tokens, self.at) == "no"
                && text(self.tokens, self.at - 1) != "say"
        };
        self.depth == 0 && (self.head || first_word_only())
    }

    /// Brackets, quotes, notes and equations.
    fn mark(&mut self) -> Option<(Item, usize)> {
        let token = &self.tokens[self.at];
        if token.is_any(&["(", "[", "{"]) {
            // A bracket that is never closed encloses nothing.
            self.depth += usize::from(self.at < self.last_close);
        } else if token.is_any(&[")", "]", "}"]) {
            self.depth = self.depth.saturating_sub(1);
        } else if token.is("//") {
            return Some((Item::Skip, self.tokens.len() - self.at));
        } else if token.is_any(&["=", "≈", "→"]) {
            // "10 a day = 50 a week" repeats, "target = 10" does not.
            let said = |m: &Marked| {
                matches!(
                    m.item,
                    Item::Count { .. } | Item::Times(_) | Item::Length { .. }
                )
            };
            if !self.items.iter().any(said) {
                return Some((Item::Skip, 1));
            }
            let rest = self.tokens[self.at..]
                .iter()
                .take_while(|t| !t.is_any(&[",", ";", "."]))
                .count();
            return Some((Item::Skip, rest));
        } else if !token.is_any(&["\"", "~", "'", "_", "#"]) || (token.is("#") && self.head) {
            return None;
        }
        Some((Item::Skip, 1))
    }
}

fn vague(tokens: &[Token], at: usize) -> Hit {
    phrase_at(tokens, at, VAGUE).map(|used| (Item::Vague, used))
}

/// "some calls", but not "how many" and "some kind of".
fn many(tokens: &[Token], at: usize) -> Hit {
    let used = phrase_at(tokens, at, MANY)?;
    let asked = at > 0 && tokens[at - 1].is_any(&["how", "so", "too", "as"]);
    let counted = tokens.get(at + used).is_some_and(|t| {
        t.is_word() && !t.is_any(&["kind", "sort", "form", "times", "of", "more", "people"])
    });
    (counted && !asked).then_some((Item::Many, used))
}

/// "by the end of each week": the words before the cadence.
fn frame(tokens: &[Token], at: usize) -> Hit {
    let used = phrase_at(tokens, at, FRAMES)?;
    let every = matches!(text(tokens, at + used), "each" | "every")
        && rhythm::rhythm(tokens, at + used).is_some();
    every.then_some((Item::Skip, used))
}

/// "within 5 minutes", "in under an hour", "within 48 hours of".
fn within(tokens: &[Token], at: usize) -> Hit {
    let word = text(tokens, at);
    if !matches!(word, "within" | "in" | "every") || invested(tokens, at) {
        return None;
    }
    let less = phrase_at(
        tokens,
        at + 1,
        &[&["less", "than"], &["under"], &["the", "first"]],
    )
    .unwrap_or(0);
    let next = at + 1 + less;
    if let Some((Item::Length { .. }, used)) = amount::amount(tokens, next, &[]) {
        return Some((Item::Within, 1 + less + used));
    }
    let read = crate::parse::number::span(tokens, next).filter(|_| word == "within")?;
    let (_, used) = super::unit::unit(tokens, next + read.used)?;
    Some((Item::Within, 1 + less + read.used + used))
}

/// "put in 5 hours": the "in" belongs to the verb.
fn invested(tokens: &[Token], at: usize) -> bool {
    const VERBS: [&str; 12] = [
        "put",
        "putting",
        "puts",
        "get",
        "getting",
        "fit",
        "squeeze",
        "log",
        "clock",
        "work",
        "squeezing",
        "fitting",
    ];
    text(tokens, at) == "in" && at > 0 && tokens[at - 1].is_any(&VERBS)
}

/// Marks and words between clauses.
fn breaks(tokens: &[Token], at: usize) -> Hit {
    let token = &tokens[at];
    if starts(tokens, at, &["followed", "by"]) {
        return Some((Item::Break, 2));
    }
    if at > 0 && token.glued && token.is_word() && tokens[at - 1].is("-") {
        return None;
    }
    let mark = token.is_any(&[
        ",", ";", ".", "!", "?", ":", "—", "•", "|", "+", "&", "*", "…", "·",
    ]);
    let word = token.is_any(&["and", "then", "but", "plus"]);
    let dash = token.is("-") && !token.glued;
    (mark || word || dash).then_some((Item::Break, 1))
}
