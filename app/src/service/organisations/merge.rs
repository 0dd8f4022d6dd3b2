//! Two organisations that are one, and one that is two after all.

use jiff::Zoned;
use legwork_core::vocabulary::Relationship;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::OneFirm;
use super::view::one;
use crate::ids::{ActivityId, DealId, OrganisationId, PersonId, WorkspaceId};
use crate::service::context::Context;
use crate::service::find;
use crate::service::merging::{self, emptied};
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
    let (from, to) = (gone.organisation_id.uuid(), kept.organisation_id.uuid());
    let remembered = Gone {
        people: give_people(&mut change, &gone, kept.organisation_id).await?,
        activities: give_activities(&mut change, &gone, kept.organisation_id).await?,
        deals: give_deals(&mut change, &gone, kept.organisation_id).await?,
        merges: merging::hand_over(&mut change, gone.workspace_id, from, to).await?,
        organisation: gone.clone(),
        before: kept.clone(),
        after: after.clone(),
    };
    merging::not_apart(&mut change, Merged::Organisation, (from, to)).await?;
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
    let Some(merge) = merging::chosen(&all, which) else {
        return Err(Error::not_found(format!(
            "nothing like that was merged into {}",
            kept.name
        )));
    };
    let gone: Gone = merging::remembered(merge)?;
    change.insert(&gone.organisation).await?;
    give_back(&mut change, workspace, &kept, &gone).await?;
    let emptied = emptied!(
        Organisation,
        kept,
        gone,
        [relationship, domain, note, created]
    );
    change.put(&emptied).await?;
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
    let to = gone.organisation.organisation_id.uuid();
    merging::hand_back(change, workspace, &gone.merges, to).await
}
