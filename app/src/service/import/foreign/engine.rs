//! Takes rows over: finds whom and what they name, makes what is new, and fills
//! in what was not known. What is known already is never written over.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use legwork_core::money::Currency;
use legwork_core::vocabulary::Relationship;
use uuid::Uuid;

use super::fill::{FirmFill, PersonFill};
use super::kinds::Kinds;
use super::known::{Found, Known, addresses};
use super::labels;
use super::pending::Pending;
use super::row::{Firm, Row, Who};
use super::told::Told;
use super::words::{comparable, noted, one_line};
use crate::ids::{ActivityId, OrganisationId, PersonId};
use crate::service::context::Context;
use crate::service::text;
use crate::store::{
    AddressKind, ImportName, Instant, Organisation, Person, PersonAddress, PersonTag, Word,
};

/// What an import knows and is about to do.
pub(super) struct Engine<'a> {
    pub(super) context: &'a Context,
    pub(super) known: Known,
    pub(super) kinds: Kinds,
    pub(super) pending: Pending,
    pub(super) told: Told,
    /// The program that the rows come from.
    pub(super) program: &'static str,
    pub(super) at: Instant,
    pub(super) today: Date,
    pub(super) zone: TimeZone,
    pub(super) zone_name: String,
    /// The currency of amounts that name none.
    pub(super) currency: Option<Currency>,
    /// The bytes that all ids of activities of this import share.
    pub(super) block: Uuid,
    pub(super) count: u32,
    /// How often an act that says the same came, by a hash of what it says.
    pub(super) times: HashMap<u64, u32>,
    /// The names of acts that were seen, where they are not written.
    pub(super) seen: HashSet<u64>,
}

/// A row that cannot be taken over: why.
pub(super) type Refused = Result<(), String>;

