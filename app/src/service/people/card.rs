//! Taking over a card of an address book.

use jiff::civil::Date;

use super::PersonFields;
use super::address::{attach, email, phone};
use super::meet::{comparable, organisation_for, person};
use super::standing::remember;
use crate::Result;
use crate::error::Kind;
use crate::service::context::Context;
use crate::service::text;
use crate::store::{self, Change, Organisation, Person};

/// What became of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::service) enum Took {
    /// Somebody new.
    Added,
    /// Somebody who was known, and has now what was missing.
    Known,
    /// Nobody, for this reason.
    Left(&'static str),
}

/// Finds the person of a card by an e-mail address, else by the whole name, and
/// adds what is missing; adds a person when there is none. What somebody else
/// has already, and what is no address, is left out.
pub(in crate::service) async fn take_card(
    context: &Context,
    change: &mut Change,
    card: &PersonFields,
    today: Date,
) -> Result<Took> {
    let name = card.name.as_deref().unwrap_or_default();
    let Ok(name) = text::title("the name", name) else {
        return Ok(Took::Left("with a name that cannot be kept"));
    };
    let Ok(norm) = comparable(&name) else {
        return Ok(Took::Left("with a name that cannot be kept"));
    };
    let workspace = change.workspace();
    let mut able = PersonFields {
        phones: card
            .phones
            .iter()
            .filter(|text| phone(text).is_ok())
            .cloned()
            .collect(),
        ..PersonFields::default()
    };
    let mut known: Option<Person> = None;
    for text in &card.emails {
        let Ok((_, _, address)) = email(text) else {
            continue;
        };
        let owners = store::person::by_address(change.tx(), workspace, &address).await?;
        match owners.into_iter().next() {
            None => able.emails.push(text.clone()),
            Some(owner) => {
                known.get_or_insert(owner);
            }
        }
    }
    if known.is_none() {
        let named = store::person::by_name(change.tx(), workspace, &norm).await?;
        let mut able = Vec::new();
        for one in named {
            if may_be(change, &one, card.organisation.as_deref()).await? {
                able.push(one);
            }
        }
        if able.len() > 1 {
            return Ok(Took::Left("whose name several people have"));
        }
        known = able.pop();
    }
    let (row, took) = if let Some(row) = known {
        (row, Took::Known)
    } else {
        let row = add(context, change, card, (name, norm)).await?;
        remember(change, None, &row, today).await?;
        (row, Took::Added)
    };
    attach(change, row.person_id, &able).await?;
    Ok(took)
}

/// Whether somebody of the same name may be the one of a card: unless they are
/// known to be elsewhere.
async fn may_be(change: &mut Change, row: &Person, organisation: Option<&str>) -> Result<bool> {
    let (Some(id), Some(wanted)) = (row.organisation_id, organisation) else {
        return Ok(true);
    };
    let key = (row.workspace_id, id);
    let there = change.tx().get::<Organisation>(&key).await?;
    Ok(there.is_some_and(|there| there.name_norm == text::fold(wanted)))
}

async fn add(
    context: &Context,
    change: &mut Change,
    card: &PersonFields,
    (name, norm): (String, String),
) -> Result<Person> {
    let mut row = person(context, change, name, norm);
    if let Some(organisation) = &card.organisation {
        row.organisation_id = match organisation_for(context, change, organisation).await {
            Ok(found) => found,
            // One that may be several is left open rather than guessed.
            Err(error) if matches!(error.kind(), Kind::Conflict | Kind::NotFound | Kind::Usage) => {
                None
            }
            Err(error) => return Err(error),
        };
    }
    change.insert(&row).await?;
    Ok(row)
}
