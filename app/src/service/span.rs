//! A week or a month: what was done on which day, against what was promised.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use legwork_core::cadence::{Phase, Quota, Tile};
use serde::Serialize;

use super::SCHEMA;
use super::board::{Board, Held, units};
use super::commitment::promise;
use super::context::Context;
use super::hours::{asked, hours, spent, units_asked, week_of};
use super::today::{Hours, Span, minutes, rounded};
use crate::Result;
use crate::ids::LineageId;
use crate::store::{self, Commitment, Day, DayTotal, SealedPeriod, Tx};

/// The days of a week or month, by commitment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Version of this shape.
    pub schema: u8,
    /// The days reported on; `end` is exclusive.
    pub span: Span,
    /// Today, if it lies in the span.
    pub today: Option<Date>,
    /// Hours over the span: `week` is the member's hours over as many days.
    pub hours: Hours,
    /// The days, oldest first.
    pub days: Vec<DayNote>,
    /// One line per commitment that was in force at some time in the span.
    pub commitments: Vec<Line>,
    /// What was done and counts for no commitment.
    pub other: Vec<OtherKind>,
}

/// What is special about a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DayNote {
    /// The date.
    pub date: Date,
    /// Name of the public holiday, if it is one.
    pub holiday: Option<String>,
    /// Whether a pause of everything covers it.
    pub paused: bool,
}

/// One commitment over the span.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Id of the commitment.
    pub id: String,
    /// What is promised.
    pub title: String,
    /// Slug of the kind.
    pub kind: String,
    /// The promise in words.
    pub promise: String,
    /// `at_least`, `at_most` or `exactly`.
    pub direction: String,
    /// Units done on each day of the span, in the order of `days`.
    pub by_day: Vec<u64>,
    /// Units asked on each day: `null` where nothing is owed.
    pub asked_by_day: Vec<Option<f64>>,
    /// Units done in the span.
    pub done: u64,
    /// Units that the periods of the span ask for together, those to come
    /// included; `null` when one of them reaches beyond it.
    pub asked: Option<u64>,
    /// Periods that touch the span, oldest first.
    pub periods: Vec<PeriodView>,
}

/// One period of a commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodView {
    /// First date.
    pub start: Date,
    /// First date after it.
    pub end: Date,
    /// Units asked.
    pub required: u64,
    /// Units counted.
    pub count: u64,
    /// Balance carried in.
    pub bank: u64,
    /// `void`, `met`, `open`, `missed`, `broken` or `excused`.
    pub status: String,
    /// Closed, but late entries may still change it.
    pub provisional: bool,
}

/// A kind that was done without being promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherKind {
    /// Slug of the kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Units done in the span.
    pub done: u64,
}

/// The week that holds `date`, or today's.
pub async fn week(context: &Context, now: &Zoned, date: Option<Date>) -> Result<Report> {
    let date = date.unwrap_or_else(|| context.today(now));
    report(context, now, week_of(date, context.week_start())).await
}

/// The calendar month that holds `date`, or today's.
pub async fn month(context: &Context, now: &Zoned, date: Option<Date>) -> Result<Report> {
    let first = date.unwrap_or_else(|| context.today(now)).first_of_month();
    let end = first.saturating_add(1.month());
    report(context, now, Tile { start: first, end }).await
}

async fn report(context: &Context, now: &Zoned, span: Tile) -> Result<Report> {
    let today = context.today(now);
    let mut tx = context.read().await?;
    let found = Reckoned::load(context, &mut tx, today, span).await?;
    let (board, totals) = (&found.board, &found.totals);
    Ok(Report {
        schema: SCHEMA,
        span: Span {
            start: span.start,
            end: span.end,
        },
        today: span.contains(today).then_some(today),
        hours: span_hours(context, board, span, totals),
        days: span.dates().map(|date| day_note(board, date)).collect(),
        other: other(board, totals),
        commitments: found.lines,
    })
}

