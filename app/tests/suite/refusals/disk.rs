//! Disks that are full, and files that may not be written.

#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::junk::program;
use super::{check, lived_in, rows};
use crate::cli::{Home, Ran};

/// Sets the permissions of a path in this home.
fn permit(home: &Home, name: &str, mode: u32) {
    fs::set_permissions(home.path(name), fs::Permissions::from_mode(mode)).unwrap();
}

/// Runs the program through a shell line that ends in `exec "$@"`.
fn through(home: &Home, line: &str, words: &[&str]) -> Ran {
    let mut command = Command::new("sh");
    let inner = program(home);
    command
        .args(["-c", line, "sh"])
        .arg(inner.get_program())
        .args(words)
        .env_clear()
        .current_dir(home.path(""));
    for (name, value) in inner.get_envs() {
        command.env(name, value.unwrap());
    }
    command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    Ran::from(command.output().unwrap())
}

/// The shell line that runs a program without the rights of the superuser:
/// nothing to do for anyone else, `None` when it cannot be done.
fn humble() -> Option<&'static str> {
    let says = |line: &str| {
        let output = Command::new("sh").args(["-c", line]).output().unwrap();
        (output.status.success(), output.stdout)
    };
    if says("id -u").1 != b"0\n" {
        return Some("exec \"$@\"");
    }
    let lines = [
        "exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$@\"",
        "exec runuser -u nobody -- \"$@\"",
    ];
    let program = env!("CARGO_BIN_EXE_legwork");
    let works = |line: &&str| says(&line.replace("\"$@\"", &format!("{program} --version"))).0;
    lines.into_iter().find(works)
}

#[test]
fn files_that_may_not_be_written() {
    let Some(line) = humble() else {
        eprintln!("skipped: nobody else may run the program here");
        return;
    };
    let home = lived_in();
    home.ok(&["backup", "copy.db"]);
    let bytes = fs::read(home.path("copy.db")).unwrap();
    permit(&home, "", 0o755);
    fs::create_dir(home.path("shut")).unwrap();
    fs::create_dir(home.path("open")).unwrap();
    for name in ["shut/a.db", "open/a.db", "open/secret.db"] {
        fs::write(home.path(name), &bytes).unwrap();
        permit(&home, name, 0o444);
    }
    permit(&home, "shut", 0o555);
    permit(&home, "open", 0o777);
    permit(&home, "open/secret.db", 0o000);
    for (place, words) in [
        ("shut/a.db", "may not be written"),
        ("open/a.db", "may not be written"),
        ("open/secret.db", "permissions"),
        ("shut/new.db", "cannot be made"),
    ] {
        for command in [&["log", "2 cold calls"][..], &["undo"]] {
            let words_of_run = [&["--db", place], command].concat();
            let ran = through(&home, line, &words_of_run);
            check(place, &ran, 1, words);
        }
    }
    for name in ["shut/a.db", "open/a.db"] {
        assert!(fs::read(home.path(name)).unwrap() == bytes, "{name}");
    }
    permit(&home, "shut", 0o755);
}

#[test]
fn a_limit_on_the_size_of_files_is_a_full_disk() {
    let home = lived_in();
    home.ok(&["backup", "copy.db"]);
    let copied = || home.ok(&["--db", "copy.db", "export", "--all", "-"]);
    let before = copied();
    // Files may grow to 10 KiB: the log of a write has no room. Without the
    // signal, a write beyond that fails as on a full disk.
    let line = "trap '' XFSZ; ulimit -f 20; exec \"$@\"";
    for command in [&["log", "2 cold calls"][..], &["commit", "3 calls a day"]] {
        let ran = through(&home, line, &[&["--db", "copy.db"], command].concat());
        check("a write", &ran, 1, "");
    }
    check(
        "a new one",
        &through(&home, line, &["--db", "new.db", "today"]),
        1,
        "",
    );
    check(
        "a copy",
        &through(&home, line, &["backup", "more.db"]),
        1,
        "",
    );
    assert!(!home.path("more.db").exists());
    assert_eq!(copied(), before);
    home.ok(&["--db", "copy.db", "doctor"]);
}

#[test]
fn output_that_finds_no_room_is_a_failure() {
    let home = lived_in();
    let before = rows(&home);
    let line = "exec \"$@\" >/dev/full";
    for words in [&["export", "--all", "-"][..], &["today"], &["--help"]] {
        let ran = through(&home, line, words);
        assert_eq!(ran.code, 1, "{words:?}: {}", ran.err);
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
    }
    assert_eq!(rows(&home), before);
}

/// A small disk of its own, gone at the end.
struct Small<'a>(&'a Home);

impl<'a> Small<'a> {
    fn mount(home: &'a Home) -> Option<Self> {
        fs::create_dir(home.path("small")).unwrap();
        // Room for the copy, for what is written beside it and for a little more.
        let room = fs::metadata(home.path("copy.db")).unwrap().len() / 1024 + 250;
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={room}k"), "tmpfs"]);
        let done = mount.arg(home.path("small")).output();
        done.is_ok_and(|output| output.status.success())
            .then_some(Self(home))
    }
}

impl Drop for Small<'_> {
    fn drop(&mut self) {
        drop(Command::new("umount").arg(self.0.path("small")).output());
    }
}

#[test]
fn a_full_disk_changes_nothing() {
    let home = lived_in();
    home.ok(&["backup", "copy.db"]);
    let Some(_small) = Small::mount(&home) else {
        eprintln!("skipped: no small disk may be mounted here");
        return;
    };
    fs::copy(home.path("copy.db"), home.path("small/a.db")).unwrap();
    let filler = home.path("small/filler");
    // As much as there is room for.
    drop(fs::write(&filler, vec![0; 1_000_000]));
    for words in [
        &["--db", "small/a.db", "log", "2 cold calls"][..],
        &["--db", "small/new.db", "today"],
        &["backup", "small/b.db"],
        &["export", "--all", "small/c.jsonl"],
    ] {
        check(&format!("{words:?}"), &home.run(words), 1, "disk is full");
    }
    fs::remove_file(filler).unwrap();
    let kept = home.ok(&["--db", "small/a.db", "export", "--all", "-"]);
    assert_eq!(kept, rows(&home));
    home.ok(&["--db", "small/a.db", "log", "2 cold calls"]);
}
