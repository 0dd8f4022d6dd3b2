//! A capture as it is shown.

use jiff::civil::Date;
use serde::Serialize;

use super::known::label;
use super::proposal::Proposal;
use crate::service::book::Book;
use crate::store::{Capture, CaptureState};

/// One capture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaptureView {
    /// Id.
    pub id: String,
    /// The connector that saw it.
    pub source: String,
    /// Day of the act.
    pub date: Date,
    /// Slug of the kind; empty when nothing says it.
    pub kind: String,
    /// Title of the kind.
    pub title: String,
    /// The act in words: "1 cold email".
    pub says: String,
    /// What it was, in one line: the subject or the title.
    pub summary: String,
    /// With whom: addresses, else names.
    pub people: Vec<String>,
    /// Minutes spent, if known.
    pub minutes: Option<i64>,
    /// Why it is proposed, or left out.
    pub reason: String,
    /// How sure that is: `high`, `middle`, `low`.
    pub confidence: String,
    /// What became of it: `waiting`, `accepted`, `dismissed`, `ignored`.
    pub state: String,
    /// The act on record that it looks like, in words, if there is one.
    pub twin: Option<String>,
    /// The activity it became.
    pub activity: Option<String>,
}

/// A capture as it is shown.
pub(super) fn view(book: &Book, row: &Capture, twin: Option<String>) -> CaptureView {
    let proposal = Proposal::of(row);
    CaptureView {
        id: row.capture_id.to_string(),
        source: row.source.clone(),
        date: row.day.date(),
        kind: row.kind.clone(),
        title: book.title(&row.kind).to_owned(),
        says: said(book, row, proposal.quantity),
        summary: row.summary.clone(),
        people: proposal.people.iter().map(label).collect(),
        minutes: proposal.minutes,
        reason: row.evidence.clone().unwrap_or_default(),
        confidence: proposal.confidence.to_string(),
        state: row.state.to_string(),
        twin,
        activity: row.activity_id.map(|id| id.to_string()),
    }
}

fn said(book: &Book, row: &Capture, quantity: i64) -> String {
    match row.kind.as_str() {
        "" if row.state.0 == CaptureState::Ignored => "left out".to_owned(),
        "" => "an act of no known kind".to_owned(),
        kind => book.says(kind, quantity),
    }
}
