//! Whom and what the workspace knows, to find again what a file names: by the id
//! in the program it comes from, by address, by name and firm.

use std::collections::{HashMap, HashSet};

use legwork_core::vocabulary::Relationship;
use uuid::Uuid;

use super::row::{Firm, Who};
use crate::Result;
use crate::ids::{DealId, OrganisationId, PersonId, WorkspaceId};
use crate::service::{people, text};
use crate::store::{
    self, AddressKind, Deal, Organisation, Person, PersonAddress, PersonTag, Tx, imports,
};

/// What is known of a person.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is known or not")]
pub(super) struct PersonFacts {
    /// The name as compared.
    pub(super) norm: String,
    /// Where they work.
    pub(super) firm: Option<OrganisationId>,
    /// How they stand to the member.
    pub(super) relationship: Relationship,
    /// Whether it is known what they do.
    pub(super) role: bool,
    /// Whether an e-mail address is known.
    pub(super) mail: bool,
    /// Whether a LinkedIn profile is known.
    pub(super) profile: bool,
    /// Whether this import made them.
    pub(super) new: bool,
}

/// What is known of a firm.
#[derive(Debug, Clone)]
pub(super) struct FirmFacts {
    /// The name as compared.
    pub(super) norm: String,
    /// Its domain.
    pub(super) domain: Option<String>,
    /// How it stands to the member.
    pub(super) relationship: Relationship,
    /// Whether this import made it.
    pub(super) new: bool,
}

/// An address that was read: what it is, as written, as compared.
pub(super) type Address = (AddressKind, String, String);

/// Who was found.
pub(super) enum Found<T> {
    /// This one.
    One(T),
    /// It may be any of several.
    Several,
    /// Nobody.
    None,
}

/// Whom and what the workspace knows.
#[derive(Debug, Default)]
pub(super) struct Known {
    addresses: HashMap<(AddressKind, String), Vec<PersonId>>,
    tags: HashSet<(PersonId, String)>,
    names: HashMap<String, Vec<PersonId>>,
    pub(super) people: HashMap<PersonId, PersonFacts>,
    firm_names: HashMap<String, Vec<OrganisationId>>,
    domains: HashMap<String, OrganisationId>,
    pub(super) firms: HashMap<OrganisationId, FirmFacts>,
    ids: HashMap<(&'static str, &'static str, String), Uuid>,
    programs: Vec<&'static str>,
    pub(super) deals: HashMap<DealId, Deal>,
    titles: HashMap<String, Vec<DealId>>,
}

impl Known {
    /// Reads what a workspace knows.
    pub(super) async fn load(tx: &mut Tx, workspace: WorkspaceId) -> Result<Self> {
        let mut known = Self::default();
        for firm in store::organisation::list(tx, workspace).await? {
            known.add_firm(&firm, false);
        }
        for person in store::person::list(tx, workspace).await? {
            known.add_person(&person, false);
        }
        for row in tx.all::<PersonAddress>(workspace).await? {
            known.add_address(row.person_id, row.kind.0, row.value_norm);
        }
        for row in tx.all::<PersonTag>(workspace).await? {
            known.tags.insert((row.person_id, row.tag));
        }
        for deal in store::deal::list(tx, workspace, None).await? {
            known.add_deal(deal);
        }
        Ok(known)
    }

    /// Reads what a program calls what is known.
    pub(super) async fn learn(
        &mut self,
        tx: &mut Tx,
        workspace: WorkspaceId,
        program: &'static str,
    ) -> Result<()> {
        if self.programs.contains(&program) {
            return Ok(());
        }
        self.programs.push(program);
        for name in imports::names(tx, workspace, program).await? {
            let what = ["person", "organisation", "deal"]
                .into_iter()
                .find(|what| *what == name.what);
            if let Some(what) = what {
                self.ids
                    .insert((program, what, name.source_id), name.own_id);
            }
        }
        Ok(())
    }

    /// Adds a person.
    pub(super) fn add_person(&mut self, person: &Person, new: bool) {
        let id = person.person_id;
        self.names
            .entry(person.name_norm.clone())
            .or_default()
            .push(id);
        let facts = PersonFacts {
            norm: person.name_norm.clone(),
            firm: person.organisation_id,
            relationship: person.relationship.0,
            role: person.role.is_some(),
            mail: false,
            profile: false,
            new,
        };
        self.people.insert(id, facts);
    }

