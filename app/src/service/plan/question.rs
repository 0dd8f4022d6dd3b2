//! Everything that decides a plan, gathered.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::benchmark::Table;
use legwork_core::cadence::{Pause, Score};
use legwork_core::draw::Seed;
use legwork_core::forecast::ABANDONMENT;
use legwork_core::plan::{Kept, Question, Season};
use legwork_core::vocabulary::Direction;

use super::PlanFor;
use super::aim::Wants;
use crate::service::board::{Board, Held, is_over};
use crate::service::closed::{closed, meetings};
use crate::service::context::Context;
use crate::service::hours::{acts_a_week, ordinary_minutes, sells};
use crate::service::rates::Stated;
use crate::service::record;
use crate::store::Tx;
use crate::{Error, Result};

/// The most weeks that a date is moved by.
const LATEST: u32 = 520;
/// The most hours that a week has.
const WEEK: f64 = 168.0;

/// The question for a goal, as of the board's day.
pub(super) async fn question(
    context: &Context,
    tx: &mut Tx,
    board: &Board,
    wants: &Wants,
    (stated, input): (&Stated, &PlanFor),
) -> Result<Question> {
    let table = &stated.table;
    let closed = closed(context, tx, table, &board.book).await?;
    let pauses: Vec<Pause> = board.off.general().collect();
    Ok(Question {
        seed: Seed::of_goal(wants.row.goal_id.uuid(), board.today),
        season: Season::new(
            first_day(wants, board.today),
            last_day(wants, input)?,
            &pauses,
        ),
        hours: hours(context, input)?,
        aim: wants.aim.clone(),
        records: record::lately(context, tx, board, table).await?,
        table: table.clone(),
        meetings: meetings(&closed, table),
        kept: board
            .held
            .iter()
            .filter(|_| !input.afresh)
            .filter_map(|held| kept(held, board, table))
            .collect(),
        open: 0.0,
        adherence: adherence(board),
        abandonment: ABANDONMENT,
    })
}

/// Work begins today, also for a goal that begins later: what it brings takes
/// its time.
fn first_day(wants: &Wants, today: Date) -> Date {
    today.min(wants.due.saturating_add(jiff::Span::new().days(1)))
}

/// The last day that counts: the goal's, or as much later as was asked.
fn last_day(wants: &Wants, input: &PlanFor) -> Result<Date> {
    let later = input.later.unwrap_or(0);
    if later > LATEST {
        return Err(Error::usage("a date can be moved by ten years at the most"));
    }
    Ok(wants.due.saturating_add(i64::from(later).weeks()))
}

fn hours(context: &Context, input: &PlanFor) -> Result<f64> {
    let minutes = u32::try_from(context.weekly_minutes).unwrap_or(0);
    let hours = input.hours.unwrap_or_else(|| f64::from(minutes) / 60.0);
    if (0.0..=WEEK).contains(&hours) {
        return Ok(hours);
    }
    Err(Error::usage("a week has 0 to 168 hours").hint("say how many are for selling: --hours 4"))
}

/// The figures to go by, with what was said now in their places.
pub(super) async fn stated(
    context: &Context,
    tx: &mut Tx,
    board: &Board,
    input: &PlanFor,
) -> Result<Stated> {
    if input
        .win_rate
        .is_some_and(|rate| !(rate > 0.0 && rate <= 1.0))
    {
        return Err(Error::usage("a win rate lies above 0 and at most at 1")
            .hint("one in three: --win-rate 1/3"));
    }
    let stated = Stated::load(context, tx, &board.book).await?;
    Ok(stated.winning(input.win_rate))
}

/// What a running commitment takes and brings. One in minutes stands for the
/// acts that fit into them.
fn kept(held: &Held, board: &Board, table: &Table) -> Option<Kept> {
    let runs = !is_over(&held.row, board.today) && sells(&held.row, &board.book);
    if !runs || held.terms.direction == Direction::AtMost {
        return None;
    }
    let day = board.today.max(held.terms.start);
    let minutes = ordinary_minutes(&held.row, &held.terms, board.today, &board.book);
    let usual = || Some(table.find(&held.row.kind)?.minutes.value());
    let acts = acts_a_week(held, day, &board.book)
        .or_else(|| usual().map(|each| minutes / each))
        .filter(|acts| *acts > 0.0)?;
    (minutes > 0.0).then(|| Kept {
        slug: held.row.kind.clone(),
        per_week: acts,
        minutes: minutes / acts,
    })
}

/// How well promises were kept, over all that run.
fn adherence(board: &Board) -> Score {
    let scores: Vec<Score> = board.held.iter().map(|held| held.ledger.score).collect();
    Score::mean(&scores)
}
