//! What the headers of a mail say.

use async_imap::types::Fetch;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use legwork_core::sighting::{Contact, Flow, Seen, Sighting};
use mail_parser::{Address, HeaderName, HeaderValue, Message, MessageParser, MimeHeaders};

use super::Wanted;
use super::folders::Role;
use crate::connect::feed::name_of;
use crate::connect::words::{self, LONGEST};

/// What is asked for of each mail.
pub(super) const QUERY: &str = "(UID INTERNALDATE BODY.PEEK[HEADER.FIELDS (FROM TO CC BCC SUBJECT DATE \
    MESSAGE-ID IN-REPLY-TO REFERENCES CONTENT-CLASS CONTENT-TYPE LIST-ID LIST-UNSUBSCRIBE AUTO-SUBMITTED PRECEDENCE)])";

/// The most that is read of the headers of one mail, in bytes.
const LARGEST: usize = 64 * 1024;
/// The most people of one mail that are named.
const PEOPLE: usize = 200;
/// A day in seconds.
const DAY: i64 = 24 * 60 * 60;

/// What a mail in this folder is a sign of; an error says why it is none.
pub(super) fn sighting(
    mail: &Fetch,
    role: Role,
    wanted: &Wanted,
    now: &Zoned,
) -> Result<Sighting, &'static str> {
    let bytes = mail.header().ok_or("without headers")?;
    let arrived = mail.internal_date().map(|at| at.timestamp());
    read(bytes, arrived, role, wanted, now)
}

/// The same from the headers themselves and the second at which it arrived,
/// counted from 1970; an error says why it is none.
pub fn read(
    bytes: &[u8],
    arrived: Option<i64>,
    role: Role,
    wanted: &Wanted,
    now: &Zoned,
) -> Result<Sighting, &'static str> {
    let bytes = &bytes[..bytes.len().min(LARGEST)];
    let plain = plain(bytes);
    let message = MessageParser::default().parse_headers(&plain);
    let message = message.ok_or("without headers")?;
    let from = people(message.from());
    let is_mine = |one: &Contact| one.email.as_ref().is_some_and(|it| wanted.me.contains(it));
    let mine = from.iter().any(is_mine);
    let flow = if mine || role == Role::Sent {
        Flow::Out
    } else {
        Flow::In
    };
    let day = day(&message, arrived, flow, now.time_zone()).ok_or("without a date")?;
    if day < wanted.since {
        return Err("before the first day looked at");
    }
    let to = [message.to(), message.cc(), message.bcc()]
        .map(people)
        .concat();
    if flow == Flow::Out && is_of_calendar(&message) {
        return Err("an invitation or its answer: the meeting counts");
    }
    let what = match line(&message, mine, &to, wanted)? {
        Some(text) => Seen::Line { text },
        None => Seen::Mail {
            flow,
            people: others(if flow == Flow::Out { to } else { from }, wanted)?,
            subject: message
                .subject()
                .map(|text| words::line(text, LONGEST))
                .filter(|text| !text.is_empty()),
            reply: says(&message, "In-Reply-To"),
            bulk: is_bulk(&message),
        },
    };
    let id = message
        .message_id()
        .map(|id| id.chars().take(500).collect());
    Ok(Sighting {
        source_id: id.unwrap_or_else(|| name_of(&[&String::from_utf8_lossy(bytes)])),
        day,
        what,
    })
}

/// The headers in UTF-8. Old programs write letters beyond ASCII as they are in
/// Latin-1; some say so around them, which is then read by the parser.
fn plain(bytes: &[u8]) -> Vec<u8> {
    let is_told = |line: &[u8]| line.windows(2).any(|pair| pair == b"=?");
    let text = |line: &[u8]| -> Vec<u8> {
        if is_told(line) || str::from_utf8(line).is_ok() {
            return line.to_vec();
        }
        let text: String = line.iter().copied().map(char::from).collect();
        text.into_bytes()
    };
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    lines.flat_map(text).collect()
}

/// The line of a log that the member mailed to the address for it.
fn line(
    message: &Message<'_>,
    mine: bool,
    to: &[Contact],
    wanted: &Wanted,
) -> Result<Option<String>, &'static str> {
    let Some(log_to) = &wanted.log_to else {
        return Ok(None);
    };
    if !to.iter().any(|one| one.email.as_ref() == Some(log_to)) {
        return Ok(None);
    }
    if !mine {
        return Err("a line of a log from somebody else");
    }
    let text = message
        .subject()
        .map(|text| words::line(text, LONGEST))
        .filter(|text| !text.is_empty());
    text.map(Some).ok_or("a line of a log without a subject")
}

