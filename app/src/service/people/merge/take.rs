//! Taking over everything of a person who goes.

use jiff::civil::Date;
use legwork_core::vocabulary::Relationship;

use super::{Gone, Shared, moved};
use crate::Result;
use crate::ids::ActivityId;
use crate::service::merging::{hand_over, not_apart};
use crate::service::people::standing::remember;
use crate::store::{
    self, ActivityPerson, Change, Day, Deal, Merged, NextStep, Person, PersonAddress, PersonTag,
    Record, Relation,
};

/// Longest note that is kept, in characters.
const NOTE: usize = 2_000;

/// Moves everything of `gone` to `kept` and deletes `gone`. Gives the one that
/// stayed as it is now, and what is to be remembered.
pub(super) async fn over(
    change: &mut Change,
    kept: &Person,
    gone: &Person,
    today: Date,
) -> Result<(Person, Gone)> {
    let (workspace, from) = (gone.workspace_id, gone.person_id);
    let addresses = store::person::addresses_of(change.tx(), workspace, from).await?;
    let tags = store::tag::of(change.tx(), workspace, from).await?;
    let relations = store::relation::of(change.tx(), workspace, from).await?;
    let deals = store::person::deals_of(change.tx(), workspace, from).await?;
    let mut shared = Shared {
        addresses: move_addresses(change, kept, &addresses).await?,
        tags: move_tags(change, kept, &tags).await?,
        ..Shared::default()
    };
    let after = filled(kept, gone);
    shared.relations = move_relations(change, kept, &after, &relations, today).await?;
    let (step, steps) = move_step(change, kept, gone).await?;
    let (activities, both) = move_activities(change, kept, gone).await?;
    shared.activities = both;
    for deal in &deals {
        change.put(&given(deal, kept)).await?;
    }
    let merges = hand_over(change, workspace, from.uuid(), kept.person_id.uuid()).await?;
    let pair = (kept.person_id.uuid(), from.uuid());
    not_apart(change, Merged::Person, pair).await?;
    change.put(&after).await?;
    change.remove::<Person>(&(workspace, from)).await?;
    let remembered = Gone {
        person: gone.clone(),
        addresses,
        tags,
        step,
        relations,
        activities,
        deals: deals.iter().map(|deal| deal.deal_id).collect(),
        merges,
        before: kept.clone(),
        after: after.clone(),
        steps,
        shared,
    };
    Ok((after, remembered))
}

/// The one that stays, with what only the other knew.
fn filled(kept: &Person, gone: &Person) -> Person {
    let relationship = match kept.relationship.0 {
        Relationship::Other => gone.relationship,
        _ => kept.relationship,
    };
    Person {
        relationship,
        organisation_id: kept.organisation_id.or(gone.organisation_id),
        role: kept.role.clone().or_else(|| gone.role.clone()),
        keep_in_touch: kept.keep_in_touch.or(gone.keep_in_touch),
        never: kept.never || gone.never,
        snoozed_until: kept.snoozed_until.max(gone.snoozed_until),
        note: both_notes(kept.note.as_deref(), gone.note.as_deref()),
        created: kept.created.min(gone.created),
        ..kept.clone()
    }
}

fn both_notes(kept: Option<&str>, gone: Option<&str>) -> Option<String> {
    match (kept, gone) {
        (Some(kept), Some(gone)) if kept != gone => {
            let both = format!("{kept}\n\n{gone}");
            // What does not fit is remembered with the merge.
            Some(both.chars().take(NOTE).collect())
        }
        (kept, gone) => kept.or(gone).map(str::to_owned),
    }
}

/// Gives the addresses that both had.
async fn move_addresses(
    change: &mut Change,
    kept: &Person,
    all: &[PersonAddress],
) -> Result<Vec<String>> {
    let mut shared = Vec::new();
    for old in all {
        let new = PersonAddress {
            person_id: kept.person_id,
            ..old.clone()
        };
        if change
            .tx()
            .get::<PersonAddress>(&new.key())
            .await?
            .is_some()
        {
            shared.push(old.value_norm.clone());
            change.remove::<PersonAddress>(&old.key()).await?;
        } else {
            moved(change, old, &new).await?;
        }
    }
    Ok(shared)
}

