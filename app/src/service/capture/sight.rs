//! Makes what was seen short and harmless: others wrote it.

use jiff::civil::Date;
use legwork_core::sighting::{Contact, Seen, Sighting};

use crate::service::text::{NOTE, TITLE, clipped};

/// Most people of one act that are kept.
const PEOPLE: usize = 100;

/// Longest name that a source may give to a thing, in characters.
const NAME: usize = 1_000;

/// Why a sighting cannot be taken at all; none when it can.
pub(super) fn refusal(sighting: &Sighting, today: Date) -> Option<&'static str> {
    let name = sighting.source_id.trim();
    if name.is_empty() {
        return Some("without a name at its source");
    }
    if name.chars().count() > NAME || name.chars().any(char::is_control) {
        return Some("with a name at its source that cannot be kept");
    }
    if sighting.day > today {
        return Some("still to come");
    }
    (sighting.day.year() < 1970).then_some("before 1970")
}

/// The sighting with every text one clean line of bounded length.
pub(super) fn cleaned(sighting: &Sighting) -> Sighting {
    Sighting {
        source_id: sighting.source_id.clone(),
        day: sighting.day,
        what: what(&sighting.what),
    }
}

fn what(seen: &Seen) -> Seen {
    match seen.clone() {
        Seen::Mail {
            flow,
            people: on,
            subject,
            reply,
            bulk,
        } => Seen::Mail {
            flow,
            people: people(&on),
            subject: short(subject.as_deref()),
            reply,
            bulk,
        },
        Seen::Meeting {
            title,
            people: on,
            minutes,
        } => Seen::Meeting {
            title: clipped(&title, TITLE),
            people: people(&on),
            minutes,
        },
        Seen::Entry {
            title,
            link,
            author,
        } => Seen::Entry {
            title: clipped(&title, TITLE),
            link: link.map(|link| clipped(&link, NOTE)),
            author: short(author.as_deref()),
        },
        Seen::Invitation {
            flow,
            person,
            accepted,
        } => Seen::Invitation {
            flow,
            person: contact(&person),
            accepted,
        },
        Seen::Line { text } => Seen::Line {
            text: clipped(&text, NOTE),
        },
    }
}

/// Everyone on what was seen, besides the member.
pub(super) fn people_of(seen: &Seen) -> &[Contact] {
    match seen {
        Seen::Mail { people, .. } | Seen::Meeting { people, .. } => people,
        Seen::Invitation { person, .. } => std::slice::from_ref(person),
        Seen::Entry { .. } | Seen::Line { .. } => &[],
    }
}

fn people(all: &[Contact]) -> Vec<Contact> {
    all.iter().take(PEOPLE).map(contact).collect()
}

fn contact(one: &Contact) -> Contact {
    Contact {
        name: short(one.name.as_deref()),
        email: short(one.email.as_deref()),
        link: short(one.link.as_deref()),
    }
}

fn short(text: Option<&str>) -> Option<String> {
    let text = text.map(|text| clipped(text, TITLE));
    text.filter(|text| !text.is_empty())
}
