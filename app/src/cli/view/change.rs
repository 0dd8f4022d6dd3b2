//! The journal: what was changed, undone, done again.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::service::journal::Changes;

use super::empty;

/// Draws one row per change, newest first.
pub fn list(journal: &Changes, _: Date, ui: &mut Ui) -> Result<()> {
    if journal.changes.is_empty() {
        return empty::changes(ui);
    }
    let mut table = Table::new([
        Column::right("No", 1),
        Column::left("When", 1),
        Column::wrapping("Change", 0),
        Column::left("", 0),
    ]);
    for change in &journal.changes {
        table.row([
            Line::new().muted(change.seq.to_string()),
            Line::new().muted(when(&change.at)),
            Line::from(&change.what),
            Line::of(Role::Warn, if change.undone { "undone" } else { "" }),
        ]);
    }
    ui.table(&table)
}

/// Draws what was just undone or done again: "undone: log '2 cold calls'".
pub fn done(journal: &Changes, word: &str, ui: &mut Ui) -> Result<()> {
    journal.changes.iter().try_for_each(|change| {
        ui.line(
            Line::of(Role::Good, "✓ ")
                .muted(format!("{word}: "))
                .plain(&change.what),
        )
    })
}

/// "2027-02-08 09:30" of an RFC 3339 moment.
fn when(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}
