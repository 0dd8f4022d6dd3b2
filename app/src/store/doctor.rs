//! Checks of a database: is the file sound, do all rows hang together, are
//! the day totals what the activities add up to?

use rusqlite::Connection;

use super::db::Db;
use super::due;
use super::error::Result;
use super::record::Record;
use super::sql::statements;
use super::sqlite::{self, Statements};
use super::tables::{EachTable, for_each_table};
use super::totals::{self, DayTotal};
use super::tx::{Tx, rows};
use super::workspace;
use crate::ids::WorkspaceId;

/// What one check found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// What was checked, such as `integrity`.
    pub check: &'static str,
    /// Whether all is well.
    pub ok: bool,
    /// What was found, in one line.
    pub detail: String,
}

impl Finding {
    fn new(check: &'static str, ok: bool, detail: impl Into<String>) -> Self {
        Self {
            check,
            ok,
            detail: detail.into(),
        }
    }
}

statements! {
    STRAY_ORIGINS = "select d.deal_id from deals d left join activities a \
        on a.workspace_id = d.workspace_id and a.activity_id = d.origin_activity_id \
        where d.workspace_id = $1 and d.origin_activity_id is not null and a.activity_id is null";
    UNVERSIONED = "select c.commitment_id from commitments c left join commitment_versions v \
        on v.workspace_id = c.workspace_id and v.commitment_id = c.commitment_id \
        where c.workspace_id = $1 and v.commitment_id is null";
}

const INTEGRITY: &str = "pragma integrity_check";
const FOREIGN_KEYS: &str = "pragma foreign_key_check";
const SETTINGS: &str = "select sqlite_version(), journal_mode, synchronous, foreign_keys, trusted_schema \
    from pragma_journal_mode, pragma_synchronous, pragma_foreign_keys, pragma_trusted_schema";
const SIZE: &str = "select page_count * page_size from pragma_page_count, pragma_page_size";
const SERVER: &str = "select current_setting('server_version'), current_setting('fsync'), \
    current_setting('synchronous_commit'), pg_database_size(current_database())";

/// Makes every check; none of them changes anything.
pub async fn examine(db: &Db) -> Result<Vec<Finding>> {
    let mut found = match db {
        Db::Sqlite(opened) => file(&*opened.lock().await)?,
        Db::Postgres(pool) => vec![server(pool).await?],
    };
    let mut tx = db.read().await?;
    for workspace in workspace::all(&mut tx).await? {
        found.extend(of_workspace(&mut tx, workspace.workspace_id).await?);
    }
    Ok(found)
}

/// Whether the file is sound, its references whole and its settings safe.
fn file(on: &Connection) -> Result<Vec<Finding>> {
    let damage: Vec<(String,)> = on.rows(INTEGRITY, &[])?;
    let damage: Vec<String> = damage.into_iter().map(|(line,)| line).collect();
    let sound = damage == ["ok"];
    let astray = on.rows::<(String,)>(FOREIGN_KEYS, &[])?.len();
    let size = on.row::<(i64,)>(SIZE, &[])?.map_or(0, |(size,)| size);
    Ok(vec![
        Finding::new("integrity", sound, damage.join("; ")),
        Finding::new(
            "references",
            astray == 0,
            format!("{astray} rows refer to nothing"),
        ),
        settings(on)?,
        Finding::new("size", true, format!("{size} bytes")),
    ])
}

/// Whether what is acknowledged is on the disk.
fn settings(on: &Connection) -> Result<Finding> {
    let found = on.row(SETTINGS, &[])?;
    let (version, journal, sync, keys, trusted): (String, String, i64, i64, i64) =
        found.unwrap_or_default();
    let safe = sqlite::check_version(&version).is_ok()
        && (journal.as_str(), sync, keys, trusted) == ("wal", 2, 1, 0);
    let detail = format!(
        "SQLite {version}, journal {journal}, synchronous {sync}, foreign keys {keys}, trusted schema {trusted}"
    );
    Ok(Finding::new("settings", safe, detail))
}

async fn server(pool: &sqlx::PgPool) -> Result<Finding> {
    let (version, fsync, commit, size): (String, String, String, i64) =
        sqlx::query_as(SERVER).fetch_one(pool).await?;
    let safe = fsync == "on" && commit != "off";
    let detail =
        format!("PostgreSQL {version}, fsync {fsync}, synchronous commit {commit}, {size} bytes");
    Ok(Finding::new("settings", safe, detail))
}

async fn of_workspace(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<Finding>> {
    let wrong = wrong_totals(tx, workspace).await?;
    let stray = rows!(tx, (uuid::Uuid,), STRAY_ORIGINS, workspace)?.len();
    let bare = rows!(tx, (uuid::Uuid,), UNVERSIONED, workspace)?.len();
    let missing = due::missing(tx, workspace).await?;
    let mut rows = Rows(tx, workspace, Vec::new());
    for_each_table(&mut rows).await?;
    Ok(vec![
        Finding::new(
            "day totals",
            wrong == 0,
            format!("{wrong} differ from the activities"),
        ),
        Finding::new(
            "origins of deals",
            stray == 0,
            format!("{stray} deals came from activities that are gone"),
        ),
        Finding::new(
            "versions",
            bare == 0,
            format!("{bare} commitments ask for nothing"),
        ),
        Finding::new(
            "dues",
            missing == 0,
            format!("of {missing} people it is not known when they are due"),
        ),
        Finding::new("rows", true, rows.2.join(", ")),
    ])
}

/// How many day totals are missing, too many or different from a recount.
async fn wrong_totals(tx: &mut Tx, workspace: WorkspaceId) -> Result<usize> {
    let kept = tx.all::<DayTotal>(workspace).await?;
    let counted = totals::recount(tx, workspace).await?;
    let only_kept = kept.iter().filter(|row| !among(row, &counted)).count();
    let only_counted = counted.iter().filter(|row| !among(row, &kept)).count();
    Ok(only_kept.max(only_counted))
}

/// Whether `row` is in `list`, which is in the order of keys.
fn among(row: &DayTotal, list: &[DayTotal]) -> bool {
    let key = row.key();
    let place = list.binary_search_by(|other| other.key().cmp(&key));
    place.is_ok_and(|place| list[place] == *row)
}

/// Counts the rows of each table that has any.
struct Rows<'a>(&'a mut Tx, WorkspaceId, Vec<String>);

impl EachTable for Rows<'_> {
    async fn table<R: Record>(&mut self) -> Result<()> {
        let count = self.0.count::<R>(self.1).await?;
        if count > 0 {
            self.2.push(format!("{} {count}", R::TABLE.name));
        }
        Ok(())
    }
}
