//! Kinds of activity: the catalogue that ships with Legwork, the kinds a
//! member adds, and how words are matched to them.
//!
//! A kind says what one act is called, how long it takes, whom it is for and
//! by which channel, and which wider kinds it also counts for: a client call
//! is a call and a touch.

mod catalogue;
pub mod matcher;
mod rows;
pub mod slip;
mod slug;
pub mod stem;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::vocabulary::{Audience, Channel};

pub use catalogue::{catalogue, find, find_with};
pub use slug::{is_valid, slug, slug_of};

/// A type of activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    /// The stable name: lower-case words and hyphens, at most 40 characters.
    pub slug: Cow<'static, str>,
    /// What a list shows: "Cold call".
    pub title: Cow<'static, str>,
    /// The noun for one: "cold call".
    pub one: Cow<'static, str>,
    /// The noun for several: "cold calls".
    pub many: Cow<'static, str>,
    /// How it reaches people, when that is fixed.
    pub channel: Option<Channel>,
    /// For whom it is, when that is fixed.
    pub audience: Option<Audience>,
    /// Minutes one takes until the log says better; see [`catalogue`].
    pub minutes: u16,
    /// Whether it is part of selling: "every day" then means workdays, and
    /// otherwise all seven days.
    pub selling: bool,
    /// The slugs of all wider kinds for which one of these counts too, with
    /// spaces between them; see [`Kind::wider`].
    pub counts_as: Cow<'static, str>,
    /// How people name it: each phrase is a set of words that must all be
    /// near each other, in any order and form; `a|b` means either, `!a|b` none
    /// of these, and a leading `~` gives way to other phrases.
    /// Semicolons part the phrases; see [`Kind::said`].
    pub phrases: Cow<'static, str>,
}

impl Kind {
    /// A kind of the member's own, known by its title and its slug.
    pub fn custom(title: &str) -> Self {
        let slug = slug(title);
        let noun = title.trim().to_lowercase();
        Self {
            slug: slug.into(),
            title: Cow::Owned(title.trim().to_owned()),
            one: noun.clone().into(),
            many: noun.into(),
            channel: None,
            audience: None,
            minutes: 30,
            selling: false,
            counts_as: Cow::Borrowed(""),
            phrases: Cow::Borrowed(""),
        }
    }

    /// Whether one of this kind counts for a commitment to `other`.
    pub fn counts_for(&self, other: &str) -> bool {
        self.slug == other || self.wider().any(|wider| wider == other)
    }

    /// The slugs of the wider kinds for which one of these counts too.
    pub fn wider(&self) -> impl Iterator<Item = &str> {
        self.counts_as.split_whitespace()
    }

    /// The phrases by which people name it.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        let phrases = self.phrases.split(';').map(str::trim);
        phrases.filter(|phrase| !phrase.is_empty())
    }

    /// The noun for this many: "cold call" for 1, else "cold calls".
    pub fn noun(&self, count: u64) -> &str {
        if count == 1 { &self.one } else { &self.many }
    }
}
