//! People as they are shown.

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;

use super::write::relationship;
use super::{OnePerson, People, PersonFilter, PersonView};
use crate::ids::{OrganisationId, PersonId};
use crate::service::activities::{self, Named};
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::{SCHEMA, deals, find, text};
use crate::store::activity::Filter;
use crate::store::{self, AddressKind, Day, Deal, Person, PersonAddress, Tx};
use crate::{Error, Result};

/// How many activities are shown with a person.
const SHOWN: i64 = 20;

/// How many people are listed, unless told otherwise.
const LISTED: u32 = 50;

/// The people who pass the filter, by name.
pub async fn list(context: &Context, _now: &Zoned, filter: &PersonFilter) -> Result<People> {
    let limit = match filter.limit.unwrap_or(LISTED) {
        limit @ 1..=10_000 => usize::try_from(limit).unwrap_or(usize::MAX),
        _ => return Err(Error::usage("the limit is 1 to 10,000")),
    };
    let wanted = filter
        .relationship
        .as_deref()
        .map(relationship)
        .transpose()?;
    let words = text::fold(filter.text.as_deref().unwrap_or_default());
    let mut tx = context.read().await?;
    let known = Known::load(context, &mut tx).await?;
    let mut people: Vec<PersonView> = store::person::list(&mut tx, context.workspace_id())
        .await?
        .iter()
        .filter(|row| wanted.is_none_or(|wanted| wanted == row.relationship.0))
        .filter(|row| known.holds(row, &words))
        .take(limit.saturating_add(1))
        .map(|row| known.view(row))
        .collect();
    let more = people.len() > limit;
    people.truncate(limit);
    Ok(People {
        schema: SCHEMA,
        people,
        more,
    })
}

/// One person, with what was done with them and their deals.
pub async fn show(context: &Context, now: &Zoned, text: &str) -> Result<OnePerson> {
    let mut tx = context.read().await?;
    let row = find::person(context, &mut tx, text).await?;
    one(context, &mut tx, &row, context.today(now)).await
}

/// A person with all that is shown of them.
pub(super) async fn one(
    context: &Context,
    tx: &mut Tx,
    row: &Person,
    today: Date,
) -> Result<OnePerson> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let known = Known::load(context, tx).await?;
    let with = Filter {
        person: Some(row.person_id),
        to: Some(Day(today)),
        limit: SHOWN,
        ..Filter::default()
    };
    let acts = store::activity::list(tx, workspace, member, &with).await?;
    let book = Book::load(tx, workspace).await?;
    let all = store::deal::list(tx, workspace, None).await?;
    let theirs = |deal: &Deal| deal.person_id == Some(row.person_id);
    let theirs: Vec<Deal> = all.into_iter().filter(theirs).collect();
    Ok(OnePerson {
        schema: SCHEMA,
        person: known.view(row),
        activities: activities::views(tx, &book, &acts).await?,
        deals: deals::views(tx, &theirs).await?,
    })
}

/// What is known of all people besides their own rows.
struct Known {
    firms: BTreeMap<OrganisationId, String>,
    addresses: BTreeMap<PersonId, Vec<PersonAddress>>,
    touched: BTreeMap<PersonId, Day>,
    firms_touched: BTreeMap<OrganisationId, Day>,
}

impl Known {
    async fn load(context: &Context, tx: &mut Tx) -> Result<Self> {
        let workspace = context.workspace_id();
        let mut addresses: BTreeMap<PersonId, Vec<PersonAddress>> = BTreeMap::new();
        for address in store::person::addresses(tx, workspace).await? {
            addresses
                .entry(address.person_id)
                .or_default()
                .push(address);
        }
        let firms = store::organisation::list(tx, workspace).await?;
        let touched = store::person::last_touch(tx, workspace).await?;
        let firms_touched = store::person::last_touch_of_organisations(tx, workspace).await?;
        Ok(Self {
            firms: firms
                .into_iter()
                .map(|firm| (firm.organisation_id, firm.name))
                .collect(),
            addresses,
            touched: touched.into_iter().collect(),
            firms_touched: firms_touched.into_iter().collect(),
        })
    }

    fn firm(&self, row: &Person) -> Option<Named> {
        let id = row.organisation_id?;
        let name = self.firms.get(&id)?.clone();
        Some(Named {
            id: id.to_string(),
            name,
        })
    }

    /// Whether name, organisation and addresses together hold all the words.
    fn holds(&self, row: &Person, words: &str) -> bool {
        let firm = row.organisation_id.and_then(|id| self.firms.get(&id));
        let mut all = format!(
            "{} {}",
            row.name_norm,
            firm.map_or(String::new(), |firm| text::fold(firm))
        );
        for address in self.addresses.get(&row.person_id).into_iter().flatten() {
            all.push(' ');
            all.push_str(&address.value_norm);
        }
        words.split(' ').all(|word| all.contains(word))
    }

    fn addresses(&self, row: &Person, kind: AddressKind) -> Vec<String> {
        let all = self.addresses.get(&row.person_id).into_iter().flatten();
        all.filter(|one| one.kind.0 == kind)
            .map(|one| one.value.clone())
            .collect()
    }

    fn last_touch(&self, row: &Person) -> Option<Date> {
        let own = self.touched.get(&row.person_id).copied();
        let firm = row
            .organisation_id
            .and_then(|id| self.firms_touched.get(&id).copied());
        own.max(firm).map(Date::from)
    }

    fn view(&self, row: &Person) -> PersonView {
        PersonView {
            id: row.person_id.to_string(),
            name: row.name.clone(),
            relationship: row.relationship.to_string(),
            organisation: self.firm(row),
            emails: self.addresses(row, AddressKind::Email),
            phones: self.addresses(row, AddressKind::Phone),
            links: self.addresses(row, AddressKind::Link),
            keep_in_touch: row.keep_in_touch.and_then(|days| u32::try_from(days).ok()),
            last_touch: self.last_touch(row),
            note: row.note.clone(),
        }
    }
}
