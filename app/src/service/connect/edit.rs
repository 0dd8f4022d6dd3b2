//! Changing a connector.

use jiff::Zoned;
use serde::Serialize;

use super::add::complete;
use super::secrets::Secrets;
use super::settings::{Fields, Settings};
use super::tried::{Tried, attempt};
use super::view::{ConnectorView, one};
use super::{Outside, named, vault};
use crate::service::context::Context;
use crate::service::{SCHEMA, text};
use crate::store::{self, Connector, ConnectorSecret, Json, Tx};
use crate::{Error, Result};

/// A connector that was changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Edited {
    /// Version of this shape.
    pub schema: u8,
    /// The connector as it is now.
    pub connector: ConnectorView,
    /// Whether the journal lists it: a new password alone is no step of it.
    #[serde(skip)]
    pub undoable: bool,
    /// What a look saw; `null` when nothing that matters for looking changed.
    pub tried: Option<Tried>,
}

/// Changes a connector, once it has been tried with what is new.
pub async fn edit(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    text: &str,
    fields: &Fields,
) -> Result<Edited> {
    let mut tx = context.read().await?;
    let old = named(context, &mut tx, text).await?;
    let mut secrets = known(outside, &mut tx, &old, fields).await?;
    drop(tx);
    let before = Settings::read(&old.settings.0)?;
    let mut settings = before.clone();
    settings.apply(old.kind.0, fields, &mut secrets)?;
    let sealed = fields.brings_secrets();
    let looks_otherwise = settings != before || sealed;
    if !looks_otherwise && fields.title.is_none() {
        return Err(Error::usage(
            "nothing to change: name what is to be different",
        ));
    }
    complete(old.kind.0, &settings, &secrets)?;
    let mut tried = None;
    if looks_otherwise {
        let local = context.local(now);
        let attempted = attempt(outside, old.kind.0, &settings, &mut secrets, &local).await;
        if !sealed {
            // The one before may be worth nothing any more.
            keep_renewed(context, outside, &old, &mut secrets).await?;
        }
        tried = Some(attempted?);
    }
    let label = format!("connect edit \"{}\"", old.title);
    let mut change = context.change(now, label).await?;
    let mut row = Connector {
        settings: Json(settings.write()),
        ..old
    };
    if let Some(title) = &fields.title {
        row.title = text::title("the title", title)?;
    }
    change.put(&row).await?;
    if sealed {
        seal(context, outside, change.tx(), &row, &secrets).await?;
    }
    // Known to be the same by the server, it would not be sent again.
    if before != settings || fields.address.is_some() {
        store::look::anew(change.tx(), row.workspace_id, row.connector_id).await?;
    } else if looks_otherwise {
        store::look::due_now(change.tx(), row.workspace_id, row.connector_id).await?;
    }
    let connector = one(context, now, change.tx(), &row).await?;
    let undoable = change.commit().await? > 0;
    Ok(Edited {
        schema: SCHEMA,
        connector,
        undoable,
        tried,
    })
}

/// What it signs in with. What cannot be opened does not matter when all of it
/// is given anew.
async fn known(
    outside: &Outside,
    tx: &mut Tx,
    row: &Connector,
    fields: &Fields,
) -> Result<Secrets> {
    let opened = open(outside, tx, row).await;
    match opened {
        Err(_) if fields.brings_secrets() => Ok(Secrets::default()),
        opened => opened,
    }
}

/// Opens what a connector signs in with; nothing when nothing is sealed.
pub(super) async fn open(outside: &Outside, tx: &mut Tx, row: &Connector) -> Result<Secrets> {
    let key = (row.workspace_id, row.connector_id);
    match tx.get::<ConnectorSecret>(&key).await? {
        Some(found) => vault::open(&outside.key, key, &found.sealed),
        None => Ok(Secrets::default()),
    }
}

/// Keeps a token that was renewed, unless something else was sealed meanwhile.
pub(super) async fn keep_renewed(
    context: &Context,
    outside: &Outside,
    row: &Connector,
    secrets: &mut Secrets,
) -> Result<()> {
    if !std::mem::take(&mut secrets.renewed) {
        return Ok(());
    }
    let mut tx = context.db.write().await?;
    let key = (row.workspace_id, row.connector_id);
    let there = tx.get::<ConnectorSecret>(&key).await?;
    if there.map(|one| one.sealed) == secrets.sealed {
        seal(context, outside, &mut tx, row, secrets).await?;
        tx.commit().await?;
    }
    Ok(())
}

impl Fields {
    /// Whether what it signs in with is another after this.
    const fn brings_secrets(&self) -> bool {
        self.password.is_some()
            || self.address.is_some()
            || self.client_secret.is_some()
            || self.oauth.is_some()
    }
}

async fn seal(
    context: &Context,
    outside: &Outside,
    tx: &mut Tx,
    row: &Connector,
    secrets: &Secrets,
) -> Result<()> {
    let owner = (row.workspace_id, row.connector_id);
    let sealed = ConnectorSecret {
        workspace_id: row.workspace_id,
        connector_id: row.connector_id,
        sealed: vault::seal(&outside.key, &context.ids, owner, secrets)?,
    };
    Ok(tx.overwrite(&sealed).await?)
}
