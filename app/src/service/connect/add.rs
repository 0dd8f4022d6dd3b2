//! Adding a connector, once it has been tried.

use jiff::{ToSpan, Zoned};
use serde::Serialize;

use super::Outside;
use super::secrets::Secrets;
use super::settings::{Fields, Settings};
use super::tried::{Tried, attempt};
use super::vault;
use super::view::{ConnectorView, view};
use crate::service::context::Context;
use crate::service::{SCHEMA, text};
use crate::store::{Connector, ConnectorKind, ConnectorSecret, Json, Word};
use crate::{Error, Result};

/// How many days back a first look goes, unless it is told otherwise.
const BACK: i32 = 90;

/// A connector that was added, with what it saw.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Added {
    /// Version of this shape.
    pub schema: u8,
    /// Whether it was only tried.
    pub dry_run: bool,
    /// The connector.
    pub connector: ConnectorView,
    /// What a first look saw.
    pub tried: Tried,
}

/// Tries a connector and adds it if that goes well; with `dry_run` it is only
/// tried. Fails with what is wrong and what to do about it.
pub async fn add(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    kind: ConnectorKind,
    fields: &Fields,
    dry_run: bool,
) -> Result<Added> {
    let since = context.today(now).saturating_sub(BACK.days());
    let (mut settings, mut secrets) = (Settings::new(since), Secrets::default());
    settings.apply(kind, fields, &mut secrets)?;
    complete(kind, &settings, &secrets)?;
    let local = context.local(now);
    let tried = attempt(outside, kind, &settings, &mut secrets, &local).await?;
    let row = row(context, now, kind, &settings, fields)?;
    if !dry_run {
        keep(context, outside, now, &row, &secrets).await?;
    }
    Ok(Added {
        schema: SCHEMA,
        dry_run,
        connector: view(context, now, &row, None, secrets.is_some())?,
        tried,
    })
}

/// Refuses what cannot work for want of something.
pub(super) fn complete(kind: ConnectorKind, settings: &Settings, secrets: &Secrets) -> Result<()> {
    if settings.address.is_empty() {
        return Err(Error::usage("say where to look"));
    }
    if kind == ConnectorKind::Calendar && settings.me.is_empty() {
        return Err(Error::usage(
            "say which e-mail address is yours, so that you are no guest of your own",
        )
        .hint("add --me ann@acme.example"));
    }
    settings.complete_renewal(secrets)?;
    let by_token = settings.renewal.is_some();
    let signs_in = !by_token && (kind == ConnectorKind::Mail || settings.user.is_some());
    if signs_in && secrets.password.is_none() {
        return Err(Error::usage("it cannot sign in without a password")
            .hint("it is asked for, or read from standard input or --password-file FILE"));
    }
    Ok(())
}

fn row(
    context: &Context,
    now: &Zoned,
    kind: ConnectorKind,
    settings: &Settings,
    fields: &Fields,
) -> Result<Connector> {
    let usual = || match kind {
        ConnectorKind::Mail | ConnectorKind::Folder => settings.address.clone(),
        _ => {
            let bare = settings.address.split("://").last().unwrap_or_default();
            let host = bare.split('/').next().unwrap_or_default();
            format!("{kind} of {host}")
        }
    };
    let title = fields.title.clone().unwrap_or_else(usual);
    let title = text::title("the title", &title)?;
    let mut settings = settings.clone();
    // Rules look for words such as "newsletter", and mail for its address.
    settings.source = match kind {
        ConnectorKind::Mail => format!("{kind} {}", settings.address),
        _ => format!("{kind} {}", text::shown(&title)),
    };
    Ok(Connector {
        workspace_id: context.workspace_id(),
        connector_id: context.ids.entity(),
        member_id: context.member_id,
        kind: Word(kind),
        title,
        settings: Json(settings.write()),
        paused: false,
        created: now.timestamp().into(),
    })
}

async fn keep(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    row: &Connector,
    secrets: &Secrets,
) -> Result<()> {
    let label = format!("connect {} \"{}\"", row.kind.0, row.title);
    let mut change = context.change(now, label).await?;
    let there = crate::store::connector::list(change.tx(), row.workspace_id, row.member_id).await?;
    if let Some(twin) = there.iter().find(|other| other.title == row.title) {
        return Err(
            Error::conflict(format!("'{}' is there already", twin.title))
                .hint("`legwork connect edit` changes it; --title names another one"),
        );
    }
    change.insert(row).await?;
    if secrets.is_some() {
        let owner = (row.workspace_id, row.connector_id);
        let sealed = ConnectorSecret {
            workspace_id: row.workspace_id,
            connector_id: row.connector_id,
            sealed: vault::seal(&outside.key, &context.ids, owner, secrets)?,
        };
        change.tx().overwrite(&sealed).await?;
    }
    change.commit().await?;
    Ok(())
}
