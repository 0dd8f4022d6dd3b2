//! The review as it is kept: what was decided in it so far, so that it can be
//! gone on with.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use super::Decision;
use super::span::{Reviewing, Years};
use crate::service::context::Context;
use crate::store::{self, Change, Day, Json, Review, Tx};
use crate::{Error, Result};

/// What is meant by a name; what is still to come has no facts.
pub(super) fn chosen(context: &Context, today: Date, name: Option<&str>) -> Result<Reviewing> {
    let years = Years::of(context);
    let chosen = Reviewing::named(name.unwrap_or("week"), today, years)?;
    if chosen.tile.start > today {
        return Err(Error::usage(format!(
            "the {} {} is still to come",
            chosen.scale.as_str(),
            chosen.name(years)
        )));
    }
    Ok(chosen)
}

/// The same, where decisions are taken on it.
pub(super) fn open(context: &Context, today: Date, name: Option<&str>) -> Result<Reviewing> {
    let chosen = chosen(context, today, name)?;
    if chosen.is_open(today, Years::of(context)) {
        return Ok(chosen);
    }
    let scale = chosen.scale.as_str();
    Err(Error::refused(format!(
        "decisions are taken on this {scale} or the one before it"
    )))
}

/// The reviews of these days that were begun, the first at the head.
pub(super) async fn reviews(
    context: &Context,
    tx: &mut Tx,
    reviewing: Reviewing,
) -> Result<Vec<Review>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let (first, end) = (Day(reviewing.tile.start), Day(reviewing.tile.end));
    Ok(store::review::of_span(tx, workspace, member, first, end).await?)
}

/// What was decided, as far as this version can read it.
pub(in crate::service) fn decisions(reviews: &[Review]) -> Vec<Decision> {
    let lists = reviews.iter().filter_map(|row| row.decisions.0.as_array());
    lists
        .flatten()
        .filter_map(|one| serde_json::from_value(one.clone()).ok())
        .collect()
}

/// The review of these days, begun now where there is none.
pub(super) async fn begun(
    context: &Context,
    change: &mut Change,
    reviewing: Reviewing,
) -> Result<Review> {
    let newest = reviews(context, change.tx(), reviewing).await?.pop();
    Ok(newest.unwrap_or_else(|| Review {
        workspace_id: context.workspace_id(),
        review_id: context.ids.entity(),
        member_id: context.member_id,
        starts_on: Day(reviewing.tile.start),
        ends_on: Day(reviewing.tile.end),
        started: change.at(),
        finished: None,
        decisions: Json(Value::Array(Vec::new())),
    }))
}

/// Adds what was decided to a review.
pub(super) fn add(review: &mut Review, decision: &impl Serialize) -> Result<()> {
    let Value::Array(list) = &mut review.decisions.0 else {
        return Err(Error::failed("this review cannot be read back").hint("run `legwork doctor`"));
    };
    let decision = serde_json::to_value(decision)
        .map_err(|cause| Error::internal("a decision cannot be written", cause))?;
    list.push(decision);
    Ok(())
}

/// Writes a decision down in the review of its days, which it may begin.
pub(super) async fn note(
    context: &Context,
    change: &mut Change,
    reviewing: Reviewing,
    decision: &impl Serialize,
) -> Result<()> {
    let mut review = begun(context, change, reviewing).await?;
    add(&mut review, decision)?;
    change.put(&review).await?;
    Ok(())
}
