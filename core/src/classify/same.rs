//! Whether two reports are of one act, so that it is counted once: what was
//! logged by hand and what a calendar shows, or what two sources saw.

use std::collections::BTreeSet;

use jiff::civil::Date;

/// A report of an act, as compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The day of it.
    pub day: Date,
    /// The slug of its kind.
    pub kind: String,
    /// Who took part, each under one name.
    pub people: BTreeSet<String>,
    /// What it is called; empty when the report does not say.
    pub title: String,
}

/// Whether two reports are of one act: of one day, of kinds of which one counts
/// for the other, and with somebody in common. Where neither names anybody, the
/// kinds must be equal, and the titles where both have one. `counts` says
/// whether an act of the first kind counts for the second.
pub fn is_same(one: &Deed, other: &Deed, counts: impl Fn(&str, &str) -> bool) -> bool {
    if one.day != other.day {
        return false;
    }
    if one.people.is_empty() && other.people.is_empty() {
        return one.kind == other.kind && may_be_called(&one.title, &other.title);
    }
    let related = counts(&one.kind, &other.kind) || counts(&other.kind, &one.kind);
    related && !one.people.is_disjoint(&other.people)
}

/// Whether two titles can be of one thing; none fits any.
fn may_be_called(one: &str, other: &str) -> bool {
    let plain = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").to_lowercase()
    };
    let (one, other) = (plain(one), plain(other));
    one.is_empty() || other.is_empty() || one == other
}
