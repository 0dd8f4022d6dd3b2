//! Two people who are one, and one who is two after all.

mod part;
mod take;

use jiff::Zoned;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::OnePerson;
use super::view::one;
use crate::ids::{ActivityId, DealId};
use crate::service::context::Context;
use crate::service::find;
use crate::store::{
    self, Change, Day, Json, Merge, Merged, NextStep, Person, PersonAddress, PersonTag, Record,
    Relation, Tx, Word,
};
use crate::{Error, Result};

pub use part::{SplitOff, split};

/// All that a person consisted of who was merged into another, and what that
/// other was before: what a split goes by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Gone {
    person: Person,
    addresses: Vec<PersonAddress>,
    tags: Vec<PersonTag>,
    step: Option<NextStep>,
    relations: Vec<Relation>,
    activities: Vec<ActivityId>,
    deals: Vec<DealId>,
    merges: Vec<Uuid>,
    /// The one that stayed, as before.
    before: Person,
    /// The same after the merge.
    after: Person,
    /// The step of the one that stayed, before and after.
    steps: [Option<NextStep>; 2],
    /// What both had: addresses, tags and activities that stay where they are.
    shared: Shared,
}

/// What both had.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Shared {
    addresses: Vec<String>,
    tags: Vec<String>,
    activities: Vec<ActivityId>,
    relations: Vec<Day>,
}

/// Somebody who was merged into a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergedView {
    /// Id of the merge.
    pub id: String,
    /// The name of the one that went.
    pub name: String,
    /// The day of the merge.
    pub date: Date,
}

/// Makes two people one: `keep` stays, and takes over everything of `gone`.
pub async fn merge(context: &Context, now: &Zoned, keep: &str, gone: &str) -> Result<OnePerson> {
    let mut change = context.change(now, "people merge").await?;
    let kept = find::person(context, change.tx(), keep).await?;
    let gone = find::person(context, change.tx(), gone).await?;
    if kept.person_id == gone.person_id {
        return Err(Error::usage(format!("{} is one person already", kept.name))
            .hint("name two people; `legwork people duplicates` lists who may be one"));
    }
    change.relabel(&format!("people merge \"{}\" \"{}\"", kept.name, gone.name));
    let today = context.today(now);
    let row = take::over(&mut change, &kept, &gone, today).await?;
    let name = gone.name.clone();
    let remembered = row.1;
    let merge = Merge {
        workspace_id: context.workspace_id(),
        merge_id: context.ids.entity(),
        what: Word(Merged::Person),
        kept_id: kept.person_id.uuid(),
        gone_id: gone.person_id.uuid(),
        day: Day(today),
        name,
        remembered: Json(serde_json::to_value(remembered).map_err(unwritable)?),
    };
    change.insert(&merge).await?;
    let shown = one(context, change.tx(), &row.0, today).await?;
    change.commit().await?;
    Ok(shown)
}

/// Who was merged into a person, oldest first.
pub(super) async fn merged(tx: &mut Tx, row: &Person) -> Result<Vec<MergedView>> {
    let all = store::merge::into(tx, row.workspace_id, row.person_id.uuid()).await?;
    let view = |one: Merge| MergedView {
        id: one.merge_id.to_string(),
        name: one.name,
        date: one.day.date(),
    };
    Ok(all.into_iter().map(view).collect())
}

fn unwritable(cause: serde_json::Error) -> Error {
    Error::internal("a merge cannot be written down", cause)
}

/// Moves a row to another key: the old one goes, and the new one comes unless
/// it is there.
async fn moved<R: Record>(change: &mut Change, old: &R, new: &R) -> Result<()> {
    change.remove::<R>(&old.key()).await?;
    change.put(new).await?;
    Ok(())
}
