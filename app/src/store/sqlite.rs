//! A file of `SQLite`, opened so that what it acknowledges is on the disk, and
//! whose log is kept short without a checkpoint at the end of every command.
//!
//! `SQLite` is called in line, on the thread that asks: a statement takes some
//! microseconds, and handing it to another thread and back takes longer.

mod cells;
mod file;
mod fold;
mod place;
mod seat;
mod statement;
mod tx;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use tokio::time::{sleep, timeout};

use super::error::{Failure, Result, StoreError};

pub(super) use cells::readable;
pub use cells::{Cells, FromSqlite, Value};
pub use file::SqliteFile;
pub(super) use statement::Statements;
pub use tx::SqliteTx;

/// The oldest `SQLite` that is safe with a write-ahead log: before it, a
/// checkpoint during a write could damage the file.
pub(super) const OLDEST: (u32, u32, u32) = (3, 51, 3);
/// How long to wait for another program's write.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long to let another program go first.
const TURN: Duration = Duration::from_millis(10);
/// The size of the log, in bytes, above which a write is followed by a checkpoint.
const LOG_LIMIT: u64 = 256 * 1024;

/// How many commits of a server are followed by one look at its log.
const COMMITS: u32 = 16;

/// How many prepared statements a command keeps for the next time: those of a
/// loop. Most others run once, and are better off leaving their memory to the next.
const KEPT: usize = 8;
/// How many each connection of a server keeps: all that a page needs.
const KEPT_TO_SERVE: usize = 128;
/// How many connections of a server only read.
const READERS: usize = 3;

/// Opens the file, making it and its folders, readable by the owner alone,
/// when they do not exist.
pub(super) async fn open(path: &Path) -> Result<SqliteFile> {
    Ok(SqliteFile::alone(path, made_or_found(path).await?))
}

/// The same for many at once: see [`SqliteFile`].
pub(super) async fn open_to_serve(path: &Path) -> Result<SqliteFile> {
    let writer = made_or_found(path).await?;
    writer.set_prepared_statement_cache_capacity(KEPT_TO_SERVE);
    // A server waits without keeping a thread.
    writer.busy_timeout(Duration::ZERO)?;
    writer.execute_batch(LONGEST)?;
    let mut readers = Vec::with_capacity(READERS);
    for _ in 0..READERS {
        let reader = connect_in_turn(path).await?;
        reader.set_prepared_statement_cache_capacity(KEPT_TO_SERVE);
        readers.push(reader);
    }
    let fold = connect_in_turn(path).await?;
    Ok(SqliteFile::shared(path, writer, readers, fold))
}

async fn made_or_found(path: &Path) -> Result<Connection> {
    check_version(rusqlite::version())?;
    if path.is_dir() {
        let message = format!("{} is a folder: name a file in it", path.display());
        return Err(StoreError::new(Failure::Unreachable, message));
    }
    if !path.exists() {
        make(path).map_err(|error| cannot_make(path, &error))?;
    }
    let opened = timeout(PATIENCE, connect_in_turn(path)).await;
    opened.unwrap_or_else(|_| Err(StoreError::busy()))
}

/// Two programs that make the same file turn it to its log at one moment, and
/// `SQLite` tells one of them so at once instead of waiting: it tries again.
async fn connect_in_turn(path: &Path) -> Result<Connection> {
    loop {
        match connect(path) {
            Err(error) if error.kind == Failure::Busy => sleep(TURN).await,
            done => return done,
        }
    }
}

/// How a connection waits, and that a commit reaches the disk.
const SETTINGS: &str = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; \
    pragma trusted_schema = off; pragma wal_autocheckpoint = 0";

/// How much room a server's log keeps when it is begun anew, after an import say.
const LONGEST: &str = "pragma journal_size_limit = 50331648";

fn connect(path: &Path) -> Result<Connection> {
    let how = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // A name such as `:memory:` is a name here, nothing else.
    let connection = Connection::open_with_flags(Path::new(".").join(path), how)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(KEPT);
    connection.execute_batch(SETTINGS)?;
    Ok(connection)
}

/// Opens a copy that nobody else has open, only to read it; no log is left beside it.
pub(super) fn open_copy(path: &Path) -> Result<SqliteFile> {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let name = whole.to_string_lossy().replace('%', "%25");
    let name = name.replace('?', "%3f").replace('#', "%23");
    let address = format!("file:{name}?immutable=1");
    let how = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    Ok(SqliteFile::alone(
        path,
        Connection::open_with_flags(address, how)?,
    ))
}

/// Makes an empty file, and its folders, for the owner alone.
#[cfg(unix)]
pub(super) fn make(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    if let Some(folder) = folder_of(path) {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    let mut file = fs::OpenOptions::new();
    file.write(true).create(true).truncate(false).mode(0o600);
    file.open(path).map(drop)
}

/// Makes an empty file and its folders.
#[cfg(not(unix))]
pub(super) fn make(path: &Path) -> io::Result<()> {
    if let Some(folder) = folder_of(path) {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::OpenOptions::new();
    file.write(true).create(true).truncate(false);
    file.open(path).map(drop)
}

fn folder_of(path: &Path) -> Option<&Path> {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
}

fn cannot_make(path: &Path, error: &io::Error) -> StoreError {
    let path = path.display();
    let sentence = format!("the database {path} cannot be made: {error}");
    StoreError::new(failure_of(error), sentence)
}

/// The class of a failure of the file system.
pub(super) fn failure_of(error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Failure::ReadOnly,
        io::ErrorKind::StorageFull => Failure::Full,
        _ => Failure::Unreachable,
    }
}

/// Fails when the `SQLite` inside is older than [`OLDEST`].
pub(super) fn check_version(version: &str) -> Result<()> {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut part = || parts.next().unwrap_or(0);
    if (part(), part(), part()) >= OLDEST {
        return Ok(());
    }
    Err(StoreError::new(
        Failure::Refused,
        format!("SQLite {version} may damage a database; at least 3.51.3 is needed"),
    ))
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}
