//! Places that hold no database, or one that cannot be used.

use std::fs;

use super::{check, lived_in, rows};
use crate::cli::Home;

/// Commands that read, write and look after a database.
const COMMANDS: [&[&str]; 5] = [
    &["today"],
    &["log", "2 cold calls"],
    &["undo"],
    &["export", "--all", "-"],
    &["doctor"],
];

/// Every command is refused on this file, which stays byte for byte.
fn refused(home: &Home, name: &str, code: i32, words: &str) {
    let before = fs::read(home.path(name)).ok();
    for command in COMMANDS {
        let ran = home.run(&[&["--db", name], command].concat());
        check(&format!("{name} {command:?}"), &ran, code, words);
    }
    assert!(fs::read(home.path(name)).ok() == before, "{name} changed");
}

/// A copy in one file, its bytes for the taking.
fn copy(home: &Home) -> Vec<u8> {
    home.ok(&["backup", "copy.db"]);
    fs::read(home.path("copy.db")).unwrap()
}

#[test]
fn files_that_are_no_database() {
    let home = lived_in();
    let before = rows(&home);
    let sound = copy(&home);
    let mut head = sound.clone();
    head[..20].fill(b'x');
    for (name, bytes, words) in [
        (
            "text.db",
            "no database at all\n".repeat(99).into_bytes(),
            "not a database",
        ),
        ("head.db", head, "not a database"),
        ("short.db", sound[..6000].to_vec(), "damaged"),
    ] {
        fs::write(home.path(name), bytes).unwrap();
        refused(&home, name, 1, words);
        let ran = home.run(&["restore", name]);
        check(name, &ran, 1, "");
    }
    assert_eq!(rows(&home), before);
}

#[test]
fn a_damaged_database_is_never_half_read() {
    let home = lived_in();
    let mut bytes = copy(&home);
    for (at, byte) in bytes.iter_mut().enumerate().skip(4096) {
        *byte = u8::try_from(at * 7 % 251).unwrap();
    }
    fs::write(home.path("broken.db"), bytes).unwrap();
    for command in COMMANDS {
        let ran = home.run(&[&["--db", "broken.db"], command].concat());
        check(&format!("{command:?}"), &ran, 1, "damaged");
    }
    let before = rows(&home);
    check(
        "restore",
        &home.run(&["restore", "broken.db"]),
        1,
        "damaged",
    );
    assert_eq!(rows(&home), before);
}

#[test]
fn a_database_from_the_future_is_left_alone() {
    let home = lived_in();
    copy(&home);
    run_sql(&home, "copy.db", "update schema_version set version = 99");
    refused(&home, "copy.db", 4, "later version");
    check("restore", &home.run(&["restore", "copy.db"]), 4, "later");
}

#[test]
fn a_database_of_another_program_is_left_alone() {
    let home = lived_in();
    fs::write(home.path("other.db"), b"").unwrap();
    run_sql(&home, "other.db", "create table songs (title text)");
    refused(&home, "other.db", 1, "another program");
}

/// Runs one statement on a file.
fn run_sql(home: &Home, name: &str, sql: &str) {
    let connection = rusqlite::Connection::open(home.path(name)).unwrap();
    connection
        .execute_batch("pragma journal_mode = delete")
        .unwrap();
    connection.execute_batch(sql).unwrap();
    // The log of the program itself starts when it opens the file.
    let wal = "pragma journal_mode = wal";
    connection.execute_batch(wal).unwrap();
}

#[test]
fn places_where_no_database_can_be() {
    let home = lived_in();
    let before = rows(&home);
    fs::create_dir(home.path("folder")).unwrap();
    for (place, code, words) in [
        ("", 2, "empty"),
        ("folder", 1, "is a folder"),
        ("legwork.db/inner.db", 1, "cannot be made"),
        ("mysql://host/name", 2, "mysql://host/name"),
        ("http://example.org", 2, "http://example.org"),
        ("postgres://127.0.0.1:1/none", 1, "does not answer"),
    ] {
        let ran = home.run(&["--db", place, "log", "2 cold calls"]);
        check(place, &ran, code, words);
    }
    assert!(!home.path("mysql:").exists());
    assert_eq!(rows(&home), before);
}

#[test]
fn files_that_are_not_there() {
    let home = lived_in();
    let before = rows(&home);
    fs::create_dir(home.path("folder")).unwrap();
    for (words, code, sentence) in [
        (&["import", "none"][..], 3, "there is no file"),
        (&["restore", "none"], 3, "there is no file"),
        (&["holidays", "import", "none"], 3, "there is no file"),
        (&["holidays", "import", "folder"], 1, "cannot read"),
        (&["restore", "folder"], 1, ""),
        (&["restore", "legwork.db"], 4, "the database itself"),
        (&["backup", "legwork.db"], 4, "the database itself"),
        (&["backup", "folder"], 4, "exists already"),
        (&["backup", "legwork.db/copy.db"], 1, "copy.db"),
        (&["export", "--all", "legwork.db/x"], 1, "legwork.db/x"),
    ] {
        check(&format!("{words:?}"), &home.run(words), code, sentence);
    }
    assert_eq!(rows(&home), before);
}
