//! Results: dated amounts towards a goal.

mod add;
mod import;
mod list;

use jiff::civil::Date;
use serde::Serialize;

use super::goal::{GoalView, Link};

pub use add::{add, foreign};
pub use import::{Columns, ImportResults, Imported, Skipped, import};
pub use list::list;

/// What `result add` takes.
#[derive(Debug, Clone, Default)]
pub struct AddResult {
    /// "12,500", "EUR 12,500", "82.4".
    pub amount: String,
    /// The goal: id, prefix or words; may be left out when there is one open goal.
    pub goal: Option<String>,
    /// Day; default today.
    pub date: Option<Date>,
    /// Free text.
    pub note: Option<String>,
    /// What one unit of the currency that is written is worth in that of the
    /// goal: "0.92".
    pub rate: Option<String>,
    /// An id the client chose; the same id twice records once.
    pub id: Option<String>,
}

/// One result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ResultView {
    /// Id.
    pub id: String,
    /// The goal it counts for.
    pub goal: Option<Link>,
    /// The deal it came from.
    pub deal: Option<Link>,
    /// Day.
    pub date: Date,
    /// Amount in major units or in the goal's unit.
    pub amount: f64,
    /// ISO 4217 code, when money.
    pub currency: Option<String>,
    /// Free text.
    pub note: Option<String>,
}

/// A list of results.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Results {
    /// Version of this shape.
    pub schema: u8,
    /// Newest first.
    pub results: Vec<ResultView>,
}

/// One result after a write, with the goal as it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneResult {
    /// Version of this shape.
    pub schema: u8,
    /// The result.
    pub result: ResultView,
    /// It was recorded before under the same id; nothing was added.
    pub repeated: bool,
    /// The goal as it stands now.
    pub goal: Option<GoalView>,
}
