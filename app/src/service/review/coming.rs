//! The plan of the days that come next.

use jiff::civil::Date;

use super::span::{Reviewing, Years};
use super::{Coming, ComingLine};
use crate::Result;
use crate::service::board::{Board, Held, is_over};
use crate::service::context::Context;
use crate::service::hours::{hours, minutes_each, units_asked};
use crate::service::span::{DayNote, Line, Reckoned, day_note, span_hours};
use crate::service::today::Span;
use crate::store::Tx;

/// What is promised for the days after those that are reviewed.
pub(super) async fn coming(
    context: &Context,
    tx: &mut Tx,
    today: Date,
    reviewing: Reviewing,
) -> Result<Coming> {
    let years = Years::of(context);
    let next = reviewing.after(years);
    let found = Reckoned::load(context, tx, today, next.tile).await?;
    let board = &found.board;
    let notes = next.tile.dates().map(|date| day_note(board, date));
    let lines = board.held.iter().zip(found.lines);
    Ok(Coming {
        name: next.name(years),
        span: Span {
            start: next.tile.start,
            end: next.tile.end,
        },
        hours: span_hours(context, board, next.tile, &found.totals),
        off: notes.filter(is_off).collect(),
        commitments: lines
            .filter(|(held, _)| !is_over(&held.row, next.tile.start))
            .map(|(held, one)| line(held, one, board, next))
            .collect(),
    })
}

fn is_off(note: &DayNote) -> bool {
    note.paused || note.holiday.is_some()
}

fn line(held: &Held, line: Line, board: &Board, next: Reviewing) -> ComingLine {
    let asked = f64::from(minutes_each(&held.row, &board.book)) * units_asked(held, next.tile);
    ComingLine {
        id: line.id,
        title: line.title,
        promise: line.promise,
        asked: line.asked,
        hours: hours(asked),
    }
}
