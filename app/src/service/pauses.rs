//! Pauses: closed ranges of dates when nothing is owed.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use serde::Serialize;

use super::board::Board;
use super::context::Context;
use super::goal::Link;
use super::seal::begin;
use super::{SCHEMA, find, text};
use crate::ids::CommitmentId;
use crate::store::{Change, Day, Pause};
use crate::{Error, Result};

/// What `pause` takes.
#[derive(Debug, Clone)]
pub struct AddPause {
    /// First day.
    pub first: Date,
    /// Last day, included: a pause always says when work begins again.
    pub last: Date,
    /// The commitment: id, prefix or words; `None` pauses everything.
    pub commitment: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// One pause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PauseView {
    /// Id.
    pub id: String,
    /// First day.
    pub first: Date,
    /// Last day, included.
    pub last: Date,
    /// Why.
    pub reason: Option<String>,
    /// The commitment it is for; `null` for all.
    pub commitment: Option<Link>,
}

/// A list of pauses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pauses {
    /// Version of this shape.
    pub schema: u8,
    /// The pauses, oldest first.
    pub pauses: Vec<PauseView>,
}

/// The longest pause, in days: longer, and the promise is better retired.
const LONGEST: i32 = 366;

/// Adds a pause. It may reach back into periods that are not sealed yet, and
/// no further.
pub async fn pause(context: &Context, now: &Zoned, input: AddPause) -> Result<Pauses> {
    check(&input)?;
    let label = format!("pause {}..{}", input.first, input.last);
    let (mut change, board) = begin(context, now, label).await?;
    let row = pause_within(context, &mut change, &board, input).await?;
    change.commit().await?;
    Ok(Pauses {
        schema: SCHEMA,
        pauses: vec![view(&row, &board)],
    })
}

/// The same as a part of a larger change.
pub(super) async fn pause_within(
    context: &Context,
    change: &mut Change,
    board: &Board,
    input: AddPause,
) -> Result<Pause> {
    check(&input)?;
    let commitment = match &input.commitment {
        Some(words) => Some(
            find::commitment(context, change.tx(), board.today, words)
                .await?
                .commitment_id,
        ),
        None => None,
    };
    let earliest = earliest(board, commitment);
    if input.first < earliest {
        return Err(Error::refused(format!(
            "a pause can begin on {earliest} at the earliest: periods before that are sealed"
        )));
    }
    let row = Pause {
        workspace_id: context.workspace_id(),
        pause_id: context.ids.entity(),
        member_id: context.member_id,
        commitment_id: commitment,
        first_day: Day(input.first),
        last_day: Day(input.last),
        reason: text::note(input.reason)?,
        added: Day(board.today),
    };
    change.insert(&row).await?;
    Ok(row)
}

/// The pauses on record, oldest first.
pub async fn pauses(context: &Context, now: &Zoned) -> Result<Pauses> {
    let mut tx = context.read().await?;
    let board = Board::load(context, &mut tx, context.today(now)).await?;
    Ok(Pauses {
        schema: SCHEMA,
        pauses: board
            .off
            .rows()
            .iter()
            .map(|row| view(row, &board))
            .collect(),
    })
}

/// Ends the pauses that cover today, or removes the ones still to come when
/// none does: of one commitment, or of everything.
pub async fn resume(context: &Context, now: &Zoned, commitment: Option<String>) -> Result<Pauses> {
    let label = commitment
        .as_ref()
        .map_or("resume".to_owned(), |words| format!("resume {words}"));
    let (mut change, board) = begin(context, now, label).await?;
    let commitment = match &commitment {
        Some(words) => Some(
            find::commitment(context, change.tx(), board.today, words)
                .await?
                .commitment_id,
        ),
        None => None,
    };
    let of = |row: &&Pause| row.commitment_id == commitment && row.last_day.date() >= board.today;
    let (running, coming): (Vec<Pause>, Vec<Pause>) = board
        .off
        .rows()
        .iter()
        .filter(of)
        .cloned()
        .partition(|row| row.first_day.date() <= board.today);
    let ended = if running.is_empty() { coming } else { running };
    if ended.is_empty() {
        return Err(
            Error::not_found("nothing is paused").hint("`legwork pause list` shows all pauses")
        );
    }
    for row in &ended {
        end(&mut change, row, board.today).await?;
    }
    change.commit().await?;
    Ok(Pauses {
        schema: SCHEMA,
        pauses: ended.iter().map(|row| view(row, &board)).collect(),
    })
}

/// Ends a pause on the day before today, or removes it if it has not begun.
async fn end(change: &mut Change, row: &Pause, today: Date) -> Result<()> {
    if row.first_day.date() >= today {
        change
            .remove::<Pause>(&(row.workspace_id, row.pause_id))
            .await?;
        return Ok(());
    }
    let yesterday = Day(today.saturating_sub(1.day()));
    change
        .put(&Pause {
            last_day: yesterday,
            ..row.clone()
        })
        .await?;
    Ok(())
}

fn check(input: &AddPause) -> Result<()> {
    let days = (input.last - input.first).get_days();
    match days {
        ..0 => Err(Error::usage(format!(
            "a pause cannot end on {} before it begins on {}",
            input.last, input.first
        ))),
        LONGEST.. => Err(Error::usage(format!(
            "a pause lasts at most {LONGEST} days; to stop for good use `legwork commitments retire`"
        ))),
        _ => Ok(()),
    }
}

/// The first day of the oldest period that is not sealed, over the commitments
/// concerned.
fn earliest(board: &Board, commitment: Option<CommitmentId>) -> Date {
    board
        .held
        .iter()
        .filter(|held| commitment.is_none_or(|id| id == held.row.commitment_id))
        .map(|held| held.terms.unsealed_from(board.today))
        .min()
        .map_or(board.today, |first| first.min(board.today))
}

/// A stored pause as it is shown.
pub(super) fn view(row: &Pause, board: &Board) -> PauseView {
    let commitment = row.commitment_id.and_then(|id| board.find(id));
    PauseView {
        id: row.pause_id.to_string(),
        first: row.first_day.date(),
        last: row.last_day.date(),
        reason: row.reason.clone(),
        commitment: commitment.map(|held| Link {
            id: held.row.commitment_id.to_string(),
            title: held.row.title.clone(),
        }),
    }
}
