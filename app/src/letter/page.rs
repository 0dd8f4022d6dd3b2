//! The two ways in which a letter is written.

use askama::Template;

use super::plain;
use super::sheet::Sheet;
use crate::service::nudge::{Acts, Letter};
use crate::{Error, Result};

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
