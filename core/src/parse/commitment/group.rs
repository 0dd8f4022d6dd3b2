//! Which items belong to one commitment. A sentence is cut at its breaks;
//! parts that cannot stand alone join the part before.

use std::ops::Range;

use super::item::{Item, Marked, Measure, Rhythm, text};
use crate::kind::{Kind, matcher};
use crate::parse::lex::Token;

/// What a run of items holds.
#[derive(Default)]
struct Facts {
    number: bool,
    rhythm: bool,
    stop: bool,
    /// Plain words; [`Words::Named`] when they name a known kind.
    words: Words,
}

/// How much the plain words say.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Words {
    #[default]
    None,
    Some,
    Named,
}

impl Facts {
    /// The facts of two parts together.
    fn with(&self, other: &Self) -> Self {
        Self {
            number: self.number || other.number,
            rhythm: self.rhythm || other.rhythm,
            stop: self.stop || other.stop,
            words: self.words.max(other.words),
        }
    }
}

/// The runs of items that make one commitment each.
pub(super) fn groups(tokens: &[Token], items: &[Marked], kinds: &[Kind]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut before = Facts::default();
    for part in parts(items) {
        let after = facts(tokens, &items[part.clone()], kinds);
        match groups.last_mut() {
            Some(group)
                if !(stands_alone(&before, &after)
                    || before.number && is_elliptic(&items[part.clone()]))
                    || before.number
                        && before.rhythm
                        && is_manner(tokens, &items[part.clone()])
                    || continues(&items[group.clone()], &items[part.clone()]) =>
            {
                group.end = part.end;
                before = before.with(&after);
            }
            _ => {
                groups.push(part);
                before = after;
            }
        }
    }
    groups
}

/// "and 3 on Thursdays": a number with days of its own, and no noun.
pub(super) fn is_elliptic(part: &[Marked]) -> bool {
    let number = part.iter().position(|m| {
        matches!(
            m.item,
            Item::Count {
                measure: Measure::Noun,
                ..
            } | Item::Times(_)
        )
    });
    let days = part.iter().rposition(|m| match &m.item {
        Item::Weekdays { .. } => true,
        Item::Rhythm(rhythm) => rhythm.days.is_some(),
        _ => false,
    });
    let said = |m: &Marked| m.item != Item::Word && !m.aside;
    number < days && number.is_some() && part.iter().all(said)
}

/// The items of a part without a noun, with the words of the part before it.
pub(super) fn with_words(before: &[Marked], part: &[Marked]) -> Vec<Marked> {
    let is_number = |m: &&Marked| matches!(m.item, Item::Count { .. } | Item::Times(_));
    let Some(number) = part.iter().find(is_number) else {
        return part.to_vec();
    };
    let place = before.iter().position(|m| is_number(&m)).unwrap_or(0);
    let words = |items: &[Marked]| {
        let words = items.iter().filter(|m| m.item == Item::Word && !m.aside);
        words.cloned().collect::<Vec<_>>()
    };
    let mut whole = words(&before[..place]);
    whole.extend(
        part.iter()
            .filter(|m| matches!(m.item, Item::Bound(_)))
            .cloned(),
    );
    whole.push(number.clone());
    whole.extend(words(&before[place..]));
    let rest = part
        .iter()
        .filter(|m| !is_number(m) && !matches!(m.item, Item::Break | Item::Bound(_)));
    whole.extend(rest.cloned());
    whole
}

/// ", no phone", ", doing 2 sets of 10": how it is done.
fn is_manner(tokens: &[Token], part: &[Marked]) -> bool {
    let mut said = part.iter().filter(|m| m.item != Item::Skip);
    let comma = said.next().is_some_and(|m| text(tokens, m.from) == ",");
    let Some(first) = said.next() else {
        return false;
    };
    let bare = text(tokens, first.from) == "no"
        && first.item == Item::Stop
        && said.clone().count() <= 2
        && said.all(|m| m.item == Item::Word);
    let doing = text(tokens, first.from) == "doing";
    comma && (bare || doing)
}

/// "more than 5 but no more than 10 calls": the other end of one number.
fn continues(before: &[Marked], after: &[Marked]) -> bool {
    let said = |m: &&Marked| !matches!(m.item, Item::Break | Item::Skip);
    let number = before.iter().rev().find(said).is_some_and(|m| {
        matches!(
            m.item,
            Item::Count { .. } | Item::Times(_) | Item::Length { .. }
        )
    });
    let side = after.iter().find(said);
    number && side.is_some_and(|m| matches!(m.item, Item::Bound(_)))
}

/// Whether the later part is a commitment of its own.
fn stands_alone(before: &Facts, after: &Facts) -> bool {
    let numbers = before.number && after.number && after.words == Words::Named;
    let rhythms = before.rhythm
        && after.rhythm
        && after.words == Words::Named
        && before.words == Words::Named
        && before.number >= after.number;
    let stop = after.stop
        && after.words > Words::None
        && before.words == Words::Named
        && (before.number || before.rhythm || before.stop);
    let act = before.stop && after.words == Words::Named && (after.number || after.rhythm);
    before.words > Words::None && (numbers || rhythms || stop || act)
}

fn parts(items: &[Marked]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, marked) in items.iter().enumerate() {
        if marked.item == Item::Break && !marked.aside {
            parts.push(start..at);
            start = at;
        }
    }
    parts.push(start..items.len());
    parts
}

fn facts(tokens: &[Token], items: &[Marked], kinds: &[Kind]) -> Facts {
    let mut facts = Facts::default();
    for marked in items.iter().filter(|m| !m.aside) {
        match &marked.item {
            Item::Count { .. } | Item::Times(_) | Item::DaysPer(_) => facts.number = true,
            Item::Length { each, .. } => facts.number |= !each,
            Item::Rhythm(_) | Item::Weekdays { .. } => facts.rhythm = true,
            Item::Stop => facts.stop = true,
            Item::Word => facts.words = Words::Some,
            _ => {}
        }
    }
    if facts.words == Words::Some && matcher::find_in(&words(tokens, items), kinds).is_some() {
        facts.words = Words::Named;
    }
    facts
}

/// The plain words of some items.
pub(super) fn words(tokens: &[Token], items: &[Marked]) -> Vec<Token> {
    items
        .iter()
        .filter(|m| m.item == Item::Word && !m.aside)
        .flat_map(|m| tokens[m.from..m.to].iter().cloned())
        .collect()
}

/// "not to sell but to help": what is denied before "but" says nothing.
pub(super) fn contrast(tokens: &[Token], items: &mut [Marked]) {
    let Some(stop) = items.iter().position(|m| m.item == Item::Stop) else {
        return;
    };
    let but = items
        .iter()
        .skip(stop)
        .position(|m| m.item == Item::Break && text(tokens, m.from) == "but")
        .map(|n| n + stop);
    let Some(but) = but else { return };
    let act = items[but..].iter().any(|m| {
        matches!(
            m.item,
            Item::Count { .. } | Item::Times(_) | Item::Length { .. } | Item::Rhythm(Rhythm { .. })
        )
    });
    let capped = items[stop..but]
        .iter()
        .any(|m| matches!(m.item, Item::Bound(_)));
    if act && !capped {
        for marked in &mut items[stop..but] {
            marked.item = Item::Skip;
        }
    }
}
