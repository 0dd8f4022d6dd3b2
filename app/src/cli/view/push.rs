//! Browsers that show nudges.

use jiff::civil::Date;

use crate::Result;
use crate::cli::done;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::Line;
use crate::service::nudge::push::{Allowed, Devices};

use super::connector::moment;
use super::ids::Ids;

/// Draws one row per browser.
pub fn list(all: &Devices, today: Date, ui: &mut Ui) -> Result<()> {
    if all.devices.is_empty() {
        ui.line("No browser was chosen.")?;
        return ui.line("Open Settings > Nudges in the browser that is to show them.");
    }
    let ids = Ids::of(all.devices.iter().map(|one| one.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 3),
        Column::wrapping("Browser", 0),
        Column::left("Through", 2),
        Column::left("Chosen", 1),
        Column::left("Last sent", 0),
    ]);
    for one in &all.devices {
        let sent = one.sent.as_ref();
        table.row([
            ids.short(&one.id),
            Line::new().strong(&one.name),
            Line::new().muted(&one.server),
            Line::new().muted(moment(&one.added, today)),
            Line::from(sent.map_or("never".to_owned(), |at| moment(at, today))),
        ]);
    }
    ui.table(&table)
}

/// Says what was done with browsers.
pub fn done(deed: &str, all: &Devices, ui: &mut Ui) -> Result<()> {
    all.devices
        .iter()
        .try_for_each(|one| done::line(deed, &one.name, ui))
}

/// Says which services of one's own may be reached.
pub fn allowed(all: &Allowed, _: Date, ui: &mut Ui) -> Result<()> {
    match all.hosts.as_slice() {
        [] => done::line("allowed", "services on the Internet alone", ui),
        hosts => done::line("allowed", &hosts.join(", "), ui),
    }
}
