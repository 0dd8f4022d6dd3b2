//! Deals listed, and the stages that they go through.

use std::collections::BTreeMap;

use legwork_core::money::{Currency, Decimal};

use super::view::{views, worth};
use super::{DealFilter, Deals, StageView, Sum};
use crate::Result;
use crate::ids::WorkspaceId;
use crate::service::context::Context;
use crate::service::{SCHEMA, amount};
use crate::store::{self, Deal, DealStatus, Tx};

/// The open deals, or all: open ones first, then the newest.
pub async fn list(context: &Context, filter: &DealFilter) -> Result<Deals> {
    let workspace = context.workspace_id();
    let mut tx = context.read().await?;
    let mut rows = store::deal::list(&mut tx, workspace, None).await?;
    let (open_value, won_value) = (sums(&rows, DealStatus::Open), sums(&rows, DealStatus::Won));
    rows.retain(|row| filter.all || row.status.0 == DealStatus::Open);
    let stages = by_stage(&mut tx, &rows).await?;
    rows.reverse();
    rows.sort_by_key(|row| row.status.0 != DealStatus::Open);
    let limit = filter.limit.unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok(Deals {
        schema: SCHEMA,
        deals: views(&mut tx, &rows).await?,
        open_value,
        won_value,
        stages,
        more,
    })
}

/// Every stage that deals were in, in the order in which they go through them.
pub async fn stages(context: &Context) -> Result<Vec<String>> {
    let mut tx = context.read().await?;
    in_order(&mut tx, context.workspace_id()).await
}

/// A stage stands where deals came into it on average: as their first, their
/// second and so on.
async fn in_order(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<String>> {
    let mut places = store::deal::stages(tx, workspace).await?;
    places.sort_by(|(one, times, steps), (two, others, theirs)| {
        // steps / times < theirs / others, without a division.
        let ahead = i128::from(*steps) * i128::from(*others);
        let behind = i128::from(*theirs) * i128::from(*times);
        ahead.cmp(&behind).then_with(|| one.cmp(two))
    });
    Ok(places.into_iter().map(|(stage, ..)| stage).collect())
}

/// The stages of the open deals among these.
async fn by_stage(tx: &mut Tx, rows: &[Deal]) -> Result<Vec<StageView>> {
    let Some(first) = rows.first() else {
        return Ok(Vec::new());
    };
    let mut open: BTreeMap<&str, Vec<&Deal>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.status.0 == DealStatus::Open) {
        open.entry(&row.stage).or_default().push(row);
    }
    let order = in_order(tx, first.workspace_id).await?;
    let view = |stage: String| {
        let these = open.get(stage.as_str())?;
        Some(StageView {
            deals: these.len(),
            value: added(these.iter().copied()),
            stage,
        })
    };
    Ok(order.into_iter().filter_map(view).collect())
}

/// The values of the deals that stand so, added up for each currency.
fn sums(rows: &[Deal], status: DealStatus) -> Vec<Sum> {
    added(rows.iter().filter(|row| row.status.0 == status))
}

fn added<'a>(rows: impl Iterator<Item = &'a Deal>) -> Vec<Sum> {
    let mut values: BTreeMap<Currency, Vec<Decimal>> = BTreeMap::new();
    for (currency, value) in rows.filter_map(worth) {
        values.entry(currency).or_default().push(value);
    }
    let sum = |(currency, values): (Currency, Vec<Decimal>)| Sum {
        currency: currency.code().to_owned(),
        amount: amount::sum(&values),
    };
    values.into_iter().map(sum).collect()
}
