//! What is done: the kind, or a name from the person's own words.

use std::borrow::Cow;

use super::item::among;
use super::whom::{audience, channel, touch};
use crate::kind::stem::stem;
use crate::kind::{Kind, find, matcher, slug_of};
use crate::parse::lex::Token;
use crate::vocabulary::{Audience, Channel};

/// What a commitment is about.
pub(super) struct Subject {
    pub(super) slug: Option<Cow<'static, str>>,
    pub(super) selling: bool,
    pub(super) channel: Option<Channel>,
    pub(super) audience: Option<Audience>,
    /// Stems of the kind's nouns: counting those is counting times.
    pub(super) nouns: Vec<String>,
}

/// Words that say nothing about what is done.
const EMPTY: &str = "a an the to of in on at for with my our your their his her its and or it do does doing go \
    going get getting make making have having be is are was take taking use using more less new \
    some any all this that these those than from by as each every out up down off over about \
    into myself yourself i we you they so just really very least most will would should can per \
    day days week time times eat eating drink drinking spend spending one change s not no stop \
    only other what who when where try keep nd frequency cadence after before while during until \
    reduce reducing limit limiting cut cutting back put something st rd th";

/// Words that show that a sentence is about selling.
const SELLING: &str = "client outbound outreach bd customer prospect lead sale sell busines market crm pipelin deal referral referrer \
    network contact linkedin campaign account pitch proposal";

/// The subject in the plain words of a commitment.
pub(super) fn subject(words: &[Token], kinds: &[Kind]) -> Subject {
    let stems: Vec<String> = words.iter().map(|t| stem(&t.text)).collect();
    let audience = audience(&stems);
    let channel = channel(&stems);
    let found = matcher::find_in(words, kinds).map(|found| found.kind);
    if let Some(kind) = found.or_else(|| find(touch(&meant(words))?)) {
        return Subject {
            slug: Some(kind.slug.clone()),
            selling: kind.selling || sells(&stems),
            channel: kind.channel.or(channel),
            audience: audience.or(kind.audience.filter(|_| kind.slug != "prospecting")),
            nouns: nouns(kind),
        };
    }
    let slug = own_slug(words);
    let selling = audience.is_some() || sells(&stems);
    Subject {
        slug: slug.map(Cow::Owned),
        selling,
        channel,
        audience,
        nouns: Vec::new(),
    }
}

/// The stems of the words that mean something.
fn meant(words: &[Token]) -> Vec<String> {
    let full = words
        .iter()
        .filter(|t| t.is_word() && !among(EMPTY, &t.text));
    full.map(|t| stem(&t.text)).collect()
}

fn sells(stems: &[String]) -> bool {
    stems.iter().any(|s| among(SELLING, s))
}

fn nouns(kind: &Kind) -> Vec<String> {
    let mut nouns = Vec::new();
    for name in kind
        .one
        .split(' ')
        .chain(kind.said().flat_map(|p| p.split([' ', '|'])))
    {
        nouns.push(stem(&name.to_lowercase()));
    }
    nouns
}

/// Verbs that name the thing when nothing else does: "drink", "get up".
const BARE: &str = "eat eating drink drinking go get up out spend spending";

/// A short name from the person's own words: the first two that mean something.
fn own_slug(words: &[Token]) -> Option<String> {
    let full = words
        .iter()
        .filter(|t| t.is_word() && !among(EMPTY, &t.text));
    let first: Vec<&str> = full.map(|t| t.text.as_str()).take(2).collect();
    if !first.is_empty() {
        return Some(slug_of(first));
    }
    let bare = words
        .iter()
        .filter(|t| among(BARE, &t.text))
        .map(|t| t.text.as_str());
    let bare: Vec<&str> = bare.take(2).collect();
    (!bare.is_empty()).then(|| slug_of(bare))
}
