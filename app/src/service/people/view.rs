//! People as they are shown.

use jiff::Zoned;
use jiff::civil::Date;

use super::buyer::bought;
use super::merge::merged;
use super::standing::history;
use super::{OnePerson, PersonView, StepView};
use crate::service::activities::{self, Named};
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::{SCHEMA, deals, find};
use crate::store::activity::Filter;
use crate::store::touch::{self, Known};
use crate::store::{self, AddressKind, Day, Due, NextStep, Person, Tx};
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
pub(in crate::service) async fn one(
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
        relations: history(tx, &known.person).await?,
        merged: merged(tx, &known.person).await?,
        buyer: bought(tx, &known.person, &theirs).await?,
        person: view(tx, &book, known, today).await?,
        activities: activities::views(tx, &book, &acts).await?,
        deals: deals::views(tx, &theirs).await?,
        repeated: false,
    })
}

/// A person with the addresses and the kind of the last touch.
pub(super) async fn view(
    tx: &mut Tx,
    book: &Book,
    known: Known,
    today: Date,
) -> Result<PersonView> {
    let last_kind = last_kind(tx, &known).await?;
    let last_touch = known.touched().map(Date::from);
    let row = known.person;
    let all = store::person::addresses_of(tx, row.workspace_id, row.person_id).await?;
    let of = |kind: AddressKind| {
        let these = all.iter().filter(|one| one.kind.0 == kind);
        these.map(|one| one.value.clone()).collect()
    };
    let tags = store::tag::of(tx, row.workspace_id, row.person_id).await?;
    let key = (row.workspace_id, row.person_id);
    let due = tx.get::<Due>(&key).await?.map(|due| due.due);
    let step = tx.get::<NextStep>(&key).await?;
    // A touch on the day of a step, or later, was the step.
    let step = step.filter(|step| last_touch.is_none_or(|touched| touched < step.day.date()));
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
        due: due.filter(|due| *due != Day::MAX).map(Date::from),
        next_step: step.map(|step| StepView {
            date: step.day.date(),
            what: step.what,
        }),
        snoozed_until: row
            .snoozed_until
            .map(Date::from)
            .filter(|until| *until > today),
        never: row.never,
        tags: tags.into_iter().map(|one| one.tag).collect(),
        role: row.role,
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
