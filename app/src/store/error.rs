//! What can go wrong with the database, in words a user can act on.

use std::fmt;

/// The result of a store function.
pub type Result<T> = std::result::Result<T, StoreError>;

/// The class of a failure: it decides the exit code and whether to try again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Another program holds the database; trying again may work.
    Busy,
    /// The file or its folder may not be written.
    ReadOnly,
    /// There is no room left on the disk.
    Full,
    /// The file is damaged.
    Corrupt,
    /// The database was written by a later version of Legwork.
    Future,
    /// The file is not a database of Legwork.
    NotADatabase,
    /// The database cannot be reached: no such path, no server, no access.
    Unreachable,
    /// The change contradicts what is stored: a key that exists already, or
    /// something that other rows still depend on.
    Conflict,
    /// What was asked is not offered on this database.
    Refused,
    /// A fault of Legwork itself.
    Internal,
}

/// A failure of the store: its class and one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreError {
    /// The class of the failure.
    pub kind: Failure,
    /// One sentence in plain words, without a full stop.
    pub message: String,
    /// Whether the same transaction may succeed when it is run again.
    pub again: bool,
}

impl StoreError {
    /// A failure that running again will not mend.
    pub fn new(kind: Failure, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            again: false,
        }
    }

    /// Another program holds the database, and waiting for it did not help.
    pub(super) fn busy() -> Self {
        Self::new(Failure::Busy, BUSY)
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(inner) => of_code(
                from_postgres(&inner.code().unwrap_or_default()),
                inner.message(),
            ),
            sqlx::Error::PoolTimedOut => Self::busy(),
            sqlx::Error::Io(inner) => Self::new(
                Failure::Unreachable,
                format!("the database cannot be reached: {inner}"),
            ),
            sqlx::Error::Tls(inner) => Self::new(
                Failure::Unreachable,
                format!("no safe connection to the database: {inner}"),
            ),
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Self::new(
                Failure::Corrupt,
                format!("the database holds a value that cannot be read: {error}"),
            ),
            _ => Self::new(Failure::Internal, format!("the database failed: {error}")),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::new(
            Failure::Corrupt,
            format!("a stored value cannot be read: {error}"),
        )
    }
}

const BUSY: &str = "the database is busy: another program is writing to it; try again";

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        match &error {
            E::SqliteFailure(cause, told) => {
                let told = told.clone().unwrap_or_else(|| cause.to_string());
                of_code(from_sqlite(cause.extended_code), &told)
            }
            E::SqlInputError { error, msg, .. } => of_code(from_sqlite(error.extended_code), msg),
            E::FromSqlConversionFailure(..)
            | E::IntegralValueOutOfRange(..)
            | E::InvalidColumnType(..)
            | E::Utf8Error(..) => Self::new(
                Failure::Corrupt,
                format!("the database holds a value that cannot be read: {error}"),
            ),
            _ => Self::new(Failure::Internal, format!("the database failed: {error}")),
        }
    }
}

/// The failure that the database's code stands for; `told` are its own words.
fn of_code((kind, sentence, again): Told, told: &str) -> StoreError {
    let message = match sentence {
        "" => format!("the database failed: {told}"),
        _ => sentence.to_owned(),
    };
    StoreError {
        kind,
        message,
        again,
    }
}

type Told = (Failure, &'static str, bool);

const CONFLICT: &str = "this contradicts what is stored: it exists already, or something that depends on it, or that it depends on, is in the way";

/// The class of one of `SQLite`'s result codes; the low byte is the primary code.
fn from_sqlite(code: i32) -> Told {
    match code & 0xff {
        // It was waited for already.
        5 | 6 => (Failure::Busy, BUSY, false),
        8 => (
            Failure::ReadOnly,
            "the database may not be written: check the permissions of the file and its folder",
            false,
        ),
        13 => (
            Failure::Full,
            "the disk is full: nothing was changed",
            false,
        ),
        11 => (
            Failure::Corrupt,
            "the database file is damaged: restore a backup",
            false,
        ),
        14 => (
            Failure::Unreachable,
            "the database file cannot be opened: check the path and the permissions",
            false,
        ),
        26 => (
            Failure::NotADatabase,
            "the file is not a database of Legwork",
            false,
        ),
        19 => (Failure::Conflict, CONFLICT, false),
        10 => (
            Failure::Corrupt,
            "the disk could not read or write the database file",
            false,
        ),
        _ => (Failure::Internal, "", false),
    }
}

/// The class of one of `PostgreSQL`'s SQLSTATE codes.
fn from_postgres(code: &str) -> Told {
    match code {
        "40001" | "40P01" => (Failure::Busy, BUSY, true),
        "53100" => (
            Failure::Full,
            "the disk of the database server is full: nothing was changed",
            false,
        ),
        "25006" => (
            Failure::ReadOnly,
            "the database server accepts no writes now",
            false,
        ),
        "XX001" | "XX002" => (Failure::Corrupt, "the database is damaged", false),
        _ => match code.get(..2).unwrap_or_default() {
            "23" => (Failure::Conflict, CONFLICT, false),
            "08" | "28" | "3D" | "57" => (Failure::Unreachable, "", false),
            _ => (Failure::Internal, "", false),
        },
    }
}
