//! One organisation: who works there, the deals, and what was done.

use askama::Template;
use axum::extract::Path;

use crate::Error;
use crate::ids::OrganisationId;
use crate::service::activities::ActivityView;
use crate::service::organisations::{self, Colleague, FirmView};
use crate::web::choice::{Choice, relationships};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::screens::deals::{Row as DealRow, row as deal_row};
use crate::web::visit::Visit;

/// The screen.
#[derive(Template)]
#[template(path = "organisation.html")]
struct Screen {
    page: Page,
    firm: FirmView,
    relationship: String,
    touch: String,
    domain: String,
    note: String,
    relationships: Vec<Choice>,
    people: Vec<Row>,
    deals: Vec<DealRow>,
    history: Vec<Act>,
    /// The merges that can be taken back.
    merged: Vec<Choice>,
}

/// Somebody who works there.
struct Row {
    id: String,
    name: String,
    details: String,
}

/// One act with the organisation.
struct Act {
    says: String,
    day: String,
    note: Option<String>,
}

/// Shows one organisation; one that is not known is not found.
pub async fn one(visit: Visit, Path(id): Path<String>) -> Shown {
    let id: OrganisationId = id
        .parse()
        .map_err(|_| Error::not_found("there is no such organisation"))?;
    let found = organisations::show(&visit.context, &id.to_string()).await?;
    let (texts, today) = (visit.texts, visit.context.today(&visit.now));
    let firm = found.organisation;
    let relationship = texts.say(&format!("relationship-{}", firm.relationship));
    let touch = match firm.last_touch {
        Some(day) => Format::new(texts).ago(day, today),
        None => texts.say("touch-never").into_owned(),
    };
    let screen = Screen {
        page: Page::new(&visit, "organisations"),
        relationship: relationship.into_owned(),
        touch,
        domain: firm.domain.clone().unwrap_or_default(),
        note: firm.note.clone().unwrap_or_default(),
        relationships: relationships(texts),
        people: found
            .people
            .into_iter()
            .map(|one| row(one, &visit))
            .collect(),
        deals: found
            .deals
            .iter()
            .map(|one| deal_row(one, &visit))
            .collect(),
        history: found
            .activities
            .into_iter()
            .map(|one| act(one, &visit))
            .collect(),
        merged: found
            .merged
            .into_iter()
            .map(|one| Choice {
                label: texts.tell("split-off", &[("name", &one.name)]),
                value: one.id,
            })
            .collect(),
        firm,
    };
    show(&screen.page, &screen)
}

fn row(one: Colleague, visit: &Visit) -> Row {
    let word = visit
        .texts
        .say(&format!("relationship-{}", one.relationship));
    let details: Vec<String> = one.role.into_iter().chain([word.into_owned()]).collect();
    Row {
        id: one.id,
        name: one.name,
        details: details.join(" · "),
    }
}

fn act(one: ActivityView, visit: &Visit) -> Act {
    let today = visit.context.today(&visit.now);
    Act {
        day: Format::new(visit.texts).near(one.date, today),
        says: one.says,
        note: one.note,
    }
}
