//! What channels sign in with, sealed.

use serde::{Deserialize, Serialize};

use super::settings::{Channel, key};
use crate::connect::Secret;
use crate::service::connect::Outside;
use crate::service::context::Context;
use crate::store::{NudgeSecret, Tx};
use crate::{Error, Result};

/// What is sealed of a channel.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Inside {
    /// What one signs in with, or signs with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) password: Option<String>,
    /// The whole of a secret address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<String>,
    /// What ends the nudges without signing in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) stop: Option<String>,
}

impl Inside {
    /// What one signs in with, or signs with.
    pub(super) fn password(&self) -> Option<Secret> {
        self.password.as_deref().map(Secret::new)
    }
}

/// Seals what a channel needs.
pub(super) async fn keep(
    context: &Context,
    outside: &Outside,
    tx: &mut Tx,
    channel: Channel,
    inside: &Inside,
) -> Result<()> {
    let (workspace_id, member_id) = key(context);
    let text = serde_json::to_string(inside);
    let text = text.map_err(|cause| Error::internal("a secret cannot be written", cause))?;
    let sealed = outside.seal(&context.ids, workspace_id, member_id.uuid(), &text)?;
    tx.overwrite(&NudgeSecret {
        workspace_id,
        member_id,
        channel: channel.to_string(),
        sealed,
    })
    .await?;
    Ok(())
}

/// Opens what a channel needs; empty when nothing is sealed.
pub(super) async fn open(
    context: &Context,
    outside: &Outside,
    tx: &mut Tx,
    channel: Channel,
) -> Result<Inside> {
    let (workspace, member) = key(context);
    let found = tx
        .get::<NudgeSecret>(&(workspace, member, channel.to_string()))
        .await?;
    let Some(found) = found else {
        return Ok(Inside::default());
    };
    let text = outside.unseal(workspace, member.uuid(), &found.sealed)?;
    let read = serde_json::from_str(text.reveal());
    read.map_err(|_| Error::failed("a secret of the nudges cannot be read"))
}

/// Whether something is sealed for a channel.
pub(super) async fn is_kept(context: &Context, tx: &mut Tx, channel: Channel) -> Result<bool> {
    let (workspace, member) = key(context);
    let key = (workspace, member, channel.to_string());
    Ok(tx.get::<NudgeSecret>(&key).await?.is_some())
}
