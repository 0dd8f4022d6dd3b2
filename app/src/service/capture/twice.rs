//! Recognises an act that is known already: logged by hand, or seen by another
//! source.

use std::collections::BTreeSet;

use jiff::civil::Date;
use legwork_core::classify::{Deed, is_same};
use legwork_core::sighting::Contact;

use super::known::{Known, label};
use super::proposal::Proposal;
use crate::Result;
use crate::ids::{ActivityId, PersonId};
use crate::service::book::Book;
use crate::service::context::Context;
use crate::store::activity::Filter;
use crate::store::{self, Activity, Capture, CaptureState, Day, Tx};

/// Most activities of one day that are compared.
const MANY: i64 = 10_000;

/// What is on record of one day.
#[derive(Debug, Default)]
pub(super) struct OnRecord {
    logged: Vec<(Activity, Deed)>,
    captured: Vec<(Capture, Deed)>,
}

/// An act that is on record already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Twin {
    /// What it was recognised by: "looks like what you logged: 1 client email".
    pub(super) says: String,
    /// The activity, when it was logged by hand.
    pub(super) activity: Option<ActivityId>,
}

impl Twin {
    /// Why it is left out, the same for all of its sort.
    pub(super) const fn sort(&self) -> &'static str {
        match self.activity {
            Some(_) => "logged already",
            None => "seen by another source already",
        }
    }
}

impl OnRecord {
    /// Everything of a day: what was logged, and what waits.
    pub(super) async fn of(
        context: &Context,
        tx: &mut Tx,
        known: &mut Known,
        day: Date,
    ) -> Result<Self> {
        let mut found = Self::logged(context, tx, day).await?;
        let (workspace, member) = (context.workspace_id(), context.member_id);
        for row in store::capture::on_day(tx, workspace, member, Day(day)).await? {
            found.remember(tx, known, row).await?;
        }
        Ok(found)
    }

    /// What was logged on a day.
    pub(super) async fn logged(context: &Context, tx: &mut Tx, day: Date) -> Result<Self> {
        let (workspace, member, on) = (context.workspace_id(), context.member_id, Day(day));
        let filter = Filter {
            from: Some(on),
            to: Some(on),
            limit: MANY,
            ..Filter::default()
        };
        let rows = store::activity::list(tx, workspace, member, &filter).await?;
        let people = if rows.is_empty() {
            Vec::new()
        } else {
            store::activity::people_between(tx, workspace, member, on, on).await?
        };
        let mut found = Self::default();
        for row in rows {
            let with = people.iter();
            let with = with.filter(|one| one.activity_id == row.activity_id);
            let with: Vec<PersonId> = with.map(|one| one.person_id).collect();
            found.add(row, &with);
        }
        Ok(found)
    }

    /// Remembers an act that was logged, with those who took part.
    pub(super) fn add(&mut self, row: Activity, people: &[PersonId]) {
        let deed = Deed {
            day: row.day.date(),
            kind: row.kind.clone(),
            people: people.iter().map(PersonId::to_string).collect(),
            title: String::new(),
        };
        self.logged.push((row, deed));
    }

    /// Remembers a capture that waits; others are no longer proposed.
    pub(super) async fn remember(
        &mut self,
        tx: &mut Tx,
        known: &mut Known,
        row: Capture,
    ) -> Result<()> {
        if row.state.0 == CaptureState::Waiting {
            let deed = deed(tx, known, &row, &Proposal::of(&row).people).await?;
            self.captured.push((row, deed));
        }
        Ok(())
    }

    /// The act that this capture would be a second time. Two things of one
    /// source are two acts.
    pub(super) fn twin(&self, book: &Book, capture: &Capture, deed: &Deed) -> Option<Twin> {
        let counts = |done: &str, for_what: &str| book.counts(done, for_what);
        let logged = self
            .logged
            .iter()
            .filter(|(row, _)| row.source != capture.source);
        let logged = logged.filter(|(_, other)| is_same(deed, other, counts));
        let logged = logged.map(|(row, _)| Twin {
            says: format!(
                "looks like what you logged: {}",
                book.says(&row.kind, row.quantity)
            ),
            activity: Some(row.activity_id),
        });
        let seen = self.captured.iter();
        let seen = seen.filter(|(row, _)| row.source != capture.source);
        let seen = seen.filter(|(_, other)| is_same(deed, other, counts));
        let seen = seen.map(|(row, _)| Twin {
            says: format!("looks like what {} saw: {}", row.source, row.summary),
            activity: None,
        });
        logged.chain(seen).next()
    }

    /// What was logged that day of this sort and may or may not be the same:
    /// without a name, or with one that says nothing of an address.
    pub(super) fn doubt(&self, book: &Book, capture: &Capture, deed: &Deed) -> Option<String> {
        let known = |name: &String| name.parse::<uuid::Uuid>().is_ok();
        let stranger = !deed.people.iter().any(known);
        let like = |(row, other): &&(Activity, Deed)| {
            row.source != capture.source
                && (other.people.is_empty() || stranger)
                && (book.counts(&row.kind, &deed.kind) || book.counts(&deed.kind, &row.kind))
        };
        let (row, _) = self
            .logged
            .iter()
            .find(like)
            .filter(|_| !deed.people.is_empty())?;
        let said = book.says(&row.kind, row.quantity);
        Some(format!("you logged {said} that day, which may be the same"))
    }
}

/// A capture as compared.
pub(super) async fn deed(
    tx: &mut Tx,
    known: &mut Known,
    capture: &Capture,
    people: &[Contact],
) -> Result<Deed> {
    let mut names = BTreeSet::new();
    for contact in people {
        let person = known.person(tx, contact).await?;
        let name = person.map(|person| person.person_id.to_string());
        names.insert(name.unwrap_or_else(|| label(contact)));
    }
    Ok(Deed {
        day: capture.day.date(),
        kind: capture.kind.clone(),
        people: names,
        title: capture.summary.clone(),
    })
}
