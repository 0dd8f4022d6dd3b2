//! How well promises were kept.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::bar::bar;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::score::{ScoreLine, Scores};

use super::{empty, marks};

/// Below this share, a commitment is in danger of dying.
const LOW: f64 = 0.4;

/// Draws one row per commitment, then what the figure means.
pub fn draw(scores: &Scores, _: Date, ui: &mut Ui) -> Result<()> {
    if scores.commitments.is_empty() {
        return empty::commitments(ui);
    }
    let mut table = Table::new([
        Column::wrapping("", 0),
        Column::left("", 3),
        Column::right("Kept", 0),
        Column::right("In a row", 1),
        Column::left("Lately", 2),
        Column::left("Promise", 4),
    ]);
    for line in &scores.commitments {
        table.row(row(line));
    }
    ui.table(&table)?;
    ui.gap()?;
    ui.line(Line::new().muted(
        "Kept: the share of what you promised lately that you did, recent weeks counting more, days off not counting.",
    ))?;
    let is_low = |line: &&ScoreLine| line.score < LOW && !line.too_early;
    for line in scores.commitments.iter().filter(is_low) {
        ui.line(warning(line))?;
    }
    Ok(())
}

fn row(line: &ScoreLine) -> [Line; 6] {
    let role = role(line.score);
    let [bar, kept] = if line.too_early {
        [Line::new(), Line::new().muted("too early")]
    } else {
        [
            bar(words::hundredths(line.score), 0, 100, 10, role),
            Line::of(role, words::per_cent(line.score)),
        ]
    };
    [
        Line::from(&line.title),
        bar,
        kept,
        Line::from(line.streak.to_string()),
        marks::periods(&line.periods),
        Line::new().muted(&line.promise),
    ]
}

const fn role(score: f64) -> Role {
    if score >= 0.7 {
        Role::Good
    } else if score >= LOW {
        Role::Warn
    } else {
        Role::Bad
    }
}

/// What people at this level tend to do, and the way out.
fn warning(line: &ScoreLine) -> Line {
    Line::of(Role::Bad, format!("{}: ", line.title)).plain(format!(
        "of people at this level, {} in 100 stop within eight weeks. A smaller promise, kept, beats a big one.",
        words::hundredths(line.stop_risk)
    ))
}
