//! Today: what was promised, what is done, what the next days need.

use jiff::civil::Date;
use serde::Serialize;

/// Everything that the screen of today says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Today {
    /// Version of this shape.
    pub schema: u8,
    /// The civil date that counts as today (rolls over at 03:00).
    pub date: Date,
    /// The name of the public holiday, if today is one.
    pub holiday: Option<String>,
    /// This week's hours.
    pub hours: Hours,
    /// One entry per active commitment, in the order they were made.
    pub commitments: Vec<Standing>,
    /// Captures waiting for a yes.
    pub captures_waiting: i64,
    /// At most one thing worth saying.
    pub nudge: Option<String>,
}

/// Hours of the current week.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Hours {
    /// What the member has for selling.
    pub week: f64,
    /// What the commitments ask for in this week.
    pub asked: f64,
    /// What the log says was spent, default minutes where none were given.
    pub done: f64,
}

/// One commitment as it stands today.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Standing {
    /// Id of the commitment.
    pub id: String,
    /// What is promised, without number and cadence.
    pub title: String,
    /// Slug of the kind.
    pub kind: String,
    /// The promise in words: "2 every workday".
    pub promise: String,
    /// `at_least`, `at_most` or `exactly`.
    pub direction: String,
    /// What is counted: `times`, `people`, `minutes`, or a noun.
    pub unit: String,
    /// The current period; `end` is exclusive.
    pub period: Span,
    /// Units done in the period, the carried balance included.
    pub done: u64,
    /// Units that should have been done by the end of yesterday.
    pub due_by_now: u64,
    /// Units the period asks for (the cap, for at most).
    pub required: u64,
    /// What the next days need.
    pub next: Next,
    /// `void`, `met`, `open`, `missed` or `broken`.
    pub status: String,
    /// `ahead`, `on_pace`, `behind`, `unrecoverable`, `at_risk`, `paused`, `done`.
    pub state: String,
    /// Met periods in a row, counted back from the newest.
    pub streak: u32,
    /// Share of what was promised lately that was done, 0 to 1.
    pub score: f64,
    /// Whom to reach, with the reason.
    pub people: Vec<Contact>,
}

/// A range of dates; `end` is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// First date.
    pub start: Date,
    /// First date after it.
    pub end: Date,
}

/// What the rest of the period needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Next {
    /// Units that bring one level by tonight.
    pub today: u64,
    /// Units per remaining working day, as a reduced fraction.
    pub per_day: Option<String>,
    /// Working days left in the period, today included.
    pub days_left: u32,
}

/// Someone to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// Id of the person.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// Why this one, in words.
    pub reason: String,
    /// Date of the last touch by any channel.
    pub last_touch: Option<Date>,
}
