//! The facts of a week.

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::cadence::Tile;

use super::{Changeable, DealNews, Decision, Facts, Reviewed, Tally, week};
use crate::ids::DealId;
use crate::service::SCHEMA;
use crate::service::activities::Named;
use crate::service::board::{Board, Held, is_over};
use crate::service::context::Context;
use crate::service::hours::{
    hours, minutes_each, ordinary_minutes, ordinary_minutes_each, taken, units_asked, week_of,
};
use crate::service::span::{Line, PeriodView, Reckoned, other, span_hours};
use crate::service::today::{Span, standing};
use crate::store::{self, Day, DayTotal, Deal, DealMove, DealStatus, Review, Tx};
use crate::{Error, Result};

/// So many people and deals are named.
const NAMED: usize = 20;

/// The facts of the week with this name, or of the one that is due for review:
/// until Wednesday the past one, then the one that runs.
pub async fn facts(context: &Context, now: &Zoned, name: Option<&str>) -> Result<Facts> {
    let today = context.today(now);
    let span = chosen(context, today, name)?;
    let mut tx = context.read().await?;
    let found = Reckoned::load(context, &mut tx, today, span).await?;
    let decisions = decisions(&reviews(context, &mut tx, span).await?);
    let people = people(context, &mut tx, span).await?;
    let deals = deals(context, &mut tx, span).await?;
    let after = week::after(span);
    let Reckoned {
        board,
        totals,
        lines,
    } = found;
    Ok(Facts {
        schema: SCHEMA,
        week: week::name(span),
        span: Span {
            start: span.start,
            end: span.end,
        },
        open: is_open(context, span, today),
        earlier: week::name(week::before(span)),
        later: (after.start <= today).then(|| week::name(after)),
        hours: span_hours(context, &board, span, &totals),
        besides: other(&board, &totals),
        commitments: board
            .held
            .iter()
            .zip(lines)
            .map(|(held, line)| reviewed(held, line, &board, (span, &totals), &decisions))
            .collect(),
        more_people: people.len() > NAMED,
        people: people.into_iter().take(NAMED).collect(),
        more_deals: deals.len() > NAMED,
        deals: deals.into_iter().take(NAMED).collect(),
    })
}

/// The week that is meant; one that is still to come has no facts.
pub(super) fn chosen(context: &Context, today: Date, name: Option<&str>) -> Result<Tile> {
    let start = context.week_start();
    let span = name.map_or_else(
        || Ok(week::due(today, start)),
        |name| week::named(name, start),
    )?;
    if span.start > today {
        return Err(Error::usage(format!(
            "the week {} is still to come",
            week::name(span)
        )));
    }
    Ok(span)
}

/// Whether decisions are taken on a week: on this one and the one before it.
pub(super) fn is_open(context: &Context, span: Tile, today: Date) -> bool {
    let this = week_of(today, context.week_start());
    span == this || span == week::before(this)
}

/// The reviews of a week that were begun.
pub(super) async fn reviews(context: &Context, tx: &mut Tx, span: Tile) -> Result<Vec<Review>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let (first, end) = (Day(span.start), Day(span.end));
    Ok(store::review::of_span(tx, workspace, member, first, end).await?)
}

/// What was decided, as far as this version can read it.
fn decisions(reviews: &[Review]) -> Vec<Decision> {
    let lists = reviews.iter().filter_map(|row| row.decisions.0.as_array());
    lists
        .flatten()
        .filter_map(|one| serde_json::from_value(one.clone()).ok())
        .collect()
}

fn reviewed(
    held: &Held,
    line: Line,
    board: &Board,
    (span, totals): (Tile, &[DayTotal]),
    decisions: &[Decision],
) -> Reviewed {
    let asked = f64::from(minutes_each(&held.row, &board.book)) * units_asked(held, span);
    let counts = |total: &&DayTotal| board.book.counts(&total.kind, &held.row.kind);
    let done = totals.iter().filter(counts);
    let done: f64 = done.map(|total| taken(total, &board.book)).sum();
    let runs = !is_over(&held.row, board.today);
    let own = |one: &&Decision| one.commitment == line.id;
    Reviewed {
        periods: tally(&line.periods, span),
        asked_hours: hours(asked),
        done_hours: hours(done),
        standing: (runs && held.terms.covers(board.today)).then(|| standing(held, board)),
        terms: runs.then(|| changeable(held, board)),
        decisions: decisions.iter().filter(own).cloned().collect(),
        id: line.id,
        title: line.title,
        promise: line.promise,
        direction: line.direction,
        done: line.done,
        asked: line.asked,
    }
}

