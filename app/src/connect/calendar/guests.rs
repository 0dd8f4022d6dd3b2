//! Who takes part in a meeting.

use crate::connect::words::{LONGEST, line};
use calcard::icalendar::{
    ICalendarComponent, ICalendarEntry, ICalendarParameterName, ICalendarProperty, ICalendarStatus,
};
use legwork_core::sighting::Contact;

/// The most people of one meeting that are named.
const MOST: usize = 200;

/// Who takes part besides the member and did not decline; an error says why the
/// meeting does not count.
pub(super) fn guests(
    event: &ICalendarComponent,
    me: &[String],
) -> Result<Vec<Contact>, &'static str> {
    if event.status() == Some(&ICalendarStatus::Cancelled) {
        return Err("cancelled");
    }
    let mut people: Vec<Contact> = Vec::new();
    for entry in event.entries.iter().filter(|entry| is_person(entry)) {
        let Some(address) = entry.calendar_address().map(str::to_lowercase) else {
            continue;
        };
        let mine = me.contains(&address);
        if is(entry, &ICalendarParameterName::Partstat, "DECLINED") {
            if mine {
                return Err("declined");
            }
            continue;
        }
        let known = people
            .iter()
            .any(|one| one.email.as_deref() == Some(&address));
        if !mine && !known && address.contains('@') && people.len() < MOST {
            people.push(contact(entry, &address));
        }
    }
    if people.is_empty() {
        return Err("without others");
    }
    Ok(people)
}

/// Whether an entry names a person: rooms and devices are invited too.
fn is_person(entry: &ICalendarEntry) -> bool {
    let kind = &ICalendarParameterName::Cutype;
    matches!(
        entry.name,
        ICalendarProperty::Attendee | ICalendarProperty::Organizer
    ) && !is(entry, kind, "ROOM")
        && !is(entry, kind, "RESOURCE")
}

fn is(entry: &ICalendarEntry, name: &ICalendarParameterName, value: &str) -> bool {
    let found = entry.parameter(name).and_then(|value| value.as_text());
    found.is_some_and(|text| text.eq_ignore_ascii_case(value))
}

fn contact(entry: &ICalendarEntry, address: &str) -> Contact {
    let name = entry.parameter(&ICalendarParameterName::Cn);
    let name = name
        .and_then(|name| name.as_text())
        .map(|name| line(name, LONGEST));
    let name = name.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case(address));
    Contact {
        name,
        email: Some(address.chars().take(320).collect()),
        link: None,
    }
}
