//! Asking for what a sentence leaves open, or saying which option gives it.

use crate::{Error, Result};

use super::session::Session;
use super::ui::text::Line;

/// A field that may be missing, the question for it, and the option that
/// answers it.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    field: &'static str,
    words: &'static str,
    option: &'static str,
}

impl Question {
    /// A question for this field.
    pub const fn new(field: &'static str, words: &'static str, option: &'static str) -> Self {
        Self {
            field,
            words,
            option,
        }
    }
}

/// Answers to all missing fields, in order. Where nobody can be asked, an
/// error that names the options.
pub fn missing<'a>(
    fields: &'a [String],
    questions: &[Question],
    session: &mut Session,
) -> Result<Vec<(&'a str, String)>> {
    let known = |field: &str| {
        questions
            .iter()
            .find(|question| question.field == field)
            .copied()
    };
    if !session.ui.can_ask() || session.json() {
        return Err(unanswered(fields, known));
    }
    let mut answers = Vec::new();
    for field in fields {
        let words = known(field).map_or_else(|| format!("{field}?"), |one| one.words.to_owned());
        match session.ui.ask(Line::from(&words))? {
            Some(answer) => answers.push((field.as_str(), answer)),
            None => return Err(unanswered(fields, known)),
        }
    }
    Ok(answers)
}

fn unanswered(fields: &[String], known: impl Fn(&str) -> Option<Question>) -> Error {
    let names: Vec<String> = fields.iter().map(|field| field.replace('_', " ")).collect();
    let message = format!(
        "not saved: the sentence leaves open {}",
        super::ui::words::list(&names)
    );
    fields
        .iter()
        .filter_map(|field| known(field))
        .fold(Error::usage(message), |error, question| {
            error.hint(format!(
                "{} Say it with {}",
                question.words, question.option
            ))
        })
}
