//! People: who they are, and what was done with them.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::activities::ActivityView;
use crate::service::deals::DealView;
use crate::service::people::{OnePerson, People, PersonView, RelationView, StepView, Tags};

use super::card::Card;
use super::ids::Ids;
use super::{activity, deal, empty};

/// Draws one row per person; `all` is false where only some were asked for.
pub fn list(found: &People, all: bool, today: Date, ui: &mut Ui) -> Result<()> {
    match (found.people.is_empty(), all) {
        (true, true) => return empty::people(ui),
        (true, false) => return empty::people_like_that(ui),
        (false, _) => {}
    }
    rows(&found.people, today, ui)?;
    if found.more {
        ui.note(Line::new().muted("there are more: -n 500 shows them"))?;
    }
    Ok(())
}

fn rows(people: &[PersonView], today: Date, ui: &mut Ui) -> Result<()> {
    let ids = Ids::of(people.iter().map(|person| person.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 4),
        Column::wrapping("Name", 0),
        Column::wrapping("Organisation", 1),
        Column::left("", 2),
        Column::left("Last touch", 3),
        Column::wrapping("Reach", 5),
    ]);
    for person in people {
        let reach = person.emails.first().or(person.phones.first());
        table.row([
            ids.short(&person.id),
            Line::new().strong(&person.name),
            person
                .organisation
                .as_ref()
                .map_or_else(Line::new, |one| Line::from(&one.name)),
            Line::new().muted(&person.relationship),
            touch(person.last_touch, today),
            reach.map_or_else(Line::new, |reach| Line::new().muted(reach)),
        ]);
    }
    ui.table(&table)
}

/// Draws one row per tag.
pub fn tags(tags: &Tags, _: Date, ui: &mut Ui) -> Result<()> {
    if tags.tags.is_empty() {
        ui.line("Nobody has a tag yet.")?;
        return ui.note(
            Line::new()
                .muted("give one: ")
                .accent("legwork people edit ann --tag golf"),
        );
    }
    let mut table = Table::new([Column::left("Tag", 0), Column::left("People", 0)]);
    for one in &tags.tags {
        table.row([
            Line::new().strong(&one.tag),
            Line::from(one.people.to_string()),
        ]);
    }
    ui.table(&table)
}

/// Draws one person in full, with what was done and the deals.
pub fn card(one: &OnePerson, today: Date, ui: &mut Ui) -> Result<()> {
    let person = &one.person;
    let every = |days| format!("every {}", words::count(days, "day"));
    let step = |step: &StepView| format!("{}: {}", words::near_day(step.date, today), step.what);
    Card::new(&person.name)
        .fact("id", Line::new().muted(&person.id))
        .maybe("at", person.organisation.as_ref().map(|one| &one.name))
        .maybe("role", person.role.as_ref())
        .fact("is a", relationship(one))
        .fact("e-mail", person.emails.join(", "))
        .fact("telephone", person.phones.join(", "))
        .fact("links", person.links.join(", "))
        .fact("was also", merged(one))
        .fact("tags", person.tags.join(", "))
        .maybe("keep in touch", person.keep_in_touch.map(every))
        .fact("last touch", touch(person.last_touch, today))
        .fact("due", due(person, today))
        .maybe("next step", person.next_step.as_ref().map(step))
        .maybe("note", person.note.as_ref())
        .draw(ui)?;
    story(&one.deals, &one.activities, today, ui)
}

/// The deals with somebody, then what was done.
pub(super) fn story(
    deals: &[DealView],
    activities: &[ActivityView],
    today: Date,
    ui: &mut Ui,
) -> Result<()> {
    if !deals.is_empty() {
        ui.gap()?;
        deal::rows(deals, today, ui)?;
    }
    if !activities.is_empty() {
        ui.gap()?;
        activity::rows(activities, today, ui)?;
    }
    Ok(())
}

/// When somebody was touched last.
pub(super) fn touch(day: Option<Date>, today: Date) -> Line {
    match day {
        Some(day) => Line::from(words::near_day(day, today)),
        None => Line::new().muted("none yet"),
    }
}

/// "client; prospect from 3 Jan 2026".
fn relationship(one: &OnePerson) -> Line {
    let line = Line::from(&one.person.relationship);
    let Some((_, earlier)) = one.relations.split_last() else {
        return line;
    };
    let was = |past: &RelationView| format!("{} from {}", past.relationship, past.from);
    let all: Vec<String> = earlier.iter().rev().map(was).collect();
    if all.is_empty() {
        return line;
    }
    line.muted(format!(" · {}", all.join(", ")))
}

/// When they are due next.
fn due(person: &PersonView, today: Date) -> Line {
    match (person.never, person.snoozed_until, person.due) {
        (true, ..) => Line::new().muted("never"),
        (_, Some(day), _) => {
            Line::new().muted(format!("put off until {}", words::near_day(day, today)))
        }
        (_, None, Some(day)) if day <= today => {
            Line::of(Role::Warn, format!("since {}", words::near_day(day, today)))
        }
        (_, None, Some(day)) => Line::from(words::near_day(day, today)),
        (_, None, None) => Line::new().muted("when asked for"),
    }
}

/// The names of those who were merged into them.
fn merged(one: &OnePerson) -> String {
    let names: Vec<&str> = one.merged.iter().map(|past| past.name.as_str()).collect();
    names.join(", ")
}
