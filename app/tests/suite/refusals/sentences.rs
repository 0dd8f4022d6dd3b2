//! Sentences and lines that make no sense.

use super::{check, lived_in, refuse_all, rows};

#[test]
fn log_lines_that_cannot_be_meant() {
    refuse_all(&[
        (&["log"], 2, "say what you did"),
        (&["log", ""], 2, "say what you did"),
        (&["log", "   "], 2, "say what you did"),
        (&["log", "-2 cold calls"], 2, "below zero"),
        (&["log", "-2", "cold", "calls"], 2, "below zero"),
        (&["log", "cold calls -2"], 2, "whole number"),
        (&["log", "minus two cold calls"], 2, "below zero"),
        (&["log", "0 cold calls"], 2, "whole number"),
        (&["log", "2.5 cold calls"], 2, "whole number"),
        (&["log", "100001 cold calls"], 2, "100,000"),
        (&["log", "99999999999999999999 cold calls"], 2, "too large"),
        (&["log", "2 cold calls 30 February"], 2, "30 February"),
        (&["log", "2 cold calls 2027-13-01"], 2, "no month 13"),
        (&["log", "2 cold calls 31.4.2027"], 2, "31 April 2027"),
        (&["log", "2 cold calls 99999 years ago"], 2, "out of reach"),
        (&["log", "2 cold calls at 25:00"], 2, "no such time"),
        (&["log", "2 cold calls tomorrow"], 2, "2027-02-12"),
        (&["log", "\u{1b}[31m\u{7}"], 2, "no activity"),
        (&["log", "🦀🦀"], 2, "no activity"),
    ]);
}

#[test]
fn promises_that_cannot_be_kept() {
    refuse_all(&[
        (&["commit", ""], 2, "empty"),
        (&["commit", " \t "], 2, "empty"),
        (&["commit", "\u{0007}\u{1b}"], 2, "empty"),
        (&["commit", "mumble"], 2, "leaves open"),
        (&["commit", "make -2 calls a day"], 2, "below zero"),
        (&["commit", "-2 calls a day"], 2, "below zero"),
        (&["commit", "2 calls a day until 30 February"], 2, "30 Feb"),
        (&["commit", "2 calls a day from 31 April"], 2, "31 April"),
        (&["commit", "2 calls every 0 days"], 2, "leaves open period"),
        (&["commit", "1000001 calls a week"], 2, "at most 100000"),
        (
            &["commit", "99999999999999999999 calls a day"],
            2,
            "too large",
        ),
        (
            &["commit", "close 5 deals a month", "--no-input"],
            4,
            "is a result",
        ),
    ]);
}

#[test]
fn goals_that_cannot_be_reached() {
    refuse_all(&[
        (&["goal", "add", ""], 2, "empty"),
        (&["goal", "add", "mumble"], 2, "leaves open"),
        (&["goal", "add", "win -8 clients by June"], 2, "below zero"),
        (&["goal", "add", "win 8 clients by 31 June"], 2, "31 June"),
        (
            &["goal", "add", "win 8 clients by June 2020"],
            2,
            "leaves open due",
        ),
        (
            &["goal", "add", "win 99999999999999999999 clients by June"],
            2,
            "too large",
        ),
    ]);
}

#[test]
fn what_is_too_long_is_refused_with_its_limit() {
    let home = lived_in();
    let before = rows(&home);
    // The longest argument that Linux hands to a program.
    let long = "x".repeat(128 * 1024 - 1);
    let digits = "7".repeat(128 * 1024 - 1);
    for (words, limit) in [
        (vec!["log", &long], "at most 2000"),
        (vec!["log", &digits], "at most 2000"),
        (vec!["log", "2 cold calls", "--note", &long], "at most 2000"),
        (
            vec!["log", "2 cold calls", "--person", &long],
            "at most 200",
        ),
        (vec!["commit", &long], "at most 500"),
        (vec!["commit", &digits], "at most 500"),
        (vec!["goal", "add", &long], "at most 500"),
        (vec!["people", "add", &long], "at most 200"),
        (vec!["people", "edit", "Ann", "--name", &long], "at most"),
        (vec!["deal", "add", &long], "at most 200"),
        (vec!["deal", "move", "Website", &long], "at most"),
        (vec!["holidays", "add", "2027-02-12", &long], "at most 200"),
        (
            vec!["commitments", "edit", "cold", "--title", &long],
            "at most 200",
        ),
    ] {
        check(words[0], &home.run(&words), 2, limit);
    }
    // Looked for, not kept: it is merely not there.
    let sought = home.run(&["goal", "show", &long]);
    check("goal show", &sought, 3, "no goal matches");
    assert_eq!(rows(&home), before);
}
