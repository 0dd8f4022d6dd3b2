//! Connectors: what they look at, and how that goes.

use jiff::civil::{Date, DateTime};

use crate::Result;
use crate::cli::done;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::connect::{
    Added, ConnectorView, Connectors, Edited, Looked, Outcome, Synced, Tried,
};

use super::card::Card;
use super::empty;
use super::ids::Ids;

/// Draws one row per connector, and what to do about those that fail.
pub fn list(all: &Connectors, today: Date, ui: &mut Ui) -> Result<()> {
    if all.connectors.is_empty() {
        return empty::connectors(ui);
    }
    let ids = Ids::of(all.connectors.iter().map(|one| one.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 4),
        Column::wrapping("Connector", 0),
        Column::left("Kind", 3),
        Column::left("State", 0),
        Column::left("Last look", 1),
        Column::right("Seen", 2),
        Column::right("Proposed", 2),
        Column::left("Next", 3),
    ]);
    for one in &all.connectors {
        table.row([
            ids.short(&one.id),
            Line::new().strong(&one.title),
            Line::from(one.kind.as_str()),
            state(one),
            Line::new().muted(maybe(one.looked.as_ref(), today, "never")),
            Line::from(words::grouped(one.seen)),
            Line::from(words::grouped(one.proposed)),
            Line::new().muted(next(one, today)),
        ]);
    }
    ui.table(&table)?;
    for one in all.connectors.iter().filter(|one| one.problem.is_some()) {
        ui.gap()?;
        trouble(&one.title, (&one.problem, &one.advice), ui)?;
    }
    Ok(())
}

/// Draws connectors in full.
pub fn cards(all: &Connectors, today: Date, ui: &mut Ui) -> Result<()> {
    all.connectors
        .iter()
        .try_for_each(|one| card(one, today, ui))
}

fn card(one: &ConnectorView, today: Date, ui: &mut Ui) -> Result<()> {
    let some = |list: &[String]| (!list.is_empty()).then(|| words::list(list));
    Card::new(&one.title)
        .fact("id", Line::new().muted(&one.id))
        .fact("kind", one.kind.as_str())
        .fact("looks at", one.address.as_str())
        .maybe("server", one.host.as_ref())
        .maybe("signs in as", one.user.as_ref())
        .maybe("tokens from", one.tokens.as_ref())
        .maybe("client", one.client.as_ref())
        .maybe("sealed", one.sealed.then_some("what it signs in with"))
        .maybe("yours", some(&one.me))
        .maybe("by", one.by.as_ref())
        .maybe("log lines to", one.log_to.as_ref())
        .fact("since", words::short_day(one.since, today))
        .maybe("may be private", some(&one.allow))
        .fact("state", state(one))
        .fact("last look", maybe(one.looked.as_ref(), today, "never"))
        .fact("next look", next(one, today))
        .fact("seen", counts(one))
        .maybe("left out", left(&one.skipped))
        .maybe(
            "failing since",
            one.failing_since.as_ref().map(|at| moment(at, today)),
        )
        .maybe("because", one.problem.as_ref())
        .maybe("what to do", one.advice.as_ref())
        .draw(ui)
}

/// "1,204, of them 12 proposed, 3 accepted, 1,100 known already".
fn counts(one: &ConnectorView) -> String {
    let parts = [
        (one.proposed, "proposed"),
        (one.accepted, "accepted"),
        (one.known, "known already"),
    ];
    let parts = parts.iter().filter(|(n, _)| *n > 0);
    let parts: Vec<String> = parts
        .map(|(n, what)| format!("{} {what}", words::grouped(*n)))
        .collect();
    match parts.as_slice() {
        [] => words::grouped(one.seen),
        _ => format!("{}, of them {}", words::grouped(one.seen), parts.join(", ")),
    }
}

