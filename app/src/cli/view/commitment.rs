//! Commitments: what is promised, and the hours it asks.

use jiff::civil::Date;

use crate::Result;
use crate::cli::done;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::commitment::{
    CommitmentHistory, CommitmentPreview, CommitmentView, Commitments, Committed, VersionView,
};

use super::card::Card;
use super::ids::Ids;
use super::{empty, marks, pause, standing};

/// Draws one row per commitment and the hours below.
pub fn list(all: &Commitments, today: Date, ui: &mut Ui) -> Result<()> {
    if all.commitments.is_empty() {
        return empty::commitments(ui);
    }
    let ids = Ids::of(all.commitments.iter().map(|one| one.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 3),
        Column::wrapping("Commitment", 0),
        Column::wrapping("Promise", 0),
        Column::right("Each", 2),
        Column::right("A week", 1),
        Column::left("", 0),
        Column::wrapping("For", 6),
    ]);
    for one in &all.commitments {
        table.row([
            ids.short(&one.id),
            Line::from(&one.title),
            promise(one, today),
            each(one).map_or_else(Line::new, |each| Line::new().muted(each)),
            asks(one).map_or_else(Line::new, |hours| Line::from(format!("{hours} h"))),
            state(one, today),
            one.goal
                .as_ref()
                .map_or_else(Line::new, |goal| Line::new().muted(&goal.title)),
        ]);
    }
    ui.table(&table)?;
    ui.gap()?;
    ui.line(marks::hours_asked(all.asked_hours, all.week_hours))
}

/// Draws one commitment in full.
pub fn card(one: &CommitmentHistory, today: Date, ui: &mut Ui) -> Result<()> {
    facts(&one.commitment, today).draw(ui)
}

/// Draws what was just ended.
pub fn retired(ended: &Committed, _: Date, ui: &mut Ui) -> Result<()> {
    let mut each = ended.commitments.iter();
    each.try_for_each(|one| done::line("retired", &one.title, ui))
}

fn facts(one: &CommitmentView, today: Date) -> Card {
    Card::new(&one.title)
        .fact("id", Line::new().muted(&one.id))
        .fact("promise", promise(one, today))
        .fact("typed as", &one.sentence)
        .fact("kind", &one.kind)
        .maybe("time", time(one))
        .maybe("time of day", one.time_of_day.as_ref())
        .maybe("for", one.audience.as_ref())
        .fact(
            "carry over",
            if one.carry > 0 {
                format!("up to {}", one.carry)
            } else {
                String::new()
            },
        )
        .fact("from", words::short_day(one.start, today))
        .maybe("until", one.end.map(|end| words::short_day(end, today)))
        .fact("state", state(one, today))
        .maybe("goal", one.goal.as_ref().map(|goal| &goal.title))
}

/// "10 a week", and what is planned: "10 a week; 5 from Mon 15 Feb".
fn promise(one: &CommitmentView, today: Date) -> Line {
    let line = Line::from(&one.promise);
    match &one.coming {
        Some(coming) => line.plain("; ").plain(number_from(coming, today)),
        None => line,
    }
}

/// "paused to 21 Aug", "from 1 Mar", or nothing for what is simply active.
fn state(one: &CommitmentView, today: Date) -> Line {
    match (&one.pause, one.state.as_str()) {
        (Some(pause), "paused") => {
            Line::new().muted(format!("paused to {}", words::short_day(pause.last, today)))
        }
        (Some(pause), "active") => Line::new().muted(format!(
            "pause from {}",
            words::short_day(pause.first, today)
        )),
        (_, "upcoming") => {
            Line::new().muted(format!("from {}", words::short_day(one.start, today)))
        }
        (_, "active") => Line::new(),
        (_, other) => Line::new().muted(other),
    }
}

/// Draws how a sentence was read, before it is saved.
pub fn preview(preview: &CommitmentPreview, ui: &mut Ui) -> Result<()> {
    for (at, says) in preview.says.iter().enumerate() {
        let kind = preview
            .readings
            .get(at)
            .and_then(|reading| reading.kind.as_deref());
        let line = Line::new().muted("Read as ").strong(says);
        let new = preview.new_kind.get(at).copied().unwrap_or(false);
        ui.note(match kind {
            Some(kind) if new => line.muted(format!(" · new kind '{kind}'")),
            Some(kind) => line.muted(format!(" · kind {kind}")),
            None => line,
        })?;
    }
    Ok(())
}

