//! People who may be one.

use std::collections::{BTreeMap, HashMap};

use legwork_core::alike::{bare_firm, same_phone, tail};
use serde::Serialize;

use crate::Result;
use crate::ids::{OrganisationId, PersonId};
use crate::service::SCHEMA;
use crate::service::context::Context;
use crate::service::merging::ToldApart;
use crate::store::{self, AddressKind, Merged, Person, PersonAddress};

/// Most pairs that are shown.
const SHOWN: usize = 100;

/// A person or an organisation in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// Id.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// What tells it from others: the organisation, or the domain.
    pub detail: Option<String>,
}

/// Two that may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// The one to keep: who is known for longer.
    pub keep: Brief,
    /// The other.
    pub other: Brief,
    /// Why they may be one.
    pub why: Vec<String>,
}

/// Two that were said not to be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Apart {
    /// Version of this shape.
    pub schema: u8,
    /// The one.
    pub one: Brief,
    /// The other.
    pub other: Brief,
}

/// Pairs that may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duplicates {
    /// Version of this shape.
    pub schema: u8,
    /// The pairs, those with most reasons first, then by name.
    pub pairs: Vec<Pair>,
    /// Whether there are more than these.
    pub more: bool,
}

/// People with the same e-mail address, telephone number, link, or name and
/// organisation, but for those who were said not to be one.
pub async fn duplicates(context: &Context) -> Result<Duplicates> {
    let mut tx = context.read().await?;
    let workspace = context.workspace_id();
    let mut people = store::person::list(&mut tx, workspace).await?;
    people.sort_by_key(|row| (row.created, row.person_id));
    let firms = store::organisation::list(&mut tx, workspace).await?;
    let firms: HashMap<_, _> = firms
        .into_iter()
        .map(|firm| (firm.organisation_id, (firm.name, firm.name_norm)))
        .collect();
    let addresses = store::person::addresses(&mut tx, workspace).await?;
    let apart = ToldApart::read(&mut tx, workspace, Merged::Person).await?;
    let mut search = Search::over(&people, &firms, &apart);
    search.by_address(&addresses);
    search.by_name();
    Ok(search.found())
}

/// The name of an organisation, as written and as compared.
type Firm = (String, String);

/// The search for pairs, among people in the order in which they became known.
struct Search<'a> {
    people: &'a [Person],
    firms: &'a HashMap<OrganisationId, Firm>,
    apart: &'a ToldApart,
    place: HashMap<PersonId, usize>,
    pairs: BTreeMap<(usize, usize), Vec<String>>,
}

impl<'a> Search<'a> {
    fn over(
        people: &'a [Person],
        firms: &'a HashMap<OrganisationId, Firm>,
        apart: &'a ToldApart,
    ) -> Self {
        let place = people.iter().enumerate();
        Self {
            people,
            firms,
            apart,
            place: place.map(|(place, row)| (row.person_id, place)).collect(),
            pairs: BTreeMap::new(),
        }
    }

    fn add(&mut self, a: usize, b: usize, why: impl FnOnce() -> String) {
        if a != b && !self.is_apart(a, b) {
            let reasons = self.pairs.entry((a.min(b), a.max(b))).or_default();
            reasons.push(why());
        }
    }

    /// Each of a group with the first of it.
    fn add_group(&mut self, group: &[usize], why: &str) {
        for (place, other) in group.iter().enumerate() {
            if let Some(first) = self.first(&group[..place], *other) {
                self.add(first, *other, || why.to_owned());
            }
        }
    }