    /// A person goes by another name.
    pub(super) fn rename(&mut self, id: PersonId, norm: &str) {
        if let Some(facts) = self.people.get_mut(&id) {
            norm.clone_into(&mut facts.norm);
            self.names.entry(norm.to_owned()).or_default().push(id);
        }
    }

    /// Adds an address of a person.
    pub(super) fn add_address(&mut self, id: PersonId, kind: AddressKind, norm: String) {
        if let Some(facts) = self.people.get_mut(&id) {
            facts.mail |= kind == AddressKind::Email;
            facts.profile |= is_profile(kind, &norm);
        }
        let people = self.addresses.entry((kind, norm)).or_default();
        if !people.contains(&id) {
            people.push(id);
        }
    }

    /// Whether a person has an address, and whether somebody else does.
    pub(super) fn has(&self, id: PersonId, kind: AddressKind, norm: &str) -> (bool, bool) {
        let key = (kind, norm.to_owned());
        let people = self.addresses.get(&key).map_or(&[][..], Vec::as_slice);
        (
            people.contains(&id),
            people.iter().any(|other| *other != id),
        )
    }

    /// Gives a person a tag; false when they have it.
    pub(super) fn tag(&mut self, id: PersonId, tag: &str) -> bool {
        self.tags.insert((id, tag.to_owned()))
    }

    /// Adds a firm.
    pub(super) fn add_firm(&mut self, firm: &Organisation, new: bool) {
        let id = firm.organisation_id;
        self.firm_names
            .entry(firm.name_norm.clone())
            .or_default()
            .push(id);
        if let Some(domain) = &firm.domain {
            self.domains.entry(domain.to_lowercase()).or_insert(id);
        }
        let facts = FirmFacts {
            norm: firm.name_norm.clone(),
            domain: firm.domain.clone(),
            relationship: firm.relationship.0,
            new,
        };
        self.firms.insert(id, facts);
    }

    /// A firm goes by another name, or a domain of it became known.
    pub(super) fn amend_firm(&mut self, id: OrganisationId, facts: FirmFacts) {
        let ids = self.firm_names.entry(facts.norm.clone()).or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
        if let Some(domain) = &facts.domain {
            self.domains.entry(domain.clone()).or_insert(id);
        }
        self.firms.insert(id, facts);
    }

    /// Adds a deal, or what became of it.
    pub(super) fn add_deal(&mut self, deal: Deal) {
        let ids = self.titles.entry(text::fold(&deal.title)).or_default();
        if !ids.contains(&deal.deal_id) {
            ids.push(deal.deal_id);
        }
        self.deals.insert(deal.deal_id, deal);
    }

    /// What a program calls something.
    pub(super) fn id(&self, program: &'static str, what: &'static str, id: &str) -> Option<Uuid> {
        self.ids.get(&(program, what, id.to_owned())).copied()
    }

    /// Remembers what a program calls something; false when that was known.
    pub(super) fn remember(
        &mut self,
        program: &'static str,
        what: &'static str,
        id: &str,
        own: Uuid,
    ) -> bool {
        self.ids.insert((program, what, id.to_owned()), own) != Some(own)
    }

    /// The firm that is meant.
    pub(super) fn firm(&self, program: &'static str, firm: &Firm) -> Option<OrganisationId> {
        let by_id = firm
            .id
            .as_deref()
            .and_then(|id| self.id(program, "organisation", id));
        let by_id = by_id
            .map(OrganisationId::from)
            .filter(|id| self.firms.contains_key(id));
        let by_domain = || self.domains.get(firm.domain.as_deref()?).copied();
        // Two firms of one name are told apart by their domains.
        let may_be = |id: &&OrganisationId| {
            let known = self.firms.get(id).and_then(|facts| facts.domain.as_ref());
            known
                .zip(firm.domain.as_ref())
                .is_none_or(|(known, said)| known == said)
        };
        let by_name = || {
            let ids = self.firm_names.get(&text::fold(&firm.name))?;
            ids.iter().find(may_be).copied()
        };
        by_id.or_else(by_domain).or_else(by_name)
    }