fn left(skipped: &std::collections::BTreeMap<String, u64>) -> Option<String> {
    let parts: Vec<String> = skipped
        .iter()
        .map(|(reason, n)| format!("{} {reason}", words::whole(*n)))
        .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn state(one: &ConnectorView) -> Line {
    match one.state {
        "good" => Line::of(Role::Good, "good"),
        "failing" => Line::of(Role::Bad, "failing"),
        other => Line::new().muted(other),
    }
}

fn next(one: &ConnectorView, today: Date) -> String {
    match one.state {
        "paused" => "paused".to_owned(),
        _ => maybe(one.next.as_ref(), today, "now"),
    }
}

fn maybe(at: Option<&String>, today: Date, none: &str) -> String {
    at.map_or_else(|| none.to_owned(), |at| moment(at, today))
}

/// "09:30" today, "11 Feb 09:30" on another day.
pub(super) fn moment(at: &str, today: Date) -> String {
    let read = at.get(..19).and_then(|text| text.parse::<DateTime>().ok());
    let Some(read) = read else {
        return at.to_owned();
    };
    let clock = read.strftime("%H:%M");
    if read.date() == today {
        clock.to_string()
    } else {
        format!("{} {clock}", words::short_day(read.date(), today))
    }
}

/// Draws a connector that was added, and what it sees.
pub fn added(added: &Added, today: Date, ui: &mut Ui) -> Result<()> {
    let deed = if added.dry_run { "works" } else { "added" };
    done::line(deed, &added.connector.title, ui)?;
    tried(&added.tried, today, ui)?;
    if added.dry_run {
        return Ok(());
    }
    ui.hint(
        Line::new()
            .muted("  take over what it sees: ")
            .accent("legwork sync"),
    )
}

/// Draws a connector that was changed, and what it sees now.
pub fn edited(edited: &Edited, today: Date, ui: &mut Ui) -> Result<()> {
    done::line("changed", &edited.connector.title, ui)?;
    match &edited.tried {
        Some(what) => tried(what, today, ui),
        None => Ok(()),
    }
}

fn tried(tried: &Tried, today: Date, ui: &mut Ui) -> Result<()> {
    let seen = words::whole(tried.seen);
    let what = if tried.of > tried.seen {
        format!(
            "  it sees {seen} that count, of {} there",
            words::whole(tried.of)
        )
    } else {
        format!("  it sees {seen} that count")
    };
    ui.line(Line::new().plain(what))?;
    for sample in &tried.samples {
        let day = words::short_day(sample.day, today);
        ui.line(
            Line::new()
                .muted(format!("    {day}  "))
                .plain(&sample.what),
        )?;
    }
    match left(&tried.skipped) {
        Some(left) => ui.line(Line::new().muted(format!("  left out: {left}"))),
        None => Ok(()),
    }
}

/// Draws what was done with a connector.
pub fn done(deed: &str, one: &ConnectorView, ui: &mut Ui) -> Result<()> {
    done::line(deed, &one.title, ui)
}

/// Draws what a run saw, connector by connector.
pub fn synced(synced: &Synced, _: Date, ui: &mut Ui) -> Result<()> {
    if synced.connectors.is_empty() {
        return empty::connectors(ui);
    }
    synced
        .connectors
        .iter()
        .try_for_each(|one| looked(one, ui))?;
    let proposed = synced
        .connectors
        .iter()
        .map(|one| one.proposed)
        .sum::<u64>();
    if proposed == 0 {
        return Ok(());
    }
    ui.hint(
        Line::new()
            .muted("  say yes to what was proposed: ")
            .accent("legwork captures"),
    )
}

fn looked(one: &Looked, ui: &mut Ui) -> Result<()> {
    let title = Line::new().strong(&one.title);
    match one.outcome {
        Outcome::Done => {
            let line = Line::of(Role::Good, "✓ ").join(title);
            let resumed = if one.resumed { ", from where the last look broke off" } else { "" };
            ui.line(line.plain(format!(": {}{resumed}", found(one))))?;
        }
        Outcome::Stopped => ui.line(title.plain(format!(": stopped; {} and kept", found(one))))?,
        Outcome::Busy => ui.line(title.muted(
            ": another run is looking there just now; one that was killed is in the way for two minutes",
        ))?,
        Outcome::Paused => ui.line(title.muted(": paused"))?,
        Outcome::Failed => trouble(&one.title, (&one.problem, &one.advice), ui)?,
    }
    match left(&one.skipped) {
        Some(left) => ui.line(Line::new().muted(format!("  left out: {left}"))),
        None => Ok(()),
    }
}

/// "12 seen, 3 proposed, 1 accepted".
fn found(one: &Looked) -> String {
    if one.seen == 0 {
        return "nothing new".to_owned();
    }
    let parts = [
        (one.proposed, "proposed"),
        (one.accepted, "accepted"),
        (one.known, "known already"),
    ];
    let parts = parts.iter().filter(|(n, _)| *n > 0);
    let parts = parts.map(|(n, what)| format!(", {} {what}", words::whole(*n)));
    format!(
        "{} seen{}",
        words::whole(one.seen),
        parts.collect::<String>()
    )
}

/// What is wrong with a connector, and what to do about that.
fn trouble(
    title: &str,
    (problem, advice): (&Option<String>, &Option<String>),
    ui: &mut Ui,
) -> Result<()> {
    let line = Line::of(Role::Bad, "✗ ").strong(title);
    let problem = problem.as_deref().unwrap_or("failed");
    ui.line(line.plain(format!(": {problem}")))?;
    match advice {
        Some(advice) => ui.line(Line::new().muted(format!("  {advice}"))),
        None => Ok(()),
    }
}
