//! Who is on what was seen: whom the member knows, who wrote, who is of the
//! member's own firm.

use std::collections::HashMap;

use jiff::civil::Date;
use legwork_core::classify::Who;
use legwork_core::classify::address::{comparable, comparable_link, domain, is_public, is_within};
use legwork_core::sighting::Contact;
use legwork_core::vocabulary::Relationship;

use crate::Result;
use crate::ids::{OrganisationId, WorkspaceId};
use crate::service::context::Context;
use crate::service::text;
use crate::store::{self, Organisation, Person, Tx};

/// What is known of people, looked up once each.
#[derive(Debug)]
pub(super) struct Known {
    workspace: WorkspaceId,
    member: crate::ids::MemberId,
    own: Vec<String>,
    firms: Firms,
    people: HashMap<Contact, Option<Person>>,
    wrote: HashMap<String, Option<Date>>,
}

/// The organisations by what they are found by.
#[derive(Debug, Default)]
struct Firms {
    by_id: HashMap<OrganisationId, Relationship>,
    by_domain: HashMap<String, (OrganisationId, Relationship)>,
}

impl Firms {
    fn of(rows: Vec<Organisation>) -> Self {
        let mut firms = Self::default();
        for row in rows {
            let stands = row.relationship.0;
            firms.by_id.insert(row.organisation_id, stands);
            let domain = row.domain.map(|domain| domain.to_lowercase());
            if let Some(domain) = domain.filter(|domain| !is_public(domain)) {
                let firm = (row.organisation_id, stands);
                firms.by_domain.entry(domain).or_insert(firm);
            }
        }
        firms
    }
}

impl Known {
    /// What is known from the start: the organisations, and the member's own
    /// addresses, of which the name of a source may hold one.
    pub(super) async fn load(context: &Context, tx: &mut Tx, source: &str) -> Result<Self> {
        let (workspace, member) = (context.workspace_id(), context.member_id);
        let listed = store::capture_rule::own_addresses(tx, workspace, member).await?;
        let mut own: Vec<String> = listed.into_iter().map(|row| row.address_norm).collect();
        own.extend(named_in(source));
        Ok(Self {
            workspace,
            member,
            own,
            firms: Firms::of(store::organisation::list(tx, workspace).await?),
            people: HashMap::new(),
            wrote: HashMap::new(),
        })
    }

    /// Takes the addresses in the name of another source for the member's too.
    pub(super) fn also_own(&mut self, source: &str) {
        for address in named_in(source) {
            if !self.own.contains(&address) {
                self.own.push(address);
            }
        }
    }

    /// Forgets who was looked up: somebody may have been added since.
    pub(super) fn forget_people(&mut self) {
        self.people.clear();
        self.wrote.clear();
    }

    /// The people on an act of this day, in order. `reply` says that it answers
    /// a mail, which then may be of the same day.
    pub(super) async fn on(
        &mut self,
        tx: &mut Tx,
        contacts: &[Contact],
        (day, reply): (Date, bool),
    ) -> Result<Vec<Who>> {
        let mut found = Vec::with_capacity(contacts.len());
        for contact in contacts {
            let address = contact.email.as_deref().and_then(comparable);
            let person = self.person(tx, contact).await?;
            let first = match &address {
                Some(address) => self.first_day(tx, address).await?,
                None => None,
            };
            let before = |first: Date| first < day || (reply && first == day);
            found.push(Who {
                label: label(contact),
                relationship: self.relationship(person.as_ref(), address.as_deref()),
                wrote: first.is_some_and(before),
                own: address.as_deref().is_some_and(|of| self.is_own(of)),
                address,
            });
        }
        Ok(found)
    }

    /// The person whom a mail, a calendar or an archive names: by an address,
    /// by a profile, or by a whole name that one person alone has.
    pub(super) async fn person(
        &mut self,
        tx: &mut Tx,
        contact: &Contact,
    ) -> Result<Option<Person>> {
        if let Some(known) = self.people.get(contact) {
            return Ok(known.clone());
        }
        let found = person(tx, self.workspace, contact).await?;
        self.people.insert(contact.clone(), found.clone());
        Ok(found)
    }

    /// The organisation of the domain of an address.
    pub(super) fn firm_of(&self, address: &str) -> Option<OrganisationId> {
        let domain = domain(address)?;
        self.firms.by_domain.get(domain).map(|(id, _)| *id)
    }

    /// Whether an address is the member's, or of the same firm.
    pub(super) fn is_own(&self, address: &str) -> bool {
        let same_firm = |own: &String| {
            let of = domain(own).filter(|of| !is_public(of));
            of.zip(domain(address))
                .is_some_and(|(own, other)| is_within(other, own))
        };
        self.own.iter().any(|own| own == address || same_firm(own))
    }

    /// How somebody stands: they themselves, else their organisation.
    fn relationship(&self, person: Option<&Person>, address: Option<&str>) -> Option<Relationship> {
        let own = person.map(|person| person.relationship.0);
        let says = |stands: &Relationship| *stands != Relationship::Other;
        let firm = person.and_then(|person| person.organisation_id);
        let firm = firm.and_then(|id| self.firms.by_id.get(&id)).copied();
        let of = address
            .and_then(domain)
            .and_then(|of| self.firms.by_domain.get(of));
        let of = of.map(|(_, stands)| *stands);
        own.filter(says)
            .or_else(|| firm.filter(says))
            .or_else(|| of.filter(says))
    }

    async fn first_day(&mut self, tx: &mut Tx, address: &str) -> Result<Option<Date>> {
        if let Some(known) = self.wrote.get(address) {
            return Ok(*known);
        }
        let found =
            store::correspondent::first_day(tx, self.workspace, self.member, address).await?;
        let found = found.map(Date::from);
        self.wrote.insert(address.to_owned(), found);
        Ok(found)
    }
}

/// The addresses in the name of a source.
fn named_in(source: &str) -> impl Iterator<Item = String> {
    source.split([':', '/', ' ']).filter_map(comparable)
}

async fn person(tx: &mut Tx, workspace: WorkspaceId, contact: &Contact) -> Result<Option<Person>> {
    let email = contact.email.as_deref().and_then(comparable);
    let link = contact.link.as_deref().and_then(comparable_link);
    for norm in [email.as_ref(), link.as_ref()].into_iter().flatten() {
        let found = store::person::by_address(tx, workspace, norm).await?;
        if let Some(first) = found.into_iter().next() {
            return Ok(Some(first));
        }
    }
    let Some(name) = &contact.name else {
        return Ok(None);
    };
    let mut named = store::person::by_name(tx, workspace, &text::fold(name)).await?;
    let only = (named.len() == 1).then(|| named.remove(0));
    let Some((person, email)) = only.as_ref().zip(email) else {
        return Ok(only);
    };
    // Of one who has another address, the name alone says too little.
    let addresses = store::person::addresses_of(tx, workspace, person.person_id).await?;
    let other = |known: &store::PersonAddress| {
        known.kind.0 == store::AddressKind::Email && known.value_norm != email
    };
    Ok(only.filter(|_| !addresses.iter().any(other)))
}

/// What somebody is called: the address, else the name, else the profile.
pub(super) fn label(contact: &Contact) -> String {
    let email = contact.email.as_deref().and_then(comparable);
    let named = || contact.name.clone().or_else(|| contact.link.clone());
    email
        .or_else(named)
        .unwrap_or_else(|| "somebody".to_owned())
}
