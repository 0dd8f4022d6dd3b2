//! What is refused: one clear sentence on standard error, the documented exit
//! code, nothing on standard output, and a database that is as it was.

mod disk;
mod files;
mod junk;
mod lock;
mod sentences;
mod values;
mod visible;

use crate::cli::{Home, Ran, THURSDAY};

/// A command, its exit code, and words that its sentence holds.
pub(crate) type Case = (&'static [&'static str], i32, &'static str);

/// A home with a little of everything.
pub(crate) fn lived_in() -> Home {
    let home = Home::at(THURSDAY);
    for words in [
        &["goal", "add", "win 8 new clients by the end of June"][..],
        &["commit", "make two cold calls every day"],
        &["log", "2 cold calls with Ann Lee"],
        &["deal", "add", "Website", "--value", "EUR 5000"],
    ] {
        home.ok(words);
    }
    home
}

/// All rows, as an export tells them.
pub(crate) fn rows(home: &Home) -> String {
    home.ok(&["export", "--all", "-"])
}

/// Fails unless this run was refused as it should be.
pub(crate) fn check(what: &str, ran: &Ran, code: i32, words: &str) {
    let said = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(ran.code, code, "{what}: {said}");
    assert_eq!(ran.out, "", "{what}: data on standard output");
    assert_eq!(said.matches("error: ").count(), 1, "{what}: {said}");
    assert!(said.contains(words), "{what}: {said}");
    for never in ["panicked", "because:", "RUST_BACKTRACE"] {
        assert!(!said.contains(never), "{what}: {said}");
    }
    let control = |c: char| c.is_control() && c != '\n';
    assert!(!ran.err.contains(control), "{what}: {:?}", ran.err);
    assert!(ran.err.len() < 3000, "{what}: {} bytes", ran.err.len());
}

/// Runs a table of cases on one lived-in database, which must stay as it was.
pub(crate) fn refuse_all(cases: &[Case]) {
    let home = lived_in();
    let before = rows(&home);
    for (words, code, sentence) in cases {
        check(&format!("{words:?}"), &home.run(words), *code, sentence);
    }
    assert_eq!(rows(&home), before, "the database has changed");
}
