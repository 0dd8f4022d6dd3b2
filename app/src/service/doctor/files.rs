//! The files of a database of `SQLite`: how large, and who may read them.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Check, State};
use crate::service::backup::file_of;
use crate::store::Db;

/// A log above this size, in bytes, was not moved into the database for long.
const LONG_LOG: u64 = 64 << 20;

/// The checks of the files; none for a database on a server.
pub(super) fn checks(db: &Db) -> Vec<Check> {
    match file_of(db) {
        Some(file) => vec![sizes(&file), permissions(&file)],
        None => Vec::new(),
    }
}

fn sizes(file: &Path) -> Check {
    let size = |path: &Path| fs::metadata(path).map_or(0, |file| file.len());
    let log = size(&log_of(file));
    let says = format!("database {}, log {}", bytes(size(file)), bytes(log));
    if log <= LONG_LOG {
        return Check::ok("files", says);
    }
    Check::new("files", State::Warn, says)
        .advise("end every legwork that keeps the database open, then run one command")
}

fn log_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

fn bytes(bytes: u64) -> String {
    match bytes {
        0..1_024 => format!("{bytes} bytes"),
        1_024..1_048_576 => format!("{} KiB", bytes >> 10),
        _ => format!("{} MiB", bytes >> 20),
    }
}

#[cfg(unix)]
fn permissions(file: &Path) -> Check {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(file).map_or(0, |file| file.permissions().mode() & 0o777);
    if mode.trailing_zeros() >= 6 {
        return Check::ok("permissions", "only you may read the database");
    }
    Check::new(
        "permissions",
        State::Warn,
        format!("others may open the database (mode {mode:o})"),
    )
    .advise(format!(
        "unless that is wanted: chmod 600 {}",
        file.display()
    ))
}

#[cfg(not(unix))]
fn permissions(_: &Path) -> Check {
    Check::ok("permissions", "as the folder gives them")
}
