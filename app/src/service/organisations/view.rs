//! Organisations as they are shown.

use jiff::civil::Date;

use super::{Colleague, FirmView, Firms, OneFirm};
use crate::service::activities::{self, Named};
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::{SCHEMA, deals, find, text};
use crate::store::organisation::KnownFirm;
use crate::store::{self, Merge, Organisation, Person, Tx};
use crate::{Error, Result};

/// How many activities are shown with an organisation.
const SHOWN: usize = 20;

/// Organisations whose name or domain holds `words`, by name; at most `limit`,
/// 1 to 10,000.
pub async fn list(context: &Context, words: &str, limit: u32) -> Result<Firms> {
    if !(1..=10_000).contains(&limit) {
        return Err(Error::usage("the limit is 1 to 10,000"));
    }
    let mut tx = context.read().await?;
    let (norm, limit) = (text::fold(words), i64::from(limit));
    let workspace = context.workspace_id();
    let found = store::organisation::known(&mut tx, workspace, &norm, None, limit + 1).await?;
    let mut organisations: Vec<FirmView> = found.into_iter().map(view).collect();
    let more = organisations.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    if more {
        organisations.pop();
    }
    Ok(Firms {
        schema: SCHEMA,
        organisations,
        more,
    })
}

/// One organisation.
pub async fn show(context: &Context, words: &str) -> Result<OneFirm> {
    let mut tx = context.read().await?;
    let row = find::organisation(context, &mut tx, words).await?;
    one(context, &mut tx, &row).await
}

/// An organisation with all that is shown of it.
pub(super) async fn one(context: &Context, tx: &mut Tx, row: &Organisation) -> Result<OneFirm> {
    let (workspace, id) = (context.workspace_id(), row.organisation_id);
    let known = store::organisation::known(tx, workspace, "", Some(id), 1).await?;
    let known = known.into_iter().next();
    let known = known.ok_or_else(|| Error::not_found("this organisation is gone"))?;
    let people = store::organisation::people_of(tx, workspace, id).await?;
    let theirs = store::organisation::deals_of(tx, workspace, id).await?;
    let mut acts = store::organisation::activities_of(tx, workspace, id).await?;
    acts.reverse();
    acts.truncate(SHOWN);
    let book = Book::load(tx, workspace).await?;
    let merged = store::merge::into(tx, workspace, id.uuid()).await?;
    let named = |one: Merge| Named {
        id: one.merge_id.to_string(),
        name: one.name,
    };
    Ok(OneFirm {
        schema: SCHEMA,
        organisation: view(known),
        people: people.into_iter().map(colleague).collect(),
        deals: deals::views(tx, &theirs).await?,
        activities: activities::views(tx, &book, &acts).await?,
        merged: merged.into_iter().map(named).collect(),
    })
}

fn view(known: KnownFirm) -> FirmView {
    let last_touch = known.touched().map(Date::from);
    let row = known.row;
    FirmView {
        id: row.organisation_id.to_string(),
        name: row.name,
        relationship: row.relationship.to_string(),
        domain: row.domain,
        people: known.people,
        last_touch,
        note: row.note,
    }
}

fn colleague(row: Person) -> Colleague {
    Colleague {
        id: row.person_id.to_string(),
        relationship: row.relationship.to_string(),
        role: row.role,
        name: row.name,
    }
}