/// Gives the tags that both had.
async fn move_tags(change: &mut Change, kept: &Person, all: &[PersonTag]) -> Result<Vec<String>> {
    let mut shared = Vec::new();
    for old in all {
        let new = PersonTag {
            person_id: kept.person_id,
            ..old.clone()
        };
        if change.tx().get::<PersonTag>(&new.key()).await?.is_some() {
            shared.push(old.tag.clone());
        }
        moved(change, old, &new).await?;
    }
    Ok(shared)
}

/// Puts how the other stood before what is on record of the one that stays;
/// gives the days that were put there.
async fn move_relations(
    change: &mut Change,
    kept: &Person,
    after: &Person,
    all: &[Relation],
    today: Date,
) -> Result<Vec<Day>> {
    let own = store::relation::of(change.tx(), kept.workspace_id, kept.person_id).await?;
    let first = own.first().map(|one| one.from_day.date());
    let mut put = Vec::new();
    for old in all {
        change.remove::<Relation>(&old.key()).await?;
        if old.from_day.date() < first.unwrap_or(today) {
            let new = Relation {
                person_id: kept.person_id,
                ..old.clone()
            };
            change.put(&new).await?;
            put.push(old.from_day);
        }
    }
    let turned = kept.relationship != after.relationship;
    if turned || (own.is_empty() && !put.is_empty()) {
        remember(change, Some(kept), after, today).await?;
    }
    Ok(put)
}

/// The step of the one that went, and that of the one that stays before and
/// after: the earlier of the two, which names the other.
async fn move_step(
    change: &mut Change,
    kept: &Person,
    gone: &Person,
) -> Result<(Option<NextStep>, [Option<NextStep>; 2])> {
    let workspace = kept.workspace_id;
    let theirs = change
        .remove::<NextStep>(&(workspace, gone.person_id))
        .await?;
    let own = change
        .tx()
        .get::<NextStep>(&(workspace, kept.person_id))
        .await?;
    let after = match (&own, &theirs) {
        (Some(own), Some(theirs)) => {
            let (first, then) = if own.day <= theirs.day {
                (own, theirs)
            } else {
                (theirs, own)
            };
            Some(NextStep {
                person_id: kept.person_id,
                what: format!("{}; {}: {}", first.what, then.day, then.what),
                ..first.clone()
            })
        }
        (own, theirs) => own.as_ref().or(theirs.as_ref()).map(|step| NextStep {
            person_id: kept.person_id,
            ..step.clone()
        }),
    };
    if let Some(step) = &after {
        change.put(step).await?;
    }
    Ok((theirs, [own, after]))
}

/// Gives the activities of the one that went, and those in which both took part.
async fn move_activities(
    change: &mut Change,
    kept: &Person,
    gone: &Person,
) -> Result<(Vec<ActivityId>, Vec<ActivityId>)> {
    let workspace = kept.workspace_id;
    let parts = store::person::activities_of(change.tx(), workspace, gone.person_id).await?;
    let (mut all, mut both) = (Vec::with_capacity(parts.len()), Vec::new());
    for old in parts {
        let new = ActivityPerson {
            person_id: kept.person_id,
            ..old.clone()
        };
        if change
            .tx()
            .get::<ActivityPerson>(&new.key())
            .await?
            .is_some()
        {
            both.push(old.activity_id);
        }
        all.push(old.activity_id);
        moved(change, &old, &new).await?;
    }
    Ok((all, both))
}

fn given(deal: &Deal, kept: &Person) -> Deal {
    Deal {
        person_id: Some(kept.person_id),
        ..deal.clone()
    }
}
