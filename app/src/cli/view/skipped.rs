//! Rows of a file that were left out.

use std::collections::BTreeMap;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::text::Line;
use crate::cli::ui::words;

/// So many lines are named for each reason.
const PLACES: usize = 10;

/// Tells how many rows were left out, and for each reason the first lines.
pub(super) fn rows<'a>(
    total: u64,
    rows: impl Iterator<Item = (u64, &'a str)>,
    ui: &mut Ui,
) -> Result<()> {
    if total == 0 {
        return Ok(());
    }
    ui.note(format!("{} left out:", words::count(total, "row")))?;
    let mut by_reason: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (line, reason) in rows {
        let lines = by_reason.entry(reason).or_default();
        lines.push(line.to_string());
    }
    for (reason, lines) in by_reason {
        let noun = if lines.len() == 1 { "line" } else { "lines" };
        let more = if lines.len() > PLACES { " ..." } else { "" };
        let some = lines[..lines.len().min(PLACES)].join(", ");
        let line = Line::from("  ").plain(reason);
        ui.note(line.muted(format!(": {noun} {some}{more}")))?;
    }
    Ok(())
}
