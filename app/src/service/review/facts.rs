//! The facts of a review.

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::cadence::Tile;
use legwork_core::vocabulary::Direction;

use super::confirm::CONFIRM;
use super::excuse::{excusable, skips};
use super::kept::{chosen, decisions, reviews};
use super::offers::{Case, at_stake, lately};
use super::span::Years;
use super::{Changeable, DealNews, Decision, Facts, Reviewed, Tally, coming, outlook, unlogged};
use crate::Result;
use crate::ids::DealId;
use crate::service::SCHEMA;
use crate::service::activities::Named;
use crate::service::board::{Board, Held, is_over};
use crate::service::context::Context;
use crate::service::hours::{
    hours, minutes_each, ordinary_minutes, ordinary_minutes_each, taken, units_asked,
};
use crate::service::plan::{Stake, stakes};
use crate::service::span::{Line, PeriodView, Reckoned, other, span_hours};
use crate::service::today::{Span, standing};
use crate::store::{self, Day, DayTotal, Deal, DealMove, DealStatus, Review, Tx};

/// So many people and deals are named.
const NAMED: usize = 20;
/// So many sealed periods are looked at for advice.
const LATELY: i64 = 12;

/// The facts of the days with this name, or of the week that is due for review:
/// until Wednesday the past one, then the one that runs.
pub async fn facts(context: &Context, now: &Zoned, name: Option<&str>) -> Result<Facts> {
    let today = context.today(now);
    let reviewing = chosen(context, today, name)?;
    // Before anything else is read, since both read for themselves.
    let stakes = stakes(context, now).await?;
    let goals = outlook::goals(context, now).await?;
    let mut tx = context.read().await?;
    let found = Reckoned::load(context, &mut tx, today, reviewing.tile).await?;
    let kept = reviews(context, &mut tx, reviewing).await?;
    let gathering = Gathering {
        board: &found.board,
        totals: &found.totals,
        span: reviewing.tile,
        decisions: decisions(&kept),
        stakes: &stakes,
    };
    let commitments = gathering.all(&mut tx, found.lines).await?;
    let people = people(context, &mut tx, reviewing.tile).await?;
    let deals = deals(context, &mut tx, reviewing.tile).await?;
    let (years, tile) = (Years::of(context), reviewing.tile);
    let after = reviewing.after(years);
    Ok(Facts {
        schema: SCHEMA,
        name: reviewing.name(years),
        scale: reviewing.scale.as_str().to_owned(),
        span: Span {
            start: tile.start,
            end: tile.end,
        },
        open: reviewing.is_open(today, years),
        finished: finished(context, &kept),
        left: commitments.iter().filter(|one| one.is_left()).count(),
        earlier: reviewing.before(years).name(years),
        later: (after.tile.start <= today).then(|| after.name(years)),
        hours: span_hours(context, &found.board, tile, &found.totals),
        besides: other(&found.board, &found.totals),
        commitments,
        more_people: people.len() > NAMED,
        people: people.into_iter().take(NAMED).collect(),
        more_deals: deals.len() > NAMED,
        deals: deals.into_iter().take(NAMED).collect(),
        forecasts: outlook::then_and_now(context, &mut tx, reviewing, &goals).await?,
        unlogged: unlogged::unlogged(&found.board, tile, &found.totals),
        goals: outlook::again(context, &mut tx, reviewing, goals).await?,
        coming: coming::coming(context, &mut tx, today, reviewing).await?,
    })
}

/// The day on which a review was finished.
fn finished(context: &Context, reviews: &[Review]) -> Option<Date> {
    let moment = reviews.iter().filter_map(|row| row.finished).max()?;
    let moment = moment.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    Some(context.local(&moment).date())
}

/// What the facts of each commitment are gathered from.
struct Gathering<'a> {
    board: &'a Board,
    totals: &'a [DayTotal],
    span: Tile,
    decisions: Vec<Decision>,
    stakes: &'a [Stake],
}

impl Gathering<'_> {
    /// The facts of every commitment, in the order of the board.
    async fn all(&self, tx: &mut Tx, lines: Vec<Line>) -> Result<Vec<Reviewed>> {
        let mut all = Vec::with_capacity(lines.len());
        for (held, line) in self.board.held.iter().zip(lines) {
            let (workspace, id) = (held.row.workspace_id, held.row.commitment_id);
            let today = Day(self.board.today);
            // What is over gets no advice, and what was never sealed has nothing to read.
            let mut sealed = Vec::new();
            if held.sealed.is_some() && !is_over(&held.row, self.board.today) {
                sealed = store::sealed::newest(tx, workspace, id, today, LATELY).await?;
            }
            let case = Case {
                held,
                board: self.board,
                stake: at_stake(held, self.stakes),
                lately: lately(held, &sealed),
            };
            all.push(self.one(&case, line));
        }
        Ok(all)
    }

    fn one(&self, case: &Case, line: Line) -> Reviewed {
        let (held, board) = (case.held, self.board);
        let asked = f64::from(minutes_each(&held.row, &board.book)) * units_asked(held, self.span);
        let runs = !is_over(&held.row, board.today);
        let (decisions, confirmed) = self.decided(&line.id);
        let periods = tally(&line.periods, self.span.end);
        let advice = runs.then(|| case.advice());
        let limit = held.terms.direction == Direction::AtMost;
        Reviewed {
            asked_hours: hours(asked),
            done_hours: hours(self.spent_on(held)),
            standing: (runs && held.terms.covers(board.today)).then(|| standing(held, board)),
            warning: held.ledger.warning.as_str().to_owned(),
            stop_risk: held.ledger.score.p_stop(),
            terms: runs.then(|| changeable(held, board)),
            offers: advice.iter().flat_map(|one| case.offers(one)).collect(),
            advice,
            goal: case
                .stake
                .filter(|_| runs && !limit)
                .map(|stake| stake.link.clone()),
            unconfirmed: if limit && !confirmed { periods.kept } else { 0 },
            excusable: excusable(held)
                .map(|period| Span {
                    start: period.tile.start,
                    end: period.tile.end,
                })
                .collect(),
            skips: skips(held, board.today),
            decisions,
            periods,
            id: line.id,
            title: line.title,
            promise: line.promise,
            direction: line.direction,
            done: line.done,
            asked: line.asked,
        }
    }

    /// What was decided on a commitment, and whether its silence was confirmed.
    fn decided(&self, id: &str) -> (Vec<Decision>, bool) {
        let own = self.decisions.iter().filter(|one| one.commitment == id);
        let (confirms, decisions): (Vec<&Decision>, Vec<&Decision>) =
            own.partition(|one| one.choice == CONFIRM);
        let decisions = decisions.into_iter().cloned().collect();
        (decisions, !confirms.is_empty())
    }

    /// Minutes that were spent on a commitment.
    fn spent_on(&self, held: &Held) -> f64 {
        let book = &self.board.book;
        let counts = |total: &&DayTotal| book.counts(&total.kind, &held.row.kind);
        let done = self.totals.iter().filter(counts);
        done.map(|total| taken(total, book)).sum()
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

/// How the periods that touch some days ended. One that runs beyond their end,
/// which is exclusive, is open, unless what it asks is done.
pub fn tally(periods: &[PeriodView], end: Date) -> Tally {
    let mut tally = Tally::default();
    for period in periods {
        let status = period.status.as_str();
        let over = period.end <= end || matches!(status, "void" | "met");
        tally.count(if over { status } else { "open" });
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
