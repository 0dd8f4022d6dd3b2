//! What a look brings: sightings, what was left out, and where to go on.

use std::collections::BTreeMap;

use legwork_core::sighting::Sighting;
use serde_json::Value;

/// What was left out, by reason.
pub type Left = BTreeMap<String, u64>;

/// Somebody in an address book.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// The name.
    pub name: String,
    /// The organisation.
    pub organisation: Option<String>,
    /// The role there.
    pub role: Option<String>,
    /// E-mail addresses, as written.
    pub emails: Vec<String>,
    /// Telephone numbers, as written.
    pub phones: Vec<String>,
}

/// Some of what a look found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    /// What was seen, in the order of the source.
    pub sightings: Vec<Sighting>,
    /// Who is in an address book.
    pub cards: Vec<Card>,
    /// What was looked at and is no sighting, by reason.
    pub left: Left,
    /// Where the next look goes on. It may be kept once what is here is stored.
    pub cursor: Value,
    /// How many things of this look have been read.
    pub done: u64,
    /// Of how many.
    pub of: u64,
}

impl Batch {
    /// Nothing new: the next look goes on at the same place.
    pub fn nothing(cursor: Value) -> Self {
        Self {
            cursor,
            ..Self::default()
        }
    }

    /// Counts one thing that was left out for this reason.
    pub fn leave(&mut self, reason: &str) {
        *self.left.entry(reason.to_owned()).or_default() += 1;
    }
}
