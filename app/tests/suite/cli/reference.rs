//! The reference of the command line is written from the parser itself.

use std::fmt::Write;
use std::fs;

use clap::Command;

use super::project;

const HEAD: &str = "\
# The command line

Written from the program's own help; `LEGWORK_BLESS=1 ./scripts/test` rewrites it.

Data goes to standard output, talk to standard error. Every command takes
`--json`, whose objects carry the version of their shape in `schema`: new fields
may come, the meaning of those that are there stays.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | failed: a file, a disk, a server, or a fault of Legwork |
| 2 | wrong usage |
| 3 | not found |
| 4 | refused |
| 5 | conflict with what is there |
| 75 | the database is busy: try again |

| variable | meaning |
|---|---|
| `LEGWORK_DB` | the database: a file or a `postgres://` address; `--db` wins over it |
| `LEGWORK_KEY` | the file with the key that seals passwords of connectors; else `key` in the data folder |
| `LEGWORK_NOW` | the moment that counts as now, as 2027-02-08T09:30:00+01:00: for tests and demos |
| `NO_COLOR` | no colours, when present and not empty |
| `CLICOLOR_FORCE` | colours even into a file |
| `COLUMNS` | the width to draw for |
";

fn reference() -> String {
    let mut root = legwork::cli::command().term_width(88);
    root.build();
    let mut text = HEAD.to_owned();
    write!(text, "\n## legwork\n\n```text\n{}\n```\n", tidy(&mut root)).unwrap();
    for command in root
        .get_subcommands_mut()
        .filter(|sub| sub.get_name() != "help")
    {
        section(command, 2, &mut text);
    }
    text
}

fn section(command: &mut Command, level: usize, text: &mut String) {
    let name = command.get_bin_name().unwrap_or_default().to_owned();
    let hashes = "#".repeat(level);
    write!(
        text,
        "\n{hashes} {name}\n\n```text\n{}\n```\n",
        tidy(command)
    )
    .unwrap();
    for sub in command
        .get_subcommands_mut()
        .filter(|sub| sub.get_name() != "help")
    {
        section(sub, level + 1, text);
    }
}

/// Help without blanks at the ends of lines.
fn tidy(command: &mut Command) -> String {
    let help = command.render_help().to_string();
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the one switch of this test")]
fn the_reference_is_what_help_says() {
    let (file, expected) = (project("docs/CLI.md"), reference());
    if std::env::var_os("LEGWORK_BLESS").is_some() {
        fs::write(&file, &expected).unwrap();
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        found == expected,
        "docs/CLI.md is out of date: LEGWORK_BLESS=1 rewrites it"
    );
}

#[test]
fn every_shell_gets_completions() {
    let home = super::Home::at(super::THURSDAY);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = home.ok(&["completions", shell]);
        assert!(script.contains("commitments"), "{shell}");
    }
}

#[test]
fn every_command_gets_a_manual_page() {
    let home = super::Home::at(super::THURSDAY);
    assert!(home.ok(&["man"]).contains("LEGWORK_DB"));
    home.ok(&["man", "pages"]);
    for page in ["legwork.1", "legwork-log.1", "legwork-goal-add.1"] {
        assert!(home.path("pages").join(page).exists(), "{page}");
    }
}
