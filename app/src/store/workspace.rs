//! Workspaces and members: who owns the data, and who promises and acts.

use super::db::Db;
use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::sqlite::{Cells, FromSqlite, Statements};
use super::tx::{Tx, row, rows};
use super::types::{Day, Instant};
use crate::ids::{MemberId, WorkspaceId};

record! {
    /// Who owns the data. A person working alone has one workspace with one member.
    pub struct Workspace in "workspaces" {
        key {
            /// The id; every other row carries it.
            workspace_id: WorkspaceId,
        }
        /// What the workspace is called.
        name: String,
        /// The currency of amounts that name none (ISO 4217, such as `EUR`).
        currency: Option<String>,
        /// The first day of a week, 1 for Monday to 7 for Sunday.
        week_start: i64,
        /// The days one works, as a mask: 1 for Monday, 2 for Tuesday, 4 for
        /// Wednesday and so on to 64 for Sunday.
        workdays: i64,
        /// The month in which the year of accounts begins, 1 to 12.
        fiscal_month: i64,
        /// The time zone (IANA name) in which days begin and end.
        zone: String,
        /// Whether 3/4 means 3 April.
        day_first: bool,
        /// The country (ISO 3166, such as `DE`) whose public holidays are kept.
        holiday_country: Option<String>,
        /// When the workspace was made.
        created: Instant,
    }
}

record! {
    /// Someone who promises and acts.
    pub struct Member in "members" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            member_id: MemberId,
        }
        /// What the member is called.
        name: String,
        /// The minutes a week that the member gives to selling, when told.
        weekly_minutes: Option<i64>,
        /// When the member was added.
        created: Instant,
    }
}
entity!(Member);

record! {
    /// The latest day that a member's commitments were looked at: today never
    /// goes back before it, whatever the clock says. No part of undo.
    pub struct LastDay in "last_days" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The member.
            member_id: MemberId,
        }
        /// The latest day seen.
        last_today: Day,
    }
}

/// Everything a command needs to know first, read in one statement.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Context {
    /// The workspace.
    #[sqlx(flatten)]
    pub workspace: Workspace,
    /// The member.
    pub member_id: MemberId,
    /// What the member is called.
    pub member_name: String,
    /// The minutes a week that the member gives to selling, when told.
    pub weekly_minutes: Option<i64>,
    /// The latest day seen for this member.
    pub last_today: Option<Day>,
}

impl FromSqlite for Context {
    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            workspace: Workspace::read(cells)?,
            member_id: cells.next("member_id")?,
            member_name: cells.next("member_name")?,
            weekly_minutes: cells.next("weekly_minutes")?,
            last_today: cells.next("last_today")?,
        })
    }
}

statements! {
    CONTEXT = "select w.workspace_id, w.name, w.currency, w.week_start, w.workdays, w.fiscal_month, w.zone, w.day_first, \
        w.holiday_country, w.created, m.member_id, m.name as member_name, m.weekly_minutes, d.last_today \
        from workspaces w \
        join members m on m.workspace_id = w.workspace_id \
        left join last_days d on d.workspace_id = m.workspace_id and d.member_id = m.member_id \
        order by w.created, w.workspace_id, m.created, m.member_id limit 1";
    CONTEXT_OF = "select w.workspace_id, w.name, w.currency, w.week_start, w.workdays, w.fiscal_month, w.zone, w.day_first, \
        w.holiday_country, w.created, m.member_id, m.name as member_name, m.weekly_minutes, d.last_today \
        from workspaces w \
        join members m on m.workspace_id = w.workspace_id \
        left join last_days d on d.workspace_id = m.workspace_id and d.member_id = m.member_id \
        where w.workspace_id = $1 order by m.created, m.member_id limit 1";
    ALL = "select workspace_id, name, currency, week_start, workdays, fiscal_month, zone, day_first, \
        holiday_country, created \
        from workspaces order by created, workspace_id";
}

/// The oldest workspace with its first member, in one round trip: what every
/// command begins with. None when the database is empty.
pub async fn first(db: &Db) -> Result<Option<Context>> {
    match db {
        Db::Sqlite(file) => file.lock().await.row(CONTEXT, &[]),
        Db::Postgres(pool) => Ok(sqlx::query_as(CONTEXT).fetch_optional(pool).await?),
    }
}

/// The given workspace, or the oldest, with its first member; none when the
/// database is empty.
pub async fn context(tx: &mut Tx, workspace: Option<WorkspaceId>) -> Result<Option<Context>> {
    match workspace {
        Some(workspace) => row!(tx, Context, CONTEXT_OF, workspace),
        None => row!(tx, Context, CONTEXT),
    }
}

/// Every workspace of the database, oldest first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Workspace>> {
    rows!(tx, Workspace, ALL)
}
