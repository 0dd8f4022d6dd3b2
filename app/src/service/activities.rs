//! Activities: what was done, logged in one line.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use jiff::fmt::temporal::DateTimeParser;
use jiff::tz::TimeZone;
use legwork_core::money::Currency;
use serde::Serialize;

use super::book::Book;
use super::context::Context;
use super::kinds::named;
use super::{SCHEMA, find};
use crate::ids::{OrganisationId, PersonId};
use crate::store::{self, Activity, ActivityPerson, Day, Organisation, Person, Tx};
use crate::{Error, Result};

/// Parts of an activity that can be given or changed by themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityFields {
    /// Slug of a kind, or words that name one.
    pub kind: Option<String>,
    /// Units, 1 to 100,000.
    pub quantity: Option<i64>,
    /// Civil date of the act; not in the future.
    pub date: Option<Date>,
    /// Wall-clock time of the act.
    pub time: Option<Time>,
    /// Minutes spent, 0 to 1,440 a unit.
    pub minutes: Option<i64>,
    /// What it led to.
    pub outcome: Option<String>,
    /// How good it was, 1 to 5.
    pub quality: Option<i64>,
    /// Names of people; replaces the list.
    pub people: Option<Vec<String>>,
    /// Name of the organisation.
    pub organisation: Option<String>,
    /// Tags; replaces the list.
    pub tags: Option<Vec<String>>,
    /// Free text.
    pub note: Option<String>,
}

impl ActivityFields {
    /// Whether nothing is given.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One logged act.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActivityView {
    /// Id.
    pub id: String,
    /// Slug of the kind.
    pub kind: String,
    /// Title of the kind.
    pub title: String,
    /// The act in words: "2 cold calls".
    pub says: String,
    /// Units.
    pub quantity: i64,
    /// Civil date.
    pub date: Date,
    /// Wall-clock time, if known.
    pub time: Option<Time>,
    /// Minutes spent, if given.
    pub minutes: Option<i64>,
    /// What it led to.
    pub outcome: Option<String>,
    /// 1 to 5.
    pub quality: Option<i64>,
    /// People, in the order named.
    pub people: Vec<Named>,
    /// Organisation.
    pub organisation: Option<Named>,
    /// Money named in the line, in major units.
    pub amount: Option<f64>,
    /// ISO 4217 code of the amount.
    pub currency: Option<String>,
    /// Tags without `#`.
    pub tags: Vec<String>,
    /// Free text.
    pub note: Option<String>,
    /// Where it came from: `log`, `import`, `demo`, ...
    pub source: String,
    /// When it was recorded.
    pub recorded: Date,
}

/// A person or organisation named in an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Id.
    pub id: String,
    /// Name as written.
    pub name: String,
}

impl Named {
    /// A person by name.
    pub(super) fn of(person: &Person) -> Self {
        Self {
            id: person.person_id.to_string(),
            name: person.name.clone(),
        }
    }
}

/// Which activities to list.
#[derive(Debug, Clone, Default)]
pub struct ActivityFilter {
    /// From this date.
    pub from: Option<Date>,
    /// To this date, included.
    pub to: Option<Date>,
    /// Of this kind (slug or words).
    pub kind: Option<String>,
    /// With this person (id, prefix or name).
    pub person: Option<String>,
    /// Whose note, tags, people or kind hold these words.
    pub text: Option<String>,
    /// At most so many; default 20.
    pub limit: Option<u32>,
}

/// A list of activities.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Activities {
    /// Version of this shape.
    pub schema: u8,
    /// Newest first.
    pub activities: Vec<ActivityView>,
    /// Whether there are older ones than these.
    pub more: bool,
}

/// One activity after an edit or removal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneActivity {
    /// Version of this shape.
    pub schema: u8,
    /// The activity.
    pub activity: ActivityView,
}

/// How many activities are listed unless more are asked for.
const LISTED: u32 = 20;

/// The activities that a filter keeps, newest first.
pub async fn list(context: &Context, filter: &ActivityFilter) -> Result<Activities> {
    let mut tx = context.read().await?;
    let book = Book::load(&mut tx, context.workspace_id()).await?;
    let limit = filter.limit.unwrap_or(LISTED).clamp(1, 100_000);
    let wanted = store::activity::Filter {
        from: filter.from.map(Day),
        to: filter.to.map(Day),
        kind: match &filter.kind {
            Some(words) => Some(named(&book, words)?.slug.to_string()),
            None => None,
        },
        person: match &filter.person {
            Some(words) => Some(find::person(context, &mut tx, words).await?.person_id),
            None => None,
        },
        text: filter.text.clone(),
        limit: i64::from(limit) + 1,
        before: None,
    };
    let mut rows =
        store::activity::list(&mut tx, context.workspace_id(), context.member_id, &wanted).await?;
    let more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(Activities {
        schema: SCHEMA,
        activities: views(&mut tx, &book, &rows).await?,
        more,
    })
}

