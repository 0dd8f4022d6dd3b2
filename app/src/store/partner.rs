//! What members let others see, by secret addresses.

use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::tx::{Tx, row, rows, run};
use super::types::{Day, Instant, Json};
use crate::ids::{LineageId, MemberId, ShareId, WorkspaceId};

record! {
    /// What one address lets somebody see, and until when. Private to this
    /// database, as sessions are: undo must not open an address again.
    pub struct PartnerShare in "partner_shares" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            share_id: ShareId,
        }
        /// Whose promises it shows.
        member_id: MemberId,
        /// The SHA-256 of the secret, as hexadecimal digits.
        token_hash: String,
        /// Whom it is for, as the member calls them.
        name: String,
        /// The commitments that were chosen, with all that continues them.
        chosen: Json<Vec<LineageId>>,
        /// Whether what reviews came to is seen as well.
        reviews: bool,
        /// The last day on which it opens anything.
        last_day: Day,
        /// When it was made.
        created: Instant,
    }
}
entity!(PartnerShare);

statements! {
    // One that is over is not found, so that it takes as long as one that never was.
    OPENED = "select workspace_id, share_id, member_id, token_hash, name, chosen, reviews, last_day, created \
        from partner_shares where workspace_id = $1 and member_id = $2 and token_hash = $3 and last_day >= $4";
    LIST = "select workspace_id, share_id, member_id, token_hash, name, chosen, reviews, last_day, created \
        from partner_shares where workspace_id = $1 and member_id = $2 order by created, share_id";
    END = "delete from partner_shares where workspace_id = $1 and member_id = $2 and share_id = $3";
}

/// What the secret with this hash opens on a day; none when it opens nothing.
pub async fn opened(
    tx: &mut Tx,
    (workspace, member): (WorkspaceId, MemberId),
    hash: &str,
    today: Day,
) -> Result<Option<PartnerShare>> {
    row!(tx, PartnerShare, OPENED, workspace, member, hash, today)
}

/// What a member lets others see, the oldest first; what is over is among it.
pub async fn list(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
) -> Result<Vec<PartnerShare>> {
    rows!(tx, PartnerShare, LIST, workspace, member)
}

/// Ends one: its address opens nothing any more.
pub async fn end(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    share: ShareId,
) -> Result<u64> {
    run!(tx, END, workspace, member, share)
}
