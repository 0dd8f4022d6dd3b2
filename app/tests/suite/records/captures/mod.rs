//! What connectors saw: taken once, judged by rules, answered.

mod answer;
mod rules;
mod take;

use jiff::civil::Date;
use legwork::service::capture::{Taken, take};
use legwork_core::sighting::{Contact, Flow, Seen, Sighting};

use super::World;

pub(super) fn contact(email: &str) -> Contact {
    Contact {
        email: Some(email.into()),
        ..Contact::default()
    }
}

fn mail_of(flow: Flow, id: &str, day: Date, email: &str) -> Sighting {
    Sighting {
        source_id: id.into(),
        day,
        what: Seen::Mail {
            flow,
            people: vec![contact(email)],
            subject: Some("Your new office".into()),
            reply: false,
            bulk: false,
        },
    }
}

/// A mail by the member.
pub(super) fn sent(id: &str, on: &str, email: &str) -> Sighting {
    mail_of(Flow::Out, id, super::day(on), email)
}

/// A mail to the member.
pub(super) fn received(id: &str, on: &str, email: &str) -> Sighting {
    mail_of(Flow::In, id, super::day(on), email)
}

/// A meeting of 45 minutes.
pub(super) fn meeting(id: &str, on: &str, title: &str, emails: &[&str]) -> Sighting {
    Sighting {
        source_id: id.into(),
        day: super::day(on),
        what: Seen::Meeting {
            title: title.into(),
            people: emails.iter().map(|email| contact(email)).collect(),
            minutes: Some(45),
        },
    }
}

/// A line in the words of a log.
pub(super) fn line(id: &str, on: &str, text: &str) -> Sighting {
    Sighting {
        source_id: id.into(),
        day: super::day(on),
        what: Seen::Line { text: text.into() },
    }
}

/// Takes what a source saw.
pub(super) async fn taken(world: &World, source: &str, sightings: &[Sighting]) -> Taken {
    take(&world.context, &world.now, source, sightings)
        .await
        .unwrap()
}

/// The rows of one table.
pub(super) async fn rows_of(world: &World, table: &str) -> Vec<String> {
    let start = format!("{table} ");
    let rows = world.rows().await.into_iter();
    rows.filter(|row| row.starts_with(&start)).collect()
}
