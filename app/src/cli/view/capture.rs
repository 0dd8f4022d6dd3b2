//! Captures: what waits, why it is proposed, and what became of it.

use jiff::civil::Date;

use crate::Result;
use crate::cli::done;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::capture::rules::OwnAddresses;
use crate::service::capture::{Answered, CaptureView, Captures, Offer};

use super::ids::Ends;
use super::{empty, rule};

/// Draws each capture with its source, its reason and how sure that is.
pub fn list(found: &Captures, today: Date, ui: &mut Ui) -> Result<()> {
    if found.captures.is_empty() {
        empty::captures(ui)?;
    } else if ui.look().plain {
        ui.table(&records(&found.captures))?;
    } else {
        blocks(&found.captures, today, ui)?;
    }
    if found.more {
        let all = words::count(found.waiting, "capture");
        ui.note(Line::new().muted(format!("{all} in all: -n 500 shows more")))?;
    }
    offered(found.offer.as_ref(), ui)
}

/// One record per capture, for other programs.
fn records(captures: &[CaptureView]) -> Table {
    let heads = ["Id", "Day", "What", "Title", "Why", "Source", "Sure"];
    let mut table = Table::new(heads.map(|head| Column::left(head, 0)));
    for one in captures {
        table.row([
            Line::from(&one.id),
            Line::from(one.date.to_string()),
            Line::from(&one.says),
            Line::from(&one.summary),
            Line::from(why(one)),
            Line::from(&one.source),
            Line::from(&one.confidence),
        ]);
    }
    table
}

/// Under the end of the id: what it counts as, what it was, and why.
fn blocks(captures: &[CaptureView], today: Date, ui: &mut Ui) -> Result<()> {
    let ends = Ends::of(captures.iter().map(|one| one.id.as_str()));
    for (place, one) in captures.iter().enumerate() {
        if place > 0 {
            ui.gap()?;
        }
        let end = match one.state.as_str() {
            "waiting" => ends.short(&one.id),
            _ => String::new(),
        };
        let inset = " ".repeat(end.len() + 2 * usize::from(!end.is_empty()));
        let day = words::near_day(one.date, today);
        let sure = sure(&one.confidence);
        let head = if end.is_empty() {
            Line::new()
        } else {
            Line::new().accent(&end).plain("  ")
        };
        let what = head.strong(&one.says).muted(format!(" · {day} · {sure}"));
        ui.line(what)?;
        ui.line(Line::from(format!("{inset}{}", one.summary)))?;
        let from = format!("{inset}{} · from {}", why(one), one.source);
        ui.line(Line::new().muted(from))?;
    }
    if captures.iter().any(|one| one.state == "waiting") {
        ui.gap()?;
        let first = captures.first().map(|one| ends.short(&one.id));
        ui.hint(
            Line::new()
                .muted("  say yes: ")
                .accent(format!(
                    "legwork captures accept {}",
                    first.unwrap_or_default()
                ))
                .muted("; or correct it, or dismiss it, in the same way"),
        )?;
    }
    Ok(())
}

/// Why it is proposed: what it looks like on record comes first.
fn why(one: &CaptureView) -> &str {
    one.twin.as_ref().unwrap_or(&one.reason)
}

/// How sure that is, in the words of the screen.
fn sure(confidence: &str) -> &str {
    match confidence {
        "high" => "sure",
        "middle" => "likely",
        "low" => "a guess",
        other => other,
    }
}

/// Draws what became of captures.
pub fn answered(answered: &Answered, today: Date, ui: &mut Ui) -> Result<()> {
    for made in &answered.accepted {
        let note = made.note.as_deref().unwrap_or_default();
        let day = words::near_day(made.date, today);
        done::line("accepted", &format!("{} {day} {note}", made.says), ui)?;
    }
    for one in &answered.known {
        let twin = one.twin.as_deref().unwrap_or_default();
        done::line("nothing added", &format!("{}: {twin}", one.summary), ui)?;
    }
    for one in &answered.dismissed {
        done::line("dismissed", &one.summary, ui)?;
    }
    for one in &answered.left {
        let what = format!("{}: {}", one.summary, one.reason);
        done::fact(Role::Bad, "left waiting", &what, ui)?;
    }
    let waiting = words::count(answered.waiting, "capture");
    ui.note(Line::new().muted(format!("{waiting} waiting")))?;
    offered(answered.offer.as_ref(), ui)
}

/// The rule that answers teach, with the command that takes it over.
fn offered(offer: Option<&Offer>, ui: &mut Ui) -> Result<()> {
    let Some(offer) = offer else {
        return Ok(());
    };
    let effect = rule::effect(offer.effect);
    ui.note(format!("a rule for this: {}; {effect}", offer.says))?;
    ui.note(Line::from("  ").accent(rule::command(&offer.rule)))
}

/// Draws one's own addresses.
pub fn own(own: &OwnAddresses, _: Date, ui: &mut Ui) -> Result<()> {
    if own.addresses.is_empty() {
        return empty::own_addresses(ui);
    }
    for address in &own.addresses {
        ui.line(address)?;
    }
    Ok(())
}
