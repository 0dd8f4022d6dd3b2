//! A letter as a sheet of parts, and the two ways in which it is written.

use askama::Template;

use super::plain;
use crate::service::nudge::{Acts, Letter};
use crate::{Error, Result};

/// The parts of a letter; those that are empty are left out.
#[derive(Debug, Default, Template)]
#[template(path = "letter.html")]
pub(super) struct Sheet {
    /// What it is about.
    pub(super) title: String,
    /// How it greets.
    pub(super) hello: String,
    /// How it begins.
    pub(super) opening: Option<String>,
    /// Three numbers.
    pub(super) numbers: Vec<Number>,
    /// The one thing to do, and why.
    pub(super) next: Option<Next>,
    /// What the numbers mean.
    pub(super) insight: Option<String>,
    /// What to think about.
    pub(super) question: Option<String>,
    /// The promises, one by one.
    pub(super) rows: Vec<Row>,
    /// What else is due.
    pub(super) also: Option<String>,
    /// Where to go on.
    pub(super) go: Option<Go>,
    /// Small lines at the end.
    pub(super) foot: Vec<String>,
    /// The address that ends the letters.
    pub(super) stop: Option<String>,
}

/// A number, large, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: String,
    pub(super) label: String,
}

/// The one thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Next {
    pub(super) what: String,
    /// Whom to reach, and why.
    pub(super) people: Vec<(String, String)>,
    /// How it stands.
    pub(super) stands: String,
}

/// A promise and how it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) title: String,
    pub(super) done: String,
    pub(super) says: &'static str,
}

/// Where to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Go {
    pub(super) label: &'static str,
    pub(super) address: String,
}

impl Number {
    /// A number, and what it is.
    pub(super) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

impl Sheet {
    /// The sheet written both ways.
    pub(super) fn letter(&self, subject: &str, short: &str) -> Result<Letter> {
        let html = self.render();
        Ok(Letter {
            subject: subject.to_owned(),
            text: plain::write(self),
            html: html.map_err(|cause| Error::internal("a letter cannot be written", cause))?,
            short: short.to_owned(),
            acts: Acts::default(),
        })
    }
}
