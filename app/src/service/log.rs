//! Log: one line in, one activity saved, and how its promises stand now.

use legwork_core::parse::LogReading;
use serde::Serialize;

use super::activities::{ActivityFields, ActivityView};
use super::today::Standing;

/// What `log` takes: a line, and explicit values that win over it.
#[derive(Debug, Clone, Default)]
pub struct LogLine {
    /// The line as typed.
    pub text: String,
    /// Explicit values.
    pub fields: ActivityFields,
    /// Id chosen by the client, so that a repeated request logs once.
    pub id: Option<String>,
}

/// What a log line was read as, saved, and what it did to the commitments.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Logged {
    /// Version of this shape.
    pub schema: u8,
    /// The activity as saved.
    pub activity: ActivityView,
    /// How the line was read.
    pub reading: LogReading,
    /// The commitments it counts for, as they stand now.
    pub counts_for: Vec<Standing>,
    /// Names of people made new by this line.
    pub new_people: Vec<String>,
    /// Whether the kind was new.
    pub new_kind: bool,
    /// Something worth saying: it counts for nothing promised, it came after the seal, ...
    pub notice: Option<String>,
}

