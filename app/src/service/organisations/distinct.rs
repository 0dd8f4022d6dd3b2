//! Two organisations that look like one and are not.

use jiff::Zoned;

use super::duplicates::brief;
use crate::service::context::Context;
use crate::service::people::Apart;
use crate::service::{SCHEMA, find, merging};
use crate::store::Merged;
use crate::{Error, Result};

/// Remembers that two organisations are not one, so that they are not offered
/// to be merged again. Saying it twice changes nothing.
pub async fn distinct(context: &Context, now: &Zoned, one: &str, other: &str) -> Result<Apart> {
    let mut change = context.change(now, "organisations distinct").await?;
    let one = find::organisation(context, change.tx(), one).await?;
    let other = find::organisation(context, change.tx(), other).await?;
    if one.organisation_id == other.organisation_id {
        return Err(Error::usage(format!("{} is one organisation", one.name)));
    }
    change.relabel(&format!(
        "organisations distinct \"{}\" \"{}\"",
        one.name, other.name
    ));
    let pair = (one.organisation_id.uuid(), other.organisation_id.uuid());
    merging::tell_apart(&mut change, Merged::Organisation, pair, context.today(now)).await?;
    let told = Apart {
        schema: SCHEMA,
        one: brief(&one),
        other: brief(&other),
    };
    change.commit().await?;
    Ok(told)
}
