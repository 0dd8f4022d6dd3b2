//! "Anything you did and did not log?": days on which work was expected and
//! nothing at all was logged.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::cadence::Tile;
use legwork_core::vocabulary::Direction;

use super::Unlogged;
use crate::service::board::{Board, Held};
use crate::service::hours::units_asked;
use crate::store::DayTotal;

/// Days back for which it is asked: a week of grace after the newest week.
const BACK: i64 = 14;

/// The days of `span` without any log where work was expected, oldest first:
/// none that is still running, and none so old that a late entry would count
/// for nothing.
pub(super) fn unlogged(board: &Board, span: Tile, totals: &[DayTotal]) -> Vec<Unlogged> {
    let oldest = board.today.saturating_sub(BACK.days());
    let days = span.dates();
    let days = days.filter(|date| *date < board.today && *date >= oldest);
    let silent = |date: &Date| !totals.iter().any(|total| total.day.date() == *date);
    days.filter(silent)
        .filter_map(|date| expected(board, date))
        .collect()
}

/// What was expected on a day; none when nothing was.
fn expected(board: &Board, date: Date) -> Option<Unlogged> {
    let day = Tile {
        start: date,
        end: date.saturating_add(1.day()),
    };
    let owes = |held: &&Held| {
        held.terms.direction != Direction::AtMost
            && held.terms.unsealed_from(board.today) <= date
            && units_asked(held, day) > 0.0
    };
    let owing: Vec<&Held> = board.held.iter().filter(owes).collect();
    let first = owing.first()?;
    Some(Unlogged {
        date,
        line: format!("{} on {date}", board.book.says(&first.row.kind, 1)),
        expected: owing.iter().map(|held| held.row.title.clone()).collect(),
    })
}
