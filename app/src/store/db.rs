//! Opening a database, and beginning transactions on it.

use sqlx::PgPool;

use super::error::{Failure, Result, StoreError};
use super::sqlite::SqliteFile;
use super::tx::Tx;
use super::{migrate, postgres, sqlite};

/// How often a transaction is run again when another one was in its way.
const ATTEMPTS: u32 = 5;

/// An open database of either make. Cheap to clone.
///
/// A one-shot program should end without closing it (`std::mem::forget`):
/// everything committed is already safe, and closing would cost a checkpoint.
#[derive(Debug, Clone)]
pub enum Db {
    /// A file of `SQLite`.
    Sqlite(SqliteFile),
    /// A database of `PostgreSQL`.
    Postgres(PgPool),
}

impl Db {
    /// Opens the database at `place` (a path, or a `postgres://` URL), makes
    /// it when there is none, and brings its tables up to date.
    pub async fn open(place: &str) -> Result<Self> {
        let db = Self::connect(place).await?;
        if !migrate::is_current(&db).await? {
            migrate::run(&db).await?;
        }
        Ok(db)
    }

    /// The same for a server, whose requests come many at once: on `SQLite`
    /// their changes share commits, and reading waits for no writing.
    pub async fn open_to_serve(place: &str) -> Result<Self> {
        let db = Self::open(place).await?;
        match &db {
            Self::Postgres(_) => Ok(db),
            Self::Sqlite(file) => Ok(Self::Sqlite(sqlite::open_to_serve(file.path()).await?)),
        }
    }

    /// Opens the database at `place` without looking at its tables.
    pub(super) async fn connect(place: &str) -> Result<Self> {
        if Self::is_server(place) {
            return Ok(Self::Postgres(postgres::open(place).await?));
        }
        let path = place.strip_prefix("sqlite:").unwrap_or(place);
        Ok(Self::Sqlite(sqlite::open(path.as_ref()).await?))
    }

    /// Begins a transaction that only reads; all of it sees one state.
    pub async fn read(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite(file) => Tx::Sqlite(file.read().await?),
            Self::Postgres(pool) => Tx::Postgres(
                pool.begin_with("begin isolation level repeatable read, read only")
                    .await?,
            ),
        })
    }

    /// Begins a transaction that writes. On `SQLite` it takes the one write
    /// lock at once, so that it can never fail half way for want of it.
    pub async fn write(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite(file) => Tx::Sqlite(file.write().await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Closes the connections: a file's log is moved into it.
    pub async fn close(self) {
        match self {
            Self::Sqlite(file) => drop(file),
            Self::Postgres(pool) => pool.close().await,
        }
    }

    /// What the database is: `SQLite` or `PostgreSQL`.
    pub const fn engine(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// The file of `SQLite`, or a refusal that names what was asked.
    pub(super) fn sqlite(&self, what: &str) -> Result<&SqliteFile> {
        match self {
            Self::Sqlite(file) => Ok(file),
            Self::Postgres(_) => Err(StoreError::new(
                Failure::Refused,
                format!(
                    "{what} works on a file of SQLite; on PostgreSQL use `legwork export --all` or pg_dump"
                ),
            )),
        }
    }
}

/// How often work was tried that another transaction may be in the way of. It
/// must begin its own transaction each time.
#[derive(Debug, Default)]
pub(super) struct Attempts(u32);

impl Attempts {
    /// Whether work that ended so is to be tried again.
    pub(super) fn again<T>(&mut self, done: &Result<T>) -> bool {
        self.0 += 1;
        self.0 < ATTEMPTS && matches!(done, Err(error) if error.again)
    }
}

impl Db {
    /// Whether a place is a server's address rather than a file.
    pub fn is_server(place: &str) -> bool {
        place.starts_with("postgres://") || place.starts_with("postgresql://")
    }
}
