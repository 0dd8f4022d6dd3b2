//! Sealing: periods whose time for late entries is over are written down once
//! and never reckoned again.

use jiff::Zoned;
use legwork_core::cadence::{Period, Standing};

use super::board::{Board, Held};
use super::context::Context;
use super::shelf::State;
use crate::store::{Change, Day, Json, LastDay, SealedPeriod, Tx};
use crate::{Error, Result};

/// Begins a change with everything sealed that is due, so that no later
/// decision can reach back into it.
pub(super) async fn begin(
    context: &Context,
    now: &Zoned,
    label: impl Into<String>,
) -> Result<(Change, Board)> {
    let (change, board, _) = begin_from(context, now, label).await?;
    Ok((change, board))
}

/// The same, with the state that the board was read from, where boards are kept.
pub(super) async fn begin_from(
    context: &Context,
    now: &Zoned,
    label: impl Into<String>,
) -> Result<(Change, Board, Option<State>)> {
    let mut change = context.change(now, label).await?;
    let (shelf, today) = (&context.shelf, context.today(now));
    let state = shelf.state(context, change.tx(), today).await?;
    if let Some(state) = &state {
        change.comes_after(state.newest());
    }
    let kept = state
        .as_ref()
        .and_then(|state| shelf.take_settled(context, state));
    if let Some(board) = kept {
        return Ok((change, board, state));
    }
    let board = Board::load_unsealed(context, change.tx(), today).await?;
    seal(context, change.tx(), &board).await?;
    Ok((change, board, state))
}

/// Writes down every period that has been sealed by the board's day, and the
/// day itself. Not a change of the member's, so the journal does not hold it.
pub(super) async fn seal(context: &Context, tx: &mut Tx, board: &Board) -> Result<()> {
    for held in &board.held {
        for row in due(held, board)? {
            tx.put(&row).await?;
        }
    }
    if context.last_today.is_none_or(|last| last != board.today) {
        tx.put(&LastDay {
            workspace_id: context.workspace_id(),
            member_id: context.member_id,
            last_today: Day(board.today),
        })
        .await?;
    }
    Ok(())
}

/// The rows of the periods that are sealed and not yet written.
fn due(held: &Held, board: &Board) -> Result<Vec<SealedPeriod>> {
    let sealed = held.ledger.periods.iter().zip(&held.ledger.sealed);
    let row = |(period, standing): (&Period, &Standing)| {
        Ok(SealedPeriod {
            workspace_id: held.row.workspace_id,
            commitment_id: held.row.commitment_id,
            starts_on: Day(period.tile.start),
            ends_on: Day(period.tile.end),
            required: i64::from(period.required),
            done: i64::try_from(period.count).unwrap_or(i64::MAX),
            bank: i64::from(period.bank),
            status: period.status.as_str().to_owned(),
            streak: i64::from(standing.streak),
            kept: standing.habit.kept,
            missed: standing.habit.missed,
            sealed_on: Day(board.today),
            standing: Json(
                serde_json::to_value(standing)
                    .map_err(|cause| Error::internal("a sealed period cannot be written", cause))?,
            ),
        })
    };
    sealed.map(row).collect()
}
