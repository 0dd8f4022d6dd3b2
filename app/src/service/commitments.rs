//! Commitments: an activity, how many, how often, for whom.

use jiff::civil::Date;
use legwork_core::parse::CommitmentReading;
use serde::Serialize;

use super::goal::Link;
use super::pauses::PauseView;
use super::span::PeriodView;
use super::today::Standing;

/// What `commit` takes: a sentence, and answers to what it leaves open.
#[derive(Debug, Clone, Default)]
pub struct AddCommitment {
    /// The sentence as typed.
    pub text: String,
    /// Answers and overrides.
    pub terms: TermsInput,
    /// The goal it serves: id, unique prefix or words of it.
    pub goal: Option<String>,
}

/// Every part of a promise that can be given or changed by itself.
#[derive(Debug, Clone, Default)]
pub struct TermsInput {
    /// Units per period.
    pub count: Option<u32>,
    /// Upper end of a range.
    pub upto: Option<u32>,
    /// `at_least`, `at_most`, `exactly`.
    pub direction: Option<String>,
    /// "2 weeks", "day", "month".
    pub per: Option<String>,
    /// "MO,WE", "workdays", "all".
    pub days: Option<String>,
    /// Slug of a kind, or words that name one.
    pub kind: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Minutes each.
    pub minutes: Option<u32>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Units that may be carried over to the next period.
    pub carry: Option<u32>,
}

/// How a sentence was read, before anything is saved.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommitmentPreview {
    /// Version of this shape.
    pub schema: u8,
    /// The readings, answers included: one, or more when the sentence holds several.
    pub readings: Vec<CommitmentReading>,
    /// Each in plain words, in the same order.
    pub says: Vec<String>,
    /// Whether the kind is new (custom), in the same order.
    pub new_kind: Vec<bool>,
    /// Fields that must be answered first.
    pub missing: Vec<String>,
    /// Set when the sentence names a result: what to say, and the goal sentence to offer.
    pub result: Option<String>,
    /// Hours a week that these would add.
    pub adds_hours: f64,
    /// Hours a week that all commitments would then ask.
    pub asked_hours: f64,
    /// Hours a week that the member has.
    pub week_hours: f64,
}

/// What `commitments edit` changes.
#[derive(Debug, Clone, Default)]
pub struct EditCommitment {
    /// New terms; what is `None` stays.
    pub terms: TermsInput,
    /// The day from which a new number or cadence holds; default: easing next period, tightening today.
    pub effective: Option<Date>,
    /// Why, for the history.
    pub reason: Option<String>,
    /// The goal it serves from now on.
    pub goal: Option<String>,
}

/// One commitment with its terms.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommitmentView {
    /// Id.
    pub id: String,
    /// What is promised.
    pub title: String,
    /// The sentence as typed.
    pub sentence: String,
    /// Slug of the kind.
    pub kind: String,
    /// The promise in words.
    pub promise: String,
    /// `at_least`, `at_most` or `exactly`.
    pub direction: String,
    /// Units per period in force.
    pub target: u32,
    /// Upper end of a range.
    pub upper: Option<u32>,
    /// What is counted.
    pub unit: String,
    /// Every so many periods.
    pub every: u32,
    /// `day`, `week`, `month`, `quarter`, `year`.
    pub period: String,
    /// Weekdays on which work is expected: `["MO", ...]`.
    pub days: Vec<String>,
    /// For whom.
    pub audience: Option<String>,
    /// By which channel.
    pub channel: Option<String>,
    /// Time of day in words.
    pub time_of_day: Option<String>,
    /// Minutes each.
    pub minutes: u32,
    /// Hours an ordinary week asks for it.
    pub hours_per_week: f64,
    /// Units that may be carried over.
    pub carry: u32,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Option<Date>,
    /// `active`, `upcoming`, `paused`, `ended`.
    pub state: String,
    /// The pause that covers today or comes next.
    pub pause: Option<PauseView>,
    /// The goal it serves.
    pub goal: Option<Link>,
}

/// All commitments, with the hours they ask.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Commitments {
    /// Version of this shape.
    pub schema: u8,
    /// Hours a week the member has.
    pub week_hours: f64,
    /// Hours an ordinary week is asked for by the active ones.
    pub asked_hours: f64,
    /// The commitments: active, upcoming, then ended ones if asked for.
    pub commitments: Vec<CommitmentView>,
}

/// One or more commitments after a write.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Committed {
    /// Version of this shape.
    pub schema: u8,
    /// What was saved.
    pub commitments: Vec<CommitmentView>,
    /// Hours a week the member has.
    pub week_hours: f64,
    /// Hours an ordinary week is asked for now.
    pub asked_hours: f64,
}

/// One commitment with everything that ever happened to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommitmentHistory {
    /// Version of this shape.
    pub schema: u8,
    /// The commitment.
    pub commitment: CommitmentView,
    /// How it stands, when active.
    pub standing: Option<Standing>,
    /// Targets by date, oldest first, with reasons.
    pub versions: Vec<VersionView>,
    /// Pauses, oldest first.
    pub pauses: Vec<PauseView>,
    /// Periods, newest first.
    pub periods: Vec<PeriodView>,
    /// Earlier commitments that this one continues.
    pub continues: Vec<Link>,
}

/// A target in force from a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionView {
    /// In force from.
    pub from: Date,
    /// Units per period.
    pub target: u32,
    /// Upper end of a range.
    pub upper: Option<u32>,
    /// Why.
    pub reason: Option<String>,
}
