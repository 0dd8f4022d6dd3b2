//! Two that look like one and are not.

use uuid::Uuid;

use super::merge::Merged;
use super::record::record;
use super::types::{Day, Word};
use crate::ids::WorkspaceId;

record! {
    /// Two people, or two organisations, that were said not to be one.
    pub struct DistinctPair in "distinct_pairs" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// What they are.
            what: Word<Merged>,
            /// The smaller of the two ids.
            one_id: Uuid,
            /// The other one.
            other_id: Uuid,
        }
        /// The day on which that was said.
        day: Day,
    }
}

impl DistinctPair {
    /// The key of two, in whichever order they are named.
    pub fn key_of(
        workspace: WorkspaceId,
        what: Merged,
        a: Uuid,
        b: Uuid,
    ) -> (WorkspaceId, Word<Merged>, Uuid, Uuid) {
        (workspace, Word(what), a.min(b), a.max(b))
    }
}
