//! Ending addresses: at once, and for good.

use jiff::Zoned;

use super::list::{Shares, views};
use crate::service::context::Context;
use crate::service::find;
use crate::store::{self, PartnerShare};
use crate::{Error, Result};

/// Ends the address that `words` mean, by whom it is for or by its id. It opens
/// nothing from the moment this returns, and never again. Gives what was ended.
pub async fn revoke(context: &Context, now: &Zoned, words: &str) -> Result<Shares> {
    let mut tx = context.read().await?;
    let found = find::share(context, &mut tx, words).await?;
    drop(tx);
    end(context, now, &[found]).await
}

/// Ends every address. Gives what was ended.
pub async fn revoke_all(context: &Context, now: &Zoned) -> Result<Shares> {
    let mut tx = context.read().await?;
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let all = store::partner::list(&mut tx, workspace, member).await?;
    drop(tx);
    if all.is_empty() {
        return Err(Error::not_found("nothing is shared").hint("`legwork partner share --help`"));
    }
    end(context, now, &all).await
}

async fn end(context: &Context, now: &Zoned, rows: &[PartnerShare]) -> Result<Shares> {
    let mut tx = context.db.write().await?;
    let ended = views(context, now, &mut tx, rows).await?;
    for row in rows {
        store::partner::end(&mut tx, row.workspace_id, row.member_id, row.share_id).await?;
    }
    tx.commit().await?;
    Ok(ended)
}
