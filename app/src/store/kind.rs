//! Kinds of activity that a workspace added or changed; the built-in ones are
//! in the program.

use legwork_core::vocabulary::{Audience, Channel};

use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Json, Word};
use crate::ids::WorkspaceId;

record! {
    /// A kind of activity of the workspace's own, or its version of a built-in one.
    pub struct Kind in "kinds" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The stable name, such as `cold-call`.
            slug: String,
        }
        /// The name as shown.
        title: String,
        /// The noun for one.
        one: String,
        /// The noun for several.
        many: String,
        /// How it reaches people.
        channel: Option<Word<Channel>>,
        /// Whom it is for.
        audience: Option<Word<Audience>>,
        /// The minutes that one takes.
        minutes: i64,
        /// Whether it is selling work, owed on workdays.
        selling: bool,
        /// The slugs of the more general kinds that it also counts as.
        counts_as: Json<Vec<String>>,
        /// The words by which people name it.
        phrases: Json<Vec<String>>,
        /// Whether the workspace made it up; false for a changed built-in one.
        custom: bool,
    }
}

statements! {
    LIST = "select workspace_id, slug, title, one, many, channel, audience, minutes, selling, counts_as, phrases, custom \
        from kinds where workspace_id = $1 order by slug";
}

/// The workspace's own and changed kinds.
pub async fn list(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<Kind>> {
    rows!(tx, Kind, LIST, workspace)
}
