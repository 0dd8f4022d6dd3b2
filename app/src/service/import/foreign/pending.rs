//! What an import is about to write, gathered so that it is written together.

use std::collections::HashMap;

use jiff::civil::Date;
use legwork_core::vocabulary::Relationship;

use super::fill::{FirmFill, PersonFill};
use crate::Result;
use crate::ids::{ImportId, OrganisationId, PersonId};
use crate::service::text;
use crate::store::imports::Bulk;
use crate::store::{
    self, Activity, ActivityPerson, Change, Day, Deal, DealMove, ImportName, Organisation, Person,
    PersonAddress, PersonTag, Relation, Word,
};

/// How many activities are gathered: the store writes forty in one statement.
pub(super) const TOGETHER: usize = 400;

/// What is about to be written.
#[derive(Debug, Default)]
pub(super) struct Pending {
    pub(super) firms: Vec<Organisation>,
    pub(super) people: Vec<Person>,
    pub(super) addresses: Vec<PersonAddress>,
    pub(super) tags: Vec<PersonTag>,
    pub(super) names: Vec<ImportName>,
    pub(super) deals: Vec<Deal>,
    pub(super) moves: Vec<DealMove>,
    /// Steps whose numbers are found when they are written.
    pub(super) later_moves: Vec<DealMove>,
    pub(super) changed_deals: Vec<Deal>,
    pub(super) acts: Vec<Activity>,
    pub(super) with: Vec<ActivityPerson>,
    pub(super) person_fills: HashMap<PersonId, PersonFill>,
    pub(super) firm_fills: HashMap<OrganisationId, FirmFill>,
}

impl Pending {
    /// How many rows wait.
    pub(super) fn len(&self) -> usize {
        self.people.len()
            + self.addresses.len()
            + self.tags.len()
            + self.deals.len()
            + self.acts.len()
            + self.firms.len()
    }

    /// Forgets what waits: nothing is to be written.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Writes what waits; gives how many of the activities were new.
    pub(super) async fn write(&mut self, change: &mut Change, bulk: &mut Bulk) -> Result<usize> {
        bulk.add(change, &std::mem::take(&mut self.firms)).await?;
        bulk.add(change, &std::mem::take(&mut self.people)).await?;
        bulk.add(change, &std::mem::take(&mut self.addresses))
            .await?;
        bulk.add(change, &std::mem::take(&mut self.tags)).await?;
        for name in std::mem::take(&mut self.names) {
            bulk.put(change, &name).await?;
        }
        self.fill(change, bulk).await?;
        bulk.add(change, &std::mem::take(&mut self.deals)).await?;
        for deal in std::mem::take(&mut self.changed_deals) {
            bulk.put(change, &deal).await?;
        }
        bulk.add(change, &std::mem::take(&mut self.moves)).await?;
        for mut step in std::mem::take(&mut self.later_moves) {
            let workspace = change.workspace();
            let before = store::deal::moves_of(change.tx(), workspace, step.deal_id).await?;
            let last = before.last();
            step.step = last.map_or(1, |last| last.step + 1);
            step.day = last.map_or(step.day, |last| last.day.max(step.day));
            bulk.add(change, &[step]).await?;
        }
        let (acts, with) = (
            std::mem::take(&mut self.acts),
            std::mem::take(&mut self.with),
        );
        Ok(bulk.activities(change, &acts, &with).await?)
    }

    async fn fill(&mut self, change: &mut Change, bulk: &mut Bulk) -> Result<()> {
        let workspace = change.workspace();
        for (id, fill) in std::mem::take(&mut self.firm_fills) {
            let Some(mut row) = change.tx().get::<Organisation>(&(workspace, id)).await? else {
                continue;
            };
            if let Some(name) = fill.name {
                row.name_norm = text::fold(&name);
                row.name = name;
            }
            row.domain = row.domain.or(fill.domain);
            row.relationship = fill.relationship.map_or(row.relationship, Word);
            bulk.put(change, &row).await?;
        }
        for (id, fill) in std::mem::take(&mut self.person_fills) {
            let Some(mut row) = change.tx().get::<Person>(&(workspace, id)).await? else {
                continue;
            };
            if let Some(name) = fill.name {
                row.name_norm = text::fold(&name);
                row.name = name;
            }
            row.organisation_id = row.organisation_id.or(fill.firm);
            row.role = row.role.or(fill.role);
            if let Some((better, since)) = fill.standing {
                let before = std::mem::replace(&mut row.relationship, Word(better));
                stood(change, bulk, (&row, before), since).await?;
            }
            bulk.put(change, &row).await?;
        }
        Ok(())
    }
}

/// Writes down how somebody stands from a day on, and before it how they stood
/// if nothing is on record yet.
async fn stood(
    change: &mut Change,
    bulk: &mut Bulk,
    (row, before): (&Person, Word<Relationship>),
    since: Date,
) -> Result<()> {
    let from = |day: Date, relationship| Relation {
        workspace_id: row.workspace_id,
        person_id: row.person_id,
        from_day: Day(day),
        relationship,
    };
    let added = row.created.date();
    let past = store::relation::of(change.tx(), row.workspace_id, row.person_id).await?;
    if past.is_empty() && added < since {
        bulk.put(change, &from(added, before)).await?;
    }
    // What is on record of earlier days stays; the last word is what holds now,
    // so one of the same day or a later one gives way to it.
    let last = past
        .last()
        .map_or(since, |last| last.from_day.date().max(since));
    Ok(bulk.put(change, &from(last, row.relationship)).await?)
}

/// A change with an import in the making.
pub(super) struct Writing {
    pub(super) change: Change,
    pub(super) bulk: Bulk,
}

impl Writing {
    /// Begins to write.
    pub(super) fn new(change: Change, id: ImportId) -> Self {
        Self {
            change,
            bulk: Bulk::new(id),
        }
    }
}
