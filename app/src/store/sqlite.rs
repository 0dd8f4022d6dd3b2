//! Opening a file of `SQLite` so that what it acknowledges is on the disk, and
//! keeping its log short without a checkpoint at the end of every command.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqlitePool};
use tokio::time::{sleep, timeout};

use super::error::{Failure, Result, StoreError};

/// The oldest `SQLite` that is safe with a write-ahead log: before it, a
/// checkpoint during a write could damage the file.
pub(super) const OLDEST: (u32, u32, u32) = (3, 51, 3);
/// How long to wait for another program's write.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long to let another program go first.
const TURN: Duration = Duration::from_millis(10);
/// The size of the log, in bytes, above which a write is followed by a checkpoint.
const LOG_LIMIT: u64 = 256 * 1024;

/// Opens the file, making it and its folders, readable by the owner alone,
/// when they do not exist.
pub(super) async fn open(path: &Path) -> Result<SqlitePool> {
    // A name such as `:memory:` or `file:x` is a name here, nothing else.
    let path = &Path::new(".").join(path);
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
async fn connect_in_turn(path: &Path) -> Result<SqlitePool> {
    loop {
        match connect(options(path)).await {
            Err(error) if error.kind == Failure::Busy => sleep(TURN).await,
            done => return done,
        }
    }
}

/// Opens a copy that nobody else has open, only to read it; no log is left beside it.
pub(super) async fn open_copy(path: &Path) -> Result<SqlitePool> {
    let options = SqliteConnectOptions::new().filename(path).read_only(true);
    connect(options.immutable(true).disable_statement_logging()).await
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("trusted_schema", "off")
        .pragma("wal_autocheckpoint", "0")
        .busy_timeout(PATIENCE)
        .disable_statement_logging()
}

async fn connect(options: SqliteConnectOptions) -> Result<SqlitePool> {
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(PATIENCE * 2);
    Ok(pool.connect_with(options).await?)
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

/// Moves the log into the database and empties it when it has grown long. It
/// waits for nobody: what cannot be moved now is moved later.
///
/// A log that is moved but not emptied would be read and moved again by every
/// later command, because commands end without closing the database.
pub(super) async fn checkpoint_when_due(pool: &SqlitePool) -> Result<()> {
    let mut log = PathBuf::from(pool.connect_options().get_filename()).into_os_string();
    log.push("-wal");
    if fs::metadata(log).is_ok_and(|file| file.len() > LOG_LIMIT) {
        // The write is safe already: a checkpoint that fails is not its failure.
        let _ = sqlx::query(CHECKPOINT).execute(pool).await;
    }
    Ok(())
}

const CHECKPOINT: &str =
    "pragma busy_timeout = 0; pragma wal_checkpoint(truncate); pragma busy_timeout = 5000";
