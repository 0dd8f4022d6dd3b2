//! Makes an activity of a capture: with the people, who become known, in the
//! change in which the capture is answered.

use jiff::Zoned;
use legwork_core::classify::address::{comparable, comparable_link};
use legwork_core::sighting::Contact;
use legwork_core::vocabulary::{Audience, Relationship};

use super::known::{Known, label};
use super::proposal::Proposal;
use crate::ids::PersonId;
use crate::service::activities::ActivityFields;
use crate::service::board::Board;
use crate::service::context::Context;
use crate::service::edit_activity::{apply, link, named_people};
use crate::service::kinds::named;
use crate::service::log::{Origin, blank};
use crate::service::{people, text};
use crate::store::{
    Activity, AddressKind, Capture, CaptureState, Change, Person, PersonAddress, Record, Word,
};
use crate::{Error, Result};

/// To so many people from outside an act counts as a touch of each.
const TOUCHED: usize = 20;

/// The activity that was made of a capture, and those who took part.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) row: Activity,
    pub(super) people: Vec<PersonId>,
}

/// Writes the activity of a capture, and that it was accepted. Fields that are
/// given win over what was proposed.
pub(super) async fn write(
    context: &Context,
    now: &Zoned,
    (change, board, known): (&mut Change, &mut Board, &mut Known),
    capture: Capture,
    fields: Option<ActivityFields>,
) -> Result<Made> {
    let proposal = Proposal::of(&capture);
    let fields = fields.unwrap_or_default();
    let kind = fields.kind.clone().unwrap_or_else(|| capture.kind.clone());
    if kind.is_empty() {
        return Err(unnamed(&capture));
    }
    let kind = named(&board.book, &kind)?.clone();
    let origin = Origin {
        id: context.ids.ordered(now.timestamp()),
        source: capture.source.clone(),
        source_id: Some(capture.source_id.clone()),
    };
    let mut row = Activity {
        member_id: capture.member_id,
        day: capture.day,
        ..blank(context, now, board, kind.slug.to_string(), origin)
    };
    let who = match &fields.people {
        Some(names) => named_people(context, change, names).await?,
        None if kind.counts_for("touch") && proposal.people.len() <= TOUCHED => {
            let stands = kind
                .audience
                .map_or(Relationship::Other, Audience::relationship);
            met(context, (&mut *change, known), &proposal.people, stands).await?
        }
        None => Vec::new(),
    };
    let organisation = fields
        .organisation
        .as_ref()
        .or(proposal.organisation.as_ref());
    if let Some(name) = organisation {
        row.organisation_id = people::organisation_for(context, change, name).await?;
    }
    let plain = ActivityFields {
        kind: None,
        people: None,
        organisation: None,
        quantity: fields.quantity.or(Some(proposal.quantity)),
        minutes: fields.minutes.or(proposal.minutes),
        outcome: fields
            .outcome
            .or(proposal.outcome.map(|one| one.to_string())),
        tags: fields.tags.or(Some(proposal.tags)),
        note: fields
            .note
            .or(proposal.note)
            .or(Some(capture.summary.clone())),
        ..fields
    };
    apply(&mut row, plain, &board.book, board.today)?;
    change.insert(&row).await?;
    link(change, &row, &who).await?;
    if let Some(effect) = row.effect() {
        board.add(effect);
    }
    settle(change, capture, CaptureState::Accepted, Some(&row)).await?;
    Ok(Made {
        row,
        people: who.iter().map(|(person, _)| person.person_id).collect(),
    })
}

/// Answers a capture, at the moment that it holds, else at that of the change.
pub(super) async fn settle(
    change: &mut Change,
    capture: Capture,
    state: CaptureState,
    became: Option<&Activity>,
) -> Result<()> {
    let answered = Capture {
        state: Word(state),
        decided: capture.decided.or_else(|| Some(change.at())),
        activity_id: became.map(|row| row.activity_id),
        ..capture
    };
    change.put(&answered).await?;
    Ok(())
}

fn unnamed(capture: &Capture) -> Error {
    let id = capture.capture_id;
    Error::usage(format!("'{}' names no kind of activity", capture.summary)).hint(format!(
        "say which: `legwork captures correct {id} --kind call`"
    ))
}

/// The people whom a capture names; those who are new are made, each once.
async fn met(
    context: &Context,
    (change, known): (&mut Change, &mut Known),
    contacts: &[Contact],
    stands: Relationship,
) -> Result<Vec<(Person, bool)>> {
    let mut found: Vec<(Person, bool)> = Vec::with_capacity(contacts.len());
    for contact in contacts {
        let person = match known.person(change.tx(), contact).await? {
            Some(person) => (person, false),
            None => (
                introduce(context, (&mut *change, known), contact, stands).await?,
                true,
            ),
        };
        attach(change, person.0.person_id, contact).await?;
        if person.1 {
            known.forget_people();
        }
        if found
            .iter()
            .all(|(other, _)| other.person_id != person.0.person_id)
        {
            found.push(person);
        }
    }
    Ok(found)
}

/// Makes somebody known, by the name, or else the address.
async fn introduce(
    context: &Context,
    (change, known): (&mut Change, &Known),
    contact: &Contact,
    stands: Relationship,
) -> Result<Person> {
    let usable = |name: &&String| name.chars().any(char::is_alphanumeric);
    let name = contact.name.as_ref().filter(usable).cloned();
    let name = text::clipped(&name.unwrap_or_else(|| label(contact)), text::TITLE);
    let address = contact.email.as_deref().and_then(comparable);
    let norm = text::fold(&name);
    let row = Person {
        relationship: Word(stands),
        organisation_id: address.and_then(|address| known.firm_of(&address)),
        ..people::person(context, change, name, norm)
    };
    change.insert(&row).await?;
    Ok(row)
}

/// Adds the addresses by which somebody was seen.
async fn attach(change: &mut Change, person: PersonId, contact: &Contact) -> Result<()> {
    let email = contact.email.as_deref();
    let email = email.and_then(|text| Some((AddressKind::Email, text, comparable(text)?)));
    let link = contact.link.as_deref();
    let link = link.and_then(|text| Some((AddressKind::Link, text, comparable_link(text)?)));
    for (kind, value, value_norm) in [email, link].into_iter().flatten() {
        let row = PersonAddress {
            workspace_id: change.workspace(),
            person_id: person,
            kind: Word(kind),
            value_norm,
            value: value.to_owned(),
        };
        let there = change.tx().get::<PersonAddress>(&row.key()).await?;
        if there.is_none() {
            change.insert(&row).await?;
        }
    }
    Ok(())
}
