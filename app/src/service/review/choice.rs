//! What can be decided.

use std::str::FromStr;

use jiff::civil::Date;
use serde::Serialize;

use super::Decision;
use crate::service::text;
use crate::{Error, Result};

/// What can be decided on a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// It stays as it is.
    Keep,
    /// A smaller number.
    Shrink,
    /// A larger number.
    Raise,
    /// Other weekdays.
    Move,
    /// Nothing until a day.
    Pause,
    /// Nothing any more.
    Retire,
    /// A fresh start: what is owed is written off, from the next period on.
    Recommit,
    /// Put away after a long silence, to be begun again at any time.
    Archive,
}

impl Choice {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Keep,
        Self::Shrink,
        Self::Raise,
        Self::Move,
        Self::Pause,
        Self::Retire,
        Self::Recommit,
        Self::Archive,
    ];

    /// Those that are always offered.
    pub const ALWAYS: [Self; 6] = [
        Self::Keep,
        Self::Shrink,
        Self::Raise,
        Self::Move,
        Self::Pause,
        Self::Retire,
    ];

    /// Its word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Shrink => "shrink",
            Self::Raise => "raise",
            Self::Move => "move",
            Self::Pause => "pause",
            Self::Retire => "retire",
            Self::Recommit => "recommit",
            Self::Archive => "archive",
        }
    }
}

impl FromStr for Choice {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|choice| choice.as_str() == word);
        found.ok_or_else(|| {
            Error::usage(format!("'{}' cannot be decided", text::shown(word)))
                .hint("say keep, shrink, raise, move, pause, retire, recommit or archive")
        })
    }
}

/// A decision to be taken.
#[derive(Debug, Clone)]
pub struct Decide {
    /// What is reviewed, by name; the week that is due when left out.
    pub review: Option<String>,
    /// The commitment: id, prefix or words.
    pub commitment: String,
    /// What to do with it.
    pub choice: Choice,
    /// The new number, to shrink, raise or begin afresh; half of the old one
    /// when left out.
    pub count: Option<u32>,
    /// The new weekdays, to move: "MO,WE".
    pub days: Option<String>,
    /// The last day of a pause.
    pub until: Option<Date>,
    /// The day from which it holds. When left out, what asks for less holds
    /// from the next period, what asks for more, a pause and an end from today.
    pub from: Option<Date>,
    /// Why.
    pub reason: Option<String>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// Version of this shape.
    pub schema: u8,
    /// The commitment.
    pub title: String,
    /// The decision as it was written down.
    pub decision: Decision,
}
