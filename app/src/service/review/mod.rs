//! The weekly review: the facts of a week first, then one decision for each
//! commitment.
//!
//! [`facts`] only reads. [`decide`] does what was decided and writes down that
//! it was, with its day and reason, in one change: undo takes back both. The
//! past is never decided on: every decision holds from its day on.

mod decide;
mod facts;
mod week;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::activities::Named;
use super::span::OtherKind;
use super::today::{Hours, Span, Standing};

pub use decide::{Choice, Decide, Decided, decide};
pub use facts::facts;

/// What one week came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Facts {
    /// Version of this shape.
    pub schema: u8,
    /// The week by its ISO name, `2027-W06`: that of its Thursday.
    pub week: String,
    /// Its days; `end` is exclusive.
    pub span: Span,
    /// Whether decisions can be taken on it: this week and the one before.
    pub open: bool,
    /// The week before.
    pub earlier: String,
    /// The week after, unless it is still to come.
    pub later: Option<String>,
    /// Hours of the week.
    pub hours: Hours,
    /// One entry per commitment that was in force at some time in the week.
    pub commitments: Vec<Reviewed>,
    /// What was done and counts for no commitment.
    pub besides: Vec<OtherKind>,
    /// People who were reached for the first time, by name.
    pub people: Vec<Named>,
    /// Whether there are more than these.
    pub more_people: bool,
    /// What moved in deals, at most one entry per deal.
    pub deals: Vec<DealNews>,
    /// Whether there is more than this.
    pub more_deals: bool,
}

/// One commitment in the week.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reviewed {
    /// Id.
    pub id: String,
    /// What is promised.
    pub title: String,
    /// The promise in words, as it was on the last day of the week.
    pub promise: String,
    /// `at_least`, `at_most` or `exactly`.
    pub direction: String,
    /// Units done in the week.
    pub done: u64,
    /// Units asked in the week; `null` when a period reaches beyond it.
    pub asked: Option<u64>,
    /// How the periods that touch the week ended.
    pub periods: Tally,
    /// Hours that the week asked for.
    pub asked_hours: f64,
    /// Hours that were spent on it in the week.
    pub done_hours: f64,
    /// How it stands today, while it runs.
    pub standing: Option<Standing>,
    /// What can be changed; `null` when it is over.
    pub terms: Option<Changeable>,
    /// What was decided on it in this review, oldest first.
    pub decisions: Vec<Decision>,
}

/// How periods ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Done as promised.
    pub kept: u32,
    /// Not done as promised, or a limit that was broken.
    pub missed: u32,
    /// Still running, or running beyond the week.
    pub open: u32,
    /// Nothing was owed.
    pub void: u32,
    /// Missed and excused.
    pub excused: u32,
}

/// What a decision may change, as it is today.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changeable {
    /// Units per period.
    pub target: u32,
    /// Every so many periods.
    pub every: u32,
    /// `day`, `week`, `month`, `quarter`, `year`.
    pub period: String,
    /// Weekdays on which work is expected: `["MO", ...]`.
    pub days: Vec<String>,
    /// Hours that an ordinary week asks for it.
    pub hours_per_week: f64,
    /// Hours a week that one unit more or less changes.
    pub hours_each: f64,
}

/// What was decided on a commitment, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Id of the commitment.
    pub commitment: String,
    /// `keep`, `shrink`, `raise`, `move`, `pause` or `retire`.
    pub choice: String,
    /// The day on which it was decided.
    pub on: Date,
    /// The day from which it holds.
    pub from: Date,
    /// The last day of a pause.
    pub until: Option<Date>,
    /// The new number of units.
    pub count: Option<u32>,
    /// The new weekdays.
    pub days: Option<Vec<String>>,
    /// Why.
    pub reason: Option<String>,
}

/// Something that happened to a deal in the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DealNews {
    /// Id of the deal.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// `opened`, `moved`, `won` or `lost`.
    pub news: String,
    /// The stage it came into last.
    pub stage: String,
    /// The day.
    pub date: Date,
}
