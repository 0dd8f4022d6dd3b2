//! The kinds that a workspace knows: its own and the catalogue.

use std::sync::Arc;

use legwork_core::kind::{self, Kind};
use legwork_core::vocabulary::Audience;

use crate::Result;
use crate::ids::WorkspaceId;
use crate::store::{self, Json, Tx, Word};

/// The kinds of a workspace; its own win over the catalogue's.
#[derive(Debug, Clone, Default)]
pub(super) struct Book {
    own: Arc<Vec<Kind>>,
    rows: Vec<store::Kind>,
}

impl Book {
    /// Reads the workspace's own kinds.
    pub(super) async fn load(tx: &mut Tx, workspace: WorkspaceId) -> Result<Self> {
        let rows: Vec<store::Kind> = tx.all(workspace).await?;
        Ok(Self {
            own: Arc::new(rows.iter().map(to_core).collect()),
            rows,
        })
    }

    /// The workspace's own kinds, for the parsers.
    pub(super) fn own(&self) -> &[Kind] {
        &self.own
    }

    /// The same, to be kept.
    pub(super) fn shared(&self) -> Arc<Vec<Kind>> {
        Arc::clone(&self.own)
    }

    /// The rows of the workspace's own kinds.
    pub(super) fn rows(&self) -> &[store::Kind] {
        &self.rows
    }

    /// All kinds, the workspace's own first; one that it changed is there once.
    pub(super) fn all(&self) -> impl Iterator<Item = &Kind> {
        let own = |kind: &&Kind| !self.own.iter().any(|own| own.slug == kind.slug);
        self.own.iter().chain(kind::catalogue().iter().filter(own))
    }

    /// The kind with this slug.
    pub(super) fn find(&self, slug: &str) -> Option<&Kind> {
        self.own
            .iter()
            .find(|kind| kind.slug == slug)
            .or_else(|| kind::find(slug))
    }

    /// The title of a kind; a slug nobody knows any more stands for itself.
    pub(super) fn title<'a>(&'a self, slug: &'a str) -> &'a str {
        self.find(slug).map_or(slug, |kind| &kind.title)
    }

    /// Whether one act of kind `done` counts for a promise of kind `promised`.
    pub(super) fn counts(&self, done: &str, promised: &str) -> bool {
        done == promised
            || self
                .find(done)
                .is_some_and(|kind| kind.counts_for(promised))
    }

    /// Minutes that one act of this kind is planned to take.
    pub(super) fn minutes(&self, slug: &str) -> u32 {
        self.find(slug).map_or(0, |kind| u32::from(kind.minutes))
    }

    /// The kinds for an audience that count for a general one, the plainest
    /// first: a meeting with a prospect before a demo, a call before a cold one.
    pub(in crate::service) fn narrowed(&self, general: &str, audience: Audience) -> Vec<&Kind> {
        let plain = format!("{}-{general}", audience.as_str());
        let fits = |kind: &&Kind| {
            kind.audience == Some(audience) && kind.slug != general && kind.counts_for(general)
        };
        let mut all: Vec<&Kind> = self.all().filter(fits).collect();
        all.sort_by_key(|kind| kind.slug != plain);
        all
    }

    /// "2 cold calls"; a unit that is not the kind's own noun is named.
    pub(super) fn says(&self, slug: &str, quantity: i64) -> String {
        let count = quantity.unsigned_abs();
        match self.find(slug) {
            Some(kind) => format!("{quantity} {}", kind.noun(count)),
            None => format!("{quantity} {slug}"),
        }
    }
}

/// A stored kind as the core knows it.
fn to_core(row: &store::Kind) -> Kind {
    Kind {
        slug: row.slug.clone().into(),
        title: row.title.clone().into(),
        one: row.one.clone().into(),
        many: row.many.clone().into(),
        channel: row.channel.map(|word| word.0),
        audience: row.audience.map(|word| word.0),
        minutes: u16::try_from(row.minutes).unwrap_or(u16::MAX),
        selling: row.selling,
        counts_as: row.counts_as.0.join(" ").into(),
        phrases: row.phrases.0.join(";").into(),
    }
}

/// A kind of the core as a row of this workspace.
pub(super) fn to_row(kind: &Kind, workspace_id: WorkspaceId, custom: bool) -> store::Kind {
    store::Kind {
        workspace_id,
        slug: kind.slug.to_string(),
        title: kind.title.to_string(),
        one: kind.one.to_string(),
        many: kind.many.to_string(),
        channel: kind.channel.map(Word),
        audience: kind.audience.map(Word),
        minutes: i64::from(kind.minutes),
        selling: kind.selling,
        counts_as: Json(kind.wider().map(str::to_owned).collect()),
        phrases: Json(kind.said().map(str::to_owned).collect()),
        custom,
    }
}
