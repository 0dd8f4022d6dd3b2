//! What merges of people and of organisations have in common.

use std::collections::HashSet;

use jiff::civil::Date;
use uuid::Uuid;

use super::text;
use crate::ids::WorkspaceId;
use crate::store::{self, Change, Day, DistinctPair, Merge, Merged, Record, Tx};
use crate::{Error, Result};

/// The latest of the merges, or of those that `which` names: by the start of
/// the id, or by the name of what went.
pub(super) fn chosen<'a>(all: &'a [Merge], which: Option<&str>) -> Option<&'a Merge> {
    let fits = |row: &&Merge| {
        which.is_none_or(|text| {
            let id = row.merge_id.to_string();
            id.starts_with(&text.to_lowercase()) || text::fold(&row.name) == text::fold(text)
        })
    };
    all.iter().rfind(fits)
}

/// What a merge remembers.
pub(super) fn remembered<T: serde::de::DeserializeOwned>(merge: &Merge) -> Result<T> {
    serde_json::from_value(merge.remembered.0.clone())
        .map_err(|cause| Error::internal("the merge cannot be read back", cause))
}

/// Remembers that two are not one; leaves what was said before.
pub(super) async fn tell_apart(
    change: &mut Change,
    what: Merged,
    (a, b): (Uuid, Uuid),
    today: Date,
) -> Result<()> {
    let (workspace_id, what, one_id, other_id) =
        DistinctPair::key_of(change.workspace(), what, a, b);
    let row = DistinctPair {
        workspace_id,
        what,
        one_id,
        other_id,
        day: Day(today),
    };
    if change.tx().get::<DistinctPair>(&row.key()).await?.is_none() {
        change.insert(&row).await?;
    }
    Ok(())
}

/// Forgets that two were said not to be one: they are made one.
pub(super) async fn not_apart(
    change: &mut Change,
    what: Merged,
    (a, b): (Uuid, Uuid),
) -> Result<()> {
    let key = DistinctPair::key_of(change.workspace(), what, a, b);
    change.remove::<DistinctPair>(&key).await?;
    Ok(())
}

/// The pairs that are not one.
pub(super) struct ToldApart(HashSet<(Uuid, Uuid)>);

impl ToldApart {
    /// Reads them.
    pub(super) async fn read(tx: &mut Tx, workspace: WorkspaceId, what: Merged) -> Result<Self> {
        let all = tx.all::<DistinctPair>(workspace).await?;
        let these = all.into_iter().filter(|row| row.what.0 == what);
        Ok(Self(these.map(|row| (row.one_id, row.other_id)).collect()))
    }

    /// Whether these two are among them.
    pub(super) fn has(&self, a: Uuid, b: Uuid) -> bool {
        self.0.contains(&(a.min(b), a.max(b)))
    }
}

/// Hands earlier merges into one over to another; gives their ids.
pub(super) async fn hand_over(
    change: &mut Change,
    workspace: WorkspaceId,
    from: Uuid,
    to: Uuid,
) -> Result<Vec<Uuid>> {
    let all = store::merge::into(change.tx(), workspace, from).await?;
    for row in &all {
        let row = row.clone();
        change.put(&Merge { kept_id: to, ..row }).await?;
    }
    Ok(all.iter().map(|row| row.merge_id).collect())
}

/// Hands these merges back.
pub(super) async fn hand_back(
    change: &mut Change,
    workspace: WorkspaceId,
    merges: &[Uuid],
    to: Uuid,
) -> Result<()> {
    for id in merges {
        if let Some(row) = change.tx().get::<Merge>(&(workspace, *id)).await? {
            change.put(&Merge { kept_id: to, ..row }).await?;
        }
    }
    Ok(())
}

/// The one that stays without what it took over, unless that was changed since:
/// the fields named, and all others as they are.
macro_rules! emptied {
    ($record:ident, $kept:expr, $gone:expr, [$($field:ident),+ $(,)?]) => {
        $record {
            $($field: if $kept.$field == $gone.after.$field {
                $gone.before.$field.clone()
            } else {
                $kept.$field.clone()
            },)+
            ..$kept.clone()
        }
    };
}
pub(super) use emptied;
