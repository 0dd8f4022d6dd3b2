//! Whom to reach next, and what came of it.

use jiff::civil::Date;

use crate::Result;
use crate::cli::done;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::next::{Done, Lack, Next, NextPerson, PutOff, Reach, Rhythms};

use super::ids::Ids;

/// Draws the names under the commitments that they are for.
pub fn names(next: &Next, today: Date, ui: &mut Ui) -> Result<()> {
    if next.commitments.is_empty() {
        ui.line("No commitment in force reaches people.")?;
        return ui.note(
            Line::new()
                .muted("make one: ")
                .accent("legwork commit \"Reach out to three current clients every day\""),
        );
    }
    let people = next.commitments.iter().flat_map(|one| &one.people);
    let ids = Ids::of(people.map(|one| one.id.as_str()));
    for (place, reach) in next.commitments.iter().enumerate() {
        if place > 0 {
            ui.gap()?;
        }
        one(reach, ids, today, ui)?;
    }
    Ok(())
}

fn one(reach: &Reach, ids: Ids, today: Date, ui: &mut Ui) -> Result<()> {
    let title = Line::new().strong(&reach.title);
    ui.line(if reach.wanting {
        title
    } else {
        title.muted(" · nothing needed now")
    })?;
    if let Some(lack) = &reach.lack {
        return self::lack(lack, ui);
    }
    let mut table = Table::new([
        Column::left("", 3),
        Column::wrapping("", 0),
        Column::wrapping("", 1),
        Column::left("", 4),
    ]);
    for person in &reach.people {
        table.row([
            ids.short(&person.id),
            name(person),
            Line::new().muted(&person.reason),
            touch(person, today),
        ]);
    }
    ui.table(&table)
}

/// Says why nobody is named, and what helps.
fn lack(lack: &Lack, ui: &mut Ui) -> Result<()> {
    ui.line(Line::new().muted(format!("  {}", lack.why)))?;
    let name = match &lack.suggested {
        Some(one) => {
            let why = format!("  {} led you to '{}'.", one.name, one.deal);
            ui.line(Line::new().muted(why))?;
            one.name.as_str()
        }
        None => "NAME",
    };
    let Some(word) = &lack.missing else {
        return Ok(());
    };
    ui.hint(
        Line::new()
            .muted("  say so: ")
            .accent(format!("legwork people edit \"{name}\" --as {word}")),
    )
}

fn name(person: &NextPerson) -> Line {
    let name = Line::new().strong(&person.name);
    match &person.organisation {
        Some(firm) => name.muted(format!(" @{firm}")),
        None => name,
    }
}

fn touch(person: &NextPerson, today: Date) -> Line {
    let day = person.last_touch.map(|day| words::near_day(day, today));
    day.map_or_else(Line::new, |day| Line::new().muted(day))
}

/// Says what was logged, and asks for the next step.
pub fn done(done: &Done, _: Date, ui: &mut Ui) -> Result<()> {
    let what = format!("{} with {}", done.logged.activity.says, done.person.name);
    done::line("logged", &what, ui)?;
    if let Some(notice) = &done.logged.notice {
        ui.line(Line::from("  ").muted(notice))?;
    }
    ui.note(Line::new().muted("  what next? ").accent(format!(
        "legwork next step \"{}\" \"send the offer\" --on friday",
        done.person.name
    )))
}

/// Says until when somebody is put off, or that they are not.
pub fn put_off(one: &PutOff, today: Date, ui: &mut Ui) -> Result<()> {
    match (one.never, one.until) {
        (true, _) => done::fact(Role::Good, "never named:", &one.name, ui),
        (false, Some(day)) => {
            let what = format!("{} until {}", one.name, words::near_day(day, today));
            done::fact(Role::Good, "put off:", &what, ui)
        }
        (false, None) => done::fact(Role::Good, "named again:", &one.name, ui),
    }
}

/// Draws every rhythm.
pub fn rhythms(rhythms: &Rhythms, _: Date, ui: &mut Ui) -> Result<()> {
    let mut table = Table::new([
        Column::left("", 2),
        Column::left("Who", 0),
        Column::left("Touched", 0),
        Column::left("", 1),
    ]);
    for one in &rhythms.rhythms {
        let every = one.days.map_or_else(
            || "when asked for".to_owned(),
            |days| format!("every {}", words::count(days, "day")),
        );
        table.row([
            Line::new().muted(&one.about),
            Line::from(&one.name),
            Line::from(every),
            Line::new().muted(if one.own { "" } else { "as usual" }),
        ]);
    }
    ui.table(&table)
}
