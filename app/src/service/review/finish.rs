//! The end of a review.

use jiff::Zoned;
use serde::Serialize;

use super::decide::SILENT;
use super::kept::{add, begun, open};
use super::{Choice, Coming, Decision, Facts, coming, facts};
use crate::service::board::Board;
use crate::service::commitment::retire_within;
use crate::service::context::Context;
use crate::service::goal::Link;
use crate::service::seal::begin;
use crate::service::{SCHEMA, find, forecast, warning};
use crate::store::{Change, Json, Review, ReviewFacts};
use crate::{Error, Result};

/// A review that is finished.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finished {
    /// Version of this shape.
    pub schema: u8,
    /// What was reviewed, by name.
    pub name: String,
    /// Commitments that were kept as they are, since nothing else was decided.
    pub kept: Vec<Link>,
    /// Commitments that were put in the archive after four silent weeks.
    pub archived: Vec<Link>,
    /// The days that come next.
    pub coming: Coming,
}

/// Finishes a review: what nothing was decided on is kept as it is, or put in
/// the archive after four silent weeks. The facts are kept as they were seen, and
/// so is the forecast of every goal, to be compared next time.
pub async fn finish(context: &Context, now: &Zoned, review: Option<&str>) -> Result<Finished> {
    let seen = facts(context, now, review).await?;
    let (mut change, board) = begin(context, now, format!("review {}", seen.name)).await?;
    let reviewing = open(context, board.today, Some(&seen.name))?;
    let mut row = begun(context, &mut change, reviewing).await?;
    let (mut kept, mut archived) = (Vec::new(), Vec::new());
    for one in seen.commitments.iter().filter(|one| one.is_left()) {
        let link = Link {
            id: one.id.clone(),
            title: one.title.clone(),
        };
        let silent = one.warning == "archive";
        settle(context, &mut change, &board, &mut row, (&link, silent)).await?;
        if silent { &mut archived } else { &mut kept }.push(link);
    }
    row.finished = Some(change.at());
    change.put(&row).await?;
    keep_facts(&mut change, &row, &seen).await?;
    change.commit().await?;
    keep_forecasts(context, now, &seen).await?;
    let mut tx = context.read().await?;
    let coming = coming::coming(context, &mut tx, board.today, reviewing).await?;
    Ok(Finished {
        schema: SCHEMA,
        name: seen.name,
        kept,
        archived,
        coming,
    })
}

/// Decides on what nothing was decided on.
async fn settle(
    context: &Context,
    change: &mut Change,
    board: &Board,
    row: &mut Review,
    (link, silent): (&Link, bool),
) -> Result<()> {
    let found = find::commitment(context, change.tx(), board.today, &link.id).await?;
    let held = board.find(found.commitment_id);
    let choice = if silent {
        Choice::Archive
    } else {
        Choice::Keep
    };
    let reason = silent.then(|| SILENT.to_owned());
    let decision = Decision {
        reason: reason.clone(),
        ..Decision::bare(&link.id, choice.as_str(), board.today)
    };
    if silent {
        retire_within(context, change, board, &link.id, (None, reason)).await?;
    }
    if let Some(held) = held {
        warning::answered(change, held, board.today, &decision).await?;
    }
    add(row, &decision)
}

async fn keep_facts(change: &mut Change, row: &Review, seen: &Facts) -> Result<()> {
    let facts = serde_json::to_value(seen)
        .map_err(|cause| Error::internal("the facts of a review cannot be written", cause))?;
    change
        .put(&ReviewFacts {
            workspace_id: row.workspace_id,
            review_id: row.review_id,
            seen: change.at(),
            facts: Json(facts),
        })
        .await?;
    Ok(())
}

/// A forecast is kept once for each goal and day, to be scored later. One that
/// there is nothing to keep of is passed over.
async fn keep_forecasts(context: &Context, now: &Zoned, seen: &Facts) -> Result<()> {
    use crate::error::Kind;
    for outlook in &seen.forecasts {
        match forecast::keep(context, now, &outlook.goal.id).await {
            Err(error) if !matches!(error.kind(), Kind::Refused | Kind::Usage) => {
                return Err(error);
            }
            _ => {}
        }
    }
    Ok(())
}
