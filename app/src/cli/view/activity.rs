//! Activities: what was logged, and what it did.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::activities::{Activities, ActivityView};
use crate::service::log::Logged;
use crate::service::today::Standing;

use super::ids::Ids;
use super::{empty, marks, standing};

/// Draws what was found, newest first.
pub fn list(found: &Activities, today: Date, ui: &mut Ui) -> Result<()> {
    if found.activities.is_empty() {
        return empty::activities(ui);
    }
    rows(&found.activities, today, ui)?;
    if found.more {
        ui.note(Line::new().muted("there are older ones: -n 100 shows more"))?;
    }
    Ok(())
}

/// Draws one row per activity.
pub fn rows(activities: &[ActivityView], today: Date, ui: &mut Ui) -> Result<()> {
    let ids = Ids::of(activities.iter().map(|one| one.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 4),
        Column::left("Day", 0),
        Column::wrapping("Done", 0),
        Column::left("Led to", 2),
        Column::right("Time", 3),
        Column::wrapping("Note", 4),
    ]);
    for one in activities {
        table.row([
            ids.short(&one.id),
            Line::from(words::near_day(one.date, today)),
            what(one),
            one.outcome
                .as_deref()
                .map_or_else(Line::new, |word| Line::from(marks::spaced(word))),
            Line::new().muted(one.minutes.map(words::minutes).unwrap_or_default()),
            note(one),
        ]);
    }
    ui.table(&table)
}

/// "2 cold calls, Ann Lee @ Acme".
pub fn what(one: &ActivityView) -> Line {
    let names: Vec<String> = one
        .people
        .iter()
        .map(|person| person.name.clone())
        .collect();
    let mut line = Line::new().strong(&one.says);
    if !names.is_empty() {
        line = line.plain(", ").plain(words::list(&names));
    }
    if let Some(organisation) = &one.organisation {
        line = line.muted(" @ ").plain(&organisation.name);
    }
    line
}

fn note(one: &ActivityView) -> Line {
    let tags: Vec<String> = one.tags.iter().map(|tag| format!("#{tag}")).collect();
    let money = one
        .amount
        .map(|amount| marks::amount(amount, one.currency.as_deref(), None));
    let parts = [one.note.clone(), money, Some(tags.join(" "))];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    Line::new().muted(parts.join(" · "))
}

/// Draws what a line was read as, and the commitments it moved.
pub fn logged(logged: &Logged, today: Date, ui: &mut Ui) -> Result<()> {
    for one in std::iter::once(&logged.activity).chain(&logged.also) {
        let mut line = Line::of(Role::Good, "✓ ").join(what(one));
        line = line.muted(format!(" · {}", words::near_day(one.date, today)));
        for part in details(one) {
            line = line.muted(format!(" · {part}"));
        }
        ui.line(line)?;
    }
    for standing in &logged.counts_for {
        ui.line(moved(standing))?;
    }
    remarks(logged, ui)
}

fn details(one: &ActivityView) -> Vec<String> {
    let mut parts: Vec<String> = one.outcome.iter().map(|word| marks::spaced(word)).collect();
    parts.extend(one.minutes.map(words::minutes));
    parts.extend(Some(note(one).text()).filter(|note| !note.is_empty()));
    parts
}

/// "  Make cold calls: 3/10, 5 today".
fn moved(standing: &Standing) -> Line {
    Line::from("  ")
        .plain(&standing.title)
        .muted(": ")
        .join(standing::in_short(standing))
}

fn remarks(logged: &Logged, ui: &mut Ui) -> Result<()> {
    if !logged.new_people.is_empty() {
        let names = words::list(&logged.new_people);
        ui.line(Line::new().muted(format!("  new in your people: {names}")))?;
    }
    match &logged.notice {
        Some(notice) => ui.line(Line::of(Role::Warn, "  ").push(Role::Warn, notice)),
        None => Ok(()),
    }
}
