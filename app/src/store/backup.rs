//! Copies of a database in one file, and putting one back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::db::Db;
use super::error::{Failure, Result, StoreError};
use super::sqlite::{SqliteFile, Statements};
use super::tables::tables;
use super::{migrate, sqlite};

const COPY: &str = "vacuum into $1";
const INTEGRITY: &str = "pragma quick_check";
const LEAVE_LOG: &str = "pragma journal_mode = delete";
const NOT_SHARED: &str = "delete from partner_shares";

/// What a copy holds: the number of rows of each table, in the order of tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Table and number of rows.
    pub rows: Vec<(&'static str, i64)>,
    /// The size of the file in bytes.
    pub bytes: u64,
}

/// Copies the whole database into a new file, as it is at one moment, even
/// while others write, and reads the copy again to prove it. Nothing is left
/// behind when that fails. Refused on `PostgreSQL` and when the file exists.
pub async fn backup(db: &Db, to: &Path) -> Result<Copied> {
    let file = db.sqlite("backup")?;
    if to.exists() {
        let to = to.display();
        return Err(StoreError::new(
            Failure::Conflict,
            format!("{to} exists already: choose another name"),
        ));
    }
    let part = beside(to, ".part");
    let done = copy(file, &part).await.and_then(|copied| {
        fs::rename(&part, to).map_err(|error| cannot("be written", to, &error))?;
        Ok(copied)
    });
    if done.is_err() {
        let _ = fs::remove_file(&part);
    }
    done
}

async fn copy(from: &SqliteFile, to: &Path) -> Result<Copied> {
    let _ = fs::remove_file(to);
    sqlite::make(to).map_err(|error| cannot("be written", to, &error))?;
    let name = to.to_str().ok_or_else(|| {
        StoreError::new(
            Failure::Refused,
            "the name of the copy is not readable text",
        )
    })?;
    from.lock().await.run(COPY, &[&name])?;
    let file = fs::File::open(to).and_then(|file| file.sync_all());
    file.map_err(|error| cannot("be written", to, &error))?;
    verify(to).await
}

/// Reads a copy through and counts its rows. Fails when the file is damaged,
/// from a later version, or not a database of Legwork.
pub async fn verify(path: &Path) -> Result<Copied> {
    let bytes = fs::metadata(path)
        .map_err(|error| cannot("be read", path, &error))?
        .len();
    let rows = read_through(sqlite::open_copy(path)?).await?;
    Ok(Copied { rows, bytes })
}

async fn read_through(file: SqliteFile) -> Result<Vec<(&'static str, i64)>> {
    let lines: Vec<(String,)> = file.lock().await.rows(INTEGRITY, &[])?;
    if lines.len() != 1 || lines[0].0 != "ok" {
        return Err(StoreError::new(Failure::Corrupt, "the copy is damaged"));
    }
    if !migrate::is_current(&Db::Sqlite(file.clone())).await? {
        return Err(StoreError::new(
            Failure::NotADatabase,
            "the file is not a database of Legwork, or one of an earlier version",
        ));
    }
    let mut rows = Vec::new();
    for table in tables() {
        let sql = format!("select count(*) from {}", table.name);
        let found: Option<(i64,)> = file.lock().await.row(&sql, &[])?;
        rows.extend(found.map(|(count,)| (table.name, count)));
    }
    Ok(rows)
}

/// Puts a copy in the place of the database file `place`, after proving the
/// copy; what was there is kept beside it under the name that is given back.
/// No program may have the database open.
pub async fn restore(copy: &Path, place: &Path) -> Result<(Copied, Option<PathBuf>)> {
    let copied = verify(copy).await?;
    let part = beside(place, ".part");
    bring(copy, &part).map_err(|error| cannot("be written", place, &error))?;
    let done = replace(&part, place).await.map(|kept| (copied, kept));
    if done.is_err() {
        let _ = fs::remove_file(&part);
    }
    done
}

async fn replace(part: &Path, place: &Path) -> Result<Option<PathBuf>> {
    end_shares(part).await?;
    let kept = set_aside(place).await?;
    fs::rename(part, place).map_err(|error| cannot("be written", place, &error))?;
    Ok(kept)
}

/// Ends every link of an accountability partner: a copy may hold one that was
/// taken back since it was made.
async fn end_shares(part: &Path) -> Result<()> {
    let file = sqlite::open(part).await?;
    let on = file.lock().await;
    on.run(NOT_SHARED, &[])?;
    on.execute_batch(LEAVE_LOG)?;
    Ok(())
}

fn bring(copy: &Path, part: &Path) -> io::Result<()> {
    let _ = fs::remove_file(part);
    sqlite::make(part)?;
    let mut to = fs::OpenOptions::new().write(true).open(part)?;
    io::copy(&mut fs::File::open(copy)?, &mut to)?;
    to.sync_all()
}

/// Gives the present database another name beside its own, with its log moved
/// into it first. Its own name stays, so that at no time there is none.
async fn set_aside(place: &Path) -> Result<Option<PathBuf>> {
    if !place.exists() {
        return Ok(None);
    }
    // A damaged database has nothing to move; it is kept as it is.
    if let Ok(file) = sqlite::open(place).await {
        let left = file.lock().await.execute_batch(LEAVE_LOG);
        if let Err(error) = left.map_err(StoreError::from)
            && error.kind == Failure::Busy
        {
            return Err(error);
        }
    }
    let mut kept = beside(place, ".before-restore");
    while kept.exists() {
        kept = beside(&kept, "-older");
    }
    fs::hard_link(place, &kept)
        .or_else(|_| fs::copy(place, &kept).map(drop))
        .map_err(|error| cannot("be set aside", place, &error))?;
    for end in ["-wal", "-shm"] {
        let _ = fs::rename(beside(place, end), beside(&kept, end));
    }
    Ok(Some(kept))
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn cannot(what: &str, path: &Path, error: &io::Error) -> StoreError {
    let path = path.display();
    StoreError::new(
        sqlite::failure_of(error),
        format!("{path} cannot {what}: {error}"),
    )
}
