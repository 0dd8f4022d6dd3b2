//! One person: what is known, what was done, their deals, and what to log.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;

use super::{Link, Offer, due, touch};
use crate::Error;
use crate::ids::PersonId;
use crate::service::activities::{self, ActivityFilter, ActivityView};
use crate::service::{kinds, people};
use crate::web::choice::{self, Choice, outcomes, relationships};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, new_id, show};
use crate::web::screens::deals::{Row as DealRow, row as deal_row};
use crate::web::screens::today::tomorrow;
use crate::web::sheet::query;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// How much of the history is shown.
const SHOWN: u32 = 50;

/// The screen.
#[derive(Template)]
#[template(path = "person.html")]
struct Screen {
    page: Page,
    person: people::PersonView,
    relationship: String,
    firm: Option<Link>,
    touch: String,
    due: Option<String>,
    addresses: Vec<Address>,
    /// What somebody else may take along.
    takes: Vec<String>,
    /// What is to be done next, and when.
    step: Option<String>,
    /// Until when they are put off.
    off: Option<String>,
    tomorrow: String,
    relations: Vec<String>,
    /// The merges that can be taken back.
    merged: Vec<Choice>,
    role: String,
    keep: String,
    every: Option<String>,
    note: String,
    log: String,
    log_id: String,
    iso: Date,
    kinds: Vec<Choice>,
    /// The kind that is most likely the next one.
    kind: String,
    outcomes: Vec<Choice>,
    relationships: Vec<Choice>,
    deals: Vec<DealRow>,
    /// Who bought is a client.
    offer: Option<Offer>,
    history: Vec<Act>,
    more: bool,
}

/// A way to reach them, and what removes it.
struct Address {
    /// The key of what it is.
    what: &'static str,
    /// The field by which it is removed.
    field: &'static str,
    /// Where it leads; none for what is only shown.
    href: Option<String>,
    label: String,
    remove: String,
}

/// One act with them.
struct Act {
    says: String,
    day: String,
    /// What it led to, how long it took, and who else was there.
    details: String,
    note: Option<String>,
}

/// Shows one person; whoever is not known is not found.
pub async fn one(visit: Visit, Path(id): Path<String>) -> Shown {
    let id: PersonId = id
        .parse()
        .map_err(|_| Error::not_found("there is no such person"))?;
    let id = id.to_string();
    let found = people::show(&visit.context, &visit.now, &id).await?;
    let filter = ActivityFilter {
        person: Some(id),
        limit: Some(SHOWN),
        ..ActivityFilter::default()
    };
    let done = activities::list(&visit.context, &filter).await?;
    let known = kinds::kinds(&visit.context).await?.kinds;
    let screen = screen(&visit, found, done, choice::kinds(known));
    show(&screen.page, &screen)
}

