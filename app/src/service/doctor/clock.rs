//! What was written while the clock was ahead: a period sealed in a year that has
//! not come yet would keep all that is done until then from counting.

use jiff::{ToSpan, Zoned};

use super::Check;
use crate::Result;
use crate::ids::WorkspaceId;
use crate::store::{self, Day, Db, LastDay, Tx};

/// The last day that can be today anywhere.
fn latest(now: &Zoned) -> Day {
    Day(now.date().saturating_add(1.day()))
}

/// Whether periods are sealed that cannot have been.
pub(super) async fn check(tx: &mut Tx, workspace: WorkspaceId, now: &Zoned) -> Result<Check> {
    let ahead = store::sealed::ahead(tx, workspace, latest(now)).await?;
    if ahead == 0 {
        return Ok(Check::ok("clock", "nothing was sealed on a day to come"));
    }
    let says = format!("{ahead} periods were sealed while the clock was ahead of today");
    Ok(Check::fail("clock", says).advise("open them again: legwork doctor --fix"))
}

/// Opens such periods again, in every workspace; whether there were any.
pub(super) async fn open_again(db: &Db, now: &Zoned) -> Result<bool> {
    let mut tx = db.write().await?;
    let mut opened = 0;
    for workspace in store::workspace::all(&mut tx).await? {
        let id = workspace.workspace_id;
        opened += store::sealed::forget_ahead(&mut tx, id, latest(now)).await?;
        for seen in tx.all::<LastDay>(id).await? {
            if seen.last_today > latest(now) {
                tx.remove::<LastDay>(&(id, seen.member_id)).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(opened > 0)
}