/// The commitments in force in a span, and what was done in it.
pub(super) struct Reckoned {
    /// The commitments, reckoned as of today.
    pub(super) board: Board,
    /// What was done on the days of the span.
    pub(super) totals: Vec<DayTotal>,
    /// One line per commitment, in the order of the board.
    pub(super) lines: Vec<Line>,
}

impl Reckoned {
    /// Reads and reckons what was in force at some time in the span.
    pub(super) async fn load(
        context: &Context,
        tx: &mut Tx,
        today: Date,
        span: Tile,
    ) -> Result<Self> {
        let (workspace, member) = (context.workspace_id(), context.member_id);
        let mut rows = store::commitment::list(tx, workspace, member).await?;
        rows.retain(|row| in_force(row, span));
        let board = Board::reckon_over(context, tx, today, rows, span).await?;
        let (first, last) = (Day(span.start), Day(span.last()));
        let totals = store::totals::between(tx, workspace, member, first, last).await?;
        let mut lines = Vec::with_capacity(board.held.len());
        for held in &board.held {
            let periods = periods(tx, held, span).await?;
            lines.push(line(held, &board, span, &totals, periods));
        }
        Ok(Self {
            board,
            totals,
            lines,
        })
    }
}

impl Reckoned {
    /// The one of a lineage that is in force today, or else its newest, and the
    /// lines of all of it, oldest first.
    pub(super) fn lineage(&self, id: LineageId) -> Option<(&Held, Vec<&Line>)> {
        let all = self.board.held.iter().zip(&self.lines);
        let own = all.filter(|(held, _)| held.row.lineage_id == id);
        let (held, lines): (Vec<&Held>, Vec<&Line>) = own.unzip();
        let runs = |held: &&&Held| held.terms.covers(self.board.today);
        let one = held.iter().rev().find(runs).or(held.last())?;
        Some((one, lines))
    }
}

fn in_force(row: &Commitment, span: Tile) -> bool {
    let begun = row.starts_on.date() < span.end;
    begun && row.ends_on.is_none_or(|end| end.date() >= span.start)
}

/// The hours of a span.
pub(super) fn span_hours(
    context: &Context,
    board: &Board,
    span: Tile,
    totals: &[DayTotal],
) -> Hours {
    let weeks = f64::from(span.days()) / 7.0;
    Hours {
        week: hours(minutes(context.weekly_minutes) * weeks),
        asked: hours(asked(board, span)),
        done: hours(spent(totals, &board.book, span)),
    }
}

/// What is special about a day.
pub(super) fn day_note(board: &Board, date: Date) -> DayNote {
    DayNote {
        date,
        holiday: board.off.name(date),
        paused: board.off.paused(date),
    }
}

fn line(
    held: &Held,
    board: &Board,
    span: Tile,
    totals: &[DayTotal],
    periods: Vec<PeriodView>,
) -> Line {
    let by_day = done_by_day(held, board, span, totals);
    Line {
        id: held.row.commitment_id.to_string(),
        title: held.row.title.clone(),
        kind: held.row.kind.clone(),
        promise: promise::says(held, span.last()),
        direction: held.row.direction.to_string(),
        done: by_day.iter().sum(),
        by_day,
        asked_by_day: span.dates().map(|date| asked_on(held, date)).collect(),
        asked: asked_in(held, span, &periods),
        periods,
    }
}

fn done_by_day(held: &Held, board: &Board, span: Tile, totals: &[DayTotal]) -> Vec<u64> {
    let mut done: BTreeMap<Date, u64> = span.dates().map(|date| (date, 0)).collect();
    let counts = |total: &&DayTotal| board.book.counts(&total.kind, &held.row.kind);
    for total in totals.iter().filter(counts) {
        if let Some(day) = done.get_mut(&total.day.date()) {
            *day += u64::from(units(&held.row, total));
        }
    }
    done.into_values().collect()
}

