//! Pairs that may be one.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::Line;
use crate::service::people::{Apart, Brief, Duplicates};

use super::ids::Ids;

/// Draws one row per pair; `command` is what merges them.
pub fn list(found: &Duplicates, command: &str, ui: &mut Ui) -> Result<()> {
    let Some(first) = found.pairs.first() else {
        return ui.line("Nobody seems to be there twice.");
    };
    let all = found
        .pairs
        .iter()
        .flat_map(|pair| [&pair.keep, &pair.other]);
    let ids = Ids::of(all.map(|one| one.id.as_str()));
    let mut table = Table::new([
        Column::left("Id", 1),
        Column::wrapping("Keep", 0),
        Column::left("Id", 1),
        Column::wrapping("Other", 0),
        Column::wrapping("Why", 2),
    ]);
    for pair in &found.pairs {
        table.row([
            ids.short(&pair.keep.id),
            name(&pair.keep),
            ids.short(&pair.other.id),
            name(&pair.other),
            Line::new().muted(pair.why.join(", ")),
        ]);
    }
    ui.table(&table)?;
    ui.note(Line::new().muted("make two one: ").accent(format!(
        "legwork {command} merge {} {}",
        short(&first.keep.id),
        short(&first.other.id)
    )))?;
    ui.note(
        Line::new()
            .muted("or say that they are not: ")
            .accent(format!(
                "legwork {command} distinct {} {}",
                short(&first.keep.id),
                short(&first.other.id)
            )),
    )
}

/// Says that two are not one.
pub fn apart(pair: &Apart, _: Date, ui: &mut Ui) -> Result<()> {
    let both = name(&pair.one).muted(" and ").join(name(&pair.other));
    ui.line(both.muted(" are not the same; they are not listed again"))
}

fn name(one: &Brief) -> Line {
    let name = Line::new().strong(&one.name);
    match &one.detail {
        Some(detail) => name.muted(format!(" @{detail}")),
        None => name,
    }
}

fn short(id: &str) -> &str {
    id.get(..8).unwrap_or(id)
}
