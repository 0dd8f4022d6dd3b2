//! What is typed may hold anything; what is shown is plain text.

use super::lived_in;

/// Colours the screen, clears it, rings the bell, turns the writing round.
const NASTY: &str = "Zed\u{1b}[31m\u{1b}]0;x\u{7}\u{9b}2J\u{8}\r\u{202e}Lee";

#[test]
fn control_characters_never_reach_the_terminal() {
    let home = lived_in();
    for words in [
        &["people", "add", NASTY][..],
        &["deal", "add", NASTY, "--value", "EUR 5"],
        &["log", "2 cold calls", "--note", NASTY, "--person", NASTY],
        &["commit", "3 calls a week", "--title", NASTY],
        &["holidays", "add", "2027-02-12", NASTY],
        &["pause", "2027-03-01..2027-03-05", "--reason", NASTY],
        &["settings", "set", "--name", NASTY],
        &["goal", "edit", "clients", "--why", NASTY],
        &["goal", "show", NASTY],
        &["log", NASTY],
        &["commit", NASTY],
        &["today", NASTY],
        &["--db", NASTY, "log", "2 cold calls"],
        &["import", NASTY],
        &[NASTY],
    ] {
        plain(&home.run(words).err);
        plain(&home.run(words).out);
    }
    for words in [
        &["today"][..],
        &["week"],
        &["activities"],
        &["commitments"],
        &["goal", "list"],
        &["people", "list"],
        &["people", "show", "Zed"],
        &["deal", "list"],
        &["holidays", "list"],
        &["pause", "list"],
        &["settings"],
        &["history"],
        &["activities", "--json"],
        &["parse", "commitment", NASTY],
        &["parse", "log", NASTY],
        &["activities", "--plain"],
        &["people", "list", "--plain"],
        &["export", "--all", "-"],
    ] {
        plain(&home.run(words).out);
    }
}

fn plain(said: &str) {
    let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\t') || c == '\u{202e}';
    assert!(!said.contains(bad), "{said:?}");
}
