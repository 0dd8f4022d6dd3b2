//! The alternate-week test: one activity this week, the other the next, chance
//! saying which of two comes first. Whoever wants to know more than what came
//! with what lets the weeks alternate.
//!
//! | file | says |
//! |---|---|
//! | `begin.rs` | beginning a test, and giving it up |
//! | `found.rs` | what it has found so far |

mod begin;
mod found;

use jiff::civil::Date;
use serde::Serialize;

use super::gather::Gathered;
use crate::Result;
use crate::service::context::Context;
use crate::store::{self, Tx};

pub use begin::{begin, end};

/// What a new test takes.
#[derive(Debug, Clone, Default)]
pub struct NewTrial {
    /// The first kind, by slug or words.
    pub a: String,
    /// The second.
    pub b: String,
    /// How many weeks: an even number, 4 to 52; 12 unless told.
    pub weeks: Option<u32>,
    /// It begins with the first week from this day on; today unless told.
    pub from: Option<Date>,
}

/// A test as it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrialView {
    /// The first.
    pub a: Tested,
    /// The second.
    pub b: Tested,
    /// The first day of the first week.
    pub from: Date,
    /// The first day after the last week.
    pub until: Date,
    /// The day on which it was given up.
    pub ended_on: Option<Date>,
    /// The slug of the kind whose week it is.
    pub this_week: Option<String>,
    /// Its weeks.
    pub weeks: Vec<TrialWeek>,
    /// The stake of the bet against "as much"; 20 or more is clear.
    pub stake: f64,
    /// `open` or `clear`.
    pub verdict: &'static str,
    /// The slug of the kind whose hour brings more, once that is clear.
    pub better: Option<String>,
    /// The same in a sentence.
    pub says: String,
}

/// One of the two, in the weeks that count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tested {
    /// Slug of the kind.
    pub kind: String,
    /// Several of them: "cold calls".
    pub noun: String,
    /// Hours.
    pub hours: f64,
    /// Meetings that came of it.
    pub meetings: u64,
}

/// A week of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrialWeek {
    /// Its first day.
    pub start: Date,
    /// The slug of the kind it is for.
    pub kind: String,
    /// `to come`, `now`, `waiting` for answers, `broken` or `judged`.
    pub state: &'static str,
}

/// The member's newest test; none when there was none of late.
pub(super) async fn newest(
    context: &Context,
    tx: &mut Tx,
    found: &Gathered,
) -> Result<Option<TrialView>> {
    let row = store::trial::latest(tx, context.workspace_id(), context.member_id).await?;
    row.map_or(Ok(None), |row| found::view(found, &row))
}
