//! Two organisations that are one, and one that is two after all.

use jiff::Zoned;
use legwork_core::vocabulary::Relationship;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::OneFirm;
use super::view::one;
use crate::ids::{ActivityId, DealId, OrganisationId, PersonId, WorkspaceId};
use crate::service::context::Context;
use crate::service::{find, text};
use crate::store::{
    self, Activity, Change, Day, Deal, Json, Merge, Merged, Organisation, Person, Word,
};
use crate::{Error, Result};

/// All that an organisation consisted of that was merged into another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Gone {
    organisation: Organisation,
    people: Vec<PersonId>,
    activities: Vec<ActivityId>,
    deals: Vec<DealId>,
    merges: Vec<Uuid>,
    /// The one that stayed, before and after.
    before: Organisation,
    after: Organisation,
}

/// Makes two organisations one: `keep` stays, and takes over everything of `gone`.
pub async fn merge(context: &Context, now: &Zoned, keep: &str, gone: &str) -> Result<OneFirm> {
    let mut change = context.change(now, "organisations merge").await?;
    let kept = find::organisation(context, change.tx(), keep).await?;
    let gone = find::organisation(context, change.tx(), gone).await?;
    if kept.organisation_id == gone.organisation_id {
        return Err(Error::usage(format!(
            "{} is one organisation already",
            kept.name
        )));
    }
    let label = format!("organisations merge \"{}\" \"{}\"", kept.name, gone.name);
    change.relabel(&label);
    let after = filled(&kept, &gone);
    let remembered = Gone {
        people: give_people(&mut change, &gone, kept.organisation_id).await?,
        activities: give_activities(&mut change, &gone, kept.organisation_id).await?,
        deals: give_deals(&mut change, &gone, kept.organisation_id).await?,
        merges: give_merges(&mut change, &gone, kept.organisation_id).await?,
        organisation: gone.clone(),
        before: kept.clone(),
        after: after.clone(),
    };
    change.put(&after).await?;
    let key = (gone.workspace_id, gone.organisation_id);
    change.remove::<Organisation>(&key).await?;
    let row = Merge {
        workspace_id: context.workspace_id(),
        merge_id: context.ids.entity(),
        what: Word(Merged::Organisation),
        kept_id: kept.organisation_id.uuid(),
        gone_id: gone.organisation_id.uuid(),
        day: Day(context.today(now)),
        name: gone.name,
        remembered: Json(
            serde_json::to_value(remembered)
                .map_err(|cause| Error::internal("a merge cannot be written down", cause))?,
        ),
    };
    change.insert(&row).await?;
    let shown = one(context, change.tx(), &after).await?;
    change.commit().await?;
    Ok(shown)
}

/// Takes the latest merge into an organisation back, or the one that `which`
/// names; shows the one that left.
pub async fn split(
    context: &Context,
    now: &Zoned,
    words: &str,
    which: Option<&str>,
) -> Result<OneFirm> {
    let mut change = context.change(now, "organisations split").await?;
    let kept = find::organisation(context, change.tx(), words).await?;
    change.relabel(&format!("organisations split \"{}\"", kept.name));
    let workspace = context.workspace_id();
    let all = store::merge::into(change.tx(), workspace, kept.organisation_id.uuid()).await?;
    let fits = |row: &&Merge| {
        which.is_none_or(|text| {
            let id = row.merge_id.to_string();
            id.starts_with(&text.to_lowercase()) || text::fold(&row.name) == text::fold(text)
        })
    };
    let Some(merge) = all.iter().rfind(fits) else {
        return Err(Error::not_found(format!(
            "nothing like that was merged into {}",
            kept.name
        )));
    };
    let gone: Gone = serde_json::from_value(merge.remembered.0.clone())
        .map_err(|cause| Error::internal("the merge cannot be read back", cause))?;
    change.insert(&gone.organisation).await?;
    give_back(&mut change, workspace, &kept, &gone).await?;
    change.put(&emptied(&kept, &gone)).await?;
    change.remove::<Merge>(&(workspace, merge.merge_id)).await?;
    let shown = one(context, change.tx(), &gone.organisation).await?;
    change.commit().await?;
    Ok(shown)
}

