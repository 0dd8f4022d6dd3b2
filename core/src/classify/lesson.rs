//! The rule that a correction teaches, to be offered to the member.

use std::collections::BTreeMap;

use super::act::{Act, Sort};
use super::address::is_public;
use super::rule::{Confidence, Rule, Then, When};
use crate::sighting::Flow;

/// So many dismissals of one sort are taken for a habit.
const HABIT: usize = 2;

/// The rule by which an act would have been of this kind: by the address of
/// whom it was with, else by its title, else by its source. None for a line,
/// which says itself what it is.
pub fn from_correction(act: &Act, kind: &str) -> Option<Rule> {
    let when = traits(act).into_iter().next()?;
    let then = Then::Log {
        kind: Some(kind.to_owned()),
        confidence: Confidence::High,
        accept: false,
    };
    Some(Rule { when, then })
}

/// The rule that leaves out what was turned down at least twice for a trait in
/// common, the most common first. `latest` is what was turned down last; the
/// rule fits it.
pub fn from_dismissals(latest: &Act, before: &[Act]) -> Option<Rule> {
    let mut counts: BTreeMap<usize, (usize, When)> = BTreeMap::new();
    for (place, when) in traits(latest).into_iter().enumerate() {
        let count = 1 + before.iter().filter(|act| when.fits(act)).count();
        counts.insert(place, (count, when));
    }
    let most = counts.into_values().filter(|(count, _)| *count >= HABIT);
    // The first of those that are equally common is the narrowest.
    let best = most.fold(None, |best: Option<(usize, When)>, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    });
    best.map(|(_, when)| Rule {
        when,
        then: Then::Ignore,
    })
}

/// What an act may have in common with others: the address or domain of
/// somebody, the title, the source.
fn traits(act: &Act) -> Vec<When> {
    if act.sort == Sort::Line {
        return Vec::new();
    }
    let like = When {
        seen: Some(act.sort),
        flow: Some(Flow::Out),
        ..When::default()
    };
    let mut found = Vec::new();
    if let Some(address) = address(act) {
        found.push(When {
            address: Some(address),
            ..like.clone()
        });
    }
    let title = act.title.trim();
    if matches!(act.sort, Sort::Meeting | Sort::Mail) && !title.is_empty() {
        found.push(When {
            words: Some(title.to_owned()),
            ..like.clone()
        });
    }
    if act.sort == Sort::Entry {
        found.push(When {
            source: Some(act.source.clone()),
            ..like
        });
    }
    found
}

/// The domain of the first person from outside; the whole address where
/// anybody can have one of that domain.
fn address(act: &Act) -> Option<String> {
    let who = act.outside().find(|who| who.address.is_some())?;
    match who.domain() {
        Some(domain) if !is_public(domain) => Some(format!("@{domain}")),
        _ => who.address.clone(),
    }
}
