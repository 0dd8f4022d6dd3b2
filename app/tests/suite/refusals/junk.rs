//! Arguments and input that are not even words.

use std::ffi::OsStr;
use std::io::Write;
use std::process::{Command, Stdio};

use super::{check, lived_in, refuse_all, rows};
use crate::cli::{Home, Ran, THURSDAY};

/// The program in this home, not yet started.
pub(super) fn program(home: &Home) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_legwork"));
    command
        .env_clear()
        .env("HOME", home.path(""))
        .env("LEGWORK_DB", home.path("legwork.db"))
        .env("LEGWORK_NOW", THURSDAY)
        .current_dir(home.path(""))
        .stdin(Stdio::null());
    command
}

/// Runs the program with this input.
fn feed(home: &Home, words: &[&str], input: &[u8]) -> Ran {
    let mut child = program(home)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // The program may stop reading early, and its output must be read meanwhile.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran::from(output)
}

#[test]
fn commands_and_options_that_are_none() {
    refuse_all(&[
        (&["zorb"], 2, "no command 'zorb'"),
        (&["goal", "zorb"], 2, "no command 'zorb'"),
        (&["help", "zorb"], 2, "no command 'zorb'"),
        (&["today", "--zorb"], 2, "--zorb"),
        (&["completions"], 2, "SHELL"),
        (&["completions", "zorb"], 2, "zorb"),
        (&["--color", "zorb", "today"], 2, "zorb"),
        (&["parse"], 2, "say what to do"),
        (&["parse", "commitment", ""], 2, "empty"),
        (&["parse", "goal", " "], 2, "empty"),
        (&["parse", "log", ""], 2, "empty"),
        (&["parse", "zorb", "x"], 2, "no command 'zorb'"),
        (&["\u{1b}[2J"], 2, "no command"),
        (&["people", "add", ""], 2, "empty"),
        (&["people", "add", "\u{1b}\u{7}"], 2, "empty"),
        (&["deal", "add", ""], 2, "empty"),
        (&["deal", "move", "Website", ""], 2, "empty"),
    ]);
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let bytes = OsStr::from_bytes(b"\xff\xfe\x1b");
    let home = lived_in();
    let before = rows(&home);
    for words in [
        &["log"][..],
        &["commit"],
        &["goal", "add"],
        &["people", "add"],
        &["deal", "add"],
        &["parse", "log"],
        &["week"],
        &[],
    ] {
        let ran = program(&home).args(words).arg(bytes).output().unwrap();
        let ran = Ran::from(ran);
        check(&format!("{words:?}"), &ran, 2, "");
    }
    let ran = program(&home).arg("--db").arg(bytes).output().unwrap();
    check("--db", &Ran::from(ran), 2, "not a readable name");
    assert_eq!(rows(&home), before);
}

#[test]
fn the_clock_must_be_a_moment() {
    let home = lived_in();
    for now in [
        "zorb",
        "2027-02-30T00:00:00Z",
        "2027-02-11T09:30:00",
        "\u{1b}",
    ] {
        let ran = home.run_with(&["log", "2 calls"], &[("LEGWORK_NOW", now)]);
        check(now, &ran, 2, "LEGWORK_NOW");
    }
}

#[test]
fn ten_megabytes_are_read_and_nothing_breaks() {
    let home = lived_in();
    let before = rows(&home);
    for what in ["commitment", "goal", "log"] {
        for unit in ["x", "2 calls ", "7", "\u{1b}[", "not "] {
            let input = unit.repeat(10_000_000 / unit.len());
            let ran = feed(&home, &["parse", what], input.as_bytes());
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{what} {unit}");
            assert!(!ran.out.contains('\u{1b}'), "{what} {unit}");
        }
    }
    assert_eq!(rows(&home), before);
}

#[test]
fn imports_that_are_none_change_nothing() {
    let home = lived_in();
    let before = rows(&home);
    let whole = before.as_bytes();
    let mut long = whole.to_vec();
    long.extend(b"{\"table\":\"");
    long.extend(vec![b'x'; 10_000_000]);
    long.extend(b"\"}\n");
    let half: Vec<u8> = [&whole[..whole.len() / 2], b"\n{zorb}\n"].concat();
    for (what, input) in [
        ("nothing", &b""[..]),
        ("no text", b"\xff\xfe\n"),
        ("one long line", &"x".repeat(10_000_000).into_bytes()),
        ("a long line at the end", &long),
        ("cut off", &whole[..whole.len() - 30]),
        ("garbled", &half),
    ] {
        let ran = feed(&home, &["import", "-"], input);
        check(what, &ran, 4, "standard input");
        let fresh = feed(&home, &["--db", "fresh.db", "import", "-"], input);
        check(what, &fresh, 4, "standard input");
    }
    assert_eq!(rows(&home), before);
}
