//! People as they are shown.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use super::{OnePerson, PersonView};
use crate::service::activities::{self, Named};
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::{SCHEMA, deals, find};
use crate::store::activity::Filter;
use crate::store::touch::{self, Known};
use crate::store::{self, AddressKind, Day, Person, Tx};
use crate::{Error, Result};

/// How many activities are shown with a person.
const SHOWN: i64 = 20;

/// One person, with what was done with them and their deals.
pub async fn show(context: &Context, now: &Zoned, text: &str) -> Result<OnePerson> {
    let mut tx = context.read().await?;
    let row = find::person(context, &mut tx, text).await?;
    one(context, &mut tx, &row, context.today(now)).await
}

/// A person with all that is shown of them.
pub(super) async fn one(
    context: &Context,
    tx: &mut Tx,
    row: &Person,
    today: Date,
) -> Result<OnePerson> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let with = Filter {
        person: Some(row.person_id),
        to: Some(Day(today)),
        limit: SHOWN,
        ..Filter::default()
    };
    let acts = store::activity::list(tx, workspace, member, &with).await?;
    let book = Book::load(tx, workspace).await?;
    let theirs = store::person::deals_of(tx, workspace, row.person_id).await?;
    let known = touch::one(tx, workspace, row.person_id).await?;
    let known = known.ok_or_else(|| Error::not_found("this person is gone"))?;
    Ok(OnePerson {
        schema: SCHEMA,
        person: view(tx, &book, known).await?,
        activities: activities::views(tx, &book, &acts).await?,
        deals: deals::views(tx, &theirs).await?,
        repeated: false,
    })
}

/// A person with the addresses and the kind of the last touch.
pub(super) async fn view(tx: &mut Tx, book: &Book, known: Known) -> Result<PersonView> {
    let last_kind = last_kind(tx, &known).await?;
    let last_touch = known.touched().map(Date::from);
    let row = known.person;
    let all = store::person::addresses_of(tx, row.workspace_id, row.person_id).await?;
    let of = |kind: AddressKind| {
        let these = all.iter().filter(|one| one.kind.0 == kind);
        these.map(|one| one.value.clone()).collect()
    };
    let keep_in_touch = row.keep_in_touch.and_then(|days| u32::try_from(days).ok());
    Ok(PersonView {
        id: row.person_id.to_string(),
        relationship: row.relationship.to_string(),
        organisation: row.organisation_id.zip(known.firm).map(|(id, name)| Named {
            id: id.to_string(),
            name,
        }),
        emails: of(AddressKind::Email),
        phones: of(AddressKind::Phone),
        links: of(AddressKind::Link),
        keep_in_touch,
        last_touch,
        last_kind: last_kind.map(|slug| book.title(&slug).to_owned()),
        due: last_touch
            .zip(keep_in_touch)
            .map(|(day, days)| day.saturating_add(i64::from(days).days())),
        note: row.note,
        name: row.name,
    })
}

/// The kind of the last touch: of the person, unless the organisation was
/// touched later.
async fn last_kind(tx: &mut Tx, known: &Known) -> Result<Option<String>> {
    let person = &known.person;
    let workspace = person.workspace_id;
    match (known.own, known.theirs, person.organisation_id) {
        (Some(own), theirs, _) if theirs.is_none_or(|theirs| theirs <= own) => {
            Ok(touch::kind_with(tx, workspace, person.person_id, own).await?)
        }
        (_, Some(_), Some(firm)) => Ok(touch::kind_at(tx, workspace, firm).await?),
        _ => Ok(None),
    }
}
