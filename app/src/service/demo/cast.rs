//! The people of the demo.

use legwork_core::vocabulary::Relationship;

use super::act::Scene;
use super::calendar::Calendar;
use super::chance::Chance;
use super::names::{EXCEPTIONS, ORGANISATIONS, PEOPLE};
use crate::Result;
use crate::ids::{OrganisationId, PersonId};
use crate::service::text::fold;
use crate::store::{AddressKind, Organisation, Person, PersonAddress, Tx, Word};

/// Someone of the demo.
#[derive(Debug, Clone, Copy)]
pub(super) struct Role {
    pub(super) person: PersonId,
    pub(super) organisation: OrganisationId,
    relationship: Relationship,
}

/// Everyone, in the order of the list of names.
pub(super) struct Cast(Vec<Role>);

impl Cast {
    /// The one with this number.
    pub(super) fn get(&self, number: usize) -> Option<Role> {
        self.0.get(number).copied()
    }

    /// Someone who stands to the member so.
    pub(super) fn someone(&self, chance: &mut Chance, as_a: Relationship) -> Option<Role> {
        let these: Vec<Role> = self
            .0
            .iter()
            .filter(|role| role.relationship == as_a)
            .copied()
            .collect();
        chance.one(&these).copied()
    }
}

/// Writes the firms, the people and their addresses.
pub(super) async fn write(scene: &Scene<'_>, tx: &mut Tx, calendar: &Calendar) -> Result<Cast> {
    let mut firms = Vec::new();
    for (name, domain, relationship) in ORGANISATIONS {
        let row = organisation(scene, calendar, name, domain, relationship);
        tx.insert(&row).await?;
        firms.push((row, domain));
    }
    let mut cast = Vec::new();
    for (name, firm, role) in PEOPLE {
        let Some((firm, domain)) = firms.get(firm) else {
            continue;
        };
        let row = person(scene, calendar, name, role, firm);
        tx.insert(&row).await?;
        tx.insert(&address(&row, domain)).await?;
        cast.push(Role {
            person: row.person_id,
            organisation: firm.organisation_id,
            relationship: row.relationship.0,
        });
    }
    Ok(Cast(cast))
}

fn organisation(
    scene: &Scene<'_>,
    calendar: &Calendar,
    name: &str,
    domain: &str,
    relationship: Relationship,
) -> Organisation {
    Organisation {
        workspace_id: scene.context.workspace_id(),
        organisation_id: scene.context.ids.entity(),
        name: name.to_owned(),
        name_norm: fold(name),
        relationship: Word(relationship),
        domain: Some(domain.to_owned()),
        note: None,
        created: scene.at(calendar.start, 480),
    }
}

fn person(
    scene: &Scene<'_>,
    calendar: &Calendar,
    name: &str,
    role: &str,
    firm: &Organisation,
) -> Person {
    let own = EXCEPTIONS.iter().find(|(who, _)| *who == name);
    let relationship = own.map_or(firm.relationship, |(_, relationship)| Word(*relationship));
    let often = (relationship.0 == Relationship::Client).then_some(45);
    Person {
        workspace_id: scene.context.workspace_id(),
        person_id: scene.context.ids.entity(),
        name: name.to_owned(),
        name_norm: fold(name),
        relationship,
        organisation_id: Some(firm.organisation_id),
        role: Some(role.to_owned()),
        keep_in_touch: often,
        never: false,
        snoozed_until: None,
        note: None,
        created: scene.at(calendar.start, 480),
    }
}

fn address(person: &Person, domain: &str) -> PersonAddress {
    let value = format!("{}@{domain}", person.name_norm.replace(' ', "."));
    PersonAddress {
        workspace_id: person.workspace_id,
        person_id: person.person_id,
        kind: Word(AddressKind::Email),
        value_norm: value.clone(),
        value,
    }
}
