//! Goals: where they stand, and what they still lack.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::bar::bar;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::goal::{GoalPreview, GoalView, Goals, Link, OneGoal, Smart};

use super::card::Card;
use super::ids::Ids;
use super::{empty, marks};

/// Draws one row per goal.
pub fn list(all: &Goals, today: Date, ui: &mut Ui) -> Result<()> {
    let goals = &all.goals;
    if goals.is_empty() {
        return empty::goals(ui);
    }
    let ids = Ids::of(goals.iter().map(|goal| goal.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 3),
        Column::wrapping("Goal", 0),
        Column::left("", 1),
        Column::right("So far", 2),
        Column::right("To reach", 0),
        Column::left("Due", 1),
        Column::left("", 5),
    ]);
    for goal in goals {
        table.row([
            ids.short(&goal.id),
            Line::from(&goal.sentence),
            progress(goal),
            Line::from(figure(goal, goal.actual)),
            goal.goal
                .map_or_else(Line::new, |to| Line::from(figure(goal, to))),
            goal.due
                .map_or_else(Line::new, |due| Line::from(words::short_day(due, today))),
            status(goal),
        ]);
    }
    ui.table(&table)
}

/// Draws one goal in full.
pub fn card(one: &OneGoal, today: Date, ui: &mut Ui) -> Result<()> {
    let goal = &one.goal;
    let money = |amount: f64| figure(goal, amount);
    let day = |date: Date| words::short_day(date, today);
    Card::new(&goal.sentence)
        .fact("id", Line::new().muted(&goal.id))
        .fact("measures", &goal.metric)
        .maybe("started at", goal.baseline.map(money))
        .maybe("to reach", goal.goal.map(money))
        .fact(
            "so far",
            Line::from(money(goal.actual))
                .plain(" ")
                .join(progress(goal)),
        )
        .maybe("on the line today", goal.line.map(rounded).map(money))
        .fact("from", day(goal.start))
        .maybe("due", goal.due.map(|due| due_line(goal, &day(due))))
        .maybe(
            "repeats",
            goal.recurs.as_ref().map(|period| format!("every {period}")),
        )
        .maybe("why", goal.why.as_ref())
        .fact("status", status(goal))
        .fact("SMART", smart(goal.smart, goal.chance))
        .fact("work for it", links(&goal.commitments))
        .draw(ui)?;
    advice(goal, ui)
}

/// Draws how a sentence was read.
pub fn preview(preview: &GoalPreview, ui: &mut Ui) -> Result<()> {
    ui.note(Line::new().muted("Read as ").strong(&preview.says))
}

/// What a goal still lacks, as the command that adds it.
pub fn advice(goal: &GoalView, ui: &mut Ui) -> Result<()> {
    let id = goal.id.get(..8).unwrap_or(&goal.id);
    let edit = |option: &str| {
        Line::new()
            .muted("  ")
            .accent(format!("legwork goal edit {id} {option}"))
    };
    if goal.goal.is_none() {
        ui.note("Where do things stand now? The goal needs it to know its target:")?;
        ui.hint(edit("--baseline 500000"))?;
    } else if !goal.smart.relevant {
        ui.note("Say why it matters; it helps on slow days:")?;
        ui.hint(edit("--why \"...\""))?;
    }
    if goal.commitments.is_empty() && goal.status == "open" {
        ui.note("Promise the work that leads there:")?;
        let commit = format!("legwork commit \"make two cold calls every day\" --goal {id}");
        ui.hint(Line::from("  ").accent(commit))?;
    }
    Ok(())
}

fn due_line(goal: &GoalView, day: &str) -> Line {
    match goal.days_left {
        Some(days) if days < 0 => Line::from(day).muted(", past"),
        Some(days) => Line::from(day).muted(format!(", {} left", words::count(days, "day"))),
        None => Line::from(day),
    }
}

/// An amount in what the goal is measured in: "EUR 12,500", "2 clients".
pub fn figure(goal: &GoalView, amount: f64) -> String {
    let unit = goal.unit.as_deref().filter(|unit| *unit != "percent");
    marks::amount(amount, goal.currency.as_deref(), unit)
}

/// A figure that was reckoned, as exactly as anyone wants to know it.
fn rounded(figure: f64) -> f64 {
    if figure.abs() < 100.0 {
        figure
    } else {
        figure.round()
    }
}

/// A bar of the way made, with a mark at the straight line.
fn progress(goal: &GoalView) -> Line {
    let Some(progress) = goal.progress else {
        return Line::new();
    };
    let line = goal.line_progress.unwrap_or(0.0);
    let role = if progress >= line {
        Role::Good
    } else {
        Role::Warn
    };
    bar(
        words::hundredths(progress),
        words::hundredths(line),
        100,
        10,
        role,
    )
    .plain(" ")
    .plain(words::per_cent(progress))
}

fn status(goal: &GoalView) -> Line {
    let role = match goal.status.as_str() {
        "reached" => Role::Good,
        "open" => Role::Plain,
        _ => Role::Muted,
    };
    Line::of(role, &goal.status)
}

/// The five letters, each said to be there, missing or not known yet; beside
/// "achievable" the chance that says so.
fn smart(smart: Smart, chance: Option<f64>) -> Line {
    let parts = [
        ("specific", Some(smart.specific)),
        ("measurable", Some(smart.measurable)),
        ("achievable", smart.achievable),
        ("relevant", Some(smart.relevant)),
        ("time-bound", Some(smart.time_bound)),
    ];
    let mut line = Line::new();
    for (at, (name, holds)) in parts.into_iter().enumerate() {
        let (role, mark) = match holds {
            Some(true) => (Role::Good, "✓\u{a0}"),
            Some(false) => (Role::Warn, "✗\u{a0}"),
            None => (Role::Muted, "?\u{a0}"),
        };
        line = line
            .plain(if at > 0 { "  " } else { "" })
            .push(role, mark)
            .plain(name);
        if let Some(chance) = chance.filter(|_| name == "achievable") {
            line = line.muted(format!("\u{a0}({})", words::per_cent(chance)));
        }
    }
    line
}

fn links(links: &[Link]) -> String {
    let titles: Vec<String> = links.iter().map(|link| link.title.clone()).collect();
    titles.join(", ")
}
