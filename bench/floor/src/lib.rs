//! What the programs of the floor share: opening a database as Legwork does.

use rusqlite::Connection;
use rusqlite::config::DbConfig;

/// Opens the database at `path` with the settings that Legwork uses for one
/// short command: a write-ahead log, every commit on the disk before it is
/// acknowledged, and no checkpoint when the program ends. The log is folded back
/// at 64 pages, because whoever opens the database next has to read all of it.
///
/// # Errors
/// When SQLite cannot open the file or refuses a setting.
pub fn open(path: &str) -> rusqlite::Result<Connection> {
    let db = Connection::open(path)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    db.execute_batch(
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma wal_autocheckpoint = 64; pragma trusted_schema = off;",
    )?;
    Ok(db)
}

/// The path given as the first argument.
///
/// # Errors
/// When there is none.
pub fn path() -> Result<String, Box<dyn std::error::Error>> {
    Ok(std::env::args()
        .nth(1)
        .ok_or("give the path of a database")?)
}
