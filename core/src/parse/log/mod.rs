//! Log lines: "called Ann Lee, left voicemail", "2 cold calls yesterday".
//!
//! Every piece with a shape of its own is marked first: note after `//`,
//! `#tag`, `@organisation`, dates, clock times, durations, money, numbers,
//! outcomes and names. What remains names the kind; what the kind does not
//! use becomes the note. Nothing makes a line fail: what may be wrong is
//! listed in `needs`, with a sentence in `problems`.

mod clock;
mod count;
mod day;
mod leftover;
mod name;
mod named;
mod note;
mod outcome;
mod pieces;
mod quantity;
mod reading;
mod share;
mod sign;
mod spell;
mod split;
mod tally;
mod when;

use crate::money::{Currency, Decimal};
use crate::vocabulary::Outcome;
use jiff::civil::{Date, Time};
use serde::Serialize;

pub use reading::log;

/// What a log line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogReading {
    /// Version of this shape: 1.
    pub schema: u8,
    /// The line as typed.
    pub input: String,
    /// The slug of the kind; general ("call") when the line does not say
    /// more. `None` when no kind could be told.
    pub kind: Option<String>,
    /// The name of the kind.
    pub title: Option<String>,
    /// How many: 1 unless the line says otherwise, up to 100,000. `None`
    /// when the number makes no sense.
    pub quantity: Option<u32>,
    /// The day it was done; today unless the line says otherwise.
    pub date: Option<Date>,
    /// The clock time, when given.
    #[serde(serialize_with = "clock::write")]
    pub time: Option<Time>,
    /// Minutes it took, when given.
    pub minutes: Option<u32>,
    /// The people named, in order.
    pub people: Vec<String>,
    /// The organisation named.
    pub organisation: Option<String>,
    /// What it led to.
    pub outcome: Option<Outcome>,
    /// Money named, in major units.
    pub amount: Option<Decimal>,
    /// The currency of the money.
    pub currency: Option<Currency>,
    /// Tags, without `#`.
    pub tags: Vec<String>,
    /// Whatever else was said.
    pub note: Option<String>,
    /// The fields to be asked for or confirmed: kind, quantity, date, time,
    /// minutes, amount, currency.
    pub needs: Vec<&'static str>,
    /// Why they are asked for, in sentences; left out of the JSON when empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<String>,
    /// Further activities in the same line ("3 calls and 2 emails"); left out
    /// of the JSON when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<LogReading>,
}

impl LogReading {
    /// Notes that a field has to be asked for, and why.
    fn ask(&mut self, field: &'static str, problem: impl Into<String>) {
        self.needs.push(field);
        self.problems.push(problem.into());
    }
}
