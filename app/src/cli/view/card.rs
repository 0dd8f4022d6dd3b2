//! One thing in full: its name, then what is known of it, name by name.

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::Line;

/// A title and its facts; facts without a value are left out.
pub struct Card {
    title: Line,
    facts: Vec<(&'static str, Line)>,
}

impl Card {
    /// A card with this title and no facts yet.
    pub fn new(title: impl AsRef<str>) -> Self {
        Self {
            title: Line::new().strong(title),
            facts: Vec::new(),
        }
    }

    /// Adds a fact, unless there is nothing to say.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl Into<Line>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.facts.push((name, value));
        }
        self
    }

    /// Adds a fact that may be missing.
    #[must_use]
    pub fn maybe<T: Into<Line>>(self, name: &'static str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.fact(name, value),
            None => self,
        }
    }

    /// Draws the title and the facts below it.
    pub fn draw(self, ui: &mut Ui) -> Result<()> {
        ui.line(self.title)?;
        let mut table = Table::new([Column::left("", 0), Column::wrapping("", 0)]);
        for (name, value) in self.facts {
            table.row([Line::from("  ").muted(name), value]);
        }
        ui.table(&table)
    }
}
