//! Activities: what was done, logged in one line.

use jiff::civil::{Date, Time};
use legwork_core::parse::LogReading;
use serde::Serialize;

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

/// Parts of an activity that can be given or changed by themselves.
#[derive(Debug, Clone, Default)]
pub struct ActivityFields {
    /// Slug of a kind, or words that name one.
    pub kind: Option<String>,
    /// Units, 1 to 100,000.
    pub quantity: Option<i64>,
    /// Civil date of the act; not in the future.
    pub date: Option<Date>,
    /// Wall-clock time of the act.
    pub time: Option<Time>,
    /// Minutes spent, 0 to 1,440 a unit.
    pub minutes: Option<i64>,
    /// What it led to.
    pub outcome: Option<String>,
    /// How good it was, 1 to 5.
    pub quality: Option<i64>,
    /// Names of people; replaces the list.
    pub people: Option<Vec<String>>,
    /// Name of the organisation.
    pub organisation: Option<String>,
    /// Tags; replaces the list.
    pub tags: Option<Vec<String>>,
    /// Free text.
    pub note: Option<String>,
}

/// One logged act.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActivityView {
    /// Id.
    pub id: String,
    /// Slug of the kind.
    pub kind: String,
    /// Title of the kind.
    pub title: String,
    /// The act in words: "2 cold calls".
    pub says: String,
    /// Units.
    pub quantity: i64,
    /// Civil date.
    pub date: Date,
    /// Wall-clock time, if known.
    pub time: Option<Time>,
    /// Minutes spent, if given.
    pub minutes: Option<i64>,
    /// What it led to.
    pub outcome: Option<String>,
    /// 1 to 5.
    pub quality: Option<i64>,
    /// People, in the order named.
    pub people: Vec<Named>,
    /// Organisation.
    pub organisation: Option<Named>,
    /// Money named in the line, in major units.
    pub amount: Option<f64>,
    /// ISO 4217 code of the amount.
    pub currency: Option<String>,
    /// Tags without `#`.
    pub tags: Vec<String>,
    /// Free text.
    pub note: Option<String>,
    /// Where it came from: `log`, `import`, `demo`, ...
    pub source: String,
    /// When it was recorded.
    pub recorded: Date,
}

/// A person or organisation named in an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Id.
    pub id: String,
    /// Name as written.
    pub name: String,
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

/// Which activities to list.
#[derive(Debug, Clone, Default)]
pub struct ActivityFilter {
    /// From this date.
    pub from: Option<Date>,
    /// To this date, included.
    pub to: Option<Date>,
    /// Of this kind (slug or words).
    pub kind: Option<String>,
    /// With this person (id, prefix or name).
    pub person: Option<String>,
    /// Whose note, tags, people or kind hold these words.
    pub text: Option<String>,
    /// At most so many; default 20.
    pub limit: Option<u32>,
}

/// A list of activities.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Activities {
    /// Version of this shape.
    pub schema: u8,
    /// Newest first.
    pub activities: Vec<ActivityView>,
    /// Whether there are older ones than these.
    pub more: bool,
}

/// One activity after an edit or removal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneActivity {
    /// Version of this shape.
    pub schema: u8,
    /// The activity.
    pub activity: ActivityView,
}
