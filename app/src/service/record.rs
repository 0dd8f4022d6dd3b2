//! What the log says of each kind that there are published figures for: acts,
//! their minutes, and the meetings that they came with.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::benchmark::Table;
use legwork_core::evidence::{Batch, Minutes};
use legwork_core::plan::Record;
use legwork_core::vocabulary::Outcome;

use super::board::Board;
use super::book::Book;
use super::context::Context;
use crate::Result;
use crate::store::activity::OutcomeDay;
use crate::store::{self, Day, DayTotal, Tx};

/// How far back rates are asked for, in weeks: older acts say little about how
/// somebody works today.
pub(super) const WEEKS: i32 = 52;

/// What was done on one day of one kind, and what it came with.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Done {
    /// The slug of the row of the table that it counts for.
    pub(super) slug: String,
    /// The day of the acts.
    pub(super) day: Date,
    /// Acts.
    pub(super) acts: u64,
    /// Those that say how many minutes they took.
    pub(super) timed: u64,
    /// The minutes of these.
    pub(super) minutes: u64,
    /// Acts that a meeting came of, or more.
    pub(super) meetings: u64,
}

/// The first of the days of which rates are made.
pub(super) fn since(today: Date) -> Date {
    today.saturating_sub((WEEKS * 7 - 1).days())
}

/// A record of each row of the table, over the weeks up to the board's day.
pub(super) async fn lately(
    context: &Context,
    tx: &mut Tx,
    board: &Board,
    table: &Table,
) -> Result<Vec<Record>> {
    let from = since(board.today);
    let done = done(context, tx, (&board.book, table), from, board.today).await?;
    let of = |row: &legwork_core::benchmark::Activity| record(&row.slug, &done, board.today);
    Ok(table.activities.iter().map(of).collect())
}

/// What was done from one day to another, both included. Each act counts for
/// one row of the table: that of its kind, else of the first wider kind that
/// has one.
pub(super) async fn done(
    context: &Context,
    tx: &mut Tx,
    (book, table): (&Book, &Table),
    from: Date,
    to: Date,
) -> Result<Vec<Done>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let (from, to) = (Day(from), Day(to));
    let totals = store::totals::between(tx, workspace, member, from, to).await?;
    let led = store::activity::outcome_days(tx, workspace, member, from, to).await?;
    let row = |kind: &str| Some(table.of(book.find(kind)?)?.slug.clone());
    let acts = totals
        .iter()
        .filter_map(|total| Some(acts(row(&total.kind)?, total)));
    let met = led.iter().filter(|sum| is_meeting(sum.2.0));
    let met = met.filter_map(|sum| Some(meetings(row(&sum.1)?, sum)));
    Ok(acts.chain(met).collect())
}

/// The record of one kind over the last weeks: acts by age, the oldest first,
/// with the meetings that they came with.
pub(super) fn record(slug: &str, done: &[Done], today: Date) -> Record {
    let mut weeks = vec![(0, 0); usize::try_from(WEEKS).unwrap_or_default()];
    let mut minutes = Minutes::default();
    for one in done.iter().filter(|one| one.slug == slug) {
        let age = (today - one.day).get_days() / 7;
        let week = usize::try_from(age).ok().and_then(|age| weeks.get_mut(age));
        let Some((acts, meetings)) = week else {
            continue;
        };
        *acts += one.acts;
        *meetings += one.meetings;
        minutes.logs += one.timed;
        minutes.sum += one.minutes;
    }
    let aged = weeks.into_iter().enumerate().rev();
    let batch = |(age, (acts, successes))| Batch {
        weeks: f64::from(u32::try_from(age).unwrap_or(u32::MAX)),
        acts,
        successes,
    };
    Record {
        slug: slug.to_owned(),
        batches: aged.filter(|(_, (acts, _))| *acts > 0).map(batch).collect(),
        minutes,
    }
}

fn acts(slug: String, total: &DayTotal) -> Done {
    Done {
        slug,
        day: total.day.date(),
        acts: natural(total.quantity),
        timed: natural(total.quantity - total.untimed),
        minutes: natural(total.minutes),
        meetings: 0,
    }
}

fn meetings(slug: String, (day, _, _, units): &OutcomeDay) -> Done {
    Done {
        slug,
        day: day.date(),
        acts: 0,
        timed: 0,
        minutes: 0,
        meetings: natural(*units),
    }
}

/// Whether an act that ended so brought a meeting, or more.
const fn is_meeting(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::MeetingBooked | Outcome::Proposal | Outcome::Won
    )
}

fn natural(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}
