//! Looking at several connectors, one after another.

use std::collections::BTreeMap;

use serde::Serialize;

use super::look::{Ended, Tally, advice, look};
use super::{Outside, named};
use crate::Result;
use crate::error::Kind;
use crate::service::SCHEMA;
use crate::service::context::Context;
use crate::store::{self, Connector, ConnectorKind, Instant};

/// What a run saw.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Synced {
    /// Version of this shape.
    pub schema: u8,
    /// Each connector that was to be looked at.
    pub connectors: Vec<Looked>,
}

/// How it went at one connector.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Looked {
    /// The id.
    pub id: String,
    /// What is looked at.
    pub kind: ConnectorKind,
    /// What it is called.
    pub title: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Whether the look before was broken off, and this one went on from there.
    pub resumed: bool,
    /// How many things were looked at.
    pub seen: u64,
    /// How many of them were put into the inbox.
    pub proposed: u64,
    /// How many a rule accepted at once.
    pub accepted: u64,
    /// How many were known already.
    pub known: u64,
    /// How many were left out, by reason.
    pub skipped: BTreeMap<String, u64>,
    /// Why it failed.
    pub problem: Option<String>,
    /// What to do about that.
    pub advice: Option<String>,
}

/// How a look ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// All was seen.
    Done,
    /// It failed; what was seen before that is stored.
    Failed,
    /// It was told to stop; what was seen before that is stored.
    Stopped,
    /// Another run looks there just now.
    Busy,
    /// It is paused.
    Paused,
}

impl Synced {
    /// Whether it was told to stop before the end.
    pub fn is_stopped(&self) -> bool {
        let last = self.connectors.last();
        last.is_some_and(|one| one.outcome == Outcome::Stopped)
    }

    /// Those that failed.
    pub fn failed(&self) -> impl Iterator<Item = &Looked> {
        let failed = |looked: &&Looked| looked.outcome == Outcome::Failed;
        self.connectors.iter().filter(failed)
    }
}

/// Hears which connector is looked at, how much is done, and of how much.
pub type Progress<'a> = &'a mut (dyn FnMut(&str, u64, u64) + Send);

/// Looks at the connector that `name` means, or at all; one that fails is in
/// no other's way.
pub async fn sync(
    context: &Context,
    outside: &Outside,
    name: Option<&str>,
    tell: Progress<'_>,
) -> Result<Synced> {
    let mut tx = context.read().await?;
    let rows = match name {
        Some(name) => vec![named(context, &mut tx, name).await?],
        None => store::connector::list(&mut tx, context.workspace_id(), context.member_id).await?,
    };
    drop(tx);
    let mut connectors = Vec::new();
    for row in &rows {
        let looked = if row.paused && name.is_none() {
            told(row, Outcome::Paused, Tally::default())
        } else {
            looked(context, outside, row, tell).await?
        };
        let stopped = looked.outcome == Outcome::Stopped;
        connectors.push(looked);
        if stopped {
            break;
        }
    }
    Ok(Synced {
        schema: SCHEMA,
        connectors,
    })
}

/// Looks at every connector that it is time to look at; for a server.
pub async fn due(context: &Context, outside: &Outside) -> Result<Synced> {
    let now = Instant::from((outside.clock)().timestamp());
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let mut tx = context.read().await?;
    let rows = store::connector::list(&mut tx, workspace, member).await?;
    let looks = store::look::list(&mut tx, workspace, member).await?;
    drop(tx);
    let waits = |row: &Connector| {
        let look = looks
            .iter()
            .find(|look| look.connector_id == row.connector_id);
        look.and_then(|look| look.due).is_some_and(|due| due > now)
    };
    let mut connectors = Vec::new();
    for row in rows.iter().filter(|row| !row.paused && !waits(row)) {
        connectors.push(looked(context, outside, row, &mut |_, _, _| {}).await?);
    }
    Ok(Synced {
        schema: SCHEMA,
        connectors,
    })
}

async fn looked(
    context: &Context,
    outside: &Outside,
    row: &Connector,
    tell: Progress<'_>,
) -> Result<Looked> {
    let mut told_of = |done, of| tell(&row.title, done, of);
    match look(context, outside, row, &mut told_of).await? {
        Ended::Held => Ok(told(row, Outcome::Busy, Tally::default())),
        Ended::Stopped(tally) => Ok(told(row, Outcome::Stopped, tally)),
        Ended::Looked(tally, None) => Ok(told(row, Outcome::Done, tally)),
        Ended::Looked(_, Some(error)) if error.kind() == Kind::Internal => Err(error),
        Ended::Looked(tally, Some(error)) => Ok(Looked {
            problem: Some(error.message().to_owned()),
            advice: advice(&error, row),
            ..told(row, Outcome::Failed, tally)
        }),
    }
}

fn told(row: &Connector, outcome: Outcome, tally: Tally) -> Looked {
    Looked {
        id: row.connector_id.to_string(),
        kind: row.kind.0,
        title: row.title.clone(),
        outcome,
        resumed: tally.resumed,
        seen: tally.seen,
        proposed: tally.proposed,
        accepted: tally.accepted,
        known: tally.known,
        skipped: tally.skipped,
        problem: None,
        advice: None,
    }
}
