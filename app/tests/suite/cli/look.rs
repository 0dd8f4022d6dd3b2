//! Colours, widths and other shapes of the same answer.

use unicode_width::UnicodeWidthStr;

use super::{Home, THURSDAY};

/// A home with three promises and a goal.
fn home() -> Home {
    let home = Home::at(THURSDAY);
    home.ok(&[
        "goal",
        "add",
        "win 8 new clients by the end of 2027",
        "--baseline",
        "0",
    ]);
    for sentence in [
        "Make two cold calls every day",
        "Post an article that our clients would send on to their colleagues 3X/week",
        "no more than 3 sweets a week",
    ] {
        home.ok(&["commit", sentence]);
    }
    home
}

const READING: &[&[&str]] = &[
    &["today"],
    &["week"],
    &["month"],
    &["score"],
    &["goal", "list"],
    &["goal", "show", "clients"],
    &["commitments"],
    &["commitments", "history", "cold calls"],
    &["kinds"],
    &["settings"],
    &["holidays", "countries"],
    &["history"],
];

#[test]
fn no_line_is_wider_than_the_terminal() {
    let mut home = home();
    for width in [40, 47, 60, 80, 100, 120, 200] {
        home.wide(width);
        for words in READING {
            for line in home.ok(words).lines() {
                assert!(line.width() <= width, "{width} {words:?}: {line}");
                assert_eq!(line.trim_end(), line, "blanks at the end: {words:?}");
            }
        }
    }
}

#[test]
fn colours_come_only_when_wanted() {
    let home = home();
    let coloured = |words: &[&str], variables: &[(&str, &str)]| {
        home.run_with(words, variables).out.contains('\u{1b}')
    };
    assert!(!coloured(&["today"], &[]));
    assert!(coloured(&["today", "--color", "always"], &[]));
    assert!(coloured(&["today"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(
        &["today", "--color", "always"],
        &[("NO_COLOR", "1")]
    ));
    assert!(coloured(
        &["today", "--color", "always"],
        &[("NO_COLOR", "")]
    ));
    assert!(!coloured(
        &["today", "--color", "never"],
        &[("CLICOLOR_FORCE", "1")]
    ));
}

#[test]
fn every_reading_command_speaks_json_with_a_version() {
    let home = home();
    for words in READING {
        let answer = home.json(words);
        assert_eq!(answer["schema"], 1, "{words:?}");
    }
}

#[test]
fn plain_tables_are_one_record_a_line() {
    let home = home();
    let records = home.ok(&["commitments", "list", "--plain"]);
    let first: Vec<&str> = records.lines().next().unwrap().split('\t').collect();
    assert_eq!(first.len(), 7, "{records}");
    assert_eq!(
        records.lines().filter(|line| line.contains('\t')).count(),
        3
    );
}
