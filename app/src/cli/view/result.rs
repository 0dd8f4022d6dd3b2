//! Results: dated amounts towards a goal.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::results::{OneResult, ResultView, Results};

use super::ids::Ids;
use super::{empty, goal, marks};

/// Draws one row per result.
pub fn list(found: &Results, today: Date, ui: &mut Ui) -> Result<()> {
    let results = &found.results;
    if results.is_empty() {
        return empty::results(ui);
    }
    let ids = Ids::of(results.iter().map(|one| one.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 4),
        Column::left("Day", 0),
        Column::right("Amount", 0),
        Column::wrapping("Goal", 1),
        Column::wrapping("From", 3),
        Column::wrapping("Note", 2),
    ]);
    for one in results {
        table.row([
            ids.short(&one.id),
            Line::from(words::near_day(one.date, today)),
            Line::from(amount(one)),
            one.goal
                .as_ref()
                .map_or_else(Line::new, |goal| Line::from(&goal.title)),
            one.deal
                .as_ref()
                .map_or_else(Line::new, |deal| Line::from(&deal.title)),
            one.note
                .as_ref()
                .map_or_else(Line::new, |note| Line::new().muted(note)),
        ]);
    }
    ui.table(&table)
}

/// Draws a result that was just recorded, and its goal as it stands.
pub fn added(added: &OneResult, today: Date, ui: &mut Ui) -> Result<()> {
    let one = &added.result;
    ui.line(
        Line::of(Role::Good, "✓ ")
            .strong(amount(one))
            .muted(format!(" · {}", words::near_day(one.date, today))),
    )?;
    let Some(aim) = &added.goal else {
        return Ok(());
    };
    let so_far = goal::figure(aim, aim.actual);
    let line = Line::from("  ")
        .plain(&aim.sentence)
        .muted(": ")
        .plain(so_far);
    let target = aim.goal.map(|to| goal::figure(aim, to));
    ui.line(match target {
        Some(target) => line.muted(" of ").plain(target),
        None => line,
    })
}

fn amount(one: &ResultView) -> String {
    marks::amount(one.amount, one.currency.as_deref(), None)
}
