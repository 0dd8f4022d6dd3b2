//! What commands say things with: words with roles, tables, bars, questions.
//!
//! Data goes to standard output, talk (questions, hints, what was just done
//! and how to undo it) to standard error, so that a pipe sees data only.

pub mod bar;
#[cfg(test)]
pub mod capture;
pub mod style;
pub mod table;
pub mod text;
pub mod words;

use std::io::{BufRead, Write};

use serde::Serialize;

use crate::{Error, Result};

use style::Palette;
use table::Table;
use text::Line;

/// The faces of one terminal: where data and talk go, and how they may look.
pub struct Ui {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    input: Box<dyn BufRead>,
    look: Look,
}

/// How output may look, decided once at the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Colours on standard output.
    pub out: Palette,
    /// Colours on standard error.
    pub err: Palette,
    /// Columns of the terminal.
    pub width: usize,
    /// A person can be asked.
    pub interactive: bool,
    /// Data as JSON.
    pub json: bool,
    /// Tables as one record per line, fields separated by tabs.
    pub plain: bool,
}

/// Prose is easiest to read in lines no longer than this.
const MEASURE: usize = 88;

impl Ui {
    /// A user interface over these streams.
    pub fn new(
        out: Box<dyn Write>,
        err: Box<dyn Write>,
        input: Box<dyn BufRead>,
        look: Look,
    ) -> Self {
        Self {
            out,
            err,
            input,
            look,
        }
    }

    /// How output may look.
    pub const fn look(&self) -> Look {
        self.look
    }

    /// Columns to fill.
    pub const fn width(&self) -> usize {
        self.look.width
    }

    /// Data: one line, broken where the terminal ends.
    pub fn line(&mut self, line: impl Into<Line>) -> Result<()> {
        let line = line.into();
        let parts = if self.look.plain {
            vec![line]
        } else {
            line.hang(self.look.width)
        };
        for part in parts {
            writeln!(self.out, "{}", self.look.out.paint(&part))?;
        }
        Ok(())
    }

    /// Data: words at both edges of one line, or below each other when there is
    /// no room for both.
    pub fn sides(&mut self, left: Line, right: Line) -> Result<()> {
        let (used, width) = (left.width() + right.width(), self.look.width.min(MEASURE));
        if used + 2 > width || self.look.plain {
            self.line(left)?;
            return self.line(right);
        }
        let blanks = " ".repeat(width - used);
        self.line(left.plain(blanks).join(right))
    }

    /// Data: an empty line, for calm.
    pub fn gap(&mut self) -> Result<()> {
        if !self.look.plain {
            writeln!(self.out)?;
        }
        Ok(())
    }

    /// Data: a table that fits, or tab-separated records under `--plain`.
    pub fn table(&mut self, table: &Table) -> Result<()> {
        let lines = if self.look.plain {
            table.records()
        } else {
            table.lines(self.look.width)
        };
        for line in lines {
            writeln!(self.out, "{}", self.look.out.paint(&line))?;
        }
        Ok(())
    }

    /// Data: one JSON object on one line.
    pub fn json(&mut self, value: &impl Serialize) -> Result<()> {
        let text = serde_json::to_string(value)
            .map_err(|cause| Error::internal("the answer cannot be written as JSON", cause))?;
        Ok(writeln!(self.out, "{}", text::escaped(&text))?)
    }

    /// Data: bytes as they are, for completions and manual pages.
    pub fn raw(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.out.write_all(bytes)?)
    }

    /// Talk: one sentence or hint for the person, not for the pipe.
    pub fn note(&mut self, line: impl Into<Line>) -> Result<()> {
        self.out.flush()?;
        for part in line.into().hang(self.look.width.min(MEASURE)) {
            writeln!(self.err, "{}", self.look.err.paint(&part))?;
        }
        Ok(())
    }

    /// Talk: something to copy and paste, so the terminal breaks it, not we.
    pub fn hint(&mut self, line: impl Into<Line>) -> Result<()> {
        self.out.flush()?;
        Ok(writeln!(self.err, "{}", self.look.err.paint(&line.into()))?)
    }

    /// Whether a person can be asked.
    pub const fn can_ask(&self) -> bool {
        self.look.interactive
    }

    /// Asks nothing more in this run.
    pub const fn never_ask(&mut self) {
        self.look.interactive = false;
    }

    /// Asks for one line; `None` when it is empty or input has ended.
    pub fn ask(&mut self, question: impl Into<Line>) -> Result<Option<String>> {
        let reply = self.reply(question)?;
        Ok(reply.filter(|answer| !answer.is_empty()))
    }

    /// Asks for one line, which may be empty; `None` when input has ended.
    pub fn reply(&mut self, question: impl Into<Line>) -> Result<Option<String>> {
        self.out.flush()?;
        write!(self.err, "{} ", self.look.err.paint(&question.into()))?;
        self.err.flush()?;
        let mut answer = String::new();
        let read = self.input.read_line(&mut answer)?;
        Ok((read > 0).then(|| answer.trim().to_owned()))
    }

    /// Asks yes or no; an empty answer is `default`.
    pub fn confirm(&mut self, question: impl Into<Line>, default: bool) -> Result<bool> {
        let choice = if default { " [Y/n]" } else { " [y/N]" };
        let answer = self.ask(question.into().muted(choice))?;
        Ok(answer.map_or(default, |answer| {
            matches!(
                answer.to_ascii_lowercase().as_str(),
                "y" | "yes" | "j" | "ja"
            )
        }))
    }

    /// Everything that standard input holds.
    pub fn read_input(&mut self) -> &mut dyn BufRead {
        &mut *self.input
    }

    /// Sends what is buffered.
    pub fn flush(&mut self) -> Result<()> {
        self.out.flush()?;
        Ok(self.err.flush()?)
    }
}
