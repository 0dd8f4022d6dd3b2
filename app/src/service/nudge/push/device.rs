//! The browsers of a member.

use jiff::Zoned;
use serde::{Deserialize, Serialize};

use super::super::settings;
use super::key;
use crate::connect::push::Subscription;
use crate::service::connect::Outside;
use crate::service::context::Context;
use crate::service::{SCHEMA, find};
use crate::store::{self, PushDevice, Tx};
use crate::{Error, Result};

/// The browsers that show nudges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Devices {
    /// Version of this shape.
    pub schema: u8,
    /// The oldest first.
    pub devices: Vec<Device>,
}

/// One browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Device {
    /// The id.
    pub id: String,
    /// What it is called: "Firefox on Linux".
    pub name: String,
    /// The server through which it is reached.
    pub server: String,
    /// When it was chosen (RFC 3339).
    pub added: String,
    /// When something was last sent to it (RFC 3339).
    pub sent: Option<String>,
}

/// What is sealed of a browser.
#[derive(Serialize, Deserialize)]
struct Inside {
    endpoint: String,
    public: String,
    auth: String,
}

/// The browsers that show nudges.
pub async fn devices_of(context: &Context, now: &Zoned) -> Result<Devices> {
    let mut tx = context.read().await?;
    Ok(Devices {
        schema: SCHEMA,
        devices: devices(context, now, &mut tx).await?,
    })
}

/// Forgets a browser, by its name or the start of its id; with `all`, all of them.
pub async fn remove(context: &Context, now: &Zoned, text: &str) -> Result<Devices> {
    let mut tx = context.db.write().await?;
    let meant = match text.trim() {
        "all" => rows(context, &mut tx).await?,
        text => vec![find::device(context, &mut tx, text).await?],
    };
    if meant.is_empty() {
        return Err(Error::not_found("no browser was chosen")
            .hint("open Settings > Nudges in the browser that is to show them"));
    }
    for row in &meant {
        store::push::remove(&mut tx, row).await?;
    }
    if rows(context, &mut tx).await?.is_empty() {
        key::forget(context, &mut tx).await?;
    }
    tx.commit().await?;
    Ok(Devices {
        schema: SCHEMA,
        devices: meant.iter().map(|row| view(context, now, row)).collect(),
    })
}

/// Its rows, the oldest first.
pub(in super::super) async fn rows(context: &Context, tx: &mut Tx) -> Result<Vec<PushDevice>> {
    let (workspace, member) = settings::key(context);
    Ok(store::push::of(tx, workspace, member).await?)
}

/// The browsers as they are shown.
pub(in super::super) async fn devices(
    context: &Context,
    now: &Zoned,
    tx: &mut Tx,
) -> Result<Vec<Device>> {
    let rows = rows(context, tx).await?;
    Ok(rows.iter().map(|row| view(context, now, row)).collect())
}

pub(super) fn view(context: &Context, now: &Zoned, row: &PushDevice) -> Device {
    Device {
        id: row.device_id.to_string(),
        name: row.name.clone(),
        server: row.server.clone(),
        added: context.moment(now, row.created.timestamp()),
        sent: row.sent.map(|at| context.moment(now, at.timestamp())),
    }
}

/// Seals where a browser takes messages, for its row.
pub(super) fn seal(
    context: &Context,
    outside: &Outside,
    row: &PushDevice,
    to: &Subscription,
) -> Result<String> {
    let inside = Inside {
        endpoint: to.endpoint.to_string(),
        public: to.public(),
        auth: to.auth(),
    };
    let text = serde_json::to_string(&inside);
    let text = text.map_err(|cause| Error::internal("a browser cannot be written down", cause))?;
    outside.seal(&context.ids, row.workspace_id, row.device_id.uuid(), &text)
}

/// Opens where a browser takes messages.
pub(super) fn open(outside: &Outside, row: &PushDevice) -> Result<Subscription> {
    let text = outside.unseal(row.workspace_id, row.device_id.uuid(), &row.sealed)?;
    let inside: Inside = serde_json::from_str(text.reveal())
        .map_err(|_| Error::failed("the address of a browser cannot be read"))?;
    Subscription::read(&inside.endpoint, &inside.public, &inside.auth)
}
