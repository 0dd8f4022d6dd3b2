//! How many: choosing the number of a commitment among all that were said.

use super::item::{Bound, Item, Marked, Measure};
use crate::parse::lex::Token;
use crate::parse::number::{Decimal, Span};
use crate::vocabulary::Direction;

/// The number of a commitment.
pub(super) struct Quantity {
    pub(super) span: Option<Span>,
    /// What it counts.
    pub(super) of: Of,
    /// The item it was read from.
    pub(super) at: Option<usize>,
    /// Minutes of one act.
    pub(super) minutes: Option<u32>,
    /// There are two numbers, and either may be meant.
    pub(super) unsure: bool,
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Times,
    Minutes,
    Noun(Measure),
}

/// Chooses the number: times before things, things before minutes; "once a
/// week" gives way to a count of things. `daily` says that "5 days a week"
/// names the days of a daily promise; `session` that the act is a talk or a
/// meeting, so that "a 30-minute call" is one call.
pub(super) fn quantity(tokens: &[Token], items: &[Marked], daily: bool, session: bool) -> Quantity {
    let find = |wanted: &dyn Fn(&Item) -> bool| {
        let main = items.iter().position(|m| !m.aside && wanted(&m.item));
        main.or_else(|| items.iter().position(|m| wanted(&m.item)))
    };
    let times = find(&|i| matches!(i, Item::Times(_)) || (matches!(i, Item::DaysPer(_)) && !daily));
    let count = first_count(tokens, items);
    let length = find(&|i| matches!(i, Item::Length { .. }));
    let minutes = length.and_then(|at| minutes_of(&items[at].item));
    let once = times.is_some_and(|at| {
        span_of(&items[at].item).is_some_and(|s| s.low == Decimal::whole(1) && s.high.is_none())
    });
    let plain = |at: Option<usize>, of| Quantity {
        span: at.and_then(|at| span_of(&items[at].item)),
        of,
        at,
        minutes: None,
        unsure: false,
    };
    // "Set aside 15 minutes to send three notes" promises the minutes.
    if let (Some(time), Some(thing), None) = (length, count, times)
        && time < thing
        && spends(tokens, &items[..time])
    {
        return Quantity {
            unsure: true,
            ..plain(Some(time), Of::Minutes)
        };
    }
    let count = count.filter(|&at| !(once && everyone(tokens, items, at)));
    match (times, count, length) {
        (Some(at), Some(thing), _)
            if !once || items[at].aside != items[thing].aside && items[thing].aside =>
        {
            Quantity {
                minutes,
                unsure: !once && acts(tokens, items, thing),
                ..plain(Some(at), Of::Times)
            }
        }
        (_, Some(at), _) => {
            let measure = if let Item::Count { measure, .. } = items[at].item {
                measure
            } else {
                Measure::Noun
            };
            let each =
                length.is_some_and(|n| matches!(items[n].item, Item::Length { each: true, .. }));
            Quantity {
                minutes: minutes.filter(|_| each),
                ..plain(Some(at), Of::Noun(measure))
            }
        }
        (Some(at), None, _) => Quantity {
            minutes,
            ..plain(Some(at), Of::Times)
        },
        (None, None, Some(at)) => match items[at].item {
            Item::Length { each: true, .. } if session => Quantity {
                minutes,
                span: Some(one()),
                ..plain(None, Of::Times)
            },
            _ => plain(Some(at), Of::Minutes),
        },
        (None, None, None) => plain(None, Of::Times),
    }
}

/// The count that is promised: the rate in "my list of 100 at 5 a day", else
/// the first that is not the size of something, else the first.
fn first_count(tokens: &[Token], items: &[Marked]) -> Option<usize> {
    let counts = |aside: bool| {
        (0..items.len()).filter(move |&at| {
            matches!(items[at].item, Item::Count { .. }) && (aside || !items[at].aside)
        })
    };
    let lead = |at: usize| tokens.get(items[at].from.wrapping_sub(1));
    let paced = |at: usize| {
        let rest = items[at..].iter().take_while(|m| m.item != Item::Break);
        rest.into_iter().any(|m| matches!(m.item, Item::Rhythm(_)))
    };
    let rate = |&at: &usize| lead(at).is_some_and(|t| t.is("at")) && paced(at);
    let sized = |at: usize| {
        let of = lead(at).is_some_and(|t| t.is("of"));
        let whole = tokens.get(items[at].from.wrapping_sub(2));
        of && whole.is_some_and(|t| t.is_any(&["list", "pool", "database", "book", "base"]))
    };
    let mut main = counts(false);
    main.clone()
        .find(rate)
        .or_else(|| main.find(|&at| !sized(at)))
        .or_else(|| counts(false).next())
        .or_else(|| counts(true).next())
}

