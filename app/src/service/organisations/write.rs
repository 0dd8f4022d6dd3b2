//! Changing what is known of an organisation.

use jiff::Zoned;
use legwork_core::alike::bare_domain;
use legwork_core::vocabulary::Relationship;

use super::view::one;
use super::{FirmFields, OneFirm};
use crate::service::context::Context;
use crate::service::people::comparable;
use crate::service::{find, text};
use crate::store::{self, Change, Organisation, Word};
use crate::{Error, Result};

/// Changes what is known of an organisation.
pub async fn edit(
    context: &Context,
    now: &Zoned,
    words: &str,
    fields: &FirmFields,
) -> Result<OneFirm> {
    let mut change = context.change(now, "organisations edit").await?;
    let mut row = find::organisation(context, change.tx(), words).await?;
    let meant = text::meant(words, &row.name);
    change.relabel(&format!("organisations edit \"{meant}\""));
    if let Some(name) = &fields.name {
        row.name = text::title("the name", name)?;
        row.name_norm = comparable(&row.name)?;
        unique(&mut change, &row).await?;
    }
    if let Some(word) = &fields.relationship {
        let known: Relationship = text::fold(word).parse()?;
        row.relationship = Word(known);
    }
    if let Some(domain) = &fields.domain {
        row.domain = domain_of(domain)?;
    }
    if fields.note.is_some() {
        row.note = text::note(fields.note.as_ref())?;
    }
    change.put(&row).await?;
    if change.is_empty() {
        return Err(Error::usage(
            "nothing to change: name what is to be different",
        ));
    }
    let shown = one(context, change.tx(), &row).await?;
    change.commit().await?;
    Ok(shown)
}

fn domain_of(text: &str) -> Result<Option<String>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    bare_domain(text).map(Some).ok_or_else(|| {
        Error::usage(format!(
            "'{}' is not a domain such as acme.example",
            text::shown(text)
        ))
    })
}

/// Refuses a second organisation of the same name.
async fn unique(change: &mut Change, row: &Organisation) -> Result<()> {
    let workspace = change.workspace();
    let named = store::organisation::by_name(change.tx(), workspace, &row.name_norm).await?;
    let twin = |other: &&Organisation| other.organisation_id != row.organisation_id;
    match named.iter().find(twin) {
        None => Ok(()),
        Some(other) => Err(
            Error::conflict(format!("{} is there already", other.name)).hint(format!(
                "`legwork organisations merge {} {}` makes them one",
                other.organisation_id, row.organisation_id
            )),
        ),
    }
}
