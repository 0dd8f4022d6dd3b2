//! Hours: what commitments ask for and what the log says was spent.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use legwork_core::cadence::{Quota, Terms, Tile};
use legwork_core::parse::is_measure;
use legwork_core::vocabulary::{Direction, PeriodUnit};

use super::board::{Board, Held, is_over};
use super::book::Book;
use crate::store::{Commitment, DayTotal};

/// Weeks in a mean Gregorian month: 365.2425 / 12 / 7.
const WEEKS_A_MONTH: f64 = 365.2425 / 84.0;

/// Minutes to hours, to the hundredth that a screen can show.
pub(super) fn hours(minutes: f64) -> f64 {
    // An empty sum is a negative zero; adding zero makes it a plain one.
    (minutes / 60.0 * 100.0).round() / 100.0 + 0.0
}

/// The week that holds a date.
pub(super) fn week_of(date: Date, start: Weekday) -> Tile {
    let since = date.weekday().since(start);
    let first = date.saturating_sub(i64::from(since).days());
    Tile {
        start: first,
        end: first.saturating_add(7.days()),
    }
}

/// Minutes that one unit of a commitment is planned to take. A limit asks for
/// no time, and a promise in minutes is its own measure.
pub(super) fn minutes_each(row: &Commitment, book: &Book) -> u32 {
    match (row.direction.0, row.quantity_unit.as_str()) {
        (Direction::AtMost, _) => 0,
        (_, "minutes") => 1,
        _ => row
            .minutes
            .and_then(|minutes| u32::try_from(minutes).ok())
            .unwrap_or_else(|| ordinary(row, book)),
    }
}

/// The minutes of the kind are those of an act: nothing tells how many of them
/// one page or one mile takes.
fn ordinary(row: &Commitment, book: &Book) -> u32 {
    if is_measure(&row.quantity_unit) {
        0
    } else {
        book.minutes(&row.kind)
    }
}

/// Whether a commitment is part of selling: the weekly hours are for that, and
/// the gym does not take from them.
pub(super) fn sells(row: &Commitment, book: &Book) -> bool {
    book.find(&row.kind).is_none_or(|kind| kind.selling)
}

/// Minutes that a commitment asks for in an ordinary week, without holidays.
pub(super) fn ordinary_minutes(row: &Commitment, terms: &Terms, date: Date, book: &Book) -> f64 {
    let target = terms.target_on(date.max(terms.start));
    f64::from(target) * ordinary_minutes_each(row, terms, book)
}

/// What each unit of its number asks for in an ordinary week, in minutes.
pub(super) fn ordinary_minutes_each(row: &Commitment, terms: &Terms, book: &Book) -> f64 {
    f64::from(minutes_each(row, book)) * periods_a_week(row, terms)
}

/// How often the number of a commitment is owed in an ordinary week.
pub(super) fn periods_a_week(row: &Commitment, terms: &Terms) -> f64 {
    let every = f64::from(u32::try_from(row.every.max(1)).unwrap_or(1));
    let workdays = f64::from(u32::try_from(terms.mask.iter().count()).unwrap_or(7));
    match row.unit.0 {
        PeriodUnit::Day if row.every == 1 => workdays,
        PeriodUnit::Day => 7.0 / every,
        PeriodUnit::Week => 1.0 / every,
        PeriodUnit::Month => 1.0 / (every * WEEKS_A_MONTH),
        PeriodUnit::Quarter => 1.0 / (every * 3.0 * WEEKS_A_MONTH),
        PeriodUnit::Year => 1.0 / (every * 12.0 * WEEKS_A_MONTH),
    }
}

/// The acts that a promise asks for in an ordinary week; none when it counts
/// something else, such as pages.
pub(super) fn acts_a_week(held: &Held, date: Date, book: &Book) -> Option<f64> {
    let units = f64::from(held.terms.target_on(date)) * periods_a_week(&held.row, &held.terms);
    match held.row.quantity_unit.as_str() {
        "minutes" => {
            let each = book.minutes(&held.row.kind);
            (each > 0).then(|| units / f64::from(each))
        }
        unit if is_measure(unit) => None,
        _ => Some(units),
    }
}

/// Minutes a week that the running commitments ask for. One that will take the
/// place of another asks for nothing before its day.
pub(super) fn asked_now(board: &Board) -> f64 {
    let of = |held: &Held| ordinary_minutes(&held.row, &held.terms, board.today, &board.book);
    let running = |held: &&Held| !is_over(&held.row, board.today) && sells(&held.row, &board.book);
    let awaited = |held: &&Held| {
        let before = |other: &Held| {
            other.row.lineage_id == held.row.lineage_id && other.terms.covers(board.today)
        };
        !held.terms.covers(board.today) && board.held.iter().any(before)
    };
    let counted = |held: &&Held| running(held) && !awaited(held);
    board.held.iter().filter(counted).map(of).sum()
}

/// Minutes that all commitments ask for on the days of `span`: the quota
/// density of each eligible day, so holidays and pauses ask for nothing.
pub(super) fn asked(board: &Board, span: Tile) -> f64 {
    let of =
        |held: &Held| f64::from(minutes_each(&held.row, &board.book)) * units_asked(held, span);
    board
        .held
        .iter()
        .filter(|held| sells(&held.row, &board.book))
        .map(of)
        .sum()
}

/// Units that a commitment asks for on the days of `span`, as a fraction.
pub(super) fn units_asked(held: &Held, span: Tile) -> f64 {
    let within = |tile: Tile| Tile {
        start: tile.start.max(span.start),
        end: tile.end.min(span.end),
    };
    let owed = |tile: Tile| density(held, tile, within(tile));
    held.terms.tiles(span).map(owed).sum()
}

/// What the days of `part` owe of the quota of `tile`.
fn density(held: &Held, tile: Tile, part: Tile) -> f64 {
    let owed = Quota::of(&held.terms, &held.exclusions, part).owed;
    let nominal = tile
        .dates()
        .filter(|date| held.terms.mask.contains(date.weekday()))
        .count();
    if owed == 0 || nominal == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "quotas are far below 2^52")]
    let share = owed as f64 / nominal as f64;
    share
}

/// Minutes spent on the days of `span`: as logged, and the kind's usual
/// minutes for acts logged without.
pub(super) fn spent(totals: &[DayTotal], book: &Book, span: Tile) -> f64 {
    let of = |total: &DayTotal| taken(total, book);
    let within = |total: &&DayTotal| span.contains(total.day.date());
    let selling = |total: &&DayTotal| book.find(&total.kind).is_none_or(|kind| kind.selling);
    totals.iter().filter(within).filter(selling).map(of).sum()
}

/// Minutes that what was done on one day took.
pub(super) fn taken(total: &DayTotal, book: &Book) -> f64 {
    let usual = total
        .untimed
        .saturating_mul(i64::from(book.minutes(&total.kind)));
    let minutes = i32::try_from(total.minutes.saturating_add(usual)).unwrap_or(i32::MAX);
    f64::from(minutes)
}
