//! How often people are touched who stand alike, or share a tag.

use askama::Template;

use crate::service::next::{self, RhythmView, Whose};
use crate::service::people;
use crate::web::answer::{Answer, Toast};
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The screen.
#[derive(Template)]
#[template(path = "rhythms.html")]
struct Screen {
    page: Page,
    relationships: Vec<Row>,
    tags: Vec<Row>,
    /// Tags that have no rhythm yet.
    others: Vec<String>,
}

/// One rhythm.
struct Row {
    id: String,
    /// The field that says whose it is.
    about: String,
    /// The relationship, or the tag.
    name: String,
    /// The same, to be read.
    label: String,
    /// Days from one touch to the next; empty where there is no rhythm.
    days: String,
    /// What is usual, where that was changed or nothing is said.
    hint: Option<String>,
    /// What the button is called for those who hear it.
    save: String,
}

/// Shows every rhythm.
pub async fn rhythms(visit: Visit) -> Shown {
    let all = next::rhythms(&visit.context).await?.rhythms;
    let (tags, relationships): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| one.about == "tag");
    let used = people::tags(&visit.context).await?.tags;
    let named = |tag: &str| tags.iter().any(|one| one.name == tag);
    let others = used
        .into_iter()
        .map(|one| one.tag)
        .filter(|tag| !named(tag));
    let screen = Screen {
        page: Page::new(&visit, "rhythms"),
        others: others.collect(),
        relationships: relationships.iter().map(|one| row(one, &visit)).collect(),
        tags: tags.iter().map(|one| row(one, &visit)).collect(),
    };
    show(&screen.page, &screen)
}

fn row(one: &RhythmView, visit: &Visit) -> Row {
    let texts = visit.texts;
    let label = match one.about.as_str() {
        "tag" => one.name.clone(),
        _ => texts
            .say(&format!("relationship-{}", one.name))
            .into_owned(),
    };
    let hint = match (one.own, one.days) {
        (true, _) => None,
        (false, Some(_)) => Some("rhythm-usual"),
        (false, None) => Some("rhythm-asked"),
    };
    Row {
        id: format!("rhythm-{}-{}", one.about, one.name),
        days: one.days.map_or_else(String::new, |days| days.to_string()),
        hint: hint.map(|key| texts.say(key).into_owned()),
        save: texts.tell("rhythm-save", &[("name", &label)]),
        about: one.about.clone(),
        name: one.name.clone(),
        label,
    }
}

/// Sets a rhythm; without days it is what is usual again.
pub async fn set_rhythm(visit: Visit, sheet: Sheet) -> Answer {
    let done = set(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn set(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let whose = match (sheet.text("tag"), sheet.text("relationship")) {
        (Some(tag), _) => Whose::Tag(tag),
        (None, Some(word)) => Whose::Relationship(word),
        (None, None) => return Err(Error::usage("say whose rhythm it is: name a tag")),
    };
    let days = sheet.number("days")?.unwrap_or(0);
    next::set_rhythm(&visit.context, &visit.now, &whose, days).await?;
    let (Whose::Tag(name) | Whose::Relationship(name)) = &whose;
    let key = if days == 0 {
        "toast-rhythm-usual"
    } else {
        "toast-rhythm"
    };
    let days = visit.texts.count("every", days.into(), &[]);
    visit
        .toast(key, &[("name", name.as_str()), ("every", &days)])
        .await
}
