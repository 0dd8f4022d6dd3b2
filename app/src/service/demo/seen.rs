//! What the connectors of the demo saw lately: the inbox is not empty.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use legwork_core::sighting::{Contact, Flow, Seen, Sighting};

use super::names::{ORGANISATIONS, PEOPLE};
use crate::Result;
use crate::service::capture::take;
use crate::service::context::Context;
use crate::service::text::fold;

/// The mailbox of the member.
const MAILBOX: &str = "mail:mara@winteralder.example";

/// Somebody whom the member wrote to for the first time.
const STRANGER: &str = "owner@saltmarsh-inn.example";

/// Hands over what was seen in the last days.
pub(super) async fn write(context: &Context, now: &Zoned, today: Date) -> Result<()> {
    let day = |ago: i64| today.saturating_sub(ago.days());
    let mails = [
        mail("in-1", Flow::In, day(30), person(12), "Your taproom"),
        mail(
            "out-1",
            Flow::Out,
            day(1),
            person(0),
            "Terraced houses, phase two",
        ),
        mail(
            "out-2",
            Flow::Out,
            day(1),
            named(STRANGER),
            "A roof for the winter",
        ),
        mail(
            "out-3",
            Flow::Out,
            day(2),
            person(12),
            "The taproom, three sketches",
        ),
        mail(
            "out-4",
            Flow::Out,
            day(2),
            person(28),
            "How is the garden wing?",
        ),
        mail(
            "out-5",
            Flow::Out,
            day(2),
            named("ada@winteralder.example"),
            "Friday",
        ),
    ];
    take(context, now, MAILBOX, &mails).await?;
    let meetings = [
        meeting(
            "cal-1",
            day(1),
            "Boatyard showroom",
            &[person(21), person(20)],
            60,
        ),
        meeting("cal-2", day(2), "Dentist", &[], 45),
    ];
    take(context, now, "calendar", &meetings).await?;
    let entry = Sighting {
        source_id: "reusing-bricks".to_owned(),
        day: day(3),
        what: Seen::Entry {
            title: "Reusing bricks from the old depot".to_owned(),
            link: Some("https://winteralder.example/blog/reusing-bricks".to_owned()),
            author: None,
        },
    };
    take(context, now, "feed:blog", &[entry]).await?;
    Ok(())
}

/// A person of the demo, by number.
fn person(number: usize) -> Contact {
    let (name, firm, _) = PEOPLE.get(number).copied().unwrap_or_default();
    let domain = ORGANISATIONS.get(firm).map_or("", |(_, domain, _)| domain);
    Contact {
        name: Some(name.to_owned()),
        email: Some(format!("{}@{domain}", fold(name).replace(' ', "."))),
        link: None,
    }
}

fn named(email: &str) -> Contact {
    Contact {
        email: Some(email.to_owned()),
        ..Contact::default()
    }
}

fn mail(id: &str, flow: Flow, day: Date, with: Contact, subject: &str) -> Sighting {
    Sighting {
        source_id: id.to_owned(),
        day,
        what: Seen::Mail {
            flow,
            people: vec![with],
            subject: Some(subject.to_owned()),
            reply: false,
            bulk: false,
        },
    }
}

fn meeting(id: &str, day: Date, title: &str, with: &[Contact], minutes: u32) -> Sighting {
    Sighting {
        source_id: id.to_owned(),
        day,
        what: Seen::Meeting {
            title: title.to_owned(),
            people: with.to_vec(),
            minutes: Some(minutes),
        },
    }
}