/// Everyone besides the member, each once.
fn others(people: Vec<Contact>, wanted: &Wanted) -> Result<Vec<Contact>, &'static str> {
    let mut others: Vec<Contact> = Vec::new();
    for one in people {
        let mine = one.email.as_ref().is_some_and(|it| wanted.me.contains(it));
        if !mine && !others.iter().any(|other| other.email == one.email) {
            others.push(one);
        }
    }
    others.truncate(PEOPLE);
    if others.is_empty() {
        Err("to nobody else")
    } else {
        Ok(others)
    }
}

fn people(address: Option<&Address<'_>>) -> Vec<Contact> {
    let all = address.into_iter().flat_map(Address::iter);
    let contact = |one: &mail_parser::Addr<'_>| {
        let email = one.address.as_deref()?.trim().to_lowercase();
        let name = one.name.as_deref().map(|text| words::line(text, LONGEST));
        email.contains('@').then(|| Contact {
            name: name.filter(|name| !name.is_empty() && name.to_lowercase() != email),
            email: Some(email.chars().take(320).collect()),
            link: None,
        })
    };
    all.filter_map(contact).take(PEOPLE).collect()
}

/// The day on which it was sent or received. The member's own program tells when
/// it was sent; what others write there need not be true.
fn day(message: &Message<'_>, arrived: Option<i64>, flow: Flow, zone: &TimeZone) -> Option<Date> {
    let written = message.date().filter(|date| date.is_valid());
    let written = written.map(mail_parser::DateTime::to_timestamp);
    let at = match (flow, written, arrived) {
        (Flow::Out, Some(written), Some(arrived)) if written <= arrived + DAY => written,
        (_, _, Some(arrived)) => arrived,
        (_, written, None) => written?,
    };
    let at = Timestamp::from_second(at).ok()?;
    Some(at.to_zoned(zone.clone()).date())
}

/// Whether it went to a list, or was sent by a program.
fn is_bulk(message: &Message<'_>) -> bool {
    let auto = text(message, "Auto-Submitted");
    let precedence = text(message, "Precedence")
        .unwrap_or_default()
        .to_lowercase();
    says(message, "List-Id")
        || says(message, "List-Unsubscribe")
        || auto.is_some_and(|value| !value.trim().eq_ignore_ascii_case("no"))
        || matches!(precedence.trim(), "bulk" | "list" | "junk")
}

/// How programs of calendars begin the subject of an answer to an invitation.
const ANSWERS: [&str; 12] = [
    "accepted: ",
    "declined: ",
    "tentative: ",
    "tentatively accepted: ",
    "zugesagt: ",
    "abgelehnt: ",
    "mit vorbehalt: ",
    "mit vorbehalt zugesagt: ",
    "accepté : ",
    "accepté: ",
    "refusé : ",
    "refusé: ",
];
/// And that of an invitation, which names the day after a sign.
const INVITATIONS: [&str; 4] = [
    "invitation: ",
    "updated invitation: ",
    "canceled event: ",
    "einladung: ",
];

/// Whether a program of calendars wrote it: such a mail says of a meeting what
/// the calendar says as well.
fn is_of_calendar(message: &Message<'_>) -> bool {
    let class = text(message, "Content-Class").unwrap_or_default();
    let alone = message.is_content_type("text", "calendar");
    let subject = message.subject().unwrap_or_default().to_lowercase();
    let begins = |with: &[&str]| with.iter().any(|word| subject.starts_with(word));
    alone
        || class.to_lowercase().contains("calendarmessage")
        || begins(&ANSWERS)
        || (begins(&INVITATIONS) && subject.contains(" @ "))
}

fn says(message: &Message<'_>, name: &'static str) -> bool {
    let value = HeaderName::parse(name).and_then(|name| message.header(name));
    !matches!(value, None | Some(HeaderValue::Empty))
}

