//! People listed: by name, or those who were not touched for longest first.

use jiff::Zoned;

use super::tags::tag_of;
use super::view::view;
use super::write::relationship;
use super::{People, PersonFilter};
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::{SCHEMA, text};
use crate::store::touch::{self, Known, WORDS, Wanted};
use crate::store::{Day, Member, Tx};
use crate::{Error, Result};

/// How many people are listed, unless told otherwise.
const LISTED: u32 = 50;

/// So many people are put in order here; of more, the store walks to the first.
const FEW: usize = 1_000;

/// The people who pass the filter.
pub async fn list(context: &Context, now: &Zoned, filter: &PersonFilter) -> Result<People> {
    let today = context.today(now);
    let limit = match filter.limit.unwrap_or(LISTED) {
        limit @ 1..=10_000 => usize::try_from(limit).unwrap_or(usize::MAX),
        _ => return Err(Error::usage("the limit is 1 to 10,000")),
    };
    let wanted = wanted(filter)?;
    let mut tx = context.read().await?;
    let mut found = if filter.due {
        let workspace = context.workspace_id();
        touch::due(&mut tx, workspace, &wanted, Day(today), count(limit + 1)).await?
    } else if filter.untouched {
        untouched(context, &mut tx, &wanted, limit + 1, FEW).await?
    } else {
        touch::found(&mut tx, context.workspace_id(), &wanted, count(limit + 1)).await?
    };
    let more = found.len() > limit;
    found.truncate(limit);
    let book = Book::load(&mut tx, context.workspace_id()).await?;
    let mut people = Vec::with_capacity(found.len());
    for one in found {
        people.push(view(&mut tx, &book, one, today).await?);
    }
    Ok(People {
        schema: SCHEMA,
        people,
        more,
    })
}

fn wanted(filter: &PersonFilter) -> Result<Wanted> {
    let words = text::fold(filter.text.as_deref().unwrap_or_default());
    let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    if words.len() > WORDS {
        return Err(Error::usage(format!(
            "people are looked for by {WORDS} words at most"
        )));
    }
    let relationship = filter.relationship.as_deref().map(relationship);
    Ok(Wanted {
        relationship: relationship.transpose()?,
        tag: filter.tag.as_deref().map(tag_of).transpose()?,
        words,
    })
}

/// Whoever was never touched, by name, then the others by the day of the last
/// touch. Up to `few` people are read and sorted; of more, only the first are
/// looked for.
async fn untouched(
    context: &Context,
    tx: &mut Tx,
    wanted: &Wanted,
    limit: usize,
    few: usize,
) -> Result<Vec<Known>> {
    let workspace = context.workspace_id();
    let mut found = touch::found(tx, workspace, wanted, count(few + 1)).await?;
    if found.len() > few {
        found = touch::never(tx, workspace, wanted, count(limit)).await?;
        if found.len() < limit {
            for member in tx.all::<Member>(workspace).await? {
                let id = member.member_id;
                found.extend(touch::longest(tx, workspace, id, wanted, count(limit)).await?);
            }
        }
    }
    let name = |one: &Known| (one.touched(), one.person.name_norm.clone());
    found.sort_by_cached_key(name);
    found.truncate(limit);
    Ok(found)
}

fn count(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}
