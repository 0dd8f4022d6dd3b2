//! The one parser of arguments.
//!
//! Most runs need the options of one command only, so the others are deferred:
//! clap fills them in when it meets them. When something is wrong, or help is
//! wanted, the same arguments are read again with the whole tree, which knows
//! every name to suggest.

use std::ffi::OsString;

use clap::{ArgMatches, Args, Command, FromArgMatches};

use crate::Result;

use super::catalogue::{self, COMMANDS, Entry, Group};
use super::globals::Globals;
use super::stop::{self, Stop};
use super::unknown;

/// Help starts with what the command is for and how it is used by example.
const TEMPLATE: &str =
    "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

const ABOUT: &str =
    "Turn a sales goal into work that is in your control, and see honestly how it goes.";

const EXAMPLES: &str = "\
Examples:
  legwork                                          how today looks
  legwork goal add \"grow revenue by 20% in 2027\"   the result you want
  legwork commit \"make two cold calls every day\"   the work you promise
  legwork log 2 cold calls yesterday               the work you did";

const WORDS: &str = "'legwork help COMMAND' shows one command with its examples.";

/// The matches of these arguments, or what to show instead.
pub fn read(arguments: &[OsString]) -> std::result::Result<ArgMatches, Stop> {
    if let Ok(matches) = root(likely(arguments), deferred).try_get_matches_from(arguments) {
        return Ok(matches);
    }
    command().try_get_matches_from(arguments).map_err(|error| {
        match unknown::command(&error, arguments) {
            Some(answer) => Stop::Error(answer),
            None => Stop::from(error),
        }
    })
}

/// The commands that these arguments can mean: the one they begin with, so
/// that a run pays for no other, else all.
fn likely(arguments: &[OsString]) -> &'static [Entry] {
    let first = arguments.get(1).and_then(|first| first.to_str());
    let entry = first.and_then(catalogue::find);
    entry.map_or(COMMANDS, std::slice::from_ref)
}

/// The whole tree of commands, with everything filled in.
pub fn command() -> Command {
    let root = root(COMMANDS, complete);
    let help = overview(&root);
    dress(root).override_help(help)
}

/// The options for every command, wherever on the line they stood.
pub fn globals(matches: &ArgMatches) -> Result<Globals> {
    let mut deepest = matches;
    while let Some((_, inner)) = deepest.subcommand() {
        deepest = inner;
    }
    Globals::from_arg_matches(deepest).map_err(|error| stop::from_clap(&error))
}

fn root(entries: &[Entry], fill: fn(&Entry) -> Command) -> Command {
    Globals::augment_args(Command::new("legwork"))
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT)
        .before_help(EXAMPLES)
        .subcommand_value_name("COMMAND")
        .infer_long_args(true)
        .subcommands(entries.iter().map(fill))
}

fn deferred(entry: &Entry) -> Command {
    Command::new(entry.name).defer(entry.build)
}

fn complete(entry: &Entry) -> Command {
    (entry.build)(Command::new(entry.name))
}

/// The same shape of help for a command and all that are below it.
fn dress(command: Command) -> Command {
    command.help_template(TEMPLATE).mut_subcommands(dress)
}

/// What `legwork --help` says: examples, then the commands under headings.
fn overview(root: &Command) -> String {
    let mut text = format!("{ABOUT}\n\n{EXAMPLES}\n\nUsage: legwork [OPTIONS] [COMMAND]\n");
    let used = |group: &Group| COMMANDS.iter().any(|entry| entry.group == *group);
    for group in Group::ALL.into_iter().filter(used) {
        text.push_str(&section(root, group));
    }
    text.push_str("\nOptions for every command:\n");
    for argument in root
        .get_arguments()
        .filter(|argument| argument.get_help().is_some())
    {
        let name = argument.get_long().unwrap_or_default();
        let value = argument
            .get_value_names()
            .filter(|_| argument.get_action().takes_values());
        let option = value.map_or_else(|| format!("--{name}"), |v| format!("--{name} {}", v[0]));
        let help = argument
            .get_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        text += &row(&option, &help);
    }
    text + "  -h, --help     Help; with --help in full\n  -V, --version  The version\n\n" + WORDS
}

/// A name and what it is for, in two columns.
fn row(name: &str, about: &str) -> String {
    format!("  {name:<14} {about}\n")
}

fn section(root: &Command, group: Group) -> String {
    let mut text = format!("\n{}:\n", group.heading());
    for entry in COMMANDS.iter().filter(|entry| entry.group == group) {
        let about = root
            .find_subcommand(entry.name)
            .and_then(Command::get_about);
        let about = about.map(ToString::to_string).unwrap_or_default();
        text += &row(entry.name, &about);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_sound() {
        command().debug_assert();
        root(COMMANDS, deferred).debug_assert();
    }

    #[test]
    fn every_command_shows_examples_first() {
        for sub in command().get_subcommands() {
            let help = sub
                .get_before_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(
                help.starts_with("Examples:\n"),
                "{} has no examples",
                sub.get_name()
            );
        }
    }

    #[test]
    fn globals_are_found_before_and_after_the_command() {
        for line in [["legwork", "--json", "man"], ["legwork", "man", "--json"]] {
            let matches = read(&line.map(OsString::from)).unwrap_or_else(|_| panic!());
            assert!(globals(&matches).unwrap().json);
        }
    }
}
