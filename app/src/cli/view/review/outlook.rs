//! Goals in a review, and the days that come next.

use jiff::civil::Date;

use super::heading;
use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::cli::view::marks;
use crate::service::review::{Coming, Facts, GoalAgain, Outlook};

/// Draws the forecasts then and now, and the goals of a month or a quarter.
pub(super) fn draw(found: &Facts, today: Date, ui: &mut Ui) -> Result<()> {
    if !found.forecasts.is_empty() {
        ui.gap()?;
    }
    for one in &found.forecasts {
        ui.line(forecast(one, today))?;
    }
    for one in &found.goals {
        goal(one, today, ui)?;
    }
    Ok(())
}

/// "grow revenue by 20%: 40% now, 35% on 1 Feb".
fn forecast(one: &Outlook, today: Date) -> Line {
    let share = |chance: f64| format!("{:.0}%", chance * 100.0);
    let line = Line::new()
        .muted("Chance of ")
        .plain(&one.goal.title)
        .muted(": ")
        .strong(share(one.now.chance));
    let line = match &one.then {
        None => line,
        Some(then) => line.muted(format!(
            ", {} on {}",
            share(then.chance),
            words::short_day(then.as_of, today)
        )),
    };
    let figure = |amount: f64| {
        marks::amount(
            crate::service::forecast::rough(amount),
            one.currency.as_deref(),
            None,
        )
    };
    line.muted(format!(
        " · {} to {}",
        figure(one.now.p10),
        figure(one.now.p90)
    ))
}

fn goal(one: &GoalAgain, today: Date, ui: &mut Ui) -> Result<()> {
    let figure = |amount: f64| marks::amount(amount, one.currency.as_deref(), None);
    ui.gap()?;
    ui.line(heading(&one.goal.title).muted(format!(" · {}", marks::spaced(&one.state))))?;
    let by = one
        .due
        .map(|due| format!(" by {}", words::short_day(due, today)));
    ui.line(Line::from("  ").plain(format!("{}{}", one.says, by.unwrap_or_default())))?;
    let line = one.line.map(|line| format!(" of {} by now", figure(line)));
    ui.line(Line::from("  ").plain(format!(
        "{}{}",
        figure(one.actual),
        line.unwrap_or_default()
    )))?;
    for reset in &one.resets {
        let was = reset
            .amount
            .map(|amount| marks::amount(amount, None, reset.unit.as_deref()));
        let due = reset
            .due
            .map(|due| format!(" by {}", words::short_day(due, today)));
        let why = reset.reason.as_ref().map(|why| format!(": {why}"));
        ui.line(Line::from("  ").muted(format!(
            "until {} it was {}{}{}",
            words::short_day(reset.on, today),
            was.unwrap_or_default(),
            due.unwrap_or_default(),
            why.unwrap_or_default()
        )))?;
    }
    Ok(())
}

/// Draws the plan of the days that come next.
pub fn coming(coming: &Coming, today: Date, ui: &mut Ui) -> Result<()> {
    let last = coming.span.end.yesterday().unwrap_or(coming.span.end);
    let days = words::span(coming.span.start, last, today);
    let hours = coming.hours;
    let role = if hours.asked > hours.week + 0.05 {
        Role::Warn
    } else {
        Role::Muted
    };
    let asked = format!(
        "{} h asked of {} h",
        words::hours(hours.asked),
        words::hours(hours.week)
    );
    ui.sides(heading(&format!("Next: {days}")), Line::of(role, asked))?;
    for day in &coming.off {
        let name = day.holiday.as_deref().unwrap_or("paused");
        ui.line(Line::from("  ").muted(format!("{}: {name}", words::day(day.date))))?;
    }
    let mut table = Table::new([
        Column::wrapping("", 0),
        Column::left("", 0),
        Column::right("", 1),
    ]);
    for line in &coming.commitments {
        let hours = format!("{} h", words::hours(line.hours));
        table.row([
            Line::from("  ").plain(&line.title),
            Line::new().muted(&line.promise),
            if line.hours > 0.0 {
                Line::new().muted(hours)
            } else {
                Line::new()
            },
        ]);
    }
    ui.table(&table)
}
