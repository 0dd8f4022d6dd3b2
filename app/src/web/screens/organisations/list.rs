//! The list of organisations, and those that may be one.

use askama::Template;

use crate::service::organisations::{self, FirmView};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::screens::people::twice;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;

/// How many are shown at once.
const SHOWN: u32 = 50;

/// The screen.
#[derive(Template)]
#[template(path = "organisations.html")]
struct Screen {
    page: Page,
    text: String,
    rows: Vec<Row>,
    more: bool,
}

/// One organisation.
struct Row {
    id: String,
    name: String,
    /// How it stands, its domain, how many people are known there.
    details: String,
    touch: String,
}

/// Shows the organisations that fit what is looked for.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let found = organisations::list(&visit.context, sheet.typed("text"), SHOWN).await?;
    let screen = Screen {
        page: Page::new(&visit, "organisations"),
        text: sheet.typed("text").to_owned(),
        more: found.more,
        rows: found
            .organisations
            .into_iter()
            .map(|one| row(one, &visit))
            .collect(),
    };
    show(&screen.page, &screen)
}

fn row(one: FirmView, visit: &Visit) -> Row {
    let (texts, today) = (visit.texts, visit.context.today(&visit.now));
    let relationship = texts.say(&format!("relationship-{}", one.relationship));
    let people = u64::try_from(one.people).unwrap_or_default();
    let details = [
        Some(relationship.into_owned()),
        one.domain,
        Some(texts.count("firm-people", people, &[])),
    ];
    let details: Vec<String> = details.into_iter().flatten().collect();
    Row {
        id: one.id,
        name: one.name,
        details: details.join(" · "),
        touch: match one.last_touch {
            Some(day) => Format::new(texts).ago(day, today),
            None => texts.say("touch-never").into_owned(),
        },
    }
}

/// Shows which may be one.
pub async fn duplicates(visit: Visit) -> Shown {
    let found = organisations::duplicates(&visit.context).await?;
    twice(&visit, found, "/organisations")
}
