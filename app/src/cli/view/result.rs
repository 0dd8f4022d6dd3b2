//! Results: dated amounts towards a goal.

use jiff::civil::Date;

use crate::Result;
use crate::cli::done::fact;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::goal::GoalView;
use crate::service::results::{Imported, OneResult, ResultView, Results};

use super::ids::Ids;
use super::{empty, goal, marks, skipped};

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
    added.goal.as_ref().map_or(Ok(()), |aim| stands(aim, ui))
}

/// How a goal stands: "  earn 90,000 EUR: EUR 500 of EUR 90,000".
fn stands(aim: &GoalView, ui: &mut Ui) -> Result<()> {
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

/// Tells which rows of a file were left out, and what it left open.
pub fn left_out(done: &Imported, ui: &mut Ui) -> Result<()> {
    let rows = done.skipped.iter();
    let rows = rows.map(|row| (row.line, row.reason.as_str()));
    skipped::rows(done.skipped.len() as u64, rows, ui)?;
    done.notices.iter().try_for_each(|notice| ui.note(notice))
}

/// Draws what was taken over from a file, or would be.
pub fn imported(done: &Imported, today: Date, ui: &mut Ui) -> Result<()> {
    let results = |count: usize| words::count(count as u64, "result");
    if done.added == 0 {
        let known = format!("{} known already", results(done.known));
        fact(Role::Good, "nothing new:", &known, ui)?;
        return stands(&done.goal, ui);
    }
    let known = match done.known {
        0 => String::new(),
        known => format!(", {known} known already"),
    };
    let deed = if done.dry_run {
        "would record"
    } else {
        "recorded"
    };
    fact(
        Role::Good,
        deed,
        &format!("{}{known}", results(done.added)),
        ui,
    )?;
    ui.gap()?;
    ui.table(&samples(done, today))?;
    if done.added > done.samples.len() {
        let more = done.added - done.samples.len();
        ui.line(Line::new().muted(format!("and {more} more")))?;
    }
    ui.gap()?;
    stands(&done.goal, ui)
}

fn samples(done: &Imported, today: Date) -> Table {
    let mut table = Table::new([
        Column::left("Day", 0),
        Column::right("Amount", 0),
        Column::wrapping("Note", 1),
    ]);
    for one in &done.samples {
        let note = one.note.as_ref();
        table.row([
            Line::from(words::near_day(one.date, today)),
            Line::from(amount(one)),
            note.map_or_else(Line::new, |note| Line::new().muted(note)),
        ]);
    }
    table
}

fn amount(one: &ResultView) -> String {
    marks::amount(one.amount, one.currency.as_deref(), None)
}
