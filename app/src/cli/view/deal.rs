//! Deals: what is open, what was won.

use jiff::civil::Date;

use crate::Result;
use crate::cli::done;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::deals::{DealView, Deals, OneDeal, OriginView, Sum};

use super::card::Card;
use super::ids::Ids;
use super::{empty, marks};

/// Draws one row per deal and the sums, each currency by itself.
pub fn list(deals: &Deals, today: Date, ui: &mut Ui) -> Result<()> {
    if deals.deals.is_empty() {
        return if deals.won_value.is_empty() {
            empty::deals(ui)
        } else {
            empty::open_deals(ui)
        };
    }
    rows(&deals.deals, today, ui)?;
    let sums = [("Open", &deals.open_value), ("Won", &deals.won_value)];
    if sums.iter().any(|(_, sums)| !sums.is_empty()) {
        ui.gap()?;
    }
    for (name, sums) in sums.iter().filter(|(_, sums)| !sums.is_empty()) {
        ui.line(Line::new().muted(format!("{name}: ")).plain(in_words(sums)))?;
    }
    Ok(())
}

fn in_words(sums: &[Sum]) -> String {
    let each = |sum: &Sum| marks::amount(sum.amount, Some(&sum.currency), None);
    sums.iter().map(each).collect::<Vec<_>>().join(" + ")
}

/// Draws one row per deal.
pub fn rows(deals: &[DealView], today: Date, ui: &mut Ui) -> Result<()> {
    let ids = Ids::of(deals.iter().map(|deal| deal.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 4),
        Column::wrapping("Deal", 0),
        Column::wrapping("With", 3),
        Column::right("Value", 0),
        Column::left("Stage", 1),
        Column::left("Day", 2),
    ]);
    for deal in deals {
        table.row([
            ids.short(&deal.id),
            Line::new().strong(&deal.title),
            Line::from(with(deal)),
            Line::from(value(deal)),
            stage(deal),
            Line::new().muted(day(deal, today)),
        ]);
    }
    ui.table(&table)
}

/// Draws one deal in full.
pub fn card(one: &OneDeal, today: Date, ui: &mut Ui) -> Result<()> {
    let deal = &one.deal;
    let day = |date: Date| words::short_day(date, today);
    let moves: Vec<String> = deal
        .moves
        .iter()
        .map(|one| format!("{} ({})", one.stage, day(one.date)))
        .collect();
    Card::new(&deal.title)
        .fact("id", Line::new().muted(&deal.id))
        .fact("with", with(deal))
        .fact("value", value(deal))
        .fact("stage", stage(deal))
        .fact("opened", day(deal.opened))
        .maybe("expected", deal.expected.map(day))
        .maybe("closed", deal.closed.map(day))
        .maybe("reason", deal.reason.as_ref())
        .fact("moved", moves.join(", "))
        .maybe(
            "began with",
            one.began_with.as_ref().map(|it| began(it, today)),
        )
        .maybe(
            "suggested",
            one.suggested_origin.as_ref().map(|it| began(it, today)),
        )
        .maybe("also", also(one))
        .draw(ui)?;
    buyer(one, ui)?;
    if one.suggested_origin.is_some() {
        let command = format!("legwork deal edit \"{}\" --origin suggested", deal.title);
        ui.hint(
            Line::new()
                .muted("begin it with what is suggested: ")
                .accent(command),
        )?;
    }
    Ok(())
}

/// "cold call, 4 Jan: the first touch of those that led to the meeting".
fn began(origin: &OriginView, today: Date) -> Line {
    let day = words::short_day(origin.date, today);
    let line = Line::new().plain(format!("{}, {day}", origin.says));
    match &origin.because {
        Some(why) => line.muted(format!(": {why}")),
        None => line.muted(": as you said"),
    }
}

/// What else came before it.
fn also(one: &OneDeal) -> Option<String> {
    let assists: Vec<String> = one.assists.iter().map(|it| it.says.clone()).collect();
    (!assists.is_empty()).then(|| words::list(&assists))
}

/// Draws a deal that was corrected, and what it counts for now.
pub fn corrected(one: &OneDeal, today: Date, ui: &mut Ui) -> Result<()> {
    card(one, today, ui)?;
    goals(one, ui)
}

/// Draws a deal that was just won or lost: the goals that it counts for, and
/// those that it might have.
pub fn closed(one: &OneDeal, _: Date, ui: &mut Ui) -> Result<()> {
    done::line(&one.deal.status, &in_short(&one.deal), ui)?;
    goals(one, ui)?;
    buyer(one, ui)?;
    let mut hints = one
        .not_counted_for
        .iter()
        .filter_map(|not| not.hint.as_ref());
    let Some(hint) = hints.next() else {
        return Ok(());
    };
    let command = format!("legwork deal won \"{}\" --rate RATE", one.deal.title);
    ui.hint(
        Line::new()
            .muted(format!("{hint}: "))
            .accent("legwork undo")
            .muted(", then ")
            .accent(command),
    )
}

/// Offers to call somebody a client who bought.
fn buyer(one: &OneDeal, ui: &mut Ui) -> Result<()> {
    let Some(buyer) = &one.buyer else {
        return Ok(());
    };
    let now = match buyer.relationship.as_str() {
        "other" => format!("{} is no client yet: ", buyer.name),
        "lapsed" => format!("{} still counts as lapsed: ", buyer.name),
        word => format!("{} is still a {word}: ", buyer.name),
    };
    let command = format!(
        "legwork people edit \"{}\" --as client --since {}",
        buyer.name, buyer.since
    );
    ui.hint(Line::new().muted(now).accent(command))
}

/// The goals that a deal counts for, and those that it might have.
fn goals(one: &OneDeal, ui: &mut Ui) -> Result<()> {
    for goal in &one.counted_for {
        ui.line(Line::new().muted("  counts for: ").plain(&goal.title))?;
    }
    for not in &one.not_counted_for {
        let line = Line::new().push(Role::Warn, "  does not count for: ");
        ui.line(
            line.plain(&not.goal.title)
                .muted(format!(" · {}", not.reason)),
        )?;
    }
    Ok(())
}

/// "Website, EUR 12,000".
fn in_short(deal: &DealView) -> String {
    match value(deal).as_str() {
        "" => deal.title.clone(),
        value => format!("{}, {value}", deal.title),
    }
}

fn with(deal: &DealView) -> String {
    let names = [&deal.person, &deal.organisation];
    let names: Vec<String> = names
        .into_iter()
        .flatten()
        .map(|one| one.name.clone())
        .collect();
    names.join(" @ ")
}

fn value(deal: &DealView) -> String {
    deal.value
        .map(|value| marks::amount(value, deal.currency.as_deref(), None))
        .unwrap_or_default()
}

fn stage(deal: &DealView) -> Line {
    match deal.status.as_str() {
        "won" => Line::of(Role::Good, "won"),
        "lost" => Line::new().muted("lost"),
        _ => Line::from(&deal.stage),
    }
}

/// The day that matters most by now: closed, expected or opened.
fn day(deal: &DealView, today: Date) -> String {
    let day = |date: Date| words::short_day(date, today);
    match (deal.closed, deal.expected) {
        (Some(closed), _) => day(closed),
        (None, Some(expected)) => format!("by {}", day(expected)),
        (None, None) => format!("since {}", day(deal.opened)),
    }
}
