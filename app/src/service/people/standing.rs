//! How a person stood to the member over time.

use jiff::civil::Date;
use serde::Serialize;

use crate::Result;
use crate::store::{self, Change, Day, Person, Record, Relation, Tx};

/// How a person stood from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RelationView {
    /// The first day.
    pub from: Date,
    /// How they stood.
    pub relationship: String,
}

/// Writes down how a person stands from a day on, unless they stood so before.
/// What is not on record yet of somebody known for longer is added first; what
/// is on record of later days gives way.
pub(in crate::service) async fn remember(
    change: &mut Change,
    before: Option<&Person>,
    row: &Person,
    day: Date,
) -> Result<()> {
    let (workspace, person) = (row.workspace_id, row.person_id);
    let mut past = store::relation::of(change.tx(), workspace, person).await?;
    if let (Some(before), true) = (before, past.is_empty()) {
        let added = before.created.date();
        if added < day {
            let first = Relation {
                workspace_id: workspace,
                person_id: person,
                from_day: Day(added),
                relationship: before.relationship,
            };
            change.insert(&first).await?;
            past.push(first);
        }
    }
    for later in past.iter().filter(|one| one.from_day.date() > day) {
        change.remove::<Relation>(&later.key()).await?;
    }
    let earlier = past.iter().rfind(|one| one.from_day.date() < day);
    if earlier.is_some_and(|one| one.relationship == row.relationship) {
        let key = (workspace, person, Day(day));
        change.remove::<Relation>(&key).await?;
        return Ok(());
    }
    let now = Relation {
        workspace_id: workspace,
        person_id: person,
        from_day: Day(day),
        relationship: row.relationship,
    };
    change.put(&now).await?;
    Ok(())
}

/// How a person stood over time, oldest first; empty when nothing changed yet.
pub(super) async fn history(tx: &mut Tx, row: &Person) -> Result<Vec<RelationView>> {
    let all = store::relation::of(tx, row.workspace_id, row.person_id).await?;
    let view = |one: Relation| RelationView {
        from: one.from_day.date(),
        relationship: one.relationship.to_string(),
    };
    Ok(all.into_iter().map(view).collect())
}
