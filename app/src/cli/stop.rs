//! Why a run ends early: help that was asked for, or an error, with what the
//! parser of arguments says of it in our words.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::Error;

/// Why a run ended early: an error, or help that was asked for.
pub enum Stop {
    /// Something is wrong.
    Error(Error),
    /// Help or the version, for standard output.
    Shown(String),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<clap::Error> for Stop {
    fn from(error: clap::Error) -> Self {
        match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Self::Shown(error.to_string()),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                Self::Error(Error::usage("say what to do").hint(error.to_string()))
            }
            _ => Self::Error(from_clap(&error)),
        }
    }
}

/// The sentence of a parser's error, with its tips as hints.
pub fn from_clap(error: &clap::Error) -> Error {
    if let Some(answer) = bad_number(error) {
        return answer;
    }
    let text = error.to_string();
    let mut paragraphs = text.split("\n\n");
    let sentence = paragraphs
        .next()
        .unwrap_or_default()
        .trim_start_matches("error: ");
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let mut answer = Error::usage(words.join(" ").trim_end_matches('.'));
    for line in paragraphs.flat_map(str::lines).map(str::trim) {
        if let Some(tip) = line.strip_prefix("tip: ") {
            answer = answer.hint(tip);
        } else if line.starts_with("Usage: ") {
            answer = answer.hint(line);
        }
    }
    answer
}

/// A number that is not one, or that an option does not take.
fn bad_number(error: &clap::Error) -> Option<Error> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let option = context(ContextKind::InvalidArg)?;
    if error.kind() == ErrorKind::UnknownArgument {
        let digits = option.strip_prefix('-')?;
        digits.chars().next().filter(char::is_ascii_digit)?;
        let sentence = format!("'{option}' is below zero: that makes no sense here");
        return Some(Error::usage(sentence).hint("in a sentence, put -- before it"));
    }
    let value = context(ContextKind::InvalidValue)?;
    let said = error.to_string();
    let why = match error.kind() {
        ErrorKind::ValueValidation if value.is_empty() => "it is empty",
        ErrorKind::ValueValidation if said.contains("invalid digit") => "it is not a whole number",
        ErrorKind::ValueValidation if said.contains("invalid float") => "it is not a number",
        ErrorKind::ValueValidation if value.starts_with('-') => "it is below zero",
        ErrorKind::ValueValidation if said.contains("too large") || said.contains("not in") => {
            "it is out of range"
        }
        _ => return None,
    };
    Some(Error::usage(format!(
        "'{value}' does not fit {option}: {why}"
    )))
}
