//! Copies of a whole database in one file, and putting one back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::SCHEMA;
use crate::store::backup::{self as copies, Copied};
use crate::store::{Db, Failure};
use crate::{Error, Result};

/// A copy that was made and read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackedUp {
    /// Version of this shape.
    pub schema: u8,
    /// The file.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Rows by table, as counted in the copy.
    pub tables: BTreeMap<String, u64>,
    /// All rows together.
    pub rows: u64,
}

/// A copy that was put in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// Version of this shape.
    pub schema: u8,
    /// The database that now holds what the copy held.
    pub path: String,
    /// Where the database that was there before is kept; `null` when there was
    /// none.
    pub kept: Option<String>,
    /// The size of the copy in bytes.
    pub bytes: u64,
    /// Rows by table.
    pub tables: BTreeMap<String, u64>,
    /// All rows together.
    pub rows: u64,
}

/// Copies the whole database into a file, even while others write, and proves
/// the copy. A file that is there already is replaced only with `force`, and
/// only once the new copy is complete.
pub async fn backup(db: &Db, to: &Path, force: bool) -> Result<BackedUp> {
    if is_database(db, to) {
        return Err(Error::refused(format!(
            "{} is the database itself",
            to.display()
        )));
    }
    if to.is_dir() || (to.exists() && !force) {
        return Err(Error::refused(format!("{} exists already", to.display()))
            .hint("choose another name, or say --force to replace it"));
    }
    let copied = if to.exists() {
        let fresh = beside(to, ".new");
        let copied = copies::backup(db, &fresh).await?;
        let moved = fs::rename(&fresh, to);
        moved.inspect_err(|_| drop(fs::remove_file(&fresh)))?;
        copied
    } else {
        copies::backup(db, to).await?
    };
    let (tables, rows) = counted(&copied);
    Ok(BackedUp {
        schema: SCHEMA,
        path: to.display().to_string(),
        bytes: copied.bytes,
        tables,
        rows,
    })
}

/// Puts a copy in the place of the database at `place`, a path, which must not
/// be open. The copy is proved first; what was there is kept under another
/// name. Refused while another program has the database open.
pub async fn restore(place: &str, from: &Path) -> Result<Restored> {
    if place.contains("://") {
        return Err(Error::refused("restore works on a file of SQLite")
            .hint("into PostgreSQL, import an export: legwork import FILE.jsonl"));
    }
    let place = Path::new(place.strip_prefix("sqlite:").unwrap_or(place));
    if !from.exists() {
        let from = from.display();
        return Err(Error::not_found(format!("there is no file {from}")));
    }
    if same(place, from) {
        return Err(Error::refused(format!(
            "{} is the database itself",
            from.display()
        )));
    }
    let (copied, kept) = copies::restore(from, place).await.map_err(|error| {
        let busy = error.kind == Failure::Busy;
        let error = Error::from(error);
        if busy {
            error.hint("end every other legwork that uses this database")
        } else {
            error
        }
    })?;
    let (tables, rows) = counted(&copied);
    Ok(Restored {
        schema: SCHEMA,
        path: place.display().to_string(),
        kept: kept.map(|path| path.display().to_string()),
        bytes: copied.bytes,
        tables,
        rows,
    })
}

fn counted(copied: &Copied) -> (BTreeMap<String, u64>, u64) {
    let count = |(table, rows): &(&'static str, i64)| {
        ((*table).to_owned(), u64::try_from(*rows).unwrap_or(0))
    };
    let tables: BTreeMap<String, u64> = copied.rows.iter().map(count).collect();
    let rows = tables.values().sum();
    (tables, rows)
}

/// The file of a database of `SQLite`.
pub(super) fn file_of(db: &Db) -> Option<PathBuf> {
    match db {
        Db::Sqlite(file) => Some(file.path().to_owned()),
        Db::Postgres(_) => None,
    }
}

fn is_database(db: &Db, path: &Path) -> bool {
    file_of(db).is_some_and(|file| same(&file, path))
}

fn same(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}
