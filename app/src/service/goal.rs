//! Goals: a result wanted by a date.

mod aim;
mod ask;
mod currency;
mod reckon;
mod says;
mod view;
mod write;

use jiff::civil::Date;
use legwork_core::parse::GoalReading;
pub use legwork_core::parse::Smart;
use serde::Serialize;

pub use ask::preview;
pub use view::{list, show};
pub use write::{add, close, edit};

pub(super) use aim::Aim;
pub(super) use currency::currency;
pub(super) use reckon::{Reckoned, counted, reckon};
pub(super) use view::{Whole, one as view_of, whole, wholes};
pub(super) use write::edit_within;

/// What `goal add` takes: a sentence, and answers to what it leaves open.
#[derive(Debug, Clone, Default)]
pub struct AddGoal {
    /// The sentence as typed.
    pub text: String,
    /// Where things stand at the start, in the goal's own unit.
    pub baseline: Option<String>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub due: Option<Date>,
    /// Why it matters.
    pub why: Option<String>,
}

/// What `goal edit` changes; `None` leaves a field alone.
#[derive(Debug, Clone, Default)]
pub struct EditGoal {
    /// New name of the metric.
    pub metric: Option<String>,
    /// New baseline.
    pub baseline: Option<String>,
    /// New amount, in the goal's own unit (25 for 25 %); with a currency, the
    /// figure to reach.
    pub target: Option<String>,
    /// New currency, only while no result is recorded.
    pub currency: Option<String>,
    /// New first day.
    pub start: Option<Date>,
    /// New last day.
    pub due: Option<Date>,
    /// New reason.
    pub why: Option<String>,
}

/// What `goal close` takes.
#[derive(Debug, Clone, Default)]
pub struct CloseGoal {
    /// Whether it was reached; decided by the figures when left out.
    pub reached: Option<bool>,
    /// Why it is closed.
    pub reason: Option<String>,
}

/// How a sentence was read, before anything is saved.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalPreview {
    /// Version of this shape.
    pub schema: u8,
    /// The reading, answers included.
    pub reading: GoalReading,
    /// The goal in one plain sentence.
    pub says: String,
    /// Questions still open, as field names; those that must be answered first.
    pub missing: Vec<String>,
}

/// One goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalView {
    /// Id.
    pub id: String,
    /// The sentence as typed.
    pub sentence: String,
    /// The goal in one plain sentence, as it is now.
    pub says: String,
    /// What is measured.
    pub metric: String,
    /// Kind of target: `absolute`, `growth`, `increase`, `decrease`, `reduction`, `level`, `multiple`.
    pub target: String,
    /// The amount in the sentence, as a decimal number.
    pub amount: Option<f64>,
    /// What the amount counts.
    pub unit: Option<String>,
    /// ISO 4217 code, when the metric is money.
    pub currency: Option<String>,
    /// Where things stood at the start.
    pub baseline: Option<f64>,
    /// The figure to reach; known once the baseline is, where one is needed.
    pub goal: Option<f64>,
    /// First day.
    pub start: Date,
    /// Last day.
    pub due: Option<Date>,
    /// `at_least` or `at_most`.
    pub direction: String,
    /// Repeats every this period.
    pub recurs: Option<String>,
    /// Why it matters.
    pub why: Option<String>,
    /// `open`, `reached` or `closed`.
    pub status: String,
    /// The day on which it was reached or closed.
    pub closed: Option<Date>,
    /// Why it was closed.
    pub reason: Option<String>,
    /// Whether it is a level, read again each time, rather than a sum.
    pub level: bool,
    /// What the results add up to, or the last level recorded.
    pub actual: f64,
    /// What the straight line asks by today: from 0 for a sum, from the
    /// baseline for a level, to the goal on the last day.
    pub line: Option<f64>,
    /// Share of the way along that line, 0 to 1 and beyond.
    pub progress: Option<f64>,
    /// The share of the way that the line asks by today.
    pub line_progress: Option<f64>,
    /// `upcoming`, `open` (nothing to measure it by), `on_plan`, `behind`,
    /// `over` (more than was allowed), `there` (the figure is reached), `past`
    /// (its last day is over), and once closed `reached` or `closed`.
    pub state: String,
    /// Days left, today included; negative once past.
    pub days_left: Option<i64>,
    /// The SMART check. Whether the goal is achievable is said by the forecast,
    /// where it was asked: see [`super::forecast::list`].
    pub smart: Smart,
    /// The chance of reaching it, 0 to 1, to the nearest twentieth; none where
    /// there is no forecast, or it was not asked.
    pub chance: Option<f64>,
    /// Titles and ids of the commitments that serve it.
    pub commitments: Vec<Link>,
}

/// A pointer to something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A list of goals.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Goals {
    /// Version of this shape.
    pub schema: u8,
    /// The goals, open ones first.
    pub goals: Vec<GoalView>,
}

/// One goal, after a read or a write.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneGoal {
    /// Version of this shape.
    pub schema: u8,
    /// The goal.
    pub goal: GoalView,
}
