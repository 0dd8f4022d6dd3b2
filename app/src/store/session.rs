//! Sessions of browsers: who is signed in, by the hash of an opaque token.

use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, run};
use super::types::Instant;
use crate::ids::{MemberId, WorkspaceId};

record! {
    /// A browser that was let in. Private to this database: it is not exported,
    /// not imported and not journalled.
    pub struct Session in "sessions" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The SHA-256 of the token, as hexadecimal digits.
            token_hash: String,
        }
        /// Who is signed in.
        member_id: MemberId,
        /// When the session began.
        created: Instant,
        /// When it was last used to change something, to the hour.
        seen: Instant,
    }
}

statements! {
    SEEN = "update sessions set seen = $3 where workspace_id = $1 and token_hash = $2";
    DROP_OLD = "delete from sessions where workspace_id = $1 and (created < $2 or seen < $3)";
}

/// Notes that a session was used.
pub async fn seen(tx: &mut Tx, workspace: WorkspaceId, hash: &str, at: Instant) -> Result<()> {
    run!(tx, SEEN, workspace, hash, at).map(drop)
}

/// Deletes the sessions that began or were last used before these moments.
pub async fn drop_old(
    tx: &mut Tx,
    workspace: WorkspaceId,
    created: Instant,
    seen: Instant,
) -> Result<()> {
    run!(tx, DROP_OLD, workspace, created, seen).map(drop)
}
