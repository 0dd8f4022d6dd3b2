//! Options and arguments that make no sense, command by command.

use super::refuse_all;

#[test]
fn kinds_that_are_not_known() {
    refuse_all(&[
        (&["log", "2 calls", "--kind", "zorb"], 3, "'zorb'"),
        (&["activities", "--kind", "zorb"], 3, "'zorb'"),
        (&["kinds", "edit", "zorb", "--minutes", "5"], 3, "'zorb'"),
        (
            &["kinds", "edit", "cold-call", "--counts-as", "zorb"],
            3,
            "'zorb'",
        ),
        (
            &["kinds", "edit", "cold-call", "--counts-as", "cold-call"],
            2,
            "itself",
        ),
        (
            &["commitments", "edit", "cold", "--kind", "zorb"],
            3,
            "'zorb'",
        ),
    ]);
}

#[test]
fn days_that_no_calendar_has() {
    refuse_all(&[
        (&["week", "2027-02-30"], 2, "30 February 2027"),
        (&["week", "someday"], 2, "not a date"),
        (&["month", "2027-13"], 2, "no month"),
        (&["activities", "--since", "2027-02-30"], 2, "30 February"),
        (&["pause", "2027-02-30"], 2, "30 February"),
        (&["pause", "2027-02-20..2027-02-10"], 2, "is before"),
        (&["pause", "1000-01-01..1000-01-02"], 4, "sealed"),
        (&["holidays", "add", "2027-02-30", "X"], 2, "30 February"),
        (&["holidays", "remove", "2027-02-11"], 3, "no holiday"),
        (
            &["commit", "2 calls a day", "--from", "2027-02-30"],
            2,
            "30 Feb",
        ),
        (
            &["commit", "2 calls a day", "--until", "2027-02-01"],
            2,
            "before",
        ),
        (
            &["goal", "add", "win 8 clients", "--due", "2027-02-30"],
            2,
            "30 Feb",
        ),
        (
            &["commitments", "retire", "cold", "--on", "2020-01-01"],
            4,
            "past",
        ),
        (
            &["log", "2 calls", "--date", "2027-02-30"],
            2,
            "30 February",
        ),
        (&["log", "2 calls", "--date", "1000-01-01"], 2, "long ago"),
        (&["deal", "add", "x", "--opened", "2027-02-30"], 2, "30 Feb"),
        (&["result", "add", "1", "--date", "2027-02-30"], 2, "30 Feb"),
    ]);
}

#[test]
fn numbers_that_do_not_fit() {
    refuse_all(&[
        (&["log", "2 calls", "--quantity", "-3"], 2, "-3"),
        (&["log", "2 calls", "--quantity", "0"], 2, "at least 1"),
        (&["log", "2 calls", "--quantity", "many"], 2, "whole number"),
        (
            &["log", "2 calls", "--quantity", "99999999999999999999"],
            2,
            "out of range",
        ),
        (&["log", "2 calls", "--minutes", "-5"], 2, "minutes"),
        (&["log", "2 calls", "--quality", "6"], 2, "1 to 5"),
        (&["commit", "calls a day", "--count", "-1"], 2, "below zero"),
        (
            &["commitments", "edit", "cold", "--count", "-1"],
            2,
            "below zero",
        ),
        (
            &["commitments", "edit", "cold", "--count", "99999999999"],
            2,
            "range",
        ),
        (
            &["commitments", "edit", "cold", "--count", "1000001"],
            2,
            "at most",
        ),
        (
            &["commitments", "edit", "cold", "--count", "4", "--upto", "2"],
            2,
            "below its lower end",
        ),
        (
            &["commitments", "edit", "cold", "--minutes", "99999"],
            2,
            "960",
        ),
        (
            &["kinds", "edit", "cold-call", "--minutes", "-5"],
            2,
            "below zero",
        ),
        (&["deal", "add", "x", "--value", "-5"], 2, "below zero"),
        (&["deal", "add", "x", "--value", "lots"], 2, "not a number"),
        (&["result", "add", "heaps"], 2, "not a number"),
        (&["undo", "0"], 2, "out of range"),
        (&["undo", "-1"], 2, "below zero"),
        (&["undo", "all"], 2, "whole number"),
        (&["undo", "4294967296"], 2, "out of range"),
        (&["activities", "-n", "-1"], 2, "below zero"),
        (&["settings", "set", "--hours", "-3"], 2, ""),
        (&["settings", "set", "--year-start", "13"], 2, ""),
    ]);
}

#[test]
fn words_that_name_nothing() {
    refuse_all(&[
        (&["goal", "show", "zorb"], 3, "'zorb'"),
        (
            &["goal", "edit", "zorb", "--due", "2027-06-01"],
            3,
            "'zorb'",
        ),
        (&["commit", "2 calls a day", "--goal", "zorb"], 3, "'zorb'"),
        (&["commitments", "show", "zorb"], 3, "'zorb'"),
        (&["commitments", "retire", "zorb"], 3, "'zorb'"),
        (&["activities", "edit", "zorb", "--note", "x"], 3, "'zorb'"),
        (&["activities", "remove", "zorb"], 3, "'zorb'"),
        (&["people", "show", "zorb"], 3, "'zorb'"),
        (&["deal", "won", "zorb"], 3, "'zorb'"),
        (&["result", "add", "5", "--goal", "zorb"], 3, "'zorb'"),
        (&["holidays", "use", "XX"], 3, "'XX'"),
        (&["redo"], 3, "nothing to redo"),
        (&["pause", "end"], 3, "nothing is paused"),
        (&["log", "2 calls", "--outcome", "zorb"], 2, "'zorb'"),
        (&["settings", "set", "--zone", "Mars/Base"], 2, "Mars/Base"),
        (&["settings", "set", "--week-start", "zorb"], 2, "zorb"),
        (&["settings", "set", "--currency", "ZZZZ"], 2, "ZZZZ"),
        (&["commitments", "edit", "cold", "--per", "zorb"], 2, "zorb"),
        (&["commitments", "edit", "cold", "--days", "XX"], 2, "XX"),
    ]);
}
