//! Adding and changing people.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::vocabulary::Relationship;

use super::address::{attach, detach};
use super::meet::{comparable, organisation_for, person};
use super::standing::remember;
use super::tags::retag;
use super::view::one;
use super::{OnePerson, PersonFields};
use crate::service::context::Context;
use crate::service::{find, text};
use crate::store::{self, Change, Person, Word};
use crate::{Error, Result};

/// Longest time between touches, in days.
const LONGEST: u32 = 3_650;

/// Adds a person. One of the same name at the same organisation is a conflict.
pub async fn add(context: &Context, now: &Zoned, fields: &PersonFields) -> Result<OnePerson> {
    let name = text::title("the name", fields.name.as_deref().unwrap_or_default())?;
    let norm = comparable(&name)?;
    let mut change = context
        .change(now, format!("people add \"{name}\""))
        .await?;
    let mut row = person(context, &change, name, norm);
    if let Some(id) = &fields.id {
        row.person_id = id
            .parse()
            .map_err(|_| Error::usage("that id is not a UUID"))?;
        let key = (row.workspace_id, row.person_id);
        if let Some(there) = change.tx().get::<Person>(&key).await? {
            let shown = one(context, change.tx(), &there, context.today(now)).await?;
            return Ok(OnePerson {
                repeated: true,
                ..shown
            });
        }
    }
    apply(context, &mut change, &mut row, fields).await?;
    change.insert(&row).await?;
    let from = since(fields, context.today(now))?;
    remember(&mut change, None, &row, from).await?;
    finish(context, now, change, &row, fields).await
}

/// Changes what is known of a person; addresses are added to those there.
pub async fn edit(
    context: &Context,
    now: &Zoned,
    text: &str,
    fields: &PersonFields,
) -> Result<OnePerson> {
    let mut change = context.change(now, "people edit").await?;
    let mut row = find::person(context, change.tx(), text).await?;
    let before = row.clone();
    let meant = text::meant(text, &row.name);
    change.relabel(&format!("people edit \"{meant}\""));
    if let Some(name) = &fields.name {
        row.name = text::title("the name", name)?;
        row.name_norm = comparable(&row.name)?;
    }
    apply(context, &mut change, &mut row, fields).await?;
    change.put(&row).await?;
    let from = since(fields, context.today(now))?;
    if row.relationship != before.relationship || fields.since.is_some() {
        remember(&mut change, Some(&before), &row, from).await?;
    }
    finish(context, now, change, &row, fields).await
}

/// The day from which somebody stands as the fields say.
fn since(fields: &PersonFields, today: Date) -> Result<Date> {
    let Some(since) = fields.since else {
        return Ok(today);
    };
    if fields.relationship.is_none() {
        return Err(Error::usage(
            "say how they stand to you since then: --as client",
        ));
    }
    if since > today {
        return Err(Error::usage(format!("{since} is still to come")));
    }
    Ok(since)
}

async fn finish(
    context: &Context,
    now: &Zoned,
    mut change: Change,
    row: &Person,
    fields: &PersonFields,
) -> Result<OnePerson> {
    detach(&mut change, row.person_id, fields).await?;
    attach(&mut change, row.person_id, fields).await?;
    retag(&mut change, row.person_id, &fields.tags, &fields.untag).await?;
    if change.is_empty() {
        return Err(Error::usage(
            "nothing to change: name what is to be different",
        ));
    }
    let shown = one(context, change.tx(), row, context.today(now)).await?;
    change.commit().await?;
    Ok(shown)
}

async fn apply(
    context: &Context,
    change: &mut Change,
    row: &mut Person,
    fields: &PersonFields,
) -> Result<()> {
    if let Some(word) = &fields.relationship {
        row.relationship = Word(relationship(word)?);
    }
    if let Some(name) = &fields.organisation {
        row.organisation_id = organisation_for(context, change, name).await?;
    }
    if let Some(role) = &fields.role {
        row.role = role_of(role)?;
    }
    if let Some(days) = fields.keep_in_touch {
        row.keep_in_touch = every(days)?;
    }
    if fields.note.is_some() {
        row.note = text::note(fields.note.as_ref())?;
    }
    unique(change, row).await
}

/// A relationship by its word.
pub(super) fn relationship(word: &str) -> Result<Relationship> {
    Ok(text::fold(word).parse()?)
}

fn role_of(role: &str) -> Result<Option<String>> {
    if role.trim().is_empty() {
        return Ok(None);
    }
    text::title("the role", role).map(Some)
}

fn every(days: u32) -> Result<Option<i64>> {
    match days {
        0 => Ok(None),
        1..=LONGEST => Ok(Some(i64::from(days))),
        _ => Err(Error::usage(
            "keep in touch every 1 to 3,650 days; 0 stops it",
        )),
    }
}

/// Refuses a second person of the same name at the same organisation.
async fn unique(change: &mut Change, row: &Person) -> Result<()> {
    let workspace = change.workspace();
    let named = store::person::by_name(change.tx(), workspace, &row.name_norm).await?;
    let twin = |other: &&Person| {
        other.person_id != row.person_id && other.organisation_id == row.organisation_id
    };
    match named.iter().find(twin) {
        None => Ok(()),
        Some(other) => Err(Error::conflict(format!("{} is there already", other.name))
            .hint(format!(
                "`legwork people edit {}` changes them",
                other.person_id
            ))
            .hint("name the organisation to tell two people apart")),
    }
}
