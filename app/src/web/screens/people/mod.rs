//! The people: listed, one in full, added and changed.

mod client;
mod duplicates;
mod list;
mod one;
mod rhythm;
mod write;

pub use client::{Offer, client};
pub use duplicates::{distinct, duplicates, merge, not_the_same, split, twice};
pub use list::page;
pub use one::one;
pub use rhythm::{rhythms, set_rhythm};
pub use write::{add, edit, new, remove};

use jiff::civil::Date;

use crate::service::activities::Named;
use crate::service::people::{PersonView, WORDS};
use crate::web::format::Format;
use crate::web::sheet::query;
use crate::web::texts::Texts;

/// A name that leads to its page.
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What is read.
    pub label: String,
}

impl Link {
    /// A person's page.
    pub fn person(named: &Named) -> Self {
        Self {
            href: format!("/people/{}", named.id),
            label: named.name.clone(),
        }
    }

    /// An organisation's page.
    pub fn firm_page(named: &Named) -> Self {
        Self {
            href: format!("/organisations/{}", named.id),
            label: named.name.clone(),
        }
    }

    /// The people of an organisation.
    pub fn firm(named: &Named) -> Self {
        Self {
            href: looked_for(&named.name),
            label: named.name.clone(),
        }
    }
}

/// The list of those whom a name fits.
pub(super) fn looked_for(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().take(WORDS).collect();
    format!("/people?text={}", query(&words.join(" ")))
}

/// The last touch: "94 days ago, Client call".
fn touch(person: &PersonView, texts: Texts, today: Date) -> String {
    let Some(day) = person.last_touch else {
        return texts.say("touch-never").into_owned();
    };
    let ago = Format::new(texts).ago(day, today);
    match &person.last_kind {
        Some(what) => texts.tell("touch", &[("ago", &ago), ("what", what)]),
        None => ago,
    }
}

/// That the next touch is due, if it is.
fn due(person: &PersonView, texts: Texts, today: Date) -> Option<String> {
    let due = person.due.filter(|due| *due <= today)?;
    if due == today {
        return Some(texts.say("touch-due-today").into_owned());
    }
    let day = Format::new(texts).near(due, today);
    Some(texts.tell("touch-due", &[("day", &day)]))
}