/// The one that stays, with what only the other knew.
fn filled(kept: &Organisation, gone: &Organisation) -> Organisation {
    let note = match (&kept.note, &gone.note) {
        (Some(kept), Some(gone)) if kept != gone => Some(format!("{kept}\n\n{gone}")),
        (kept, gone) => kept.clone().or_else(|| gone.clone()),
    };
    Organisation {
        relationship: match kept.relationship.0 {
            Relationship::Other => gone.relationship,
            _ => kept.relationship,
        },
        domain: kept.domain.clone().or_else(|| gone.domain.clone()),
        note,
        created: kept.created.min(gone.created),
        ..kept.clone()
    }
}

/// The one that stays without what it took over, unless that was changed since.
fn emptied(kept: &Organisation, gone: &Gone) -> Organisation {
    macro_rules! back {
        ($field:ident) => {
            if kept.$field == gone.after.$field {
                gone.before.$field.clone()
            } else {
                kept.$field.clone()
            }
        };
    }
    Organisation {
        relationship: back!(relationship),
        domain: back!(domain),
        note: back!(note),
        created: back!(created),
        ..kept.clone()
    }
}

async fn give_people(
    change: &mut Change,
    gone: &Organisation,
    to: OrganisationId,
) -> Result<Vec<PersonId>> {
    let (workspace, from) = (gone.workspace_id, gone.organisation_id);
    let all = store::organisation::people_of(change.tx(), workspace, from).await?;
    for row in &all {
        let organisation_id = Some(to);
        change
            .put(&Person {
                organisation_id,
                ..row.clone()
            })
            .await?;
    }
    Ok(all.iter().map(|row| row.person_id).collect())
}

async fn give_activities(
    change: &mut Change,
    gone: &Organisation,
    to: OrganisationId,
) -> Result<Vec<ActivityId>> {
    let (workspace, from) = (gone.workspace_id, gone.organisation_id);
    let all = store::organisation::activities_of(change.tx(), workspace, from).await?;
    for row in &all {
        let organisation_id = Some(to);
        change
            .put(&Activity {
                organisation_id,
                ..row.clone()
            })
            .await?;
    }
    Ok(all.iter().map(|row| row.activity_id).collect())
}

async fn give_deals(
    change: &mut Change,
    gone: &Organisation,
    to: OrganisationId,
) -> Result<Vec<DealId>> {
    let (workspace, from) = (gone.workspace_id, gone.organisation_id);
    let all = store::organisation::deals_of(change.tx(), workspace, from).await?;
    for row in &all {
        let organisation_id = Some(to);
        change
            .put(&Deal {
                organisation_id,
                ..row.clone()
            })
            .await?;
    }
    Ok(all.iter().map(|row| row.deal_id).collect())
}

async fn give_merges(
    change: &mut Change,
    gone: &Organisation,
    to: OrganisationId,
) -> Result<Vec<Uuid>> {
    let from = gone.organisation_id.uuid();
    let all = store::merge::into(change.tx(), gone.workspace_id, from).await?;
    for row in &all {
        let kept_id = to.uuid();
        change
            .put(&Merge {
                kept_id,
                ..row.clone()
            })
            .await?;
    }
    Ok(all.iter().map(|row| row.merge_id).collect())
}

/// Gives back whatever is still with the one that stayed.
async fn give_back(
    change: &mut Change,
    workspace: WorkspaceId,
    kept: &Organisation,
    gone: &Gone,
) -> Result<()> {
    let here = Some(kept.organisation_id);
    let organisation_id = Some(gone.organisation.organisation_id);
    macro_rules! give {
        ($record:ident, $ids:ident) => {
            for id in &gone.$ids {
                if let Some(row) = change.tx().get::<$record>(&(workspace, *id)).await?
                    && row.organisation_id == here
                {
                    let back = $record {
                        organisation_id,
                        ..row
                    };
                    change.put(&back).await?;
                }
            }
        };
    }
    give!(Person, people);
    give!(Activity, activities);
    give!(Deal, deals);
    for id in &gone.merges {
        if let Some(row) = change.tx().get::<Merge>(&(workspace, *id)).await? {
            let kept_id = gone.organisation.organisation_id.uuid();
            change.put(&Merge { kept_id, ..row }).await?;
        }
    }
    Ok(())
}
