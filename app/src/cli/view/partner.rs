//! What is shared with an accountability partner.

use jiff::civil::Date;

use crate::Result;
use crate::cli::commands::partner::Shown;
use crate::cli::done;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::partner::{ShareView, Shares};

use super::empty;
use super::ids::Ids;

/// Draws one row per link.
pub fn list(all: &Shares, today: Date, ui: &mut Ui) -> Result<()> {
    if all.shares.is_empty() {
        return empty::shares(ui);
    }
    let ids = Ids::of(all.shares.iter().map(|one| one.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 3),
        Column::wrapping("For", 0),
        Column::wrapping("What", 1),
        Column::left("Until", 0),
    ]);
    for one in &all.shares {
        table.row([
            ids.short(&one.id),
            Line::new().strong(&one.name),
            Line::from(what(one)),
            until(one, today),
        ]);
    }
    ui.table(&table)
}

/// "Make cold calls, Write one blog post, and reviews".
fn what(one: &ShareView) -> String {
    let titles: Vec<&str> = one
        .commitments
        .iter()
        .map(|link| link.title.as_str())
        .collect();
    let reviews = if one.reviews { ", and reviews" } else { "" };
    format!("{}{reviews}", titles.join(", "))
}

fn until(one: &ShareView, today: Date) -> Line {
    let day = words::short_day(one.until, today);
    if one.expired {
        return Line::new().muted(format!("ended {day}"));
    }
    Line::of(Role::Good, day)
}

/// Draws a link that was made, whole, since it is shown this once.
pub(in crate::cli) fn shared(shown: &Shown, today: Date, ui: &mut Ui) -> Result<()> {
    let share = &shown.shared.share;
    done::line(
        "shared",
        &format!("{} with {}", what(share), share.name),
        ui,
    )?;
    let until = words::short_day(share.until, today);
    ui.note(format!(
        "Send this link; it is shown this once, and opens the page until {until}:"
    ))?;
    ui.raw(format!("{}\n", shown.address).as_bytes())?;
    if !shown.reachable {
        ui.note(
            "So far it opens on this machine alone. Say how others reach it, then share anew:",
        )?;
        ui.note(Line::from("  ").accent("legwork nudges set --address https://legwork.example"))?;
    }
    let id = share.id.get(..8).unwrap_or(&share.id);
    ui.note(
        Line::new()
            .muted("  end it with ")
            .accent(format!("legwork partner revoke {id}")),
    )
}

/// Says what opens nothing any more.
pub fn ended(ended: &Shares, _: Date, ui: &mut Ui) -> Result<()> {
    ended
        .shares
        .iter()
        .try_for_each(|one| done::line("ended", &format!("the link for {}", one.name), ui))
}
