//! What was found to be one, remembered so that it can be parted again.

use serde_json::Value;
use uuid::Uuid;

use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Day, Json, Word};
use super::words::words;
use crate::ids::WorkspaceId;

words! {
    /// What was merged.
    Merged {
        /// Two people.
        Person = "person",
        /// Two organisations.
        Organisation = "organisation",
    }
}

record! {
    /// One merge.
    pub struct Merge in "merges" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id of the merge.
            merge_id: Uuid,
        }
        /// What was merged.
        what: Word<Merged>,
        /// The one that stayed.
        kept_id: Uuid,
        /// The one that went.
        gone_id: Uuid,
        /// The day of the merge.
        day: Day,
        /// The name of the one that went.
        name: String,
        /// All that the one that went consisted of.
        remembered: Json<Value>,
    }
}

statements! {
    INTO = "select workspace_id, merge_id, what, kept_id, gone_id, day, name, remembered from merges \
        where workspace_id = $1 and kept_id = $2 order by day, merge_id";
}

/// What was merged into one person or organisation, oldest first.
pub async fn into(tx: &mut Tx, workspace: WorkspaceId, kept: Uuid) -> Result<Vec<Merge>> {
    rows!(tx, Merge, INTO, workspace, kept)
}
