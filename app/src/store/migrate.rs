//! Bringing the tables up to date: one text for both databases.
//!
//! On `PostgreSQL` each new table is handed to Citus at once, where there is
//! Citus, since a table can no longer be distributed after others refer to it;
//! and text compares by bytes, as on `SQLite`. On `SQLite` tables are stored by
//! their keys.

use rusqlite::Connection;
use sqlx::{AssertSqlSafe, PgPool};

use super::db::{Attempts, Db};
use super::error::{Failure, Result, StoreError};
use super::postgres;
use super::sql::Table;
use super::sqlite::{SqliteFile, Statements};
use super::tables::{private_tables, tables};
use super::tx::Tx;
use super::workspace;

/// The steps from an empty database to today's tables, in order.
const STEPS: &[&str] = &[
    include_str!("../../migrations/0001_foundation.sql"),
    include_str!("../../migrations/0002_sessions.sql"),
    include_str!("../../migrations/0003_revisions.sql"),
    include_str!("../../migrations/0004_figures.sql"),
    include_str!("../../migrations/0005_people.sql"),
    include_str!("../../migrations/0006_connectors.sql"),
    include_str!("../../migrations/0007_captures.sql"),
    include_str!("../../migrations/0008_imports.sql"),
    include_str!("../../migrations/0009_trials.sql"),
    include_str!("../../migrations/0010_distinct.sql"),
    include_str!("../../migrations/0011_reviews.sql"),
    include_str!("../../migrations/0012_jobs.sql"),
    include_str!("../../migrations/0013_partners.sql"),
    include_str!("../../migrations/0014_push.sql"),
];
/// The version of today's tables.
pub const LATEST: i64 = 14;

const VERSION_POSTGRES: &str = "select version, current_setting('server_version_num') as engine \
    from schema_version where id = 1";
const VERSION: &str = "select version from schema_version where id = 1";
const VERSION_TABLE: &str = "create table if not exists schema_version (\
    id bigint not null, version bigint not null, primary key (id))";
const VERSION_ROW: &str =
    "insert into schema_version (id, version) values (1, 0) on conflict (id) do nothing";
const VERSION_LOCK: &str = "update schema_version set version = version where id = 1";
const VERSION_SET: &str = "update schema_version set version = $1 where id = 1";
const FOREIGN_TABLES: &str = "select count(*) from sqlite_master where name <> 'schema_version' and name not like 'sqlite_%'";
const OURS: &str = "select count(*) from sqlite_master where name = 'schema_version'";

/// What only `PostgreSQL` understands: it does nothing without Citus.
const PRELUDE: &str = "
set citus.enable_local_reference_table_foreign_keys = off;
create or replace function shard_by(t regclass, col text, parent text default null) returns void
language plpgsql as $f$ begin
  if exists (select 1 from pg_extension where extname = 'citus') then
    if parent is null then execute format('select create_distributed_table(%L, %L)', t, col);
    else execute format('select create_distributed_table(%L, %L, colocate_with => %L)', t, col, parent);
    end if;
  end if;
end $f$;
create or replace function replicate_everywhere(t regclass) returns void
language plpgsql as $f$ begin
  if exists (select 1 from pg_extension where extname = 'citus') then
    execute format('select create_reference_table(%L)', t);
  end if;
end $f$;
";

/// Whether the tables are those of this version; fails when they are of a
/// later one. One statement.
pub(super) async fn is_current(db: &Db) -> Result<bool> {
    let version = match db {
        Db::Sqlite(file) => version_of_file(&*file.lock().await)?,
        Db::Postgres(pool) => version_of_server(pool).await?,
    };
    version.map_or(Ok(false), is_latest)
}

/// The version of the tables in a file; none when there are none.
fn version_of_file(on: &Connection) -> Result<Option<i64>> {
    match on.row::<(i64,)>(VERSION, &[]) {
        Err(error) if error.message.contains("no such table") => Ok(None),
        found => Ok(found?.map(|(version,)| version)),
    }
}

/// The version of the tables on a server, which must not be too old itself.
async fn version_of_server(pool: &PgPool) -> Result<Option<i64>> {
    let found = sqlx::query_as(VERSION_POSTGRES).fetch_optional(pool).await;
    let found: Option<(i64, String)> = match found {
        Err(sqlx::Error::Database(inner)) if inner.code().as_deref() == Some("42P01") => None,
        found => found?,
    };
    let Some((version, engine)) = found else {
        return Ok(None);
    };
    postgres::check_version(&engine)?;
    Ok(Some(version))
}

fn is_latest(version: i64) -> Result<bool> {
    if version > LATEST {
        return Err(StoreError::new(
            Failure::Future,
            format!(
                "the database was written by a later version of Legwork (its tables are version {version}, \
                 this program knows {LATEST}): install that version, or use another database"
            ),
        ));
    }
    Ok(version == LATEST)
}

/// Takes the steps that are missing, all or none. When several programs do so
/// at once, one does and the others wait.
pub(super) async fn run(db: &Db) -> Result<()> {
    let mut attempts = Attempts::default();
    loop {
        let done = match db {
            Db::Sqlite(file) => run_sqlite(file).await,
            Db::Postgres(pool) => run_postgres(pool).await,
        };
        if !attempts.again(&done) {
            return done;
        }
    }
}