/// Draws what was saved, and the hours now asked.
pub fn saved(saved: &Committed, today: Date, ui: &mut Ui) -> Result<()> {
    for one in &saved.commitments {
        let line = Line::of(Role::Good, "✓ ").strong(&one.title);
        let mut line = line.plain(", ").join(promise(one, today));
        if one.state == "upcoming" {
            line = line.plain(format!(", from {}", words::short_day(one.start, today)));
        }
        ui.line(match time(one) {
            Some(time) => line.muted(format!(" · {time}")),
            None => line,
        })?;
    }
    ui.line(Line::from("  ").join(marks::hours_asked(saved.asked_hours, saved.week_hours)))
}

/// "10 min each, 1.7 h a week"; nothing for a limit, which asks for no time.
fn time(one: &CommitmentView) -> Option<String> {
    let week = format!("{} h a week", asks(one)?);
    Some(match each(one) {
        Some(each) => format!("{each} each, {week}"),
        None => week,
    })
}

/// Minutes that one takes; a promise in minutes is its own measure.
fn each(one: &CommitmentView) -> Option<String> {
    let counted = one.minutes > 0 && one.unit != "minutes";
    counted.then(|| words::minutes(i64::from(one.minutes)))
}

/// Hours that an ordinary week is asked for; a little is never nothing.
fn asks(one: &CommitmentView) -> Option<String> {
    let hours = one.hours_per_week;
    match words::hours(hours).as_str() {
        _ if one.minutes == 0 => None,
        "0" if hours > 0.0 => Some("0.1".to_owned()),
        text => Some(text.to_owned()),
    }
}

/// Draws everything that happened to a commitment.
pub fn history(history: &CommitmentHistory, today: Date, ui: &mut Ui) -> Result<()> {
    facts(&history.commitment, today).draw(ui)?;
    if let Some(now) = &history.standing {
        ui.gap()?;
        let mut table = standing::table();
        table.row(standing::row(now, today));
        ui.table(&table)?;
    }
    section("Changes", &history.versions, ui, |one| version(one, today))?;
    section("Pauses", &history.pauses, ui, |one| {
        pause::in_short(one, today)
    })?;
    if !history.continues.is_empty() {
        let titles: Vec<String> = history
            .continues
            .iter()
            .map(|one| one.title.clone())
            .collect();
        ui.gap()?;
        ui.line(Line::new().muted("Continues: ").plain(titles.join(", ")))?;
    }
    periods(history, today, ui)
}

fn section<T>(name: &str, items: &[T], ui: &mut Ui, draw: impl Fn(&T) -> Line) -> Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    ui.gap()?;
    ui.line(Line::new().muted(name))?;
    items
        .iter()
        .try_for_each(|item| ui.line(Line::from("  ").join(draw(item))))
}

/// "5 from Mon 15 Feb".
fn number_from(version: &VersionView, today: Date) -> String {
    let day = words::short_day(version.from, today);
    match version.upper {
        Some(upper) if upper != version.target => {
            format!("{} to {upper} from {day}", version.target)
        }
        _ => format!("{} from {day}", version.target),
    }
}

fn version(version: &VersionView, today: Date) -> Line {
    let line = Line::from(number_from(version, today));
    match &version.reason {
        Some(reason) => line.muted(format!(" · {reason}")),
        None => line,
    }
}

fn periods(history: &CommitmentHistory, today: Date, ui: &mut Ui) -> Result<()> {
    if history.periods.is_empty() {
        return Ok(());
    }
    ui.gap()?;
    let mut table = Table::new([
        Column::left("Period", 0),
        Column::right("Done", 0),
        Column::right("Asked", 0),
        Column::right("Carried in", 2),
        Column::left("", 1),
    ]);
    for period in &history.periods {
        let last = period.end.yesterday().unwrap_or(period.end);
        let note = if period.provisional {
            " not final yet"
        } else {
            ""
        };
        table.row([
            Line::from(words::span(period.start, last, today)),
            Line::from(words::whole(period.count)),
            Line::from(words::whole(period.required)),
            Line::new().muted(if period.bank > 0 {
                words::whole(period.bank)
            } else {
                String::new()
            }),
            marks::period(period)
                .plain(" ")
                .plain(&period.status)
                .muted(note),
        ]);
    }
    ui.table(&table)
}