fn changeable(held: &Held, board: &Board) -> Changeable {
    let (row, terms, book) = (&held.row, &held.terms, &board.book);
    Changeable {
        target: terms.target_on(board.today.max(terms.start)),
        every: u32::try_from(row.every).unwrap_or(1),
        period: row.unit.to_string(),
        days: terms.mask.codes().map(str::to_owned).collect(),
        hours_per_week: hours(ordinary_minutes(row, terms, board.today, book)),
        hours_each: hours(ordinary_minutes_each(row, terms, book)),
    }
}

/// How the periods that touch a week ended. One that runs beyond it is open,
/// unless what it asks is done.
fn tally(periods: &[PeriodView], span: Tile) -> Tally {
    let mut tally = Tally::default();
    for period in periods {
        let beyond = period.end > span.end;
        let count = match period.status.as_str() {
            "void" => &mut tally.void,
            "met" => &mut tally.kept,
            "missed" | "broken" if !beyond => &mut tally.missed,
            "excused" if !beyond => &mut tally.excused,
            _ => &mut tally.open,
        };
        *count += 1;
    }
    tally
}

/// Those who were reached in a week for the first time, and one more than is
/// named when there are more.
async fn people(context: &Context, tx: &mut Tx, span: Tile) -> Result<Vec<Named>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let days = (Day(span.start), Day(span.last()));
    let limit = i64::try_from(NAMED + 1).unwrap_or(i64::MAX);
    let found = store::person::new_between(tx, workspace, member, days, limit).await?;
    let named = |(id, name): (crate::ids::PersonId, String)| Named {
        id: id.to_string(),
        name,
    };
    Ok(found.into_iter().map(named).collect())
}

/// What moved in deals in a week, oldest first, and one more than is named when
/// there are more. How a deal ended says more than how it moved before.
async fn deals(context: &Context, tx: &mut Tx, span: Tile) -> Result<Vec<DealNews>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let (first, last) = (Day(span.start), Day(span.last()));
    let mut news: BTreeMap<DealId, DealNews> = BTreeMap::new();
    for status in [DealStatus::Won, DealStatus::Lost] {
        let days = (first, last);
        let closed = store::deal::closed_between(tx, workspace, member, status, days).await?;
        for deal in closed {
            news.insert(deal.deal_id, closing(deal));
        }
    }
    let moves = store::deal::moves_between(tx, workspace, member, first, last).await?;
    for steps in moves.chunk_by(|a, b| a.deal_id == b.deal_id) {
        let id = steps[0].deal_id;
        if news.len() > NAMED || news.contains_key(&id) {
            continue;
        }
        if let Some(deal) = tx.get::<Deal>(&(workspace, id)).await? {
            news.insert(id, moving(deal, steps));
        }
    }
    let mut news: Vec<DealNews> = news.into_values().collect();
    news.sort_by(|a, b| (a.date, &a.title).cmp(&(b.date, &b.title)));
    Ok(news)
}

fn closing(deal: Deal) -> DealNews {
    DealNews {
        id: deal.deal_id.to_string(),
        title: deal.title,
        news: deal.status.to_string(),
        stage: deal.stage,
        date: deal.closed.unwrap_or(deal.opened).date(),
    }
}

/// The steps of one deal in the week, of which there is at least one.
fn moving(deal: Deal, steps: &[DealMove]) -> DealNews {
    let opened = steps.iter().any(|step| step.step == 1);
    let last = steps.last();
    DealNews {
        id: deal.deal_id.to_string(),
        title: deal.title,
        news: if opened { "opened" } else { "moved" }.to_owned(),
        stage: last.map_or(deal.stage, |step| step.stage.clone()),
        date: last.map_or(deal.opened, |step| step.day).date(),
    }
}