/// One activity as it is shown.
pub(super) async fn one(tx: &mut Tx, book: &Book, row: &Activity) -> Result<ActivityView> {
    let mut views = views(tx, book, std::slice::from_ref(row)).await?;
    views
        .pop()
        .ok_or_else(|| Error::not_found("this activity is gone"))
}

/// Activities as they are shown, in the same order.
pub(super) async fn views(
    tx: &mut Tx,
    book: &Book,
    rows: &[Activity],
) -> Result<Vec<ActivityView>> {
    let mut known = Names::default();
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let named = store::activity::people_of(tx, row.workspace_id, row.activity_id).await?;
        let mut people = Vec::with_capacity(named.len());
        for link in named {
            people.extend(known.person(tx, &link).await?);
        }
        let organisation = known.organisation(tx, row).await?;
        views.push(view(book, row, people, organisation));
    }
    Ok(views)
}

/// Names read so far, each once.
#[derive(Default)]
struct Names {
    people: BTreeMap<PersonId, Option<Named>>,
    organisations: BTreeMap<OrganisationId, Option<Named>>,
}

impl Names {
    async fn person(&mut self, tx: &mut Tx, link: &ActivityPerson) -> Result<Option<Named>> {
        let id = link.person_id;
        if let Some(known) = self.people.get(&id) {
            return Ok(known.clone());
        }
        let person = tx.get::<Person>(&(link.workspace_id, id)).await?;
        let named = person.as_ref().map(Named::of);
        self.people.insert(id, named.clone());
        Ok(named)
    }

    async fn organisation(&mut self, tx: &mut Tx, row: &Activity) -> Result<Option<Named>> {
        let Some(id) = row.organisation_id else {
            return Ok(None);
        };
        if let Some(known) = self.organisations.get(&id) {
            return Ok(known.clone());
        }
        let firm = tx.get::<Organisation>(&(row.workspace_id, id)).await?;
        let named = firm.map(|firm| Named {
            id: id.to_string(),
            name: firm.name,
        });
        self.organisations.insert(id, named.clone());
        Ok(named)
    }
}

/// An activity whose people and organisation are known already.
pub(super) fn view(
    book: &Book,
    row: &Activity,
    people: Vec<Named>,
    organisation: Option<Named>,
) -> ActivityView {
    ActivityView {
        id: row.activity_id.to_string(),
        kind: row.kind.clone(),
        title: book.title(&row.kind).to_owned(),
        says: book.says(&row.kind, row.quantity),
        quantity: row.quantity,
        date: row.day.date(),
        time: time(row),
        minutes: row.minutes,
        outcome: row.outcome.map(|word| word.to_string()),
        quality: row.quality,
        people,
        organisation,
        amount: row
            .amount
            .zip(row.currency.as_deref())
            .and_then(|(minor, code)| major(minor, code)),
        currency: row.currency.clone(),
        tags: row.tags.0.clone(),
        note: row.note.clone(),
        source: row.source.clone(),
        recorded: row.recorded.date(),
    }
}

/// The wall-clock time of an act in the zone in which it was logged.
pub(super) fn time(row: &Activity) -> Option<Time> {
    let at = row.at?.timestamp();
    Some(at.to_zoned(zone(&row.zone)?).time())
}

/// The zone that a stored text names: a name such as Europe/Berlin, or an
/// offset such as +01 where the zone has no name.
pub(super) fn zone(text: &str) -> Option<TimeZone> {
    DateTimeParser::new().parse_time_zone(text).ok()
}

fn major(minor: i64, code: &str) -> Option<f64> {
    let currency: Currency = code.parse().ok()?;
    #[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^52")]
    let amount = minor as f64 / 10_f64.powi(i32::from(currency.digits()));
    Some(amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_that_is_stored_can_be_read_back() {
        for stamp in [
            "2027-02-08T09:00:00+01:00[+01:00]",
            "2027-02-08T09:00:00-03:30[-03:30]",
            "2027-02-08T09:00:00+01:00[Europe/Berlin]",
            "2027-02-08T09:00:00Z[UTC]",
        ] {
            let now: jiff::Zoned = stamp.parse().unwrap();
            let stored = super::super::log::zone_name(&now);
            let zone = zone(&stored).unwrap();
            assert_eq!(
                now.timestamp().to_zoned(zone).time(),
                now.time(),
                "{stored}"
            );
        }
    }
}
