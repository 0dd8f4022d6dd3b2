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

use super::ids::Ids;
use super::{empty, rule};

/// Draws one row per capture.
pub fn list(found: &Captures, today: Date, ui: &mut Ui) -> Result<()> {
    if found.captures.is_empty() {
        empty::captures(ui)?;
    } else {
        rows(&found.captures, today, ui)?;
    }
    if found.more {
        let all = words::count(found.waiting, "capture");
        ui.note(Line::new().muted(format!("{all} in all: -n 500 shows more")))?;
    }
    offered(found.offer.as_ref(), ui)
}

fn rows(captures: &[CaptureView], today: Date, ui: &mut Ui) -> Result<()> {
    let ids = Ids::of(captures.iter().map(|capture| capture.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 4),
        Column::left("Day", 3),
        Column::wrapping("What", 0),
        Column::wrapping("Title", 2),
        Column::wrapping("Why", 1),
        Column::left("Source", 6),
        Column::left("Sure", 5),
    ]);
    for one in captures {
        let why = one.twin.as_ref().unwrap_or(&one.reason);
        table.row([
            ids.short(&one.id),
            Line::from(words::near_day(one.date, today)),
            Line::new().strong(&one.says),
            Line::from(&one.summary),
            Line::new().muted(why),
            Line::new().muted(&one.source),
            Line::new().muted(&one.confidence),
        ]);
    }
    ui.table(&table)
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