fn screen(
    visit: &Visit,
    found: people::OnePerson,
    done: activities::Activities,
    kinds: Vec<Choice>,
) -> Screen {
    let (texts, today) = (visit.texts, visit.context.today(&visit.now));
    let person = found.person;
    let keep = person.keep_in_touch;
    let format = Format::new(texts);
    let step = person.next_step.as_ref().map(|step| {
        let day = format.near(step.date, today);
        texts.tell("step-noted", &[("day", &day), ("what", &step.what)])
    });
    let until = |day| texts.tell("put-off-until", &[("day", &format.near(day, today))]);
    let off = match (person.never, person.snoozed_until) {
        (true, _) => Some(texts.say("put-off-never").into_owned()),
        (false, day) => day.map(until),
    };
    let relationship = texts.say(&format!("relationship-{}", person.relationship));
    Screen {
        page: Page::new(visit, "people"),
        relationship: relationship.into_owned(),
        firm: person.organisation.as_ref().map(Link::firm_page),
        touch: touch(&person, texts, today),
        due: due(&person, texts, today),
        addresses: addresses(&person, texts),
        takes: [&person.emails, &person.phones, &person.links]
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        step,
        off,
        tomorrow: tomorrow(today),
        relations: relations(&found.relations, visit),
        merged: found
            .merged
            .iter()
            .map(|one| Choice {
                value: one.id.clone(),
                label: texts.tell("split-off", &[("name", &one.name)]),
            })
            .collect(),
        role: person.role.clone().unwrap_or_default(),
        keep: keep.map_or_else(String::new, |days| days.to_string()),
        every: keep.map(|days| texts.count("every", days.into(), &[])),
        note: person.note.clone().unwrap_or_default(),
        log: texts.tell("person-log", &[("name", &person.name)]),
        log_id: new_id(visit),
        iso: today,
        kinds,
        kind: done
            .activities
            .first()
            .map_or_else(String::new, |one| one.kind.clone()),
        outcomes: outcomes(texts),
        relationships: relationships(texts),
        deals: found.deals.iter().map(|one| deal_row(one, visit)).collect(),
        offer: found.buyer.as_ref().map(|buyer| Offer::of(buyer, visit)),
        more: done.more,
        history: done
            .activities
            .into_iter()
            .map(|one| act(one, &person.id, visit))
            .collect(),
        person,
    }
}

/// Every way to reach somebody.
fn addresses(person: &people::PersonView, texts: Texts) -> Vec<Address> {
    let address = |what, field, text: &String, href| Address {
        what,
        field,
        href,
        label: text.clone(),
        remove: texts.tell("remove-that", &[("what", text)]),
    };
    let mail = |text: &String| {
        let href = format!("mailto:{}", query(text).replace("%40", "@"));
        address("fact-email", "email", text, Some(href))
    };
    let call = |text: &String| {
        let href = format!("tel:{}", dialled(text));
        address("fact-phone", "phone", text, Some(href))
    };
    let link = |text: &String| address("fact-link", "link", text, None);
    let tag = |text: &String| {
        let href = format!("/people?tag={}", query(text));
        address("fact-tag", "tag", text, Some(href))
    };
    let emails = person.emails.iter().map(mail);
    let phones = person.phones.iter().map(call);
    let links = person.links.iter().map(link);
    let tags = person.tags.iter().map(tag);
    emails.chain(phones).chain(links).chain(tags).collect()
}

/// How they stood over time, latest first.
fn relations(all: &[people::RelationView], visit: &Visit) -> Vec<String> {
    let (texts, today) = (visit.texts, visit.context.today(&visit.now));
    let told = |one: &people::RelationView| {
        let word = texts.say(&format!("relationship-{}", one.relationship));
        let day = Format::new(texts).near(one.from, today);
        texts.tell("relation-from", &[("word", &word), ("day", &day)])
    };
    all.iter().rev().map(told).collect()
}

/// The digits of a telephone number, without an extension.
fn dialled(number: &str) -> String {
    let main = number.split(['x', 'X', 'e', 'E', '#']).next();
    let kept = |c: &char| c.is_ascii_digit() || *c == '+';
    main.unwrap_or_default().chars().filter(kept).collect()
}

fn act(one: ActivityView, with: &str, visit: &Visit) -> Act {
    let (texts, today) = (visit.texts, visit.context.today(&visit.now));
    let others = one.people.iter().filter(|person| person.id != with);
    let minutes = one.minutes.and_then(|n| u64::try_from(n).ok());
    let outcome = |outcome: &String| texts.say(&format!("outcome-{outcome}")).into_owned();
    let details: Vec<String> = one
        .outcome
        .iter()
        .map(outcome)
        .chain(minutes.map(|n| texts.count("chip-minutes", n, &[])))
        .chain(others.map(|person| person.name.clone()))
        .collect();
    Act {
        day: Page::new(visit, "people").format().near(one.date, today),
        says: one.says,
        details: details.join(" · "),
        note: one.note,
    }
}
