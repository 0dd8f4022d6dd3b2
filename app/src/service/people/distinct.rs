//! Two people who look like one and are not.

use jiff::Zoned;

use super::{Apart, Brief};
use crate::service::context::Context;
use crate::service::{SCHEMA, find, merging};
use crate::store::{Merged, Organisation, Person, Tx};
use crate::{Error, Result};

/// Remembers that two people are not one, so that they are not offered to be
/// merged again. Saying it twice changes nothing.
pub async fn distinct(context: &Context, now: &Zoned, one: &str, other: &str) -> Result<Apart> {
    let mut change = context.change(now, "people distinct").await?;
    let one = find::person(context, change.tx(), one).await?;
    let other = find::person(context, change.tx(), other).await?;
    if one.person_id == other.person_id {
        return Err(Error::usage(format!("{} is one person", one.name))
            .hint("name two people; `legwork people duplicates` lists who may be one"));
    }
    change.relabel(&format!(
        "people distinct \"{}\" \"{}\"",
        one.name, other.name
    ));
    let pair = (one.person_id.uuid(), other.person_id.uuid());
    merging::tell_apart(&mut change, Merged::Person, pair, context.today(now)).await?;
    let told = Apart {
        schema: SCHEMA,
        one: brief(change.tx(), &one).await?,
        other: brief(change.tx(), &other).await?,
    };
    change.commit().await?;
    Ok(told)
}

async fn brief(tx: &mut Tx, row: &Person) -> Result<Brief> {
    let firm = match row.organisation_id {
        Some(id) => tx.get::<Organisation>(&(row.workspace_id, id)).await?,
        None => None,
    };
    Ok(Brief {
        id: row.person_id.to_string(),
        name: row.name.clone(),
        detail: firm.map(|firm| firm.name),
    })
}