fn text(message: &Message<'_>, name: &'static str) -> Option<String> {
    let value = message.header(HeaderName::parse(name)?)?;
    value.as_text().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted() -> Wanted {
        Wanted {
            me: vec!["ann@acme.example".into()],
            sent: None,
            inbox: None,
            log_to: Some("log@acme.example".into()),
            since: "2027-01-01".parse().unwrap(),
        }
    }

    fn seen(headers: &str, role: Role) -> Result<Sighting, &'static str> {
        let now: Zoned = "2027-02-11T09:30:00[Europe/Berlin]".parse().unwrap();
        let arrived = "2027-02-10T23:30:00Z".parse::<Timestamp>().unwrap();
        let text = headers.replace('\n', "\r\n") + "\r\n\r\n";
        read(
            text.as_bytes(),
            Some(arrived.as_second()),
            role,
            &wanted(),
            &now,
        )
    }

    #[test]
    fn sent_mail_names_its_receivers() {
        let one = seen(
            "From: Ann <ann@acme.example>\nTo: =?utf-8?q?J=C3=B6rg?= <Joerg@Client.example>, ann@acme.example\n\
             Cc: joerg@client.example\nSubject: =?utf-8?b?QW5nZWJvdA==?=\n  at last\nIn-Reply-To: <x@y>\n\
             Date: Tue, 9 Feb 2027 22:00:00 -0500\nMessage-ID: <one@acme.example>",
            Role::Sent,
        )
        .unwrap();
        assert_eq!(one.source_id, "one@acme.example");
        // Ten in the evening in New York is the next day in Berlin.
        assert_eq!(one.day.to_string(), "2027-02-10");
        let Seen::Mail {
            flow,
            people,
            subject,
            reply,
            bulk,
        } = one.what
        else {
            panic!()
        };
        assert_eq!((flow, reply, bulk), (Flow::Out, true, false));
        assert_eq!(subject.as_deref(), Some("Angebot at last"));
        assert_eq!(people.len(), 1);
        assert_eq!(people[0].name.as_deref(), Some("Jörg"));
        assert_eq!(people[0].email.as_deref(), Some("joerg@client.example"));
    }

    #[test]
    fn letters_are_read_however_old_the_program_is() {
        let now: Zoned = "2027-02-11T09:30:00[Europe/Berlin]".parse().unwrap();
        let old = b"From: J\xf6rg <j@client.example>\r\nSubject: =?iso-8859-1?q?Fr\xf6sche?=\r\nDate: 9 Feb 2027 10:00:00 GMT\r\nTo: =?utf-8?q?J=C3=B6?= <a@b.example>\r\n\r\n";
        let one = read(old, None, Role::Inbox, &wanted(), &now).unwrap();
        let Seen::Mail {
            people, subject, ..
        } = one.what
        else {
            panic!()
        };
        assert_eq!(people[0].name.as_deref(), Some("Jörg"));
        assert_eq!(subject.as_deref(), Some("Frösche"));
    }

    #[test]
    fn received_mail_names_who_wrote_and_the_day_it_came() {
        let one = seen(
            "From: bob@client.example\nTo: ann@acme.example\nDate: Fri, 1 Jan 2038 00:00:00 +0000\n\
             List-Id: <news.client.example>",
            Role::Inbox,
        )
        .unwrap();
        assert_eq!(one.day.to_string(), "2027-02-11");
        let Seen::Mail {
            flow, bulk, reply, ..
        } = one.what
        else {
            panic!()
        };
        assert_eq!((flow, bulk, reply), (Flow::In, true, false));
        assert_eq!(one.source_id.len(), 32, "it was given a name");
    }

    #[test]
    fn a_line_to_the_address_of_the_log_is_one() {
        let mail = |from: &str, subject: &str| {
            seen(
                &format!(
                    "From: {from}\nTo: log@acme.example\nSubject: {subject}\nMessage-ID: <a@b>"
                ),
                Role::Inbox,
            )
        };
        let line = mail("ann@acme.example", "2 cold calls").unwrap();
        assert_eq!(
            line.what,
            Seen::Line {
                text: "2 cold calls".into()
            }
        );
        assert!(
            mail("eve@evil.example", "2 cold calls")
                .unwrap_err()
                .contains("somebody else")
        );
        assert!(
            mail("ann@acme.example", "")
                .unwrap_err()
                .contains("subject")
        );
    }

    #[test]
    fn answers_of_programs_are_told() {
        for (header, bulk) in [
            ("Auto-Submitted: auto-replied", true),
            ("Auto-Submitted: no", false),
            ("Precedence: bulk", true),
            ("X-Other: yes", false),
        ] {
            let one = seen(&format!("From: bob@client.example\n{header}"), Role::Inbox).unwrap();
            let Seen::Mail { bulk: found, .. } = one.what else {
                panic!()
            };
            assert_eq!(found, bulk, "{header}");
        }
    }

    #[test]
    fn what_a_calendar_mails_is_left_to_the_calendar() {
        let mail = |headers: &str, role| {
            let all = format!("From: ann@acme.example\nTo: bob@client.example\n{headers}");
            seen(&all, role)
        };
        for headers in [
            "Subject: Accepted: Lunch @ Tue 9 Feb",
            "Subject: Zugesagt: Termin",
            "Subject: Invitation: site visit @ Thu 11 Feb 2027",
            "Subject: Lunch\nContent-Class: urn:content-classes:calendarmessage",
            "Subject: Lunch\nContent-Type: text/calendar; method=REPLY",
        ] {
            let done = mail(headers, Role::Sent);
            assert!(done.unwrap_err().contains("meeting"), "{headers}");
        }
        for headers in [
            "Subject: Invitation: come to our open day",
            "Subject: Your offer is accepted: thank you",
            "Subject: Lunch\nContent-Type: text/plain",
        ] {
            assert!(mail(headers, Role::Sent).is_ok(), "{headers}");
        }
    }

    #[test]
    fn a_note_to_oneself_is_no_touch() {
        let done = seen("From: ann@acme.example\nTo: ann@acme.example", Role::Sent);
        assert_eq!(done.unwrap_err(), "to nobody else");
    }
}
