//! Jobs: what waits, what was given up, what was done.

use jiff::civil::Date;

use crate::Result;
use crate::cli::commands::jobs::Ran;
use crate::cli::done;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::jobs::{JobView, Jobs};

use super::connector::moment;
use super::ids::Ids;

/// Draws one row per job, and what to do about those that were given up.
pub fn list(all: &Jobs, today: Date, ui: &mut Ui) -> Result<()> {
    if all.jobs.is_empty() {
        return ui.line("Nothing was to be done so far.");
    }
    let ids = Ids::of(all.jobs.iter().map(|one| one.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 3),
        Column::wrapping("Job", 0),
        Column::left("State", 0),
        Column::left("Due", 1),
        Column::right("Tries", 2),
    ]);
    for one in &all.jobs {
        table.row([
            ids.short(&one.id),
            Line::new().strong(&one.what),
            state(one),
            Line::new().muted(moment(&one.due, today)),
            Line::from(one.tries.to_string()),
        ]);
    }
    ui.table(&table)?;
    for one in all.jobs.iter().filter(|one| one.problem.is_some()) {
        ui.gap()?;
        trouble(one, ui)?;
    }
    Ok(())
}

fn state(one: &JobView) -> Line {
    match one.state.as_str() {
        "dead" => Line::of(Role::Bad, "given up"),
        "done" => Line::of(Role::Good, "done"),
        other => Line::new().muted(other),
    }
}

fn trouble(one: &JobView, ui: &mut Ui) -> Result<()> {
    let problem = one.problem.as_deref().unwrap_or_default();
    ui.line(Line::new().strong(&one.what).plain(format!(": {problem}")))?;
    match one
        .advice
        .as_deref()
        .filter(|_| one.state.as_str() != "done")
    {
        Some(advice) => ui.line(Line::new().muted(format!("  {advice}"))),
        None => Ok(()),
    }
}

/// Says what was done with jobs.
pub fn done(deed: &str, jobs: &Jobs, ui: &mut Ui) -> Result<()> {
    jobs.jobs
        .iter()
        .try_for_each(|job| done::line(deed, &job.what, ui))
}

/// Says what a run did.
pub(in crate::cli) fn ran(ran: &Ran, ui: &mut Ui) -> Result<()> {
    match ran.jobs {
        0 => ui.line("Nothing is due."),
        n => ui.line(format!(
            "{} taken; `legwork jobs` says how that went",
            words::count(i64::try_from(n).unwrap_or(i64::MAX), "job")
        )),
    }
}
