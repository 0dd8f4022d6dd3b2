//! The commitments of a member: all of them, or one with its history.

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use super::promise;
use super::view::{CommitmentView, VersionView, version_view, view};
use crate::Result;
use crate::ids::CommitmentId;
use crate::service::board::{Board, Held, is_over};
use crate::service::context::Context;
use crate::service::goal::Link;
use crate::service::hours::{asked_now, hours};
use crate::service::pauses::{self, PauseView};
use crate::service::span::{PeriodView, frozen, period_view};
use crate::service::today::{Standing, minutes, standing};
use crate::service::{SCHEMA, find};
use crate::store::{self, Commitment, Goal, Tx};

/// All commitments, with the hours they ask.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Commitments {
    /// Version of this shape.
    pub schema: u8,
    /// Hours a week the member has.
    pub week_hours: f64,
    /// Hours an ordinary week is asked for by the active ones.
    pub asked_hours: f64,
    /// The commitments: active, upcoming, then ended ones if asked for.
    pub commitments: Vec<CommitmentView>,
}

/// One or more commitments after a write.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Committed {
    /// Version of this shape.
    pub schema: u8,
    /// What was saved.
    pub commitments: Vec<CommitmentView>,
    /// Hours a week the member has.
    pub week_hours: f64,
    /// Hours an ordinary week is asked for now.
    pub asked_hours: f64,
}

/// One commitment with everything that ever happened to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommitmentHistory {
    /// Version of this shape.
    pub schema: u8,
    /// The commitment.
    pub commitment: CommitmentView,
    /// How it stands, when active.
    pub standing: Option<Standing>,
    /// Targets by date, oldest first, with reasons.
    pub versions: Vec<VersionView>,
    /// Pauses, oldest first.
    pub pauses: Vec<PauseView>,
    /// Periods, newest first.
    pub periods: Vec<PeriodView>,
    /// Earlier commitments that this one continues.
    pub continues: Vec<Link>,
}

/// The commitments; ended ones too when asked for.
pub async fn list(context: &Context, now: &Zoned, ended: bool) -> Result<Commitments> {
    let mut tx = context.read().await?;
    let board = everything(context, &mut tx, context.today(now)).await?;
    let goals = goals(context, &mut tx).await?;
    let shown = |held: &&Held| ended || !is_over(&held.row, board.today);
    let mut held: Vec<&Held> = board.held.iter().filter(shown).collect();
    held.sort_by_key(|held| {
        (
            is_over(&held.row, board.today),
            held.terms.start > board.today,
        )
    });
    Ok(Commitments {
        schema: SCHEMA,
        week_hours: hours(minutes(context.weekly_minutes)),
        asked_hours: hours(asked_now(&board)),
        commitments: held
            .into_iter()
            .map(|held| view(held, &board, &goals))
            .collect(),
    })
}

/// One commitment with everything that ever happened to it.
pub async fn history(context: &Context, now: &Zoned, words: &str) -> Result<CommitmentHistory> {
    let mut tx = context.read().await?;
    let row = find::commitment(context, &mut tx, context.today(now), words).await?;
    let board = everything(context, &mut tx, context.today(now)).await?;
    let goals = goals(context, &mut tx).await?;
    let held = board.find(row.commitment_id).ok_or_else(|| gone(&row))?;
    let sealed = store::sealed::of(&mut tx, row.workspace_id, row.commitment_id).await?;
    let sealed = sealed.iter().map(frozen);
    let mut periods: Vec<PeriodView> = sealed
        .chain(held.ledger.periods.iter().map(period_view))
        .collect();
    periods.reverse();
    let own = board
        .off
        .rows()
        .iter()
        .filter(|pause| pause.commitment_id.is_none_or(|id| id == row.commitment_id));
    Ok(CommitmentHistory {
        schema: SCHEMA,
        commitment: view(held, &board, &goals),
        standing: held
            .terms
            .covers(board.today)
            .then(|| standing(held, &board)),
        versions: held.versions.iter().map(version_view).collect(),
        pauses: own.map(|pause| pauses::view(pause, &board)).collect(),
        periods,
        continues: continues(held, &board),
    })
}

/// Commitments after a write, as they are now.
pub(super) async fn committed(
    context: &Context,
    now: &Zoned,
    ids: &[CommitmentId],
) -> Result<Committed> {
    let mut tx = context.read().await?;
    let board = everything(context, &mut tx, context.today(now)).await?;
    let goals = goals(context, &mut tx).await?;
    let written = ids.iter().filter_map(|id| board.find(*id));
    Ok(Committed {
        schema: SCHEMA,
        commitments: written.map(|held| view(held, &board, &goals)).collect(),
        week_hours: hours(minutes(context.weekly_minutes)),
        asked_hours: hours(asked_now(&board)),
    })
}

async fn everything(context: &Context, tx: &mut Tx, today: Date) -> Result<Board> {
    let rows = store::commitment::list(tx, context.workspace_id(), context.member_id).await?;
    Board::reckon(context, tx, today, rows).await
}

async fn goals(context: &Context, tx: &mut Tx) -> Result<Vec<Goal>> {
    Ok(store::goal::list(tx, context.workspace_id(), context.member_id).await?)
}

fn gone(row: &Commitment) -> crate::Error {
    crate::Error::not_found(format!("the commitment '{}' is gone", row.title))
}

/// Earlier commitments of the same lineage.
fn continues(held: &Held, board: &Board) -> Vec<Link> {
    let earlier = |other: &&Held| {
        other.row.lineage_id == held.row.lineage_id && other.terms.start < held.terms.start
    };
    let link = |other: &Held| Link {
        id: other.row.commitment_id.to_string(),
        title: format!(
            "{}: {}",
            other.row.title,
            promise::says(other, other.terms.start)
        ),
    };
    board.held.iter().filter(earlier).map(link).collect()
}
