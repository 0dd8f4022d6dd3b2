//! The built-in kinds, assembled once from the rows.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::Kind;
use super::rows::{self, Row};

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| rows::all().map(assemble).collect());

/// Every built-in kind.
///
/// Minutes per act: a cold call 4 (3 of preparation, 1 of talk: published
/// dialler figures), a personalised cold email 10, a LinkedIn invite 4, a
/// referral ask or a past-client check-in 15, a networking event 180, a
/// meeting 75 with preparation and notes, a proposal 180. Only the cold call
/// and the proposal rest on published figures; all the others are our own
/// assumptions, and the log replaces every one of them in use.
pub fn catalogue() -> &'static [Kind] {
    &KINDS
}

/// The built-in kind of this slug.
pub fn find(slug: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.slug == slug)
}

/// The kind of this slug: one of the member's own first, then a built-in one.
pub fn find_with<'a>(slug: &str, custom: &'a [Kind]) -> Option<&'a Kind> {
    custom
        .iter()
        .find(|kind| kind.slug == slug)
        .or_else(|| find(slug))
}

fn assemble(row: &'static Row) -> Kind {
    Kind {
        slug: Cow::Borrowed(row.slug),
        title: Cow::Owned(capital(row.one)),
        one: Cow::Borrowed(row.one),
        many: Cow::Borrowed(row.many),
        channel: row.channel,
        audience: row.audience,
        minutes: row.minutes,
        selling: row.selling,
        counts_as: Cow::Borrowed(row.counts_as),
        phrases: Cow::Borrowed(row.phrases),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
