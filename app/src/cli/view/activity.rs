//! Activities: what was logged, and what it did.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::Line;
use crate::cli::ui::words;
use crate::service::activities::ActivityView;

use super::ids::Ids;
use super::marks;

/// Draws one row per activity, newest first.
pub fn list(activities: &[ActivityView], today: Date, ui: &mut Ui) -> Result<()> {
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
