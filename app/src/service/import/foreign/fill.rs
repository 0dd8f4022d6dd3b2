//! What a file adds to people and firms who are there already: what was not
//! known of them, and how they stand to the member where that is more.

use jiff::civil::Date;
use legwork_core::vocabulary::Relationship;

use super::known::{FirmFacts, PersonFacts};
use super::row::{Firm, Who};
use super::words::one_line;
use crate::ids::OrganisationId;
use crate::service::text;

/// What becomes known of a person.
#[derive(Debug, Clone, Default)]
pub(super) struct PersonFill {
    /// A name in place of an address.
    pub(super) name: Option<String>,
    pub(super) firm: Option<OrganisationId>,
    pub(super) role: Option<String>,
    /// How they stand to the member, and from which day on.
    pub(super) standing: Option<(Relationship, Date)>,
}

impl PersonFill {
    /// What a file adds to what is known, from today on; the facts know it then.
    pub(super) fn of(
        facts: &mut PersonFacts,
        who: &Who,
        firm: Option<OrganisationId>,
        today: Date,
    ) -> Self {
        let better = better(facts.relationship, who.relationship);
        facts.relationship = better.unwrap_or(facts.relationship);
        let firm = firm.filter(|_| facts.firm.is_none());
        facts.firm = facts.firm.or(firm);
        let role = who.role.as_deref().filter(|_| !facts.role);
        let role = role.and_then(|role| one_line("the role", role).ok());
        facts.role |= role.is_some();
        // Someone who was known by an address alone gets a name.
        let nameless = facts.norm.contains(['@', '/']) && !who.name.contains('@');
        let name = Some(&who.name).filter(|_| nameless);
        Self {
            name: name.and_then(|name| one_line("the name", name).ok()),
            firm,
            role,
            standing: better.map(|better| (better, today)),
        }
    }

    /// Nothing became known.
    pub(super) const fn is_empty(&self) -> bool {
        self.name.is_none() && self.firm.is_none() && self.role.is_none() && self.standing.is_none()
    }

    /// Takes over what became known later.
    pub(super) fn add(&mut self, later: Self) {
        self.name = later.name.or(self.name.take());
        self.firm = later.firm.or(self.firm);
        self.role = later.role.or(self.role.take());
        self.standing = later.standing.or(self.standing);
    }
}

/// What becomes known of a firm.
#[derive(Debug, Clone, Default)]
pub(super) struct FirmFill {
    /// A name in place of a domain.
    pub(super) name: Option<String>,
    pub(super) domain: Option<String>,
    pub(super) relationship: Option<Relationship>,
}

impl FirmFill {
    /// What a file adds to what is known; the facts know it then.
    pub(super) fn of(facts: &mut FirmFacts, firm: &Firm) -> Self {
        let name = Self::name(facts, firm);
        if let Some(name) = &name {
            facts.norm = text::fold(name);
        }
        let domain = firm.domain.clone().filter(|_| facts.domain.is_none());
        facts.domain = facts.domain.take().or_else(|| domain.clone());
        let relationship = better(facts.relationship, firm.relationship);
        facts.relationship = relationship.unwrap_or(facts.relationship);
        Self {
            name,
            domain,
            relationship,
        }
    }

    /// The name of a firm that was known by its domain alone.
    fn name(facts: &FirmFacts, firm: &Firm) -> Option<String> {
        let nameless = Some(&facts.norm) == facts.domain.as_ref();
        let named = Some(firm.name.trim()).filter(|name| nameless && !name.is_empty())?;
        let name = one_line("the organisation", named).ok()?;
        (text::fold(&name) != facts.norm).then_some(name)
    }

    /// Nothing became known.
    pub(super) const fn is_empty(&self) -> bool {
        self.name.is_none() && self.domain.is_none() && self.relationship.is_none()
    }

    /// Takes over what became known later.
    pub(super) fn add(&mut self, later: Self) {
        self.name = later.name.or(self.name.take());
        self.domain = later.domain.or(self.domain.take());
        self.relationship = later.relationship.or(self.relationship);
    }
}

/// The relationship that a file knows, where it is more than is known.
fn better(known: Relationship, said: Option<Relationship>) -> Option<Relationship> {
    let said = said?;
    let more = match known {
        Relationship::Other => said != Relationship::Other,
        Relationship::Prospect => said == Relationship::Client,
        _ => false,
    };
    more.then_some(said)
}
