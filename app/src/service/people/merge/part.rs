//! Parting one person into two: by what a merge remembered, or by what is named.

use jiff::Zoned;

use super::Gone;
use crate::ids::{ActivityId, PersonId};
use crate::service::context::Context;
use crate::service::merging::{self, emptied};
use crate::service::people::OnePerson;
use crate::service::people::address::norms;
use crate::service::people::meet::{comparable, person};
use crate::service::people::view::one;
use crate::service::{find, text};
use crate::store::{
    self, Activity, ActivityPerson, Change, Deal, Merge, NextStep, Person, PersonAddress,
    PersonTag, Relation,
};
use crate::{Error, Result};

/// What is to leave a person.
#[derive(Debug, Clone, Default)]
pub struct SplitOff {
    /// The name of somebody new who takes what is named here; without it, the
    /// latest merge is taken back.
    pub name: Option<String>,
    /// Addresses of any kind.
    pub addresses: Vec<String>,
    /// Activities: ids, or words.
    pub activities: Vec<String>,
    /// Deals: ids, or words.
    pub deals: Vec<String>,
    /// The merge to take back: the start of its id, or the name of the one that went.
    pub merge: Option<String>,
}

/// Parts one person into two, and shows the one who left.
pub async fn split(context: &Context, now: &Zoned, who: &str, off: &SplitOff) -> Result<OnePerson> {
    let mut change = context.change(now, "people split").await?;
    let kept = find::person(context, change.tx(), who).await?;
    change.relabel(&format!("people split \"{}\"", kept.name));
    let left = match &off.name {
        Some(name) => by_name(context, &mut change, &kept, name, off).await?,
        None => by_merge(&mut change, &kept, off.merge.as_deref()).await?,
    };
    let shown = one(context, change.tx(), &left, context.today(now)).await?;
    change.commit().await?;
    Ok(shown)
}

/// Takes a merge back.
async fn by_merge(change: &mut Change, kept: &Person, which: Option<&str>) -> Result<Person> {
    let workspace = kept.workspace_id;
    let all = store::merge::into(change.tx(), workspace, kept.person_id.uuid()).await?;
    let Some(merge) = merging::chosen(&all, which) else {
        return Err(
            Error::not_found(format!("nobody like that was merged into {}", kept.name))
                .hint("name who is to leave: --name \"Ann Lee\" --address ann@acme.example"),
        );
    };
    let gone: Gone = merging::remembered(merge)?;
    let back = gone.person.clone();
    change.insert(&back).await?;
    give_back(change, kept, &gone).await?;
    change.remove::<Merge>(&(workspace, merge.merge_id)).await?;
    Ok(back)
}

async fn give_back(change: &mut Change, kept: &Person, gone: &Gone) -> Result<()> {
    give_addresses(change, kept, gone).await?;
    give_tags(change, kept, gone).await?;
    give_relations(change, kept, gone).await?;
    give_step(change, kept, gone).await?;
    let workspace = kept.workspace_id;
    let back = gone.person.person_id;
    for activity in &gone.activities {
        let shared = gone.shared.activities.contains(activity);
        move_part(change, kept, back, *activity, shared).await?;
    }
    for deal in &gone.deals {
        if let Some(row) = change.tx().get::<Deal>(&(workspace, *deal)).await?
            && row.person_id == Some(kept.person_id)
        {
            let person_id = Some(back);
            change.put(&Deal { person_id, ..row }).await?;
        }
    }
    merging::hand_back(change, workspace, &gone.merges, back.uuid()).await?;
    let emptied = emptied!(
        Person,
        kept,
        gone,
        [
            relationship,
            organisation_id,
            role,
            keep_in_touch,
            never,
            snoozed_until,
            note,
            created,
        ]
    );
    change.put(&emptied).await?;
    Ok(())
}

/// Gives back the addresses that are still there, and those that both had.
async fn give_addresses(change: &mut Change, kept: &Person, gone: &Gone) -> Result<()> {
    for old in &gone.addresses {
        let key = (
            old.workspace_id,
            kept.person_id,
            old.kind,
            old.value_norm.clone(),
        );
        let there = change.tx().get::<PersonAddress>(&key).await?.is_some();
        let shared = gone.shared.addresses.contains(&old.value_norm);
        if there && !shared {
            change.remove::<PersonAddress>(&key).await?;
        }
        if there || shared {
            change.put(old).await?;
        }
    }
    Ok(())
}