fn asked_on(held: &Held, date: Date) -> Option<f64> {
    let end = date.saturating_add(1.day());
    let units = units_asked(held, Tile { start: date, end });
    (units > 0.0).then(|| rounded(units))
}

/// What the periods of the span ask for together, if none reaches beyond it.
fn asked_in(held: &Held, span: Tile, periods: &[PeriodView]) -> Option<u64> {
    let tiles: Vec<Tile> = held.terms.tiles(span).collect();
    let fits = tiles.first()?.start == span.start && tiles.last()?.end == span.end;
    let required = |tile: &Tile| {
        let known = periods.iter().find(|period| period.start == tile.start);
        known.map_or_else(
            || {
                let quota = Quota::of(&held.terms, &held.exclusions, *tile);
                u64::from(quota.required(held.terms.direction))
            },
            |period| period.required,
        )
    };
    fits.then(|| tiles.iter().map(required).sum())
}

/// Periods that touch the span: frozen ones as they were sealed, then the rest.
async fn periods(tx: &mut Tx, held: &Held, span: Tile) -> Result<Vec<PeriodView>> {
    let sealed = sealed(tx, held, span).await?;
    let open = held.ledger.periods.iter();
    let touches = |tile: Tile| tile.start < span.end && tile.end > span.start;
    let open = open.filter(|period| touches(period.tile)).map(period_view);
    Ok(sealed.iter().map(frozen).chain(open).collect())
}

/// The sealed periods that touch the span, oldest first. Sealed periods follow
/// each other without a gap, so those of a span are the newest that begin
/// before its end, as many as it has sealed tiles: all others stay unread.
async fn sealed(tx: &mut Tx, held: &Held, span: Tile) -> Result<Vec<SealedPeriod>> {
    let through = held.sealed.as_ref().map(|standing| standing.through);
    let Some(through) = through.filter(|through| *through > span.start) else {
        return Ok(Vec::new());
    };
    let part = Tile {
        end: span.end.min(through),
        ..span
    };
    let (workspace, id) = (held.row.workspace_id, held.row.commitment_id);
    let most = i64::try_from(held.terms.tiles(part).count()).unwrap_or(i64::MAX);
    let mut rows = store::sealed::newest(tx, workspace, id, Day(part.end), most).await?;
    rows.retain(|row| row.ends_on.date() > span.start);
    rows.reverse();
    Ok(rows)
}

/// A sealed period as it was written down.
pub(super) fn frozen(row: &SealedPeriod) -> PeriodView {
    PeriodView {
        start: row.starts_on.date(),
        end: row.ends_on.date(),
        required: row.required.unsigned_abs(),
        count: row.done.unsigned_abs(),
        bank: row.bank.unsigned_abs(),
        status: row.status.clone(),
        provisional: false,
    }
}

/// A period that was reckoned just now.
pub(super) fn period_view(period: &legwork_core::cadence::Period) -> PeriodView {
    PeriodView {
        start: period.tile.start,
        end: period.tile.end,
        required: u64::from(period.required),
        count: period.count,
        bank: u64::from(period.bank),
        status: period.status.as_str().to_owned(),
        provisional: period.phase == Phase::Provisional,
    }
}

/// What was done for no commitment of this board.
pub(super) fn other(board: &Board, totals: &[DayTotal]) -> Vec<OtherKind> {
    let promised = |kind: &str| {
        board
            .held
            .iter()
            .any(|held| board.book.counts(kind, &held.row.kind))
    };
    let mut done: BTreeMap<&str, u64> = BTreeMap::new();
    for total in totals.iter().filter(|total| !promised(&total.kind)) {
        *done.entry(&total.kind).or_default() += total.quantity.unsigned_abs();
    }
    let view = |(kind, done): (&str, u64)| OtherKind {
        kind: kind.to_owned(),
        title: board.book.title(kind).to_owned(),
        done,
    };
    done.into_iter().map(view).collect()
}
