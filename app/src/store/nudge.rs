//! When members want to hear from the program, how, and what was said.

use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, rows, run};
use super::types::{Day, Instant, Json, Word};
use super::words::words;
use crate::ids::{MemberId, WorkspaceId};

words! {
    /// What a secret address opens.
    Opens {
        /// The feed for calendars.
        Feed = "feed",
        /// The end of nudges, without signing in.
        Stop = "stop",
    }
}

record! {
    /// When a member wants to hear, and how. Holds no secret.
    pub struct NudgeSetting in "nudge_settings" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The member.
            member_id: MemberId,
        }
        /// Times, channel and addresses.
        settings: Json<serde_json::Value>,
    }
}

record! {
    /// What a channel signs in with, sealed. Private to this database: it is
    /// not exported, not imported and not journalled.
    pub struct NudgeSecret in "nudge_secrets" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The member.
            member_id: MemberId,
            /// The channel.
            channel: String,
        }
        /// The sealed text, as hexadecimal digits.
        sealed: String,
    }
}

record! {
    /// An address that opens one thing to whoever knows it. Private to this
    /// database, as sessions are.
    pub struct NudgeToken in "nudge_tokens" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The SHA-256 of the secret, as hexadecimal digits.
            token_hash: String,
        }
        /// Whose it is.
        member_id: MemberId,
        /// What it opens.
        opens: Word<Opens>,
        /// When it was made.
        created: Instant,
    }
}

record! {
    /// How far the days of a member are settled. Private to this database: two
    /// copies of a workspace would otherwise share what only one has said.
    pub struct NudgeMark in "nudge_marks" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The member.
            member_id: MemberId,
        }
        /// The last day whose daily nudge is settled.
        daily: Day,
        /// The last day whose review is settled.
        review: Day,
        /// The day on which something was last said.
        said_on: Day,
        /// How many messages that day has had.
        said: i64,
    }
}

statements! {
    MOVE = "update nudge_marks set daily = $3, review = $4, said_on = $5, said = $6 \
        where workspace_id = $1 and member_id = $2 and daily = $7 and review = $8 and said_on = $9 and said = $10";
    TOKENS = "select workspace_id, token_hash, member_id, opens, created from nudge_tokens \
        where workspace_id = $1 and member_id = $2 order by created, token_hash";
    REVOKE = "delete from nudge_tokens where workspace_id = $1 and member_id = $2 and opens = $3";
}

/// Moves the mark of a member on, unless somebody else has; true when it was
/// moved. Until the transaction ends, nobody else moves it.
pub async fn move_on(tx: &mut Tx, from: &NudgeMark, to: &NudgeMark) -> Result<bool> {
    let (workspace, member) = (from.workspace_id, from.member_id);
    let moved = run!(
        tx,
        MOVE,
        workspace,
        member,
        to.daily,
        to.review,
        to.said_on,
        to.said,
        from.daily,
        from.review,
        from.said_on,
        from.said
    )?;
    Ok(moved > 0)
}

/// The member's secret addresses, the oldest first.
pub async fn tokens(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
) -> Result<Vec<NudgeToken>> {
    rows!(tx, NudgeToken, TOKENS, workspace, member)
}

/// Takes back every address of a member that opens this.
pub async fn revoke(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    opens: Opens,
) -> Result<u64> {
    run!(tx, REVOKE, workspace, member, Word(opens))
}
