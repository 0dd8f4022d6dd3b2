//! The words of the export format, shared by writer and reader.
//!
//! An export is a header and then the rows of all tables, parents before
//! children, one JSON object on each line. Sums by day are not taken over by
//! the reader but made anew, so that they always fit the activities.

use std::collections::BTreeMap;

use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};

use crate::store;

/// The name of the format.
pub(in crate::service) const NAME: &str = "legwork-export";
/// The version of the format; a reader refuses later ones.
pub(in crate::service) const VERSION: u32 = 1;
/// The file of a folder that holds the header.
pub(in crate::service) const MANIFEST: &str = "manifest.json";

/// The first line of an export, and the manifest of a folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::service) struct Header {
    /// Always [`NAME`].
    pub(in crate::service) format: String,
    /// The version of the format.
    pub(in crate::service) version: u32,
    /// The version of the tables.
    pub(in crate::service) schema_version: i64,
    /// The version of the program that wrote it.
    #[serde(default)]
    pub(in crate::service) program: String,
    /// When it was written.
    pub(in crate::service) exported: Timestamp,
    /// How many rows of each table follow.
    pub(in crate::service) counts: BTreeMap<String, u64>,
}

impl Header {
    /// The header of an export made now.
    pub(super) fn new(now: &Zoned, counts: BTreeMap<String, u64>) -> Self {
        Self {
            format: NAME.to_owned(),
            version: VERSION,
            schema_version: store::SCHEMA_VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            exported: now.timestamp(),
            counts,
        }
    }
}

/// The file of a folder that holds the rows of a table.
pub(in crate::service) fn file_of(table: &str) -> String {
    format!("{table}.jsonl")
}
