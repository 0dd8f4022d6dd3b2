//! Organisations: who works there, and what was done with them.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::Line;
use crate::service::activities::Named;
use crate::service::organisations::{Colleague, Firms, OneFirm};

use super::card::Card;
use super::ids::Ids;
use super::person::{story, touch};

/// Draws one row per organisation.
pub fn list(found: &Firms, today: Date, ui: &mut Ui) -> Result<()> {
    if found.organisations.is_empty() {
        ui.line("No organisation yet.")?;
        return ui.note(
            Line::new()
                .muted("they come with people: ")
                .accent("legwork people add \"Ann Lee\" --at Acme"),
        );
    }
    let ids = Ids::of(found.organisations.iter().map(|one| one.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 4),
        Column::wrapping("Name", 0),
        Column::left("", 3),
        Column::left("People", 2),
        Column::left("Last touch", 1),
        Column::wrapping("Domain", 5),
    ]);
    for one in &found.organisations {
        let domain = one.domain.as_deref().unwrap_or_default();
        table.row([
            ids.short(&one.id),
            Line::new().strong(&one.name),
            Line::new().muted(&one.relationship),
            Line::from(one.people.to_string()),
            touch(one.last_touch, today),
            Line::new().muted(domain),
        ]);
    }
    ui.table(&table)?;
    if found.more {
        ui.note(Line::new().muted("there are more: -n 500 shows them"))?;
    }
    Ok(())
}

/// Draws one organisation in full.
pub fn card(one: &OneFirm, today: Date, ui: &mut Ui) -> Result<()> {
    let firm = &one.organisation;
    let names = |all: &[Named]| {
        let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
        names.join(", ")
    };
    Card::new(&firm.name)
        .fact("id", Line::new().muted(&firm.id))
        .fact("is a", &firm.relationship)
        .maybe("domain", firm.domain.as_ref())
        .fact("last touch", touch(firm.last_touch, today))
        .fact("was also", names(&one.merged))
        .maybe("note", firm.note.as_ref())
        .draw(ui)?;
    people(&one.people, ui)?;
    story(&one.deals, &one.activities, today, ui)
}

fn people(people: &[Colleague], ui: &mut Ui) -> Result<()> {
    if people.is_empty() {
        return Ok(());
    }
    ui.gap()?;
    let ids = Ids::of(people.iter().map(|one| one.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 2),
        Column::wrapping("Person", 0),
        Column::wrapping("Role", 1),
        Column::left("", 1),
    ]);
    for one in people {
        table.row([
            ids.short(&one.id),
            Line::new().strong(&one.name),
            Line::from(one.role.as_deref().unwrap_or_default()),
            Line::new().muted(&one.relationship),
        ]);
    }
    ui.table(&table)
}
