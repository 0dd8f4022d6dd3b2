//! A week or a month: what was done on which day, against what was promised.

use jiff::civil::Date;
use serde::Serialize;

use super::today::{Hours, Span};

/// The days of a week or month, by commitment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Version of this shape.
    pub schema: u8,
    /// The days reported on; `end` is exclusive.
    pub span: Span,
    /// Today, if it lies in the span.
    pub today: Option<Date>,
    /// Hours over the span: `week` is the member's hours over as many days.
    pub hours: Hours,
    /// The days, oldest first.
    pub days: Vec<DayNote>,
    /// One line per commitment that was in force at some time in the span.
    pub commitments: Vec<Line>,
    /// What was done and counts for no commitment.
    pub other: Vec<OtherKind>,
}

/// What is special about a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DayNote {
    /// The date.
    pub date: Date,
    /// Name of the public holiday, if it is one.
    pub holiday: Option<String>,
    /// Whether a pause of everything covers it.
    pub paused: bool,
}

/// One commitment over the span.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Id of the commitment.
    pub id: String,
    /// What is promised.
    pub title: String,
    /// Slug of the kind.
    pub kind: String,
    /// The promise in words.
    pub promise: String,
    /// `at_least`, `at_most` or `exactly`.
    pub direction: String,
    /// Units done on each day of the span, in the order of `days`.
    pub by_day: Vec<u64>,
    /// Units asked on each day: `null` where nothing is owed.
    pub asked_by_day: Vec<Option<f64>>,
    /// Units done in the span.
    pub done: u64,
    /// Periods that touch the span, oldest first.
    pub periods: Vec<PeriodView>,
}

/// One period of a commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodView {
    /// First date.
    pub start: Date,
    /// First date after it.
    pub end: Date,
    /// Units asked.
    pub required: u64,
    /// Units counted.
    pub count: u64,
    /// Balance carried in.
    pub bank: u64,
    /// `void`, `met`, `open`, `missed`, `broken` or `excused`.
    pub status: String,
    /// Closed, but late entries may still change it.
    pub provisional: bool,
}

/// A kind that was done without being promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherKind {
    /// Slug of the kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Units done in the span.
    pub done: u64,
}

/// How well promises were kept: one line per commitment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scores {
    /// Version of this shape.
    pub schema: u8,
    /// As of this date.
    pub date: Date,
    /// One line per active commitment.
    pub commitments: Vec<ScoreLine>,
}

/// One commitment's record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreLine {
    /// Id of the commitment.
    pub id: String,
    /// What is promised.
    pub title: String,
    /// The promise in words.
    pub promise: String,
    /// Share of what was promised lately that was done, 0 to 1.
    pub score: f64,
    /// Parameters of the Beta distribution behind the score.
    pub a: f64,
    /// See `a`.
    pub b: f64,
    /// Met periods in a row.
    pub streak: u32,
    /// Sealed periods kept, in share of what they asked (no credit for overshoot).
    pub season: Option<f64>,
    /// Units done minus units asked over sealed periods.
    pub balance: i64,
    /// How often people at this level stop within eight weeks, 0 to 1.
    pub stop_risk: f64,
    /// The newest periods, oldest first, at most twelve.
    pub periods: Vec<PeriodView>,
}
