//! A database that another program holds.

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::{check, lived_in, rows, wait};

#[test]
fn a_locked_database_says_try_again() {
    let home = lived_in();
    let before = rows(&home);
    let options = SqliteConnectOptions::new().filename(home.path("legwork.db"));
    let mut other = wait(options.connect()).unwrap();
    let mut tell = |sql: &'static str| wait(sqlx::query(sql).execute(&mut other)).map(drop);
    tell("begin immediate").unwrap();
    // Reading goes on, and writing gives up after the time it waits.
    home.ok(&["week"]);
    check("log", &home.run(&["log", "2 cold calls"]), 75, "busy");
    tell("rollback").unwrap();
    wait(other.close()).unwrap();
    assert_eq!(rows(&home), before);
    home.ok(&["log", "2 cold calls"]);
}
