//! Ending a promise: what was done and kept stays.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use super::list::{Committed, committed};
use crate::ids::CommitmentId;
use crate::service::board::{Board, is_over};
use crate::service::context::Context;
use crate::service::seal::begin;
use crate::service::{find, text};
use crate::store::{Change, Commitment, Day};
use crate::{Error, Result};

/// Ends a commitment: nothing is owed from `on` (default today) on.
pub async fn retire(
    context: &Context,
    now: &Zoned,
    words: &str,
    on: Option<Date>,
    reason: Option<String>,
) -> Result<Committed> {
    let label = format!("commitments retire \"{}\"", text::shown(words));
    let (mut change, board) = begin(context, now, label).await?;
    let id = retire_within(context, &mut change, &board, words, (on, reason)).await?;
    change.commit().await?;
    committed(context, now, &[id]).await
}

/// The same as a part of a larger change: on which day, and why.
pub(in crate::service) async fn retire_within(
    context: &Context,
    change: &mut Change,
    board: &Board,
    words: &str,
    (on, reason): (Option<Date>, Option<String>),
) -> Result<CommitmentId> {
    let row = find::commitment(context, change.tx(), board.today, words).await?;
    if is_over(&row, board.today) {
        return Err(over(&row));
    }
    let on = on.unwrap_or(board.today);
    if on < board.today {
        return Err(Error::refused(format!(
            "a commitment cannot end in the past: {on}"
        )));
    }
    // Terms always hold their first day, so one retired on that day ends with it.
    let last = on.saturating_sub(1.day()).max(row.starts_on.date());
    let ends_on = row.ends_on.map_or(last, |end| end.date().min(last));
    let id = row.commitment_id;
    let reason = text::note(reason)?;
    change
        .put(&Commitment {
            retired_on: Some(Day(on)),
            ends_on: Some(Day(ends_on)),
            reason,
            ..row
        })
        .await?;
    Ok(id)
}

/// What is over cannot be changed or ended again.
pub(in crate::service) fn over(row: &Commitment) -> Error {
    Error::refused(format!("'{}' has ended", row.title))
}
