//! What merges of people and of organisations have in common.

use uuid::Uuid;

use super::text;
use crate::ids::WorkspaceId;
use crate::store::{self, Change, Merge};
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
