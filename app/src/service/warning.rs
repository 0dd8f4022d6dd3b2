//! Early warning: which one question is asked today, what was answered, and
//! how coming back is met. The rules are the core's; here is what is kept.

mod says;

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use legwork_core::cadence::Warning;
use legwork_core::warning::{Candidate, QUIET_DAYS, came_back, smaller, to_ask};
use serde::Serialize;

use super::board::{Board, Held};
use super::commitment::over;
use super::context::Context;
use super::review::Decision;
use super::seal::begin;
use super::{SCHEMA, find, text};
use crate::Result;
use crate::store::{self, AskedWarning, Change, Day, Tx, Word};

/// One question about one commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asks {
    /// Id of the commitment.
    pub commitment: String,
    /// What is promised.
    pub title: String,
    /// How far up the ladder it is: `ask`, `recommit` or `archive`.
    pub step: String,
    /// The number that half of it would be, where it has a half.
    pub smaller: Option<u32>,
    /// The question in words.
    pub says: String,
}

/// The one question to ask today, if there is one: at most one in two weeks for
/// each commitment, and none about what is done for today.
pub(super) async fn asks(context: &Context, tx: &mut Tx, board: &Board) -> Result<Option<Asks>> {
    let troubled =
        |held: &&Held| held.ledger.warning >= Warning::Ask && held.terms.covers(board.today);
    let running: Vec<&Held> = board.held.iter().filter(troubled).collect();
    if running.is_empty() {
        return Ok(None);
    }
    let since = Day(board.today.saturating_sub(QUIET_DAYS.days()));
    let asked = store::asked::since(tx, context.workspace_id(), since).await?;
    let candidates: Vec<Candidate> = running.iter().map(|held| candidate(held, &asked)).collect();
    let chosen = to_ask(&candidates, board.today).and_then(|place| running.get(place));
    Ok(chosen.map(|held| question(held, board.today)))
}

fn candidate(held: &Held, asked: &[AskedWarning]) -> Candidate {
    let own = |row: &&AskedWarning| row.commitment_id == held.row.commitment_id;
    Candidate {
        step: held.ledger.warning,
        state: held.ledger.state,
        score: held.ledger.score.value(),
        asked: asked
            .iter()
            .filter(own)
            .map(|row| row.asked_on.date())
            .max(),
    }
}

fn question(held: &Held, today: Date) -> Asks {
    let target = held.terms.target_on(today);
    Asks {
        commitment: held.row.commitment_id.to_string(),
        title: held.row.title.clone(),
        step: held.ledger.warning.as_str().to_owned(),
        smaller: smaller(target),
        says: says::question(held, target),
    }
}

/// What is said to somebody who came back today after a miss; none when nobody
/// did.
pub(super) fn welcome(board: &Board) -> Option<String> {
    let back = |held: &&Held| {
        held.terms.covers(board.today)
            && came_back(
                &held.ledger,
                held.terms.direction,
                board.today,
                board.entries(&held.row).iter().map(|entry| entry.date),
            )
    };
    let held = board.held.iter().find(back)?;
    Some(format!(
        "Welcome back to '{}'. Coming back after a miss is what keeps a promise alive.",
        held.row.title
    ))
}

/// Keeps that a question about a commitment was answered by a decision, so that
/// two weeks are quiet. Where nothing was asked, nothing is kept but a fresh
/// start.
pub(super) async fn answered(
    change: &mut Change,
    held: &Held,
    today: Date,
    decision: &Decision,
) -> Result<()> {
    let fresh = decision.choice == "recommit";
    if held.ledger.warning < Warning::Ask && !fresh {
        return Ok(());
    }
    let from = fresh.then_some(Day(decision.from));
    write_down(change, held, today, (&decision.choice, from)).await
}

/// Writes down what was answered today. A fresh start that was made the same day
/// is not lost by what is said after it.
async fn write_down(
    change: &mut Change,
    held: &Held,
    today: Date,
    (answer, fresh_from): (&str, Option<Day>),
) -> Result<()> {
    let (workspace, id) = (held.row.workspace_id, held.row.commitment_id);
    let key = (workspace, id, Day(today));
    let before = change.tx().get::<AskedWarning>(&key).await?;
    change
        .put(&AskedWarning {
            workspace_id: workspace,
            commitment_id: id,
            asked_on: Day(today),
            step: Word(held.ledger.warning),
            answer: Some(answer.to_owned()),
            fresh_from: fresh_from.or(before.and_then(|row| row.fresh_from)),
        })
        .await?;
    Ok(())
}

/// What was put off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PutOff {
    /// Version of this shape.
    pub schema: u8,
    /// The commitment.
    pub title: String,
    /// The first day on which it may be asked about again.
    pub until: Date,
}

/// Leaves a commitment in peace for two weeks: nothing about it changes.
pub async fn later(context: &Context, now: &Zoned, commitment: &str) -> Result<PutOff> {
    let label = format!("not now: \"{}\"", text::shown(commitment));
    let (mut change, board) = begin(context, now, label).await?;
    let row = find::commitment(context, change.tx(), board.today, commitment).await?;
    let held = board.find(row.commitment_id).ok_or_else(|| over(&row))?;
    write_down(&mut change, held, board.today, ("later", None)).await?;
    change.commit().await?;
    Ok(PutOff {
        schema: SCHEMA,
        title: row.title,
        until: board.today.saturating_add(QUIET_DAYS.days()),
    })
}
