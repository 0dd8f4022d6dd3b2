//! Pauses: days on which nothing is owed.

use jiff::civil::Date;

use crate::Result;
use crate::cli::done;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::Line;
use crate::cli::ui::words;
use crate::service::pauses::{PauseView, Pauses};

use super::empty;

/// Draws one row per pause.
pub fn list(all: &Pauses, today: Date, ui: &mut Ui) -> Result<()> {
    if all.pauses.is_empty() {
        return empty::pauses(today, ui);
    }
    let mut table = Table::new([
        Column::left("Days", 0),
        Column::wrapping("For", 1),
        Column::wrapping("Why", 1),
    ]);
    for one in &all.pauses {
        table.row([
            Line::from(words::span(one.first, one.last, today)),
            Line::from(of(one)),
            one.reason
                .as_ref()
                .map_or_else(Line::new, |reason| Line::new().muted(reason)),
        ]);
    }
    ui.table(&table)
}

/// Draws what was just paused.
pub fn added(pauses: &Pauses, today: Date, ui: &mut Ui) -> Result<()> {
    pauses.pauses.iter().try_for_each(|one| {
        let days = words::span(one.first, one.last, today);
        done::line("paused", &format!("{}, {days}", of(one)), ui)
    })
}

/// Draws what goes on again.
pub fn ended(pauses: &Pauses, _: Date, ui: &mut Ui) -> Result<()> {
    pauses
        .pauses
        .iter()
        .try_for_each(|one| done::line("goes on", of(one), ui))
}

/// "10 to 21 Aug · holidays".
pub fn in_short(pause: &PauseView, today: Date) -> Line {
    let line = Line::from(words::span(pause.first, pause.last, today));
    match &pause.reason {
        Some(reason) => line.muted(format!(" · {reason}")),
        None => line,
    }
}

fn of(pause: &PauseView) -> &str {
    pause
        .commitment
        .as_ref()
        .map_or("everything", |link| link.title.as_str())
}