/// "all ten members", "my top 25 clients": how many there are, when it is said
/// how often.
fn everyone(tokens: &[Token], items: &[Marked], at: usize) -> bool {
    let before = items[at].from.checked_sub(1).and_then(|n| tokens.get(n));
    before.is_some_and(|t| t.is_any(&["all", "top"]))
}

pub(super) const fn one() -> Span {
    Span {
        low: Decimal::whole(1),
        high: None,
        plus: false,
        vague: false,
    }
}

/// Whether the words before an amount of time give it away: "spend", "block".
fn spends(tokens: &[Token], before: &[Marked]) -> bool {
    let verb = before.iter().find(|m| m.item == Item::Word);
    verb.is_some_and(|m| {
        tokens[m.from].is_any(&[
            "spend", "dedicate", "devote", "block", "set", "take", "reserve",
        ])
    })
}

/// Whether the things counted are what is promised, rather than its measure.
fn acts(tokens: &[Token], items: &[Marked], at: usize) -> bool {
    let noun = items
        .get(at + 1)
        .map_or("", |m| tokens[m.from].text.as_str());
    let measure = super::counted::is_measure(noun);
    let small = matches!(items[at].item, Item::Count { measure: Measure::Noun, span } if span.low < Decimal::whole(50));
    small && !measure
}

fn span_of(item: &Item) -> Option<Span> {
    match item {
        Item::Count { span, .. }
        | Item::Times(span)
        | Item::DaysPer(span)
        | Item::Length { span, .. } => Some(*span),
        _ => None,
    }
}

fn minutes_of(item: &Item) -> Option<u32> {
    span_of(item)
        .and_then(|span| span.low.as_whole())
        .and_then(|n| u32::try_from(n).ok())
}

/// The side of the chosen number, and whether the words leave it open.
pub(super) fn direction(items: &[Marked], chosen: Option<usize>) -> (Option<Direction>, bool) {
    let denied = items.iter().any(|m| m.item == Item::Stop);
    let mut found = None;
    let mut unsure = false;
    for (at, marked) in items.iter().enumerate() {
        let Item::Bound(bound) = &marked.item else {
            continue;
        };
        if target(items, at).is_some_and(|target| {
            chosen.is_some_and(|chosen| chosen != target) && !matches!(bound, Bound::Exactly)
        }) {
            continue;
        }
        let side = match bound {
            Bound::Exactly => Direction::Exactly,
            Bound::AtMost | Bound::Only => Direction::AtMost,
            Bound::MoreThan if denied => Direction::AtMost,
            Bound::LessThan if !denied => Direction::AtMost,
            Bound::AtLeast | Bound::MoreThan | Bound::LessThan => Direction::AtLeast,
        };
        unsure |= *bound == Bound::Only || found.is_some_and(|other| other != side);
        found = found.or(Some(side));
    }
    (found, unsure)
}

/// The cap on another number of the same sort: "once a week, never more than
/// twice".
pub(super) fn ceiling(items: &[Marked], chosen: Option<usize>) -> Option<Decimal> {
    let chosen = chosen?;
    let caps = (0..items.len()).filter(|&at| items[at].item == Item::Bound(Bound::AtMost));
    let other = caps
        .filter_map(|at| target(items, at))
        .find(|&at| at != chosen)?;
    let rhythm = |at: usize| {
        items[at..].iter().find_map(|m| {
            if let Item::Rhythm(r) = &m.item {
                Some((r.every, r.unit))
            } else {
                None
            }
        })
    };
    let same = std::mem::discriminant(&items[other].item)
        == std::mem::discriminant(&items[chosen].item)
        && (rhythm(other).is_none() || rhythm(other) == rhythm(chosen));
    span_of(&items[other].item)
        .filter(|_| same)
        .map(|span| span.low)
}

/// The number a bound belongs to: the next one in its clause, else the last.
fn target(items: &[Marked], bound: usize) -> Option<usize> {
    let number = |m: &Marked| span_of(&m.item).is_some();
    let next = items[bound..]
        .iter()
        .take_while(|m| m.item != Item::Break)
        .position(number);
    next.map(|n| n + bound)
        .or_else(|| items[..bound].iter().rposition(number))
}
