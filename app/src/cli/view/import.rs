//! What an import took over, or would.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::Result;
use crate::cli::commands::export::rows;
use crate::cli::done;
use crate::cli::ui::Ui;
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::import::Imported;

/// So many places are named of lines that were left out.
const PLACES: usize = 3;

/// Draws counts, what was left out and why, and samples of what would come.
pub fn taken(taken: &Imported, ui: &mut Ui) -> Result<()> {
    let total: u64 = taken.tables.values().sum();
    let word = if taken.dry_run {
        "would import"
    } else {
        "imported"
    };
    done::fact(Role::Good, word, &rows(total), ui)?;
    among(taken, ui)?;
    if taken.replaced > 0 {
        let changed = if taken.is_own() {
            "took the place of others"
        } else {
            "that were there became fuller"
        };
        ui.line(format!("  {} {changed}", rows(taken.replaced)))?;
    }
    if taken.known > 0 {
        ui.line(Line::new().muted(format!("  {} known already", rows(taken.known))))?;
    }
    skipped(taken, ui)?;
    if taken.dry_run {
        samples(&taken.samples, ui)?;
    }
    taken.notices.iter().try_for_each(|notice| ui.note(notice))
}

fn among(taken: &Imported, ui: &mut Ui) -> Result<()> {
    let counts = &taken.counts;
    let parts = [
        (counts.activities, "activity|activities"),
        (counts.people, "person|people"),
        (counts.organisations, "organisation"),
        (counts.deals, "deal"),
        (counts.results, "result"),
    ];
    let parts = parts.into_iter().filter(|part| part.0 > 0);
    let parts: Vec<String> = parts
        .map(|(number, noun)| words::count(number, noun))
        .collect();
    if parts.is_empty() {
        return Ok(());
    }
    ui.line(
        Line::new()
            .muted("  among them ")
            .plain(words::list(&parts)),
    )
}

/// What was left out: how much, and for each reason the first few places.
fn skipped(taken: &Imported, ui: &mut Ui) -> Result<()> {
    if taken.counts.skipped == 0 {
        return Ok(());
    }
    let count = words::count(taken.counts.skipped, "line");
    ui.line(format!("  {count} left out"))?;
    let mut by_reason: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in &taken.skipped {
        let lines = by_reason.entry(&one.reason).or_default();
        lines.push(one.line.to_string());
    }
    for (reason, lines) in by_reason {
        let more = if lines.len() > PLACES { " ..." } else { "" };
        let some = lines[..lines.len().min(PLACES)].join(", ");
        let noun = if lines.len() == 1 { "line" } else { "lines" };
        let line = Line::from("    ").plain(reason);
        ui.line(line.muted(format!(": {noun} {some}{more}")))?;
    }
    match &taken.skipped_file {
        None => Ok(()),
        Some(file) => ui.line(Line::new().muted("  all of them are in ").plain(file)),
    }
}

/// The first rows that would come, a line each.
fn samples(samples: &[Value], ui: &mut Ui) -> Result<()> {
    for sample in samples {
        let Some(row) = sample.get("row").and_then(Value::as_object) else {
            continue;
        };
        let cells: Vec<String> = row.values().filter_map(cell).collect();
        let table = sample
            .get("table")
            .and_then(Value::as_str)
            .unwrap_or_default();
        ui.line(
            Line::new()
                .muted(format!("  {table}: "))
                .plain(cells.join(" · ")),
        )?;
    }
    Ok(())
}

fn cell(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.lines().next().unwrap_or_default().to_owned()),
        Value::Array(all) => Some(all.iter().filter_map(cell).collect::<Vec<_>>().join(", ")),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
    .filter(|text| !text.is_empty())
}
