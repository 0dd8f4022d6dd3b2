//! Which numbers of a line say how many.
//!
//! A number counts when it stands before the kind, its noun or people whom
//! the kind reaches, right after a doing word, or alone at an end. Any other
//! number is a detail for the note, or is asked for when it may be either.

use super::leftover::{is_filler, is_plain_doing, is_verb, opens_note};
use super::pieces::{Count, Cover, Pieces};
use crate::kind::stem::stem;
use crate::kind::{self, Kind};
use crate::parse::among::among;
use crate::parse::commitment::is_measure;
use crate::parse::date::unit;

/// What a number is to the line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// So many were done.
    Count,
    /// It is a detail: "40 people", "1200 words".
    Detail,
    /// It may be either.
    Open,
    /// It is a price: "proposal 12k".
    Price,
}

/// What the numbers of a line stand in.
struct Scene<'a> {
    kind: Option<&'a Kind>,
    /// The tokens that name the kind.
    used: &'a [usize],
    /// The first token that says something.
    lead: usize,
    /// Where a remark begins: "about the May 3 event".
    remark: usize,
}

/// So many words may part a number from its noun: "3 long sales calls".
const REACH: usize = 3;

impl Pieces<'_> {
    /// Sorts the numbers of the line, once its kind is known by the tokens
    /// `used`; details go into the note.
    pub(super) fn sort_counts(&mut self, kind: Option<&Kind>, used: &[usize]) {
        let scene = self.scene(kind, used);
        for count in std::mem::take(&mut self.counts) {
            match self.sort_of(count, &scene) {
                Sort::Count => self.counts.push(count),
                Sort::Open => self.counts.push(Count {
                    open: count.value != Some(1),
                    ..count
                }),
                Sort::Detail => {
                    self.take(count.at, count.used, Cover::Noted);
                }
                Sort::Price => {
                    self.price = count.value;
                    self.take(count.at, count.used, Cover::Taken);
                }
            }
        }
    }

    fn scene<'s>(&self, kind: Option<&'s Kind>, used: &'s [usize]) -> Scene<'s> {
        let idle = |at: &usize| self.is_idle(*at);
        let lead = (0..self.body).take_while(idle).count();
        let opens = |at: &usize| opens_note(self.word(*at));
        Scene {
            kind,
            used,
            lead,
            remark: (lead + 1..self.body).find(opens).unwrap_or(self.body),
        }
    }

    fn sort_of(&self, count: Count, scene: &Scene<'_>) -> Sort {
        let end = count.at + count.used;
        let kind = scene.kind;
        if count.sure || self.cover.get(end) == Some(&Cover::Outcome) {
            return Sort::Count;
        }
        if count.at > scene.remark {
            return Sort::Detail;
        }
        let leads = count.at <= scene.lead;
        // "a 2 day workshop" is one.
        if unit(self.word(end + usize::from(self.word(end) == "-"))).is_some() {
            return if leads { Sort::Open } else { Sort::Detail };
        }
        if self.names_kind(end, scene) {
            return Sort::Count;
        }
        if kind.is_some_and(|kind| kind.slug == "proposal") && is_thousands(count) {
            return Sort::Price;
        }
        if let Some(sort) = self.by_noun(count, scene, leads) {
            return sort;
        }
        let before = count.at.checked_sub(1).map_or("", |at| self.word(at));
        match (self.has_noun(end), leads) {
            (true, _) if self.follows_doing(count.at, scene) && !is_thousands(count) => Sort::Count,
            (true, true) if kind.is_none() => Sort::Count,
            // "called Ann and 3 others"
            (true, false) if among("and plus & +", before) || self.names_another(end) => Sort::Open,
            (true, false) => Sort::Detail,
            (false, true) => Sort::Count,
            (false, false) if self.follows_plural(count.at, scene) => Sort::Count,
            _ => Sort::Open,
        }
    }

    /// Words that settle it: a measure, people.
    fn by_noun(&self, count: Count, scene: &Scene<'_>, leads: bool) -> Option<Sort> {
        let kind = scene.kind;
        let end = count.at + count.used;
        let next = self.word(end + usize::from(self.word(end) == "-"));
        if is_measure(next) || among("km kms mi kilometers pages words steps", next) {
            let measured = kind.is_none_or(|kind| {
                among("walk run reading points exercise content", &kind.slug)
                    || kind::find(&kind.slug).is_none()
            });
            return Some(if measured { Sort::Count } else { Sort::Detail });
        }
        let people = (end..end + REACH).find(|&at| is_somebody(self.word(at)));
        let people = people.filter(|&last| (end..last).all(|at| self.is_adjective(at)));
        people?;
        Some(match kind {
            Some(kind) if !reaches(kind) => {
                if leads {
                    Sort::Open
                } else {
                    Sort::Detail
                }
            }
            None if !leads => Sort::Open,
            // "calls today, 40 people": so many calls, or so many reached?
            Some(_) if !leads && !self.is_joined(count.at, scene) => Sort::Open,
            _ => Sort::Count,
        })
    }

    /// Whether the kind's own words come next: "3 emails", "2 long sales calls".
    fn names_kind(&self, end: usize, scene: &Scene<'_>) -> bool {
        let Scene { kind, used, .. } = scene;
        let noun = |at: usize| {
            let word = stem(self.word(at));
            kind.is_some_and(|kind| kind.many.split([' ', '-']).any(|part| stem(part) == word))
        };
        (end..=end + REACH)
            .take_while(|&at| at < end + 1 || self.is_adjective(at - 1))
            .any(|at| {
                !self.word(at).is_empty()
                    && !is_link(self.word(at))
                    && (used.contains(&at) || noun(at))
            })
    }

    /// A word that may stand between a number and its noun.
    fn is_adjective(&self, at: usize) -> bool {
        let word = self.word(at);
        let joins = word == "-" || word == "." || word == "/";
        let free = matches!(self.cover.get(at), Some(Cover::Free | Cover::Name));
        joins || free && self.tokens()[at].is_word() && !is_link(word)
    }

    /// Whether a kind of its own comes next: "10 dials 2 convos".
    fn names_another(&self, end: usize) -> bool {
        let next = self.tokens().get(end..=end).unwrap_or_default();
        kind::matcher::find_in(next, &[]).is_some()
    }

    /// Whether a noun of any sort comes next.
    fn has_noun(&self, end: usize) -> bool {
        let free = self.cover.get(end) == Some(&Cover::Free);
        free && self.tokens()[end].is_word() && !is_link(self.word(end))
    }

    /// Whether a token before the first number says nothing of its own.
    fn is_idle(&self, at: usize) -> bool {
        match self.cover[at] {
            Cover::Free => {
                let word = self.word(at);
                is_filler(word) || !self.tokens()[at].is_word() || among("about around", word)
            }
            Cover::Taken => true,
            _ => false,
        }
    }

    /// "called 3 old friends": the word before says what was done to them.
    fn follows_doing(&self, at: usize, scene: &Scene<'_>) -> bool {
        let particle = at > 1 && among("up out back", self.word(at - 1));
        let Some(before) = at.checked_sub(1 + usize::from(particle)) else {
            return false;
        };
        let word = self.word(before);
        let acts = is_verb(word) || is_plain_doing(word) || word.ends_with("ed");
        self.cover[before] == Cover::Free
            && (acts || scene.used.contains(&before) && word.ends_with("ing"))
    }

    /// "cold calls: 5", at the end of a clause.
    fn follows_plural(&self, at: usize, scene: &Scene<'_>) -> bool {
        let mark = at > 0 && matches!(self.word(at - 1), ":" | "-" | "=" | "—");
        let noun = at.checked_sub(1 + usize::from(mark));
        noun.is_some_and(|noun| scene.used.contains(&noun) && self.word(noun).ends_with('s'))
    }

    /// "lunch with 3 clients", "calls 3 people": tied to what was done.
    fn is_joined(&self, at: usize, scene: &Scene<'_>) -> bool {
        let before = at.checked_sub(1);
        self.follows_doing(at, scene)
            || before.is_some_and(|before| {
                scene.used.contains(&before) || among("with w to for about at", self.word(before))
            })
    }
}

/// "12k", "1,500": more like a price than a count.
fn is_thousands(count: Count) -> bool {
    count.value.is_some_and(|value| value >= 1_000)
}

/// Words that end the noun of a number.
fn is_link(word: &str) -> bool {
    among("to for with w on in from of at and by about ago", word)
}

/// Words for people whom an act reaches one by one.
fn is_somebody(word: &str) -> bool {
    among(
        "person client customer prospect lead contact partner friend buyer seller agent investor \
         neighbor neighbour stranger connection decision colleagu homeowner member candidat founder \
         company busines firm account ppl folk",
        &stem(word),
    )
}

/// Whether one act of a kind is for one person at a time.
fn reaches(kind: &Kind) -> bool {
    kind.counts_for("touch") || kind.counts_for("comment") || kind::find(&kind.slug).is_none()
}