async fn run_sqlite(file: &SqliteFile) -> Result<()> {
    let tx = file.write().await?;
    let count = |sql| Ok::<i64, StoreError>(tx.row::<(i64,)>(sql, &[])?.map_or(0, |(n,)| n));
    if count(OURS)? == 0 && count(FOREIGN_TABLES)? > 0 {
        let sentence = "the file is a database of another program, not of Legwork";
        return Err(StoreError::new(Failure::NotADatabase, sentence));
    }
    tx.run(VERSION_TABLE, &[])?;
    tx.run(VERSION_ROW, &[])?;
    let version = count(VERSION)?;
    if is_latest(version)? {
        return Ok(());
    }
    let script: String = missing(version).iter().map(|step| by_key(step)).collect();
    tx.script(&script)?;
    tx.run(VERSION_SET, &[&LATEST])?;
    work_out(Tx::Sqlite(tx)).await
}

async fn run_postgres(pool: &PgPool) -> Result<()> {
    let (engine,): (String,) = sqlx::query_as("select current_setting('server_version_num')")
        .fetch_one(pool)
        .await?;
    postgres::check_version(&engine)?;
    // Two programs may both see no table and both make it; the loser tries again.
    for sql in [VERSION_TABLE, VERSION_ROW] {
        sqlx::query(sql).execute(pool).await.map_err(met_another)?;
    }
    let mut tx = pool.begin().await?;
    sqlx::query(VERSION_LOCK).execute(&mut *tx).await?;
    let (version,): (i64,) = sqlx::query_as(VERSION).fetch_one(&mut *tx).await?;
    if is_latest(version)? {
        return Ok(());
    }
    let steps = missing(version);
    let script: String = steps.iter().map(|step| distributed(step)).collect();
    let script = format!("{PRELUDE}{script}");
    sqlx::raw_sql(AssertSqlSafe(script))
        .execute(&mut *tx)
        .await?;
    sqlx::query(VERSION_SET)
        .bind(LATEST)
        .execute(&mut *tx)
        .await?;
    work_out(Tx::Postgres(tx)).await
}

/// Fills the tables whose rows follow from those of others.
async fn work_out(mut tx: Tx) -> Result<()> {
    for workspace in workspace::all(&mut tx).await? {
        tx.work_out(workspace.workspace_id).await?;
    }
    tx.commit().await
}

fn met_another(error: sqlx::Error) -> StoreError {
    let mut error = StoreError::from(error);
    error.again |= error.kind == Failure::Conflict || error.message.contains("already exists");
    error
}

/// The statements of the steps after `version`, without comments.
fn missing(version: i64) -> Vec<String> {
    let done = usize::try_from(version).unwrap_or(0);
    let text: String = STEPS[done..]
        .iter()
        .flat_map(|step| step.lines())
        .filter(|line| !line.trim_start().starts_with("--"))
        .flat_map(|line| [line, "\n"])
        .collect();
    text.split(';')
        .map(str::trim)
        .filter(|statement| !statement.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The table that a statement creates.
fn created(statement: &str) -> Option<&str> {
    let rest = statement.strip_prefix("create table ")?;
    rest.split([' ', '(']).next()
}

/// Every table of ours, in the order in which they are made.
fn every_table() -> impl Iterator<Item = &'static Table> {
    tables().iter().chain(private_tables())
}

/// For `SQLite`: the rows of a new table lie in the order of its key.
fn by_key(statement: &str) -> String {
    let how = created(statement).map_or("", |_| " without rowid");
    format!("{statement}{how};\n")
}

/// For `PostgreSQL`: text in a new table compares by bytes, and the table is
/// distributed at once.
fn distributed(statement: &str) -> String {
    let Some(name) = created(statement) else {
        return format!("{statement};\n");
    };
    let by_bytes = statement.replace(" text", " text collate \"C\"");
    let known = every_table().any(|table| table.name == name);
    let call = match name {
        "workspaces" => "select shard_by('workspaces', 'workspace_id');\n".to_owned(),
        _ if known => format!("select shard_by('{name}', 'workspace_id', 'workspaces');\n"),
        _ => String::new(),
    };
    format!("{by_bytes};\n{call}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_the_tables_is_that_of_the_list() {
        let statements = missing(0);
        let mut made: Vec<&str> = statements.iter().filter_map(|s| created(s)).collect();
        let mut listed: Vec<&str> = every_table().map(|table| table.name).collect();
        // The list has parents first, the steps what came first.
        made.sort_unstable();
        listed.sort_unstable();
        assert_eq!(made, listed);
        assert_eq!(STEPS.len(), usize::try_from(LATEST).unwrap());
    }

    #[test]
    fn a_later_database_is_refused() {
        assert_eq!(is_latest(LATEST + 1).unwrap_err().kind, Failure::Future);
        assert!(is_latest(LATEST).unwrap());
        assert!(!is_latest(0).unwrap());
    }
}
