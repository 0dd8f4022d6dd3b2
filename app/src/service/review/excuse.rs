//! Free skips: a missed period that the member excuses.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::cadence::{Period, Phase, Reserve};
use serde::Serialize;

use crate::service::board::Held;
use crate::service::commitment::over;
use crate::service::context::Context;
use crate::service::seal::begin;
use crate::service::today::Span;
use crate::service::{SCHEMA, find, text};
use crate::store::{Day, Excuse};
use crate::{Error, Result};

/// Free skips of each commitment in 90 days. Goals with a small reserve beat
/// both hard and easy ones (Sharif and Shu 2017); their two skips a week are for
/// daily goals of one week, so this is a guess on the strict side.
const FREE: Reserve = Reserve { free: 2 };

/// What `excuse` takes.
#[derive(Debug, Clone)]
pub struct SpendSkip {
    /// The commitment: id, prefix or words.
    pub commitment: String,
    /// A day of the missed period; the newest one when left out.
    pub day: Option<Date>,
    /// Why.
    pub reason: Option<String>,
}

/// A period that was excused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excused {
    /// Version of this shape.
    pub schema: u8,
    /// The commitment.
    pub title: String,
    /// The period; `end` is exclusive.
    pub period: Span,
    /// Free skips that are left in these 90 days.
    pub left: u32,
}

/// Spends a free skip on a missed period: it no longer breaks the streak, and
/// stays a miss for the score.
pub async fn excuse(context: &Context, now: &Zoned, input: SpendSkip) -> Result<Excused> {
    let label = format!("excuse \"{}\"", text::shown(&input.commitment));
    let (mut change, board) = begin(context, now, label).await?;
    let row = find::commitment(context, change.tx(), board.today, &input.commitment).await?;
    let held = board.find(row.commitment_id).ok_or_else(|| over(&row))?;
    let left = skips(held, board.today);
    let period = excusable(held)
        .find(|period| input.day.is_none_or(|day| period.tile.contains(day)))
        .ok_or_else(|| {
            Error::refused(format!(
                "'{}' has no missed period that can still be excused",
                row.title
            ))
            .hint("a miss can be excused as long as late entries count: for a week after its end")
        })?;
    if left == 0 {
        return Err(Error::refused(format!(
            "both free skips of '{}' are spent for these 90 days",
            row.title
        )));
    }
    let tile = period.tile;
    change
        .insert(&Excuse {
            workspace_id: context.workspace_id(),
            commitment_id: row.commitment_id,
            starts_on: Day(tile.start),
            reason: text::note(input.reason)?,
            marked: change.at(),
        })
        .await?;
    change.commit().await?;
    Ok(Excused {
        schema: SCHEMA,
        title: row.title,
        period: Span {
            start: tile.start,
            end: tile.end,
        },
        left: left - 1,
    })
}

/// Free skips that are left today.
pub(super) fn skips(held: &Held, today: Date) -> u32 {
    FREE.left(&held.exclusions.excuses, today)
}

/// The missed periods that can still be excused, newest first.
pub(super) fn excusable(held: &Held) -> impl Iterator<Item = &Period> {
    let periods = held.ledger.periods.iter().rev();
    periods.filter(|period| period.status.is_miss() && period.phase != Phase::Sealed)
}
