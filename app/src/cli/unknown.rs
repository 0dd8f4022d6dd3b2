//! A word that is no command: what was probably meant.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue};
use legwork_core::kind::matcher::find_in;
use legwork_core::parse::lex::lex;

use crate::Error;

use super::catalogue;

/// What to say when these arguments failed for a word that is no command;
/// `None` when they failed for something else.
pub fn command(error: &clap::Error, arguments: &[OsString]) -> Option<Error> {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let words: Vec<&str> = arguments
        .iter()
        .skip(1)
        .filter_map(|one| one.to_str())
        .collect();
    let at = words.iter().position(|one| one == word).unwrap_or(0);
    let (before, from) = words.split_at(at);
    let parent = before.iter().rfind(|one| catalogue::find(one).is_some());
    Some(match parent {
        Some(parent) => below(error, parent, word),
        None => top(error, word, &from.join(" ")),
    })
}

/// No command below another one, as in `legwork goal ad`.
fn below(error: &clap::Error, parent: &str, word: &str) -> Error {
    let answer = Error::usage(format!("there is no command '{word}' of '{parent}'"));
    let path = format!("legwork {parent}");
    let answer = match meant(error, &path) {
        Some(hint) => answer.hint(hint),
        None => answer,
    };
    answer.hint(format!("all that it can do: {path} --help"))
}

/// What is to come, so that nobody looks for it under another name.
const LATER: [&str; 8] = [
    "plan", "forecast", "backtest", "review", "next", "connect", "sync", "mcp",
];

/// No command at all. What reads like an act was probably to be logged.
fn top(error: &clap::Error, word: &str, line: &str) -> Error {
    if LATER.contains(&word) {
        let answer = Error::usage(format!("'{word}' is not in this version yet"));
        return answer.hint("all commands: legwork help");
    }
    let answer = Error::usage(format!("there is no command '{word}'"));
    let answer = match meant(error, "legwork") {
        Some(hint) => answer.hint(hint),
        None if is_act(line) => answer.hint(format!("to log what you did: legwork log {line}")),
        None => answer,
    };
    answer.hint("all commands: legwork help")
}

/// The command whose name is nearest.
fn meant(error: &clap::Error, path: &str) -> Option<String> {
    let names = match error.get(ContextKind::SuggestedSubcommand)? {
        ContextValue::Strings(names) => names.as_slice(),
        ContextValue::String(name) => std::slice::from_ref(name),
        _ => return None,
    };
    // The most similar name comes last; others are only alike by chance.
    let nearest = names.last()?;
    Some(format!("did you mean: {path} {nearest}"))
}

/// Whether a line names a kind of activity that every workspace knows.
fn is_act(line: &str) -> bool {
    find_in(&lex(line).tokens, &[]).is_some()
}
