//! The rows of the catalogue, by room: talking, writing, meeting, the desk.
//!
//! Order matters only between phrases that fit equally well: the earlier
//! row wins. Minutes without a source are assumptions.

/// Client, prospect and so on in all their names, for use in phrases.
macro_rules! who {
    (client) => {
        "client|customer|account|homeowner|patient|member"
    };
    (prospect) => {
        "prospect|lead|buyer|stranger"
    };
    (lapsed) => {
        "lapsed|former|past|dormant|inactive|previous|old|lost|ex"
    };
}

mod desk;
mod meeting;
mod personal;
mod talking;
mod writing;

use crate::vocabulary::{Audience, Channel};

/// A built-in kind as it is written down; see [`super::Kind`].
pub(super) struct Row {
    pub(super) slug: &'static str,
    pub(super) one: &'static str,
    pub(super) many: &'static str,
    pub(super) channel: Option<Channel>,
    pub(super) audience: Option<Audience>,
    pub(super) minutes: u16,
    pub(super) selling: bool,
    /// Wider slugs, by spaces.
    pub(super) counts_as: &'static str,
    /// Phrases, by semicolons.
    pub(super) phrases: &'static str,
}

/// A selling kind for anyone.
const fn row(slug: &'static str, one: &'static str, many: &'static str, minutes: u16) -> Row {
    Row {
        slug,
        one,
        many,
        channel: None,
        audience: None,
        minutes,
        selling: true,
        counts_as: "",
        phrases: "",
    }
}

impl Row {
    const fn by(self, channel: Channel) -> Self {
        Self {
            channel: Some(channel),
            ..self
        }
    }

    const fn to(self, audience: Audience) -> Self {
        Self {
            audience: Some(audience),
            ..self
        }
    }

    const fn counts(self, counts_as: &'static str) -> Self {
        Self { counts_as, ..self }
    }

    const fn said(self, phrases: &'static str) -> Self {
        Self { phrases, ..self }
    }

    const fn personal(self) -> Self {
        Self {
            selling: false,
            ..self
        }
    }
}

/// Every row.
pub(super) fn all() -> impl Iterator<Item = &'static Row> {
    [
        talking::ROWS,
        writing::ROWS,
        meeting::ROWS,
        desk::ROWS,
        personal::ROWS,
    ]
    .into_iter()
    .flatten()
}
