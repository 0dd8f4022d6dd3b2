//! Arguments that make no sense get one clear sentence and the right code.

use super::{Home, THURSDAY};

/// Runs and gives the code with the sentence.
fn failed(words: &[&str]) -> (i32, String) {
    let ran = Home::at(THURSDAY).run(words);
    assert_eq!(ran.out, "", "data on standard output: {words:?}");
    (ran.code, ran.err)
}

#[test]
fn unknown_commands_say_what_is_like_them() {
    let (code, said) = failed(&["tody"]);
    assert_eq!(code, 2);
    insta::assert_snapshot!(said, @"
    error: there is no command 'tody'
      did you mean: legwork today
      all commands: legwork help
    ");
    insta::assert_snapshot!(failed(&["goal", "lst"]).1, @"
    error: there is no command 'lst' of 'goal'
      did you mean: legwork goal list
      all that it can do: legwork goal --help
    ");
}

#[test]
fn only_what_reads_like_an_act_is_to_be_logged() {
    insta::assert_snapshot!(failed(&["called", "Ann", "Lee"]).1, @"
    error: there is no command 'called'
      to log what you did: legwork log called Ann Lee
      all commands: legwork help
    ");
    insta::assert_snapshot!(failed(&["2", "cold", "calls"]).1, @"
    error: there is no command '2'
      to log what you did: legwork log 2 cold calls
      all commands: legwork help
    ");
    insta::assert_snapshot!(failed(&["foo"]).1, @"
    error: there is no command 'foo'
      all commands: legwork help
    ");
}

#[test]
fn unknown_options_say_how_it_goes() {
    let (code, said) = failed(&["today", "--tomorrow"]);
    assert_eq!(code, 2);
    insta::assert_snapshot!(said, @"
    error: unexpected argument '--tomorrow' found
      Usage: legwork today [OPTIONS]
    ");
}

#[test]
fn a_malformed_clock_is_refused() {
    let ran = Home::at("tomorrow").run(&["today"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with(
        "error: LEGWORK_NOW is not a moment with an offset: 'tomorrow'\n  write it like 20"
    ));
}

#[test]
fn a_clock_beyond_the_calendar_is_refused_as_such() {
    let ran = Home::at("9999-12-31T23:00:00Z").run(&["today"]);
    assert_eq!(ran.code, 2);
    insta::assert_snapshot!(ran.err, @"
    error: LEGWORK_NOW lies outside the calendar: '9999-12-31T23:00:00Z'
      the calendar ends at 9999-12-30T22:00:00Z
    ");
}

#[test]
fn a_database_in_a_folder_that_is_not_there_is_a_slip() {
    let home = Home::at(THURSDAY);
    let ran = home.run(&["--db", "wrok/legwork.db", "today"]);
    assert_eq!(ran.code, 3);
    insta::assert_snapshot!(ran.err, @"
    error: there is no folder 'wrok' to keep the database in
      make the folder first, or name another file with --db or LEGWORK_DB
    ");
    let ran = home.run_with(&["today"], &[("LEGWORK_DB", "wrok/legwork.db")]);
    assert_eq!(ran.code, 3);
    assert!(!home.path("wrok").exists());
    std::fs::create_dir(home.path("work")).unwrap();
    home.ok(&["--db", "work/legwork.db", "today"]);
    let ran = home.run_with(&["today"], &[("LEGWORK_DB", "")]);
    assert_eq!(
        (ran.code, home.path(".local/share/legwork").is_dir()),
        (0, true)
    );
}

#[test]
fn impossible_dates_are_refused() {
    for words in [
        ["week", "2027-02-30"],
        ["month", "someday"],
        ["pause", "2027-03-05..2027-03-01"],
    ] {
        let (code, said) = failed(&words);
        assert_eq!(code, 2, "{said}");
        assert_eq!(said.matches("error: ").count(), 1, "{said}");
    }
}

#[test]
fn what_does_not_exist_is_not_found() {
    for words in [
        &["goal", "show", "nothing"][..],
        &["commitments", "show", "nothing"],
        &["commitments", "retire", "nothing"],
    ] {
        let (code, said) = failed(words);
        assert_eq!(code, 3, "{words:?}: {said}");
    }
}

#[test]
fn a_database_that_cannot_be_is_a_failure() {
    let home = Home::at(THURSDAY);
    std::fs::write(
        home.path("text.db"),
        "this is no database, however long it may be".repeat(40),
    )
    .unwrap();
    let ran = home.run(&["--db", "text.db", "today"]);
    assert_ne!(ran.code, 0);
    assert!(ran.err.starts_with("error: "), "{}", ran.err);
    assert!(!ran.err.contains("because"), "{}", ran.err);
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let home = Home::at(THURSDAY);
    let ran = home.run(&["commit", "make 2 \u{1b}[31mred\u{7} calls every day"]);
    let all = format!("{}{}{}", ran.out, ran.err, home.run(&["today"]).out);
    assert!(!all.chars().any(|c| c.is_control() && c != '\n'), "{all:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_legwork"))
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
    assert_eq!(ended.status.code(), Some(0));
}

#[test]
fn bad_lines_of_the_log_change_nothing() {
    let home = Home::at(THURSDAY);
    home.ok(&["commit", "make 2 cold calls a day"]);
    let before = home.json(&["activities"]);
    let long = "a".repeat(100_000);
    for words in [
        &["log", "-3", "calls"][..],
        &["log", "0", "calls"],
        &["log", &long],
        &["log", "call", "--date", "2027-02-30"],
        &["log", "call", "--date", "tomorrow"],
        &["log", "call", "--minutes", "-5"],
        &["log", "call", "--outcome", "fame"],
        &["log", "call", "--kind", "no such kind"],
        &["log"],
    ] {
        let ran = home.run(words);
        assert!(matches!(ran.code, 2 | 3), "{words:?}: {}", ran.err);
        assert_eq!(ran.err.matches("error: ").count(), 1, "{}", ran.err);
        assert!(ran.err.len() < 500, "{}", ran.err);
    }
    assert_eq!(home.json(&["activities"]), before);
}

#[test]
fn the_help_that_errors_point_to_exists() {
    let home = Home::at(THURSDAY);
    for words in [
        &["kinds", "add", "walk the dog", "--minutes", "30"][..],
        &["settings", "--currency", "EUR"],
        &["pause", "list"],
        &["commitments", "--all"],
        &["goal", "list", "--all"],
        &["deal", "list", "--all"],
        &["holidays", "countries"],
    ] {
        home.ok(words);
    }
}
