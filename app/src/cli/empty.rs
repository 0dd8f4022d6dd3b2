//! Screens with nothing on them yet: they say what to do next.

use crate::Result;

use super::ui::Ui;
use super::ui::text::Line;

/// Nothing of this sort yet, and the command that makes the first.
pub fn nothing(what: &str, command: &str, ui: &mut Ui) -> Result<()> {
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

/// No activities.
pub fn activities(ui: &mut Ui) -> Result<()> {
    nothing(
        "Nothing logged here. Log something:",
        "legwork log 2 cold calls yesterday",
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

/// No deals.
pub fn deals(ui: &mut Ui) -> Result<()> {
    nothing(
        "No deals yet. Add one:",
        "legwork deal add \"Website\" --at Acme --value \"EUR 12,000\"",
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
