//! Sessions of browsers: who is signed in, by the hash of an opaque token.

use super::db::Db;
use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::sqlite::{Cells, FromSqlite, Statements};
use super::tx::{Tx, run};
use super::types::Instant;
use super::workspace::Context;
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

/// A session with everything that a request of its holder needs to know first.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Held {
    /// The workspace and the member.
    #[sqlx(flatten)]
    pub context: Context,
    /// When the session began.
    pub session_created: Instant,
    /// When it was last used to change something, to the hour.
    pub session_seen: Instant,
}

impl FromSqlite for Held {
    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            context: Context::read(cells)?,
            session_created: cells.next("session_created")?,
            session_seen: cells.next("session_seen")?,
        })
    }
}

statements! {
    HELD = "select w.workspace_id, w.name, w.currency, w.week_start, w.workdays, w.fiscal_month, w.zone, w.day_first, \
        w.holiday_country, w.created, m.member_id, m.name as member_name, m.weekly_minutes, d.last_today, \
        s.created as session_created, s.seen as session_seen \
        from sessions s \
        join workspaces w on w.workspace_id = s.workspace_id \
        join members m on m.workspace_id = s.workspace_id and m.member_id = s.member_id \
        left join last_days d on d.workspace_id = m.workspace_id and d.member_id = m.member_id \
        where s.workspace_id = $1 and s.token_hash = $2";
    SEEN = "update sessions set seen = $3 where workspace_id = $1 and token_hash = $2";
    DROP_OLD = "delete from sessions where workspace_id = $1 and (created < $2 or seen < $3)";
}

/// The session with this hash, its workspace and its member, in one round trip:
/// what every request begins with. None when there is no such session, or its
/// member is gone.
pub async fn held(db: &Db, workspace: WorkspaceId, hash: &str) -> Result<Option<Held>> {
    match db {
        Db::Sqlite(file) => file.lock().await.row(HELD, &[&workspace, &hash]),
        Db::Postgres(pool) => Ok(sqlx::query_as(HELD)
            .bind(workspace)
            .bind(hash)
            .fetch_optional(pool)
            .await?),
    }
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
