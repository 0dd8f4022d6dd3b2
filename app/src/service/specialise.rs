//! Which kind a line means, when it names only a general one: "called Ann" is
//! a client call if Ann is a client.

use legwork_core::kind::Kind;
use legwork_core::vocabulary::{Audience, Relationship};

use super::board::Board;

/// The kind chosen for a line.
pub(super) struct Chosen {
    pub(super) kind: Kind,
    /// Why it was chosen, when the line does not say so itself.
    pub(super) notice: Option<String>,
}

impl Chosen {
    /// A kind that the line itself names.
    pub(super) const fn named(kind: Kind) -> Self {
        Self { kind, notice: None }
    }
}

/// Narrows a general kind: first to one that fits the people and is promised,
/// then to the plainest that fits the people, then to the only one that is promised.
/// A kind that is promised itself is not narrowed.
pub(super) fn specialise(board: &Board, general: &Kind, people: &[Relationship]) -> Chosen {
    let promised = promised(board);
    if general.audience.is_some() || promised.contains(&general.slug.as_ref()) {
        return Chosen::named(general.clone());
    }
    let audience = audience(people);
    let is_promised = |kind: &&Kind| promised.contains(&kind.slug.as_ref());
    let fitting = audience.map_or_else(Vec::new, |who| board.book.narrowed(&general.slug, who));
    let promised_one = fitting.iter().copied().find(is_promised);
    if let Some(kind) = promised_one.or_else(|| fitting.first().copied()) {
        return because(kind, "as the person named is known to you so");
    }
    let known = board.book.all().filter(|kind| narrower(kind, general));
    let mut candidates = known.filter(is_promised);
    match (audience, candidates.next(), candidates.next()) {
        (None, Some(only), None) => because(only, "the only one of these you promised"),
        _ => Chosen::named(general.clone()),
    }
}

fn narrower(kind: &Kind, general: &Kind) -> bool {
    kind.slug != general.slug && kind.counts_for(&general.slug)
}

fn because(kind: &Kind, why: &str) -> Chosen {
    Chosen {
        notice: Some(format!("read as {}: {why}", kind.one)),
        ..Chosen::named(kind.clone())
    }
}

/// The slugs of the kinds that are promised today.
fn promised(board: &Board) -> Vec<&str> {
    let running = board
        .held
        .iter()
        .filter(|held| held.terms.covers(board.today));
    running.map(|held| held.row.kind.as_str()).collect()
}

/// The one audience that all these people belong to.
fn audience(people: &[Relationship]) -> Option<Audience> {
    let (first, rest) = people.split_first()?;
    rest.iter()
        .all(|other| other == first)
        .then(|| first.audience())
        .flatten()
}
