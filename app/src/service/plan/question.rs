//! Everything that decides a plan, gathered.

use jiff::civil::Date;
use legwork_core::benchmark::{Key, Table, Warmth};
use legwork_core::cadence::{Pause, Score};
use legwork_core::draw::Seed;
use legwork_core::forecast::ABANDONMENT;
use legwork_core::plan::{Kept, Question, Season};
use legwork_core::vocabulary::Direction;

use super::PlanFor;
use super::aim::Wants;
use crate::service::board::{Board, Held, is_over};
use crate::service::context::Context;
use crate::service::hours::{minutes_each, ordinary_minutes, sells};
use crate::service::record;
use crate::store::Tx;
use crate::{Error, Result};

/// The most hours that a week has.
const WEEK: f64 = 168.0;

/// The question for a goal, as of the board's day.
pub(super) async fn question(
    context: &Context,
    tx: &mut Tx,
    board: &Board,
    wants: &Wants,
    input: &PlanFor,
) -> Result<Question> {
    let table = table(input)?;
    let pauses: Vec<Pause> = board.off.general().collect();
    Ok(Question {
        seed: Seed::of_goal(wants.row.goal_id.uuid(), board.today),
        season: Season::new(first_day(wants, board.today), wants.due, &pauses),
        hours: hours(context, input)?,
        aim: wants.aim.clone(),
        records: record::lately(context, tx, board, &table).await?,
        table,
        meetings: [(0, 0); Warmth::ALL.len()],
        kept: board
            .held
            .iter()
            .filter_map(|held| kept(held, board))
            .collect(),
        adherence: adherence(board),
        abandonment: ABANDONMENT,
    })
}

/// Work begins today, also for a goal that begins later: what it brings takes
/// its time.
fn first_day(wants: &Wants, today: Date) -> Date {
    today.min(wants.due.saturating_add(jiff::Span::new().days(1)))
}

fn hours(context: &Context, input: &PlanFor) -> Result<f64> {
    let minutes = u32::try_from(context.weekly_minutes).unwrap_or(0);
    let hours = input.hours.unwrap_or_else(|| f64::from(minutes) / 60.0);
    if (0.0..=WEEK).contains(&hours) {
        return Ok(hours);
    }
    Err(Error::usage("a week has 0 to 168 hours").hint("say how many are for selling: --hours 4"))
}

/// The published figures, with what was said in their places.
fn table(input: &PlanFor) -> Result<Table> {
    let mut table = Table::default();
    if let Some(rate) = input.win_rate {
        if !(rate > 0.0 && rate <= 1.0) {
            return Err(Error::usage("a win rate lies above 0 and at most at 1")
                .hint("one in three: --win-rate 1/3"));
        }
        for warmth in Warmth::ALL {
            table.set(&Key::Won(*warmth), rate)?;
        }
    }
    Ok(table)
}

/// What a running commitment takes and brings.
fn kept(held: &Held, board: &Board) -> Option<Kept> {
    let runs = !is_over(&held.row, board.today) && sells(&held.row, &board.book);
    if !runs || held.terms.direction == Direction::AtMost {
        return None;
    }
    let each = f64::from(minutes_each(&held.row, &board.book));
    let minutes = ordinary_minutes(&held.row, &held.terms, board.today, &board.book);
    (each > 0.0).then(|| Kept {
        slug: held.row.kind.clone(),
        per_week: minutes / each,
        minutes: each,
    })
}

/// How well promises were kept, over all that run.
fn adherence(board: &Board) -> Score {
    let scores: Vec<Score> = board.held.iter().map(|held| held.ledger.score).collect();
    Score::mean(&scores)
}