impl Engine<'_> {
    /// Takes one row over.
    pub(super) fn take(&mut self, row: Row) -> Refused {
        match row {
            Row::Person(who) => {
                let before = self.told.counts.people;
                let found = self.person(&who)?;
                let known = found.is_some() && self.told.counts.people == before;
                self.told.known += u64::from(known);
                Ok(())
            }
            Row::Organisation(firm) => {
                let before = self.told.counts.organisations;
                let found = self.firm(&firm)?;
                let known = found.is_some() && self.told.counts.organisations == before;
                self.told.known += u64::from(known);
                Ok(())
            }
            Row::Deal(deal) => self.deal(&deal),
            Row::Activity(act) => self.act(&act),
        }
    }

    /// A number for what is said, to count it by.
    pub(super) fn hash(text: &str) -> u64 {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        hasher.finish()
    }

    /// The next id of an activity: those of one import follow one another.
    pub(super) fn next_id(&mut self) -> ActivityId {
        let mut bytes = *self.block.as_bytes();
        self.count += 1;
        bytes[12..].copy_from_slice(&self.count.to_be_bytes());
        Uuid::from_bytes(bytes).into()
    }

    /// The firm that a file names, made if it is new.
    pub(super) fn firm(&mut self, firm: &Firm) -> Result<Option<OrganisationId>, String> {
        if firm.is_none() {
            return Ok(None);
        }
        if let Some(id) = self.known.firm(self.program, firm) {
            self.fill_firm(id, firm);
            self.remember("organisation", firm.id.as_deref(), id.uuid());
            return Ok(Some(id));
        }
        let name = if firm.name.trim().is_empty() {
            firm.domain.as_deref()
        } else {
            Some(firm.name.as_str())
        };
        let Some(name) = name else {
            self.told.notice(UNKNOWN_IDS.to_owned());
            return Ok(None);
        };
        let name = one_line("the organisation", name)?;
        let row = Organisation {
            workspace_id: self.context.workspace_id(),
            organisation_id: self.context.ids.entity(),
            name_norm: comparable(&name)?,
            name,
            relationship: Word(firm.relationship.unwrap_or(Relationship::Other)),
            domain: firm.domain.clone(),
            note: noted(firm.note.as_deref()),
            created: self.at,
        };
        let id = row.organisation_id;
        self.known.add_firm(&row, true);
        self.remember("organisation", firm.id.as_deref(), id.uuid());
        self.told.counts.organisations += 1;
        self.told.sample(
            "organisations",
            || serde_json::json!({"name": row.name, "domain": row.domain}),
        );
        self.pending.firms.push(row);
        Ok(Some(id))
    }

    /// The person that a file names, made if new; none where it may be any of
    /// several.
    pub(super) fn person(&mut self, who: &Who) -> Result<Option<PersonId>, String> {
        if who.is_nobody() {
            return Ok(None);
        }
        let (read, bad) = addresses(who);
        if let Some(bad) = bad {
            self.told.unreadable(&bad);
        }
        let firm = self.firm(&who.firm)?;
        match self.known.person(self.program, who, &read, firm) {
            Found::One(id) => {
                self.fill_person(id, who, firm);
                self.reach(id, read);
                self.tag(id, &who.labels);
                self.remember("person", who.id.as_deref(), id.uuid());
                return Ok(Some(id));
            }
            Found::Several => {
                self.told.pass("names that several people have".to_owned());
                return Ok(None);
            }
            Found::None => {}
        }
        let mail = read.iter().find(|address| address.0 == AddressKind::Email);
        let link = read.iter().find(|address| address.0 == AddressKind::Link);
        let name = Some(who.name.trim()).filter(|name| !name.is_empty());
        let name = name.or_else(|| mail.or(link).map(|address| address.2.as_str()));
        let Some(name) = name else {
            if who.id.is_some() {
                self.told.notice(UNKNOWN_IDS.to_owned());
                return Ok(None);
            }
            return Err("neither a name nor an address that can be read".to_owned());
        };
        let row = self.new_person(name, who, firm)?;
        let id = row.person_id;
        self.known.add_person(&row, true);
        self.told.counts.people += 1;
        self.told.sample("people", || {
            serde_json::json!({"name": row.name, "organisation": who.firm.name, "role": row.role, "emails": who.emails})
        });
        self.pending.people.push(row);
        self.reach(id, read);
        self.tag(id, &who.labels);
        self.remember("person", who.id.as_deref(), id.uuid());
        Ok(Some(id))
    }

    fn new_person(
        &self,
        name: &str,
        who: &Who,
        firm: Option<OrganisationId>,
    ) -> Result<Person, String> {
        let name = one_line("the name", name)?;
        Ok(Person {
            workspace_id: self.context.workspace_id(),
            person_id: self.context.ids.entity(),
            name_norm: comparable(&name)?,
            name,
            relationship: Word(who.relationship.unwrap_or(Relationship::Other)),
            organisation_id: firm,
            role: who
                .role
                .as_deref()
                .and_then(|role| one_line("the role", role).ok()),
            keep_in_touch: None,
            never: false,
            snoozed_until: None,
            note: noted(who.note.as_deref()),
            created: self.at,
        })
    }

    /// Fills in what a file knows of a person.
    fn fill_person(&mut self, id: PersonId, who: &Who, firm: Option<OrganisationId>) {
        let Some(facts) = self.known.people.get_mut(&id) else {
            return;
        };
        let fill = PersonFill::of(facts, who, firm, self.today);
        if fill.is_empty() {
            return;
        }
        self.told.filled += u64::from(!facts.new);
        if let Some(name) = &fill.name {
            self.known.rename(id, &text::fold(name));
        }
        self.pending.person_fills.entry(id).or_default().add(fill);
    }

    /// Fills in what a file knows of a firm.
    fn fill_firm(&mut self, id: OrganisationId, firm: &Firm) {
        let Some(mut facts) = self.known.firms.get(&id).cloned() else {
            return;
        };
        let fill = FirmFill::of(&mut facts, firm);
        if fill.is_empty() {
            return;
        }
        self.told.filled += u64::from(!facts.new);
        self.known.amend_firm(id, facts);
        self.pending.firm_fills.entry(id).or_default().add(fill);
    }

    /// Someone stands better to the member than was known, from a day on.
    pub(super) fn stands(
        &mut self,
        (person, firm): (Option<PersonId>, Option<OrganisationId>),
        as_: Relationship,
        since: Date,
    ) {
        if let Some(id) = person {
            let who = Who {
                relationship: Some(as_),
                ..Who::default()
            };
            self.fill_person(id, &who, None);
            let waiting = self.pending.person_fills.get_mut(&id);
            // Of several deals the first counts.
            if let Some((relationship, from)) = waiting.and_then(|one| one.standing.as_mut())
                && *relationship == as_
            {
                *from = since.min(*from);
            }
        }
        if let Some(id) = firm {
            let firm = Firm {
                relationship: Some(as_),
                ..Firm::default()
            };
            self.fill_firm(id, &firm);
        }
    }

    /// Adds addresses that are new; an e-mail address of somebody else stays theirs.
    fn reach(&mut self, id: PersonId, read: Vec<super::known::Address>) {
        for (kind, value, norm) in read {
            let (own, others) = self.known.has(id, kind, &norm);
            if own || (others && kind == AddressKind::Email) {
                continue;
            }
            self.known.add_address(id, kind, norm.clone());
            self.pending.addresses.push(PersonAddress {
                workspace_id: self.context.workspace_id(),
                person_id: id,
                kind: Word(kind),
                value_norm: norm,
                value,
            });
        }
    }

    /// Gives somebody the tags that labels make.
    fn tag(&mut self, id: PersonId, labels: &[String]) {
        let (tags, bad) = labels::tags(labels);
        if bad {
            self.told.notice(NO_TAGS.to_owned());
        }
        for tag in tags {
            if self.known.tag(id, &tag) {
                self.pending.tags.push(PersonTag {
                    workspace_id: self.context.workspace_id(),
                    person_id: id,
                    tag,
                });
            }
        }
    }

    /// Remembers what the program calls something.
    pub(super) fn remember(&mut self, what: &'static str, id: Option<&str>, own: Uuid) {
        let Some(id) = id.filter(|id| !id.trim().is_empty() && id.len() <= 200) else {
            return;
        };
        if self.known.remember(self.program, what, id, own) {
            self.pending.names.push(ImportName {
                workspace_id: self.context.workspace_id(),
                source: self.program.to_owned(),
                what: what.to_owned(),
                source_id: id.to_owned(),
                own_id: own,
            });
        }
    }
}

/// What is said where rows refer to what is not there.
const UNKNOWN_IDS: &str = "Some rows refer to people, organisations or deals by ids that are not known \
    yet: import the files with those first, or in the same command.";

/// What is said where a label can be no tag.
const NO_TAGS: &str = "Labels of more than 40 characters, or without a letter, were left out.";
