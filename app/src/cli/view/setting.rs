//! Settings, kinds and holidays.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::Line;
use crate::cli::ui::words;
use crate::service::holidays::{Countries, Holidays};
use crate::service::kinds::Kinds;
use crate::service::settings::Settings;

use super::card::Card;
use super::marks;

/// Draws every setting with the option that changes it.
pub fn settings(settings: &Settings, _: Date, ui: &mut Ui) -> Result<()> {
    let year = match settings.fiscal_month {
        1 => "January".to_owned(),
        month => words::month(month).to_owned(),
    };
    Card::new("Settings")
        .fact("name", &settings.name)
        .fact(
            "hours",
            format!("{} a week for selling", words::hours(settings.hours)),
        )
        .fact(
            "currency",
            settings.currency.as_deref().unwrap_or("none set"),
        )
        .fact("week-start", &settings.week_start)
        .fact("workdays", settings.workdays.join(" "))
        .fact("year-start", year)
        .fact("zone", &settings.zone)
        .fact(
            "day-first",
            if settings.day_first {
                "yes: 3/4 is 3 April"
            } else {
                "no: 3/4 is 4 March"
            },
        )
        .fact(
            "holidays",
            settings.holidays.as_deref().unwrap_or("none followed"),
        )
        .draw(ui)
}

/// Draws one row per kind.
pub fn kinds(all: &Kinds, _: Date, ui: &mut Ui) -> Result<()> {
    let mut table = Table::new([
        Column::left("Kind", 0),
        Column::wrapping("Called", 1),
        Column::right("Minutes", 0),
        Column::left("Channel", 3),
        Column::left("For", 4),
        Column::wrapping("Counts as", 5),
        Column::left("", 2),
    ]);
    for kind in &all.kinds {
        table.row([
            Line::from(&kind.kind),
            Line::from(&kind.title),
            Line::from(kind.minutes.to_string()),
            Line::new().muted(marks::spaced(kind.channel.as_deref().unwrap_or_default())),
            Line::new().muted(kind.audience.as_deref().unwrap_or_default()),
            Line::new().muted(kind.counts_as.join(", ")),
            Line::new().muted(if kind.custom { "your own" } else { "" }),
        ]);
    }
    ui.table(&table)
}

/// Draws the holidays in use.
pub fn holidays(holidays: &Holidays, today: Date, ui: &mut Ui) -> Result<()> {
    let followed = match &holidays.country {
        Some(country) => Line::from("Public holidays followed: ").strong(country),
        None => Line::new().muted("No country's public holidays are followed."),
    };
    ui.line(followed)?;
    if !holidays.holidays.is_empty() {
        ui.gap()?;
    }
    let mut table = Table::new([
        Column::left("", 0),
        Column::wrapping("", 0),
        Column::left("", 1),
    ]);
    for one in &holidays.holidays {
        let source = if one.source == "built-in" {
            ""
        } else {
            &one.source
        };
        table.row([
            Line::from(format!(
                "{} {}",
                words::weekday(one.date.weekday()),
                words::short_day(one.date, today)
            )),
            Line::from(&one.name),
            Line::new().muted(source),
        ]);
    }
    ui.table(&table)?;
    Ok(())
}

/// Draws the countries that are built in.
pub fn countries(countries: &Countries, _: Date, ui: &mut Ui) -> Result<()> {
    let mut table = Table::new([Column::left("Code", 0), Column::wrapping("Country", 0)]);
    for country in &countries.countries {
        table.row([Line::new().strong(&country.code), Line::from(&country.name)]);
    }
    ui.table(&table)
}
