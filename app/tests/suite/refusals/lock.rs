//! A database that another program holds.

use rusqlite::Connection;

use super::{check, lived_in, rows};

#[test]
fn a_locked_database_says_try_again() {
    let home = lived_in();
    let before = rows(&home);
    let other = Connection::open(home.path("legwork.db")).unwrap();
    other.execute_batch("begin immediate").unwrap();
    // Reading goes on, and writing gives up after the time it waits.
    home.ok(&["week"]);
    check("log", &home.run(&["log", "2 cold calls"]), 75, "busy");
    other.execute_batch("rollback").unwrap();
    drop(other);
    assert_eq!(rows(&home), before);
    home.ok(&["log", "2 cold calls"]);
}
