//! What the log says of each kind that a plan may choose.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::evidence::{Batch, Minutes};
use legwork_core::plan::Record;
use legwork_core::vocabulary::Outcome;

use crate::Result;
use crate::service::board::Board;
use crate::service::context::Context;
use crate::store::activity::OutcomeSum;
use crate::store::{self, Day, DayTotal, Tx};

/// How far back the log is asked, in weeks: older acts say little about how
/// somebody works today.
const WEEKS: i32 = 52;

/// What was done of these kinds in the last year, and what came of it.
pub(in crate::service) async fn records(
    context: &Context,
    tx: &mut Tx,
    board: &Board,
    slugs: &[String],
) -> Result<Vec<Record>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let today = board.today;
    let from = today.saturating_sub((WEEKS * 7 - 1).days());
    let (from, to) = (Day(from), Day(today));
    let totals = store::totals::between(tx, workspace, member, from, to).await?;
    let led = store::activity::outcomes(tx, workspace, member, from, to).await?;
    let of = |slug: &String| record(slug, today, board, &totals, &led);
    Ok(slugs.iter().map(of).collect())
}

fn record(
    slug: &str,
    today: Date,
    board: &Board,
    totals: &[DayTotal],
    led: &[OutcomeSum],
) -> Record {
    let counts = |kind: &str| board.book.counts(kind, slug);
    let mut weeks = vec![0_u64; usize::try_from(WEEKS).unwrap_or_default()];
    let mut minutes = Minutes::default();
    for total in totals.iter().filter(|total| counts(&total.kind)) {
        let age = (today - total.day.date()).get_days() / 7;
        if let Some(acts) = usize::try_from(age).ok().and_then(|age| weeks.get_mut(age)) {
            *acts += natural(total.quantity);
        }
        minutes.logs += natural(total.quantity - total.untimed);
        minutes.sum += natural(total.minutes);
    }
    let meetings = led
        .iter()
        .filter(|sum| counts(&sum.0) && is_meeting(sum.1.0));
    let meetings = meetings.map(|sum| natural(sum.2)).sum();
    Record {
        slug: slug.to_owned(),
        batches: batches(&weeks, meetings),
        minutes,
    }
}

/// Acts by age, oldest first. Which of them led to a meeting is not written
/// down by week, so the oldest are taken to have done so: they had the time.
fn batches(weeks: &[u64], mut meetings: u64) -> Vec<Batch> {
    let aged = weeks.iter().enumerate().rev();
    aged.filter(|(_, acts)| **acts > 0)
        .map(|(age, acts)| {
            let successes = meetings.min(*acts);
            meetings -= successes;
            Batch {
                weeks: f64::from(u32::try_from(age).unwrap_or(u32::MAX)),
                acts: *acts,
                successes,
            }
        })
        .collect()
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
