//! Whether a rule fits an act.

use super::act::{Act, Who};
use super::address::is_within;
use super::rule::{When, Whom};
use crate::vocabulary::Relationship;

impl When {
    /// Whether everything that is said holds for an act.
    pub fn fits(&self, act: &Act) -> bool {
        let is = |wanted: Option<bool>, is: bool| wanted.is_none_or(|wanted| wanted == is);
        self.seen.is_none_or(|sort| sort == act.sort)
            && self.flow.is_none_or(|flow| flow == act.flow)
            && is(self.reply, act.reply)
            && is(self.bulk, act.bulk)
            && self.whom.is_none_or(|whom| whom.is_on(act))
            && self.fits_crowd(act)
            && said(self.address.as_ref()).is_none_or(|address| has_address(act, address))
            && said(self.words.as_ref()).is_none_or(|words| has_words(&act.title, words))
            && said(self.source.as_ref()).is_none_or(|source| is_of(&act.source, source))
    }

    fn fits_crowd(&self, act: &Act) -> bool {
        let count = u32::try_from(act.outside().count()).unwrap_or(u32::MAX);
        self.least.is_none_or(|least| count >= least) && self.most.is_none_or(|most| count <= most)
    }
}

/// A text that says something.
fn said(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

impl Whom {
    /// Whether an act is with such a person.
    pub(super) fn is_on(self, act: &Act) -> bool {
        match self {
            Self::Nobody => act.outside().next().is_none(),
            _ => act.outside().any(|who| self.is(who)),
        }
    }

    /// Whether somebody from outside is meant.
    pub(super) fn is(self, who: &Who) -> bool {
        let stands = |as_what| who.relationship == Some(as_what);
        match self {
            Self::Client => stands(Relationship::Client),
            Self::Lapsed => stands(Relationship::Lapsed),
            Self::Prospect => stands(Relationship::Prospect),
            Self::ProspectWhoWrote => stands(Relationship::Prospect) && who.wrote,
            Self::Referrer => stands(Relationship::Referrer),
            Self::Partner => stands(Relationship::Partner),
            Self::Wrote => who.wrote,
            Self::NeverWrote => !who.wrote && !who.bought(),
            Self::Anyone => true,
            Self::Nobody => false,
        }
    }
}

/// Whether somebody on an act has this address, or one of this domain.
fn has_address(act: &Act, wanted: &str) -> bool {
    let wanted = wanted.to_lowercase();
    let whole_domain = wanted.strip_prefix('@');
    act.people.iter().any(|who| match whole_domain {
        Some(domain) => who.domain().is_some_and(|of| is_within(of, domain)),
        None => who.address.as_deref() == Some(wanted.as_str()),
    })
}

/// Whether words stand in a title, next to each other.
fn has_words(title: &str, words: &str) -> bool {
    let plain = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").to_lowercase()
    };
    plain(title).contains(&plain(words))
}

/// Whether a word is part of the name of a source, or is the name.
fn is_of(source: &str, word: &str) -> bool {
    let (source, word) = (source.trim().to_lowercase(), word.to_lowercase());
    let mut parts = source.split(|c: char| !c.is_alphanumeric());
    source == word || parts.any(|part| part == word)
}
