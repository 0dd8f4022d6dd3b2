//! The journal of changes: undo, redo, history.

use serde::Serialize;

/// A change as the journal names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeView {
    /// Number of the change, rising.
    pub seq: i64,
    /// When, RFC 3339 in the workspace's zone.
    pub at: String,
    /// The command in words: `log "2 cold calls"`.
    pub what: String,
    /// Whether it is undone now.
    pub undone: bool,
    /// How many rows it touched.
    pub rows: usize,
}

/// What was undone or redone, or the newest part of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Version of this shape.
    pub schema: u8,
    /// In the order they were handled; newest first in a listing.
    pub changes: Vec<ChangeView>,
}