    /// The person who is meant, at a firm if that is known.
    pub(super) fn person(
        &self,
        program: &'static str,
        who: &Who,
        addresses: &[Address],
        firm: Option<OrganisationId>,
    ) -> Found<PersonId> {
        let by_id = who
            .id
            .as_deref()
            .and_then(|id| self.id(program, "person", id));
        let by_id = by_id
            .map(PersonId::from)
            .filter(|id| self.people.contains_key(id));
        let norm = text::fold(&who.name);
        let reached = by_id
            .or_else(|| self.reached(AddressKind::Email, addresses, ""))
            .or_else(|| self.reached(AddressKind::Link, addresses, ""))
            .or_else(|| self.reached(AddressKind::Phone, addresses, &norm));
        match reached {
            Some(id) => Found::One(id),
            None => self.named(&norm, addresses, firm),
        }
    }

    /// Who has one of these addresses. A telephone is shared by a house or a
    /// firm, so the name must fit as well.
    fn reached(&self, kind: AddressKind, addresses: &[Address], name: &str) -> Option<PersonId> {
        let these = addresses.iter().filter(|address| address.0 == kind);
        let mut found = these.flat_map(|(kind, _, norm)| {
            let key = (*kind, norm.clone());
            self.addresses.get(&key).into_iter().flatten().copied()
        });
        found.find(|id| {
            let fits = |facts: &PersonFacts| name.is_empty() || facts.norm == name;
            self.people.get(id).is_some_and(fits)
        })
    }

    fn named(
        &self,
        norm: &str,
        addresses: &[Address],
        firm: Option<OrganisationId>,
    ) -> Found<PersonId> {
        let Some(ids) = self.names.get(norm).filter(|_| !norm.is_empty()) else {
            return Found::None;
        };
        // Whoever has another profile is somebody else.
        let profiled = addresses
            .iter()
            .any(|address| is_profile(address.0, &address.2));
        let fits = |facts: &&PersonFacts| facts.norm == norm && !(profiled && facts.profile);
        let facts = |id: &PersonId| self.people.get(id).filter(fits);
        let known: Vec<(PersonId, &PersonFacts)> = ids
            .iter()
            .filter_map(|id| Some((*id, facts(id)?)))
            .collect();
        let at_firm = known
            .iter()
            .find(|(_, facts)| firm.is_some() && facts.firm == firm);
        if let Some((id, _)) = at_firm {
            return Found::One(*id);
        }
        let mailed = addresses
            .iter()
            .any(|address| address.0 == AddressKind::Email);
        let may_be = |facts: &PersonFacts| {
            (firm.is_none() || facts.firm.is_none()) && !(mailed && facts.mail)
        };
        let mut fitting = known.iter().filter(|(_, facts)| may_be(facts));
        match (fitting.next(), fitting.next()) {
            (Some((id, _)), None) => Found::One(*id),
            (Some(_), Some(_)) if !mailed => Found::Several,
            _ => Found::None,
        }
    }

    /// The one deal of this id in a program, or of this title.
    pub(super) fn deal(&self, program: &'static str, name: &str) -> Option<DealId> {
        let by_id = self.id(program, "deal", name).map(DealId::from);
        let by_title = || match self.titles.get(&text::fold(name))?.as_slice() {
            [one] => Some(*one),
            _ => None,
        };
        by_id
            .filter(|id| self.deals.contains_key(id))
            .or_else(by_title)
    }

    /// The deal of this title with this firm and person.
    pub(super) fn same_deal(
        &self,
        title: &str,
        firm: Option<OrganisationId>,
        person: Option<PersonId>,
    ) -> Option<DealId> {
        let ids = self.titles.get(&text::fold(title))?;
        let same = |id: &&DealId| {
            self.deals.get(id).is_some_and(|deal| {
                let with = deal.person_id.is_none() || person.is_none() || deal.person_id == person;
                deal.organisation_id == firm && with
            })
        };
        ids.iter().find(same).copied()
    }
}

/// Whether an address is a profile on LinkedIn, of which everyone has one.
fn is_profile(kind: AddressKind, norm: &str) -> bool {
    kind == AddressKind::Link && norm.contains("linkedin.com/in/")
}

/// The addresses of someone that can be read, and the first that cannot.
pub(super) fn addresses(who: &Who) -> (Vec<Address>, Option<String>) {
    let (mut read, mut bad) = (Vec::new(), None);
    for (kind, texts) in [
        (AddressKind::Email, &who.emails),
        (AddressKind::Phone, &who.phones),
        (AddressKind::Link, &who.links),
    ] {
        for text in texts {
            match people::address(kind, text) {
                Ok((value, norm)) => read.push((kind, value, norm)),
                Err(_) => bad = bad.or_else(|| Some(text.clone())),
            }
        }
    }
    (read, bad)
}
