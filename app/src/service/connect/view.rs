//! Connectors as they are shown, with their health.

use std::collections::{BTreeMap, HashMap};

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use super::named;
use super::renewal::Renewal;
use super::settings::Settings;
use crate::Result;
use crate::ids::ConnectorId;
use crate::service::SCHEMA;
use crate::service::context::Context;
use crate::store::{self, Connector, ConnectorKind, ConnectorLook, ConnectorSecret, Instant, Tx};

/// Every connector.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Connectors {
    /// Version of this shape.
    pub schema: u8,
    /// The oldest first.
    pub connectors: Vec<ConnectorView>,
}

/// One connector, with how looking at it goes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConnectorView {
    /// The id.
    pub id: String,
    /// What is looked at: `mail`, `calendar`, `contacts`, `feed`, `folder`.
    pub kind: ConnectorKind,
    /// What it is called.
    pub title: String,
    /// Where it looks; of a secret address only the server.
    pub address: String,
    /// The server of mail.
    pub host: Option<String>,
    /// The name to sign in with.
    pub user: Option<String>,
    /// The server that gives access tokens, where they are renewed.
    pub tokens: Option<String>,
    /// The client for which they are renewed.
    pub client: Option<String>,
    /// Whether something to sign in with, or a secret address, is sealed.
    pub sealed: bool,
    /// The member's own addresses of mail.
    pub me: Vec<String>,
    /// Whose entries of a feed count.
    pub by: Option<String>,
    /// The address of mail to which lines of a log are sent.
    pub log_to: Option<String>,
    /// The first day that counts.
    pub since: Date,
    /// Hosts that may be on a private network.
    pub allow: Vec<String>,
    /// How it is: `new`, `good`, `failing`, `paused`.
    pub state: &'static str,
    /// When a look last ended (RFC 3339).
    pub looked: Option<String>,
    /// When the next one is due; `null` when that is now, or never.
    pub next: Option<String>,
    /// How many things were looked at so far.
    pub seen: i64,
    /// How many of them were put into the inbox.
    pub proposed: i64,
    /// How many a rule accepted at once.
    pub accepted: i64,
    /// How many were known already.
    pub known: i64,
    /// How many were left out, by reason.
    pub skipped: BTreeMap<String, u64>,
    /// Since when it fails.
    pub failing_since: Option<String>,
    /// Why it fails.
    pub problem: Option<String>,
    /// What to do about that.
    pub advice: Option<String>,
}

/// Every connector of the member.
pub async fn list(context: &Context, now: &Zoned) -> Result<Connectors> {
    let mut tx = context.read().await?;
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let rows = store::connector::list(&mut tx, workspace, member).await?;
    let looks = store::look::list(&mut tx, workspace, member).await?;
    let looks: HashMap<ConnectorId, ConnectorLook> = looks
        .into_iter()
        .map(|look| (look.connector_id, look))
        .collect();
    let mut connectors = Vec::new();
    for row in rows {
        let key = (workspace, row.connector_id);
        let sealed = tx.get::<ConnectorSecret>(&key).await?.is_some();
        connectors.push(view(
            context,
            now,
            &row,
            looks.get(&row.connector_id),
            sealed,
        )?);
    }
    Ok(Connectors {
        schema: SCHEMA,
        connectors,
    })
}

/// One connector, as a list of one.
pub async fn show(context: &Context, now: &Zoned, text: &str) -> Result<Connectors> {
    let mut tx = context.read().await?;
    let row = named(context, &mut tx, text).await?;
    Ok(Connectors {
        schema: SCHEMA,
        connectors: vec![one(context, now, &mut tx, &row).await?],
    })
}

/// A connector with its health.
pub(super) async fn one(
    context: &Context,
    now: &Zoned,
    tx: &mut Tx,
    row: &Connector,
) -> Result<ConnectorView> {
    let key = (context.workspace_id(), row.connector_id);
    let look = tx.get::<ConnectorLook>(&key).await?;
    let sealed = tx.get::<ConnectorSecret>(&key).await?.is_some();
    view(context, now, row, look.as_ref(), sealed)
}

/// A connector, how looking at it went, and whether something is sealed.
pub(super) fn view(
    context: &Context,
    now: &Zoned,
    row: &Connector,
    look: Option<&ConnectorLook>,
    sealed: bool,
) -> Result<ConnectorView> {
    let settings = Settings::read(&row.settings.0)?;
    let moment = |of: fn(&ConnectorLook) -> Option<Instant>| {
        let at = look.and_then(of)?;
        Some(context.moment(now, at.timestamp()))
    };
    let tokens = settings.renewal.as_ref().and_then(Renewal::host);
    let count = |of: fn(&ConnectorLook) -> i64| look.map_or(0, of);
    Ok(ConnectorView {
        id: row.connector_id.to_string(),
        kind: row.kind.0,
        title: row.title.clone(),
        address: settings.address,
        host: settings.host,
        user: settings.user,
        tokens,
        client: settings.renewal.map(|renewal| renewal.client),
        sealed,
        me: settings.me,
        by: settings.by,
        log_to: settings.log_to,
        since: settings.since,
        allow: settings.allow,
        state: state(row, look),
        looked: moment(|look| look.looked),
        next: moment(|look| look.due).filter(|_| !row.paused),
        seen: count(|look| look.seen),
        proposed: count(|look| look.proposed),
        accepted: count(|look| look.accepted),
        known: count(|look| look.known),
        skipped: look.map(|look| look.skipped.0.clone()).unwrap_or_default(),
        failing_since: moment(|look| look.failing),
        problem: look.and_then(|look| look.problem.clone()),
        advice: look.and_then(|look| look.advice.clone()),
    })
}

fn state(row: &Connector, look: Option<&ConnectorLook>) -> &'static str {
    match look {
        _ if row.paused => "paused",
        Some(look) if look.failing.is_some() => "failing",
        Some(look) if look.looked.is_some() => "good",
        _ => "new",
    }
}
