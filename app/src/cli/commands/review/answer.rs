//! What is typed when a commitment is decided on: a letter, perhaps with what
//! goes with it, perhaps with a reason after `//`.

use crate::cli::view::review::LETTERS;
use crate::service::review::Choice;
use crate::{Error, Result};

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// Enter alone: what is advised.
    Advised {
        /// Why.
        reason: Option<String>,
    },
    /// A choice, with what goes with it as it was typed.
    Chosen {
        /// Which.
        choice: Choice,
        /// A number, days or a day.
        what: Option<String>,
        /// Why.
        reason: Option<String>,
    },
    /// Stop here, and go on another time.
    Stop,
}

/// Reads what was typed: "s", "s 3", "p next monday // holidays", "keep".
pub(super) fn read(text: &str) -> Result<Answer> {
    let (said, reason) = text.split_once("//").unwrap_or((text, ""));
    let filled = |part: &str| Some(part.trim().to_owned()).filter(|part| !part.is_empty());
    let (said, reason) = (said.trim(), filled(reason));
    if said.is_empty() {
        return Ok(Answer::Advised { reason });
    }
    let (word, what) = said.split_once(' ').unwrap_or((said, ""));
    let word = word.to_ascii_lowercase();
    if matches!(word.as_str(), "q" | "quit" | "stop") {
        return Ok(Answer::Stop);
    }
    let by_letter = LETTERS.iter().find(|(_, letter)| *letter == word);
    let choice = match by_letter {
        Some((choice, _)) => *choice,
        None => word.parse().map_err(|_| unknown(&word))?,
    };
    Ok(Answer::Chosen {
        choice,
        what: filled(what),
        reason,
    })
}

fn unknown(word: &str) -> Error {
    Error::usage(format!("'{word}' is none of the letters"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_enough_and_more_is_read() {
        let chosen = |choice, what: Option<&str>, reason: Option<&str>| Answer::Chosen {
            choice,
            what: what.map(str::to_owned),
            reason: reason.map(str::to_owned),
        };
        for (typed, meant) in [
            ("", Answer::Advised { reason: None }),
            ("k", chosen(Choice::Keep, None, None)),
            ("S 3", chosen(Choice::Shrink, Some("3"), None)),
            (
                "p 1 March // holidays",
                chosen(Choice::Pause, Some("1 March"), Some("holidays")),
            ),
            ("retire", chosen(Choice::Retire, None, None)),
            (
                "// it goes well",
                Answer::Advised {
                    reason: Some("it goes well".to_owned()),
                },
            ),
            ("q", Answer::Stop),
        ] {
            assert_eq!(read(typed).unwrap(), meant, "{typed}");
        }
        assert!(read("z").is_err());
    }
}
