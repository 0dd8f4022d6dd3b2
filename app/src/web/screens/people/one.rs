//! One person: what is known, what was done, their deals, and what to log.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;

use super::{Link, due, touch};
use crate::Error;
use crate::ids::PersonId;
use crate::service::activities::{self, ActivityFilter, ActivityView};
use crate::service::{kinds, people};
use crate::web::choice::{self, Choice, outcomes, relationships};
use crate::web::failure::Shown;
use crate::web::page::{Page, new_id, show};
use crate::web::screens::deals::{Row as DealRow, row as deal_row};
use crate::web::sheet::query;
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
    emails: Vec<Link>,
    phones: Vec<Link>,
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
    history: Vec<Act>,
    more: bool,
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
    let mail = |text: &String| Link {
        href: format!("mailto:{}", query(text).replace("%40", "@")),
        label: text.clone(),
    };
    let call = |text: &String| Link {
        href: format!("tel:{}", dialled(text)),
        label: text.clone(),
    };
    let relationship = texts.say(&format!("relationship-{}", person.relationship));
    Screen {
        page: Page::new(visit, "people"),
        relationship: relationship.into_owned(),
        firm: person.organisation.as_ref().map(Link::firm),
        touch: touch(&person, texts, today),
        due: due(&person, texts, today),
        emails: person.emails.iter().map(mail).collect(),
        phones: person.phones.iter().map(call).collect(),
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
        more: done.more,
        history: done
            .activities
            .into_iter()
            .map(|one| act(one, &person.id, visit))
            .collect(),
        person,
    }
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