    /// `all` is in the order of kind and address.
    fn by_address(&mut self, all: &[PersonAddress]) {
        let exact = all.iter().filter(|one| one.kind.0 != AddressKind::Phone);
        let exact: Vec<&PersonAddress> = exact.collect();
        for same in exact.chunk_by(|a, b| (a.kind, &a.value_norm) == (b.kind, &b.value_norm)) {
            let mut group: Vec<usize> = same.iter().filter_map(|one| self.at(one)).collect();
            group.sort_unstable();
            let what = match same[0].kind.0 {
                AddressKind::Email => "e-mail",
                _ => "link",
            };
            self.add_group(&group, &format!("same {what} {}", same[0].value_norm));
        }
        let phones = all.iter().filter(|one| one.kind.0 == AddressKind::Phone);
        let mut tails: BTreeMap<String, Vec<&PersonAddress>> = BTreeMap::new();
        for phone in phones {
            if let Some(tail) = tail(&phone.value) {
                tails.entry(tail).or_default().push(phone);
            }
        }
        for group in tails.into_values() {
            self.by_phone(&group);
        }
    }

    /// Of numbers that end alike. People who share nothing but a number share a
    /// switchboard; a word of the name must be the same too.
    fn by_phone(&mut self, group: &[&PersonAddress]) {
        for (n, a) in group.iter().enumerate() {
            for b in &group[n + 1..] {
                let (Some(first), Some(second)) = (self.at(a), self.at(b)) else {
                    continue;
                };
                let named = share_a_word(&self.people[first], &self.people[second]);
                if named && same_phone(&a.value, &b.value) {
                    self.add(first, second, || format!("same telephone {}", a.value));
                }
            }
        }
    }

    /// The same name, at the same organisation or where it is not known.
    fn by_name(&mut self) {
        let mut named: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, row) in self.people.iter().enumerate() {
            named.entry(&row.name_norm).or_default().push(place);
        }
        for group in named.into_values().filter(|group| group.len() > 1) {
            for (place, other) in group.iter().enumerate().skip(1) {
                let Some(first) = self.first(&group[..place], *other) else {
                    continue;
                };
                let (a, b) = (self.firm(first), self.firm(*other));
                if a.is_none() || b.is_none() || a == b {
                    let where_ = if a == b { " and organisation" } else { "" };
                    self.add(first, *other, || format!("same name{where_}"));
                }
            }
        }
    }

    /// The first of those before somebody who was not told apart from them.
    fn first(&self, before: &[usize], place: usize) -> Option<usize> {
        let together = |there: &&usize| !self.is_apart(**there, place);
        before.iter().find(together).copied()
    }

    fn is_apart(&self, a: usize, b: usize) -> bool {
        let id = |place: usize| self.people[place].person_id.uuid();
        self.apart.has(id(a), id(b))
    }

    /// The organisation of somebody, without legal form.
    fn firm(&self, place: usize) -> Option<String> {
        let id = self.people[place].organisation_id?;
        self.firms.get(&id).map(|(_, norm)| bare_firm(norm))
    }

    fn at(&self, address: &PersonAddress) -> Option<usize> {
        self.place.get(&address.person_id).copied()
    }

    fn found(self) -> Duplicates {
        let brief = |place: usize| {
            let row = &self.people[place];
            let firm = row.organisation_id.and_then(|id| self.firms.get(&id));
            Brief {
                id: row.person_id.to_string(),
                name: row.name.clone(),
                detail: firm.map(|(name, _)| name.clone()),
            }
        };
        let pair = |((a, b), why): (&(usize, usize), &Vec<String>)| Pair {
            keep: brief(*a),
            other: brief(*b),
            why: why.clone(),
        };
        let mut pairs: Vec<Pair> = self.pairs.iter().map(pair).collect();
        pairs.sort_by(|a, b| {
            let key = |pair: &Pair| (std::cmp::Reverse(pair.why.len()), pair.keep.name.clone());
            key(a).cmp(&key(b))
        });
        let more = pairs.len() > SHOWN;
        pairs.truncate(SHOWN);
        Duplicates {
            schema: SCHEMA,
            pairs,
            more,
        }
    }
}

fn share_a_word(a: &Person, b: &Person) -> bool {
    let mut words = a.name_norm.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        word.chars().count() > 1
            && b.name_norm
                .split(|c: char| !c.is_alphanumeric())
                .any(|other| other == word)
    })
}
