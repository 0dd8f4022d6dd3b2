//! Finds a person or an organisation by name, or makes one: whoever is named
//! in a log line or a deal becomes known without being introduced.

use legwork_core::vocabulary::Relationship;

use crate::ids::OrganisationId;
use crate::service::context::Context;
use crate::service::{find, text};
use crate::store::{self, Change, Organisation, Person, Word};
use crate::{Error, Result};

/// The person called so, and whether the change made them.
///
/// The whole name is looked for first; then the start of an id; then a first
/// name, if one person alone has it. Several people it may be are a conflict,
/// and nobody is a new person.
pub(in crate::service) async fn person_for(
    context: &Context,
    change: &mut Change,
    name: &str,
) -> Result<(Person, bool)> {
    let name = text::title("the name", name)?;
    let workspace = context.workspace_id();
    let norm = comparable(&name)?;
    let named = store::person::by_name(change.tx(), workspace, &norm).await?;
    match named.as_slice() {
        [one] => return Ok((one.clone(), false)),
        [] => {}
        _ => return Ok((find::person(context, change.tx(), &name).await?, false)),
    }
    if find::is_start_of_id(&name) {
        return Ok((find::person(context, change.tx(), &name).await?, false));
    }
    if let Some(one) = by_first_name(context, change, &norm).await? {
        return Ok((one, false));
    }
    let row = person(context, change, name, norm);
    change.insert(&row).await?;
    Ok((row, true))
}

/// The organisation called so, made if it is new; none for an empty name.
pub(in crate::service) async fn organisation_for(
    context: &Context,
    change: &mut Change,
    name: &str,
) -> Result<Option<OrganisationId>> {
    if name.trim().is_empty() {
        return Ok(None);
    }
    let name = text::title("the organisation", name)?;
    let norm = comparable(&name)?;
    let named = store::organisation::by_name(change.tx(), context.workspace_id(), &norm).await?;
    match named.as_slice() {
        [one] => return Ok(Some(one.organisation_id)),
        [] if !find::is_start_of_id(&name) => {}
        _ => {
            let found = find::organisation(context, change.tx(), &name).await?;
            return Ok(Some(found.organisation_id));
        }
    }
    let row = Organisation {
        workspace_id: context.workspace_id(),
        organisation_id: context.ids.entity(),
        name,
        name_norm: norm,
        relationship: Word(Relationship::Other),
        domain: None,
        note: None,
        created: change.at(),
    };
    change.insert(&row).await?;
    Ok(Some(row.organisation_id))
}

/// A name as compared: the one rule is [`text::fold`].
pub(in crate::service) fn comparable(name: &str) -> Result<String> {
    let norm = text::fold(name);
    if norm.chars().any(char::is_alphanumeric) {
        return Ok(norm);
    }
    Err(Error::usage(format!("'{name}' is not a name")))
}

/// A person of whom only the name is known.
pub(in crate::service) fn person(
    context: &Context,
    change: &Change,
    name: String,
    norm: String,
) -> Person {
    Person {
        workspace_id: context.workspace_id(),
        person_id: context.ids.entity(),
        name,
        name_norm: norm,
        relationship: Word(Relationship::Other),
        organisation_id: None,
        role: None,
        keep_in_touch: None,
        never: false,
        snoozed_until: None,
        note: None,
        created: change.at(),
    }
}

/// The one person with this first name; several are a conflict.
async fn by_first_name(
    context: &Context,
    change: &mut Change,
    norm: &str,
) -> Result<Option<Person>> {
    if norm.contains(' ') {
        return Ok(None);
    }
    let limit = i64::from(u16::MAX);
    let found = store::person::search(change.tx(), context.workspace_id(), norm, limit).await?;
    let first = |row: &&Person| row.name_norm.split(' ').next() == Some(norm);
    let mut with: Vec<Person> = found.iter().filter(first).cloned().collect();
    match with.len() {
        0 | 1 => Ok(with.pop()),
        _ => Err(several(norm, &with)),
    }
}

fn several(norm: &str, found: &[Person]) -> Error {
    let names: Vec<&str> = found.iter().take(5).map(|row| row.name.as_str()).collect();
    Error::conflict(format!(
        "'{norm}' may be any of {} people: {}",
        found.len(),
        names.join(", ")
    ))
    .hint("write the whole name, or the id")
}
