//! Tables that other programs write: what parts their columns, what their heads
//! mean, and how they write days and amounts.
//!
//! | file | does |
//! |---|---|
//! | `table.rs` | parts a text into heads and rows |
//! | `heads.rs` | finds columns by their heads |
//! | `dates.rs`, `amounts.rs` | read cells |
//! | `decode.rs` | makes text of bytes, in the encodings that tables come in |

pub(super) mod amounts;
pub(super) mod dates;
pub(super) mod decode;
pub(super) mod heads;
pub(super) mod table;

use serde::Serialize;

pub(super) use table::Table;

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The line of the file on which it begins, from 1.
    pub line: u64,
    /// Why.
    pub reason: String,
}
