//! A plan: what to promise, and why.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::plan::{PlanView, Proposed};

/// Draws the promises, then the reasons, then what is taken for granted.
pub fn draw(plan: &PlanView, today: Date, ui: &mut Ui) -> Result<()> {
    ui.line(
        Line::new()
            .strong(&plan.goal.title)
            .muted(format!(", by {}", words::short_day(plan.due, today))),
    )?;
    ui.gap()?;
    if !plan.commitments.is_empty() {
        ui.table(&promises(&plan.commitments))?;
        ui.gap()?;
    }
    for sentence in &plan.says {
        ui.line(sentence.as_str())?;
    }
    if !plan.assumes.is_empty() {
        ui.gap()?;
        ui.line(Line::new().muted("Taken for granted"))?;
    }
    for sentence in &plan.assumes {
        ui.line(Line::new().muted(format!("  {sentence}")))?;
    }
    ui.hint(
        Line::new()
            .muted("otherwise: ")
            .accent("legwork plan --anyway 0 --deal 20000 --win-rate 1/3"),
    )?;
    if !plan.commitments.is_empty() {
        ui.gap()?;
        ui.hint(
            Line::new()
                .muted("promise it with ")
                .accent("legwork plan --accept"),
        )?;
    }
    Ok(())
}

fn promises(all: &[Proposed]) -> Table {
    let mut table = Table::new([
        Column::wrapping("Promise", 0),
        Column::right("A week", 0),
        Column::right("What follows", 1),
        Column::right("Wins", 0),
    ]);
    for one in all {
        table.row([
            Line::of(Role::Strong, &one.sentence),
            Line::from(words::hours(one.hours)),
            Line::new().muted(words::hours(one.later_hours)),
            Line::from(format!("{:.1}", one.wins)),
        ]);
    }
    table
}
