//! What a sentence of commitment was read as: the JSON of the command line.

use std::borrow::Cow;

use jiff::civil::{Date, Weekday};
use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::cadence::code_of;
use crate::parse::number::Decimal;
use crate::vocabulary::{Audience, Channel, Class, Direction, PeriodUnit};

/// The version of the JSON of every reading.
pub const SCHEMA: u32 = 1;

/// The days on which a commitment is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Days {
    /// The member's working days: `"workdays"`.
    Workdays,
    /// All seven: `"all"`.
    All,
    /// These, Monday first: `["MO","WE"]`.
    These(Vec<Weekday>),
}

/// What is missing from a sentence, or said in two ways: each is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// What is to be done.
    Kind,
    /// How many, or which of two numbers.
    Count,
    /// How often, or which of two cadences.
    Period,
    /// At least or at most.
    Direction,
    /// On which days.
    Days,
    /// From when.
    From,
    /// Until when.
    Until,
    /// A shorter sentence: the end of this one was not read.
    #[serde(rename = "shorter sentence")]
    Shorter,
}

/// A commitment as it was read from a sentence. Serialises to the documented
/// JSON of `legwork parse commitment`, fields in that order.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CommitmentReading {
    /// The version of this shape: [`SCHEMA`].
    pub schema: u32,
    /// The sentence as typed.
    pub input: String,
    /// The slug of the kind; none when the sentence names nothing to do.
    pub kind: Option<Cow<'static, str>>,
    /// A short imperative without the number and the cadence.
    pub title: String,
    /// Which side of the number is promised.
    pub direction: Direction,
    /// The fewest, or the lower end of a cap given as a range.
    pub min: Option<Decimal>,
    /// The most: a cap, or the upper end of a range.
    pub max: Option<Decimal>,
    /// What is counted: `times`, `people`, `minutes`, `money`, `percent` or
    /// the noun.
    pub quantity_unit: Cow<'static, str>,
    /// Every so many periods, at least 1.
    pub every: u32,
    /// The period; none when the sentence names none.
    pub period: Option<PeriodUnit>,
    /// The days, when they are named, and always for a period of one day.
    pub days: Option<Days>,
    /// For whom.
    pub audience: Option<Audience>,
    /// By which channel.
    pub channel: Option<Channel>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// `morning`, `14:30`, `by 09:00`.
    pub time_of_day: Option<String>,
    /// In one's control, or a result.
    pub class: Class,
    /// What has to be asked for; empty when the sentence was complete.
    pub needs: Vec<Need>,
    /// The minutes of one act, when said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Remarks on how the sentence was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Further commitments in the same sentence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<CommitmentReading>,
}

impl CommitmentReading {
    /// Adds a field to ask for, once.
    pub(super) fn need(&mut self, need: Need) {
        if !self.needs.contains(&need) {
            self.needs.push(need);
        }
    }
}

impl Serialize for Days {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Workdays => serializer.serialize_str("workdays"),
            Self::All => serializer.serialize_str("all"),
            Self::These(days) => {
                let mut seq = serializer.serialize_seq(Some(days.len()))?;
                for &day in days {
                    seq.serialize_element(code_of(day))?;
                }
                seq.end()
            }
        }
    }
}
