//! The alternate-week test of two activities.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::attribute::Attribution;
use crate::service::attribute::trial::{Tested, TrialView, TrialWeek};

use super::empty;

/// Draws the weeks of the test, and what it has found.
pub fn draw(found: &Attribution, today: Date, ui: &mut Ui) -> Result<()> {
    let Some(trial) = &found.trial else {
        return empty::trial(ui);
    };
    let weeks = words::count(trial.weeks.len(), "week");
    let from = words::short_day(trial.from, today);
    ui.line(
        Line::new()
            .strong(format!("Week about: {} or {}", trial.a.noun, trial.b.noun))
            .muted(format!(", {weeks} from {from}")),
    )?;
    ui.gap()?;
    ui.table(&table(trial, today))?;
    ui.gap()?;
    ui.line(trial.says.as_str())?;
    if trial.a.hours > 0.0 {
        let (a, b) = (spent(&trial.a), spent(&trial.b));
        ui.line(Line::new().muted(format!("In the pairs that count: {a}; {b}.")))?;
    }
    next(trial, today, ui)
}

fn table(trial: &TrialView, today: Date) -> Table {
    let mut table = Table::new([
        Column::left("Week of", 0),
        Column::left("For", 0),
        Column::left("", 0),
    ]);
    for week in &trial.weeks {
        table.row([
            Line::from(words::short_day(week.start, today)),
            Line::from(noun(trial, &week.kind).to_owned()),
            state(week),
        ]);
    }
    table
}

/// "4.5 h of cold calls came with 2 meetings".
fn spent(of: &Tested) -> String {
    let meetings = usize::try_from(of.meetings).unwrap_or(usize::MAX);
    let meetings = words::count(meetings, "meeting");
    format!("{:.1} h of {} came with {meetings}", of.hours, of.noun)
}

fn noun<'a>(trial: &'a TrialView, kind: &str) -> &'a str {
    if trial.a.kind == kind {
        &trial.a.noun
    } else {
        &trial.b.noun
    }
}

fn state(week: &TrialWeek) -> Line {
    match week.state {
        "now" => Line::of(Role::Good, "this week"),
        "judged" => Line::from("counts"),
        "waiting" => Line::new().muted("answers are still due"),
        "broken" => Line::of(Role::Warn, "not kept: hours differ too much"),
        _ => Line::new(),
    }
}

/// What to do now.
fn next(trial: &TrialView, today: Date, ui: &mut Ui) -> Result<()> {
    if let Some(kind) = &trial.this_week {
        let noun = noun(trial, kind);
        return ui.line(Line::new().accent(format!("This week is for {noun}.")));
    }
    if let Some(ended) = trial.ended_on {
        let day = words::short_day(ended, today);
        return ui.line(Line::new().muted(format!("Given up on {day}.")));
    }
    if today < trial.from {
        let day = words::short_day(trial.from, today);
        return ui.line(Line::new().muted(format!("It begins on {day}.")));
    }
    Ok(())
}
