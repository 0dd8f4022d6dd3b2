//! Screens with nothing on them yet: they say what to do next.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::Result;

use crate::cli::ui::Ui;
use crate::cli::ui::text::Line;

/// Nothing of this sort yet, and the command that makes the first.
fn nothing(what: &str, command: &str, ui: &mut Ui) -> Result<()> {
    ui.line(what)?;
    ui.line(Line::from("  ").accent(command))
}

/// No goals.
pub fn goals(ui: &mut Ui) -> Result<()> {
    nothing(
        "No goals yet. Set one:",
        "legwork goal add \"grow revenue by 20% in 2027\"",
        ui,
    )
}

/// No commitments.
pub fn commitments(ui: &mut Ui) -> Result<()> {
    nothing(
        "No commitments yet. Make one:",
        "legwork commit \"make two cold calls every day\"",
        ui,
    )
}

/// No commitments for the days that we are in.
pub fn days(ui: &mut Ui) -> Result<()> {
    nothing(
        "Nothing is promised for these days. Make a commitment:",
        "legwork commit \"make two cold calls every day\"",
        ui,
    )
}

/// Nothing shared.
pub fn shares(ui: &mut Ui) -> Result<()> {
    nothing(
        "Nothing is shared with anybody. Let somebody see how a commitment goes:",
        "legwork partner share Ann \"cold calls\"",
        ui,
    )
}

/// No changes.
pub fn changes(ui: &mut Ui) -> Result<()> {
    nothing("No changes yet. Make one:", "legwork log a cold call", ui)
}

/// No activities.
pub fn activities(ui: &mut Ui) -> Result<()> {
    nothing(
        "Nothing logged here. Log something:",
        "legwork log 2 cold calls yesterday",
        ui,
    )
}

/// No activities of which a rate is known.
pub fn hours(ui: &mut Ui) -> Result<()> {
    nothing(
        "Nothing was done yet of what has published rates. Log something, and what came of it:",
        "legwork log \"cold called Ann Lee, meeting booked\"",
        ui,
    )
}

/// No test of two activities.
pub fn trial(ui: &mut Ui) -> Result<()> {
    nothing(
        "No test of two activities. Let their weeks alternate, and chance choose:",
        "legwork attribute trial begin \"cold call\" \"LinkedIn invite\"",
        ui,
    )
}

/// No people.
pub fn people(ui: &mut Ui) -> Result<()> {
    nothing(
        "Nobody here yet. Add someone:",
        "legwork people add \"Ann Lee\" --at Acme",
        ui,
    )
}

/// Nobody of those that were asked for.
pub fn people_like_that(ui: &mut Ui) -> Result<()> {
    nothing(
        "Nobody like that is known. Everybody who is:",
        "legwork people list",
        ui,
    )
}

/// No connectors.
pub fn connectors(ui: &mut Ui) -> Result<()> {
    nothing(
        "No connectors yet. Let Legwork see what you publish:",
        "legwork connect feed https://acme.example/blog/feed.xml",
        ui,
    )
}

/// No pauses: one of the week after this is proposed.
pub fn pauses(today: Date, ui: &mut Ui) -> Result<()> {
    let first = today.saturating_add(7.days());
    let last = today.saturating_add(11.days());
    nothing(
        "No pauses. Take one:",
        &format!("legwork pause {first}..{last}"),
        ui,
    )
}

/// No deals.
pub fn deals(ui: &mut Ui) -> Result<()> {
    nothing(
        "No deals yet. Add one:",
        "legwork deal add \"Website\" --at Acme --value \"EUR 12,000\"",
        ui,
    )
}

/// Deals, but none that is open.
pub fn open_deals(ui: &mut Ui) -> Result<()> {
    nothing(
        "No open deals. Those that are closed:",
        "legwork deal list --all",
        ui,
    )
}

/// No results.
pub fn results(ui: &mut Ui) -> Result<()> {
    nothing(
        "No results yet. Record one:",
        "legwork result add 12500",
        ui,
    )
}

/// No captures.
pub fn captures(ui: &mut Ui) -> Result<()> {
    nothing(
        "Nothing waits for a yes. What mail, calendar and feeds see appears here; what you know yourself, log:",
        "legwork log 2 cold calls yesterday",
        ui,
    )
}

/// No addresses of one's own.
pub fn own_addresses(ui: &mut Ui) -> Result<()> {
    nothing(
        "None of your addresses is known yet. Say one, so that mail within your firm is left out:",
        "legwork captures own me@harbour.example",
        ui,
    )
}
