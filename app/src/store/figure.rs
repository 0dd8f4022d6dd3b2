//! Figures that a member put in place of published ones.

use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, rows};
use crate::ids::{MemberId, WorkspaceId};

record! {
    /// One figure of a member's own.
    pub struct Figure in "figures" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// Whose figure it is.
            member_id: MemberId,
            /// Which one, such as `cold-call.chance`.
            name: String,
        }
        /// The value, as decimal text; money in whole units of its currency.
        value: String,
        /// The currency (ISO 4217, such as `EUR`) when it is money.
        currency: Option<String>,
    }
}

statements! {
    LIST = "select workspace_id, member_id, name, value, currency from figures \
        where workspace_id = $1 and member_id = $2 order by name";
}

/// The member's own figures, by name.
pub async fn list(tx: &mut Tx, workspace: WorkspaceId, member: MemberId) -> Result<Vec<Figure>> {
    rows!(tx, Figure, LIST, workspace, member)
}
