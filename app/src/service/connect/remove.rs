//! Taking a connector away, and letting it rest.

use jiff::Zoned;

use super::named;
use super::view::{ConnectorView, one};
use crate::Result;
use crate::service::context::Context;
use crate::store::{self, Connector};

/// Takes a connector away, and with it for good what it signs in with. What it
/// proposed stays. Undone, it comes back and asks for its password.
pub async fn remove(context: &Context, now: &Zoned, text: &str) -> Result<ConnectorView> {
    let mut change = context.change(now, "connect remove").await?;
    let row = named(context, change.tx(), text).await?;
    let shown = one(context, now, change.tx(), &row).await?;
    change.relabel(&format!("connect remove \"{}\"", row.title));
    let key = (row.workspace_id, row.connector_id);
    change.remove::<Connector>(&key).await?;
    change.commit().await?;
    Ok(shown)
}

/// Stops looking until it is resumed.
pub async fn pause(context: &Context, now: &Zoned, text: &str) -> Result<ConnectorView> {
    rest(context, now, text, true).await
}

/// Looks again.
pub async fn resume(context: &Context, now: &Zoned, text: &str) -> Result<ConnectorView> {
    rest(context, now, text, false).await
}

/// Makes the next look due at once, for a server that looks by itself.
pub async fn hasten(context: &Context, now: &Zoned, text: &str) -> Result<ConnectorView> {
    let mut tx = context.db.write().await?;
    let row = named(context, &mut tx, text).await?;
    store::look::due_now(&mut tx, row.workspace_id, row.connector_id).await?;
    let shown = one(context, now, &mut tx, &row).await?;
    tx.commit().await?;
    Ok(shown)
}

async fn rest(context: &Context, now: &Zoned, text: &str, paused: bool) -> Result<ConnectorView> {
    let mut change = context.change(now, "connect pause").await?;
    let row = named(context, change.tx(), text).await?;
    let word = if paused { "pause" } else { "resume" };
    change.relabel(&format!("connect {word} \"{}\"", row.title));
    let row = Connector { paused, ..row };
    change.put(&row).await?;
    let shown = one(context, now, change.tx(), &row).await?;
    change.commit().await?;
    Ok(shown)
}