async fn give_tags(change: &mut Change, kept: &Person, gone: &Gone) -> Result<()> {
    for old in &gone.tags {
        if !gone.shared.tags.contains(&old.tag) {
            let key = (old.workspace_id, kept.person_id, old.tag.clone());
            change.remove::<PersonTag>(&key).await?;
        }
        change.put(old).await?;
    }
    Ok(())
}

async fn give_relations(change: &mut Change, kept: &Person, gone: &Gone) -> Result<()> {
    for day in &gone.shared.relations {
        let key = (kept.workspace_id, kept.person_id, *day);
        change.remove::<Relation>(&key).await?;
    }
    for old in &gone.relations {
        change.put(old).await?;
    }
    Ok(())
}

async fn give_step(change: &mut Change, kept: &Person, gone: &Gone) -> Result<()> {
    let key = (kept.workspace_id, kept.person_id);
    let [before, after] = &gone.steps;
    if change.tx().get::<NextStep>(&key).await? == *after {
        match before {
            Some(step) => drop(change.put(step).await?),
            None => drop(change.remove::<NextStep>(&key).await?),
        }
    }
    if let Some(step) = &gone.step {
        change.put(step).await?;
    }
    Ok(())
}

/// Moves the part that somebody took in an activity, if they still have it; in
/// one that both took part in, both do again.
async fn move_part(
    change: &mut Change,
    kept: &Person,
    to: PersonId,
    activity: ActivityId,
    shared: bool,
) -> Result<()> {
    let key = (kept.workspace_id, activity, kept.person_id);
    if change.tx().get::<ActivityPerson>(&key).await?.is_none() {
        return Ok(());
    }
    if !shared {
        change.remove::<ActivityPerson>(&key).await?;
    }
    change
        .put(&ActivityPerson {
            workspace_id: kept.workspace_id,
            activity_id: activity,
            person_id: to,
        })
        .await?;
    Ok(())
}

/// Makes somebody new of what is named.
async fn by_name(
    context: &Context,
    change: &mut Change,
    kept: &Person,
    name: &str,
    off: &SplitOff,
) -> Result<Person> {
    if off.addresses.is_empty() && off.activities.is_empty() && off.deals.is_empty() {
        return Err(Error::usage(format!("say what {name} takes along"))
            .hint("--address ann@acme.example, --activity ID, --deal ID"));
    }
    let name = text::title("the name", name)?;
    let norm = comparable(&name)?;
    let new = Person {
        organisation_id: kept.organisation_id,
        relationship: kept.relationship,
        ..person(context, change, name, norm)
    };
    change.insert(&new).await?;
    let workspace = kept.workspace_id;
    let all = store::person::addresses_of(change.tx(), workspace, kept.person_id).await?;
    for text in &off.addresses {
        let norms = norms(text);
        let Some(old) = all.iter().find(|one| norms.contains(&one.value_norm)) else {
            return Err(Error::not_found(format!(
                "{text} is not among the addresses of {}",
                kept.name
            )));
        };
        let person_id = new.person_id;
        super::moved(
            change,
            old,
            &PersonAddress {
                person_id,
                ..old.clone()
            },
        )
        .await?;
    }
    for words in &off.activities {
        let row: Activity = find::activity(context, change.tx(), words).await?;
        let key = (workspace, row.activity_id, kept.person_id);
        if change.tx().get::<ActivityPerson>(&key).await?.is_none() {
            return Err(Error::not_found(format!(
                "{} took no part in that",
                kept.name
            )));
        }
        move_part(change, kept, new.person_id, row.activity_id, false).await?;
    }
    for words in &off.deals {
        let row = find::deal(context, change.tx(), words).await?;
        if row.person_id != Some(kept.person_id) {
            return Err(Error::not_found(format!(
                "'{}' is no deal with {}",
                row.title, kept.name
            )));
        }
        let person_id = Some(new.person_id);
        change.put(&Deal { person_id, ..row }).await?;
    }
    Ok(new)
}
