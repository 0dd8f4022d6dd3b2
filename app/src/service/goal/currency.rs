//! The currency of amounts that name none.

use legwork_core::money::Currency;

use super::Aim;
use crate::Result;
use crate::service::amount;
use crate::service::context::Context;
use crate::store::{self, Tx};

/// The workspace's currency, else that of the open goals in money, when they
/// agree.
pub(in crate::service) async fn currency(
    context: &Context,
    tx: &mut Tx,
) -> Result<Option<Currency>> {
    if let Some(usual) = amount::usual(&context.workspace) {
        return Ok(Some(usual));
    }
    let goals = store::goal::open(tx, context.workspace_id(), context.member_id).await?;
    let mut wanted = goals.iter().filter_map(|goal| Aim::stored(goal).money());
    let first = wanted.next();
    Ok(first.filter(|first| wanted.all(|other| other == *first)))
}
