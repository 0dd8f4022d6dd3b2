//! Whom to reach next: the names under a commitment, and what is done with them.

mod act;

pub use act::{done, put_off, step};

use crate::service::next::{self, NextQuery};
use crate::service::people;
use crate::service::today::{Contact, Standing};
use crate::web::page::new_id;
use crate::web::screens::people::Link;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;

/// Somebody to reach.
pub struct Name {
    /// Id of the person.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// The organisation's name.
    pub organisation: Option<String>,
    /// Why this one.
    pub reason: String,
    /// A new id for what "I just did" will log.
    pub entry: String,
    /// What the buttons are called for those who hear them.
    pub did: String,
    /// The same.
    pub later: String,
}

/// The people whom a commitment names.
pub fn of_standing(standing: &Standing, visit: &Visit) -> Vec<Name> {
    let contacts = standing.people.iter();
    contacts.map(|contact| name(contact, visit)).collect()
}

fn name(contact: &Contact, visit: &Visit) -> Name {
    let who = [("name", contact.name.as_str())];
    Name {
        id: contact.id.clone(),
        name: contact.name.clone(),
        organisation: contact.organisation.clone(),
        reason: contact.reason.clone(),
        entry: new_id(visit),
        did: visit.texts.tell("did-with", &who),
        later: visit.texts.tell("later-with", &who),
    }
}

/// Why nobody is named, and where to go from there.
pub struct Nobody {
    /// In a sentence or two.
    pub why: String,
    /// Who may be what nobody is yet: a page, and words that lead there.
    pub suggested: Option<Link>,
}

impl Nobody {
    /// Says why nobody is named.
    pub fn of(lack: &next::Lack, visit: &Visit) -> Self {
        let link = |one: &next::Suggested| {
            let parts = [("name", one.name.as_str()), ("deal", &one.deal)];
            Link {
                href: format!("/people/{}", one.id),
                label: visit.texts.tell("lack-led", &parts),
            }
        };
        Self {
            why: lack.why.to_owned(),
            suggested: lack.suggested.as_ref().map(link),
        }
    }
}

/// The names for one commitment, under its title.
pub struct Group {
    /// Id of the commitment.
    pub id: String,
    /// What is promised.
    pub title: String,
    /// The people.
    pub people: Vec<Name>,
    /// Why there is nobody.
    pub nobody: Option<Nobody>,
}

/// The names for every commitment that reaches people.
pub async fn groups(visit: &Visit) -> crate::Result<Vec<Group>> {
    let found = next::next(&visit.context, &visit.now, &NextQuery::default()).await?;
    let all = found.commitments.into_iter();
    let group = |reach: next::Reach| Group {
        nobody: reach.lack.as_ref().map(|lack| Nobody::of(lack, visit)),
        people: reach
            .people
            .into_iter()
            .map(|one| name(&Contact::from(one), visit))
            .collect(),
        id: reach.id,
        title: reach.title,
    };
    let some = all.filter(|reach| reach.wanting);
    Ok(some.map(group).collect())
}

/// Somebody of whom the next step is asked, because something was just done.
pub struct Asked {
    /// Id of the person.
    pub id: String,
    /// The question.
    pub question: String,
}

/// Of whom a page is to ask for the next step: its query says so.
pub async fn asked(visit: &Visit, sheet: &Sheet) -> crate::Result<Option<Asked>> {
    let Some(id) = sheet.get("asked") else {
        return Ok(None);
    };
    // Whoever is gone by now is not asked about.
    let Ok(one) = people::show(&visit.context, &visit.now, id).await else {
        return Ok(None);
    };
    let who = [("name", one.person.name.as_str())];
    Ok(Some(Asked {
        question: visit.texts.tell("step-ask", &who),
        id: one.person.id,
    }))
}
