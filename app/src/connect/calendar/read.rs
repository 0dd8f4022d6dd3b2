//! Takes a calendar apart, and finds the meetings with others in it.

use std::collections::BTreeMap;

use crate::connect::words::{LONGEST, line};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty,
};
use calcard::{Entry, Parser};
use jiff::{Timestamp, ToSpan, Zoned};
use legwork_core::sighting::{Seen, Sighting};

use super::guests::guests;
use super::occur::{DAYS, Occurrence, occurrences};
use super::{Wanted, nest};
use crate::connect::batch::Batch;
use crate::{Error, Result};

/// The most that is read of one calendar, in bytes.
const LARGEST: usize = 10 * 1024 * 1024;
/// The most sightings that one calendar gives.
const MOST: usize = 20_000;
/// How many days ahead the next meeting is looked for.
const AHEAD: i32 = 8;

/// What a calendar holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// The meetings that took place, and what was left out.
    pub batch: Batch,
    /// When the next meeting begins, or when to look for one.
    pub next: Option<Timestamp>,
    /// Whether all of it is over and nothing recurs, so that it need not be
    /// read again until it changes.
    pub settled: bool,
}

/// Reads a calendar in iCalendar form (RFC 5545).
pub fn read(bytes: &[u8], wanted: &Wanted, now: &Zoned) -> Result<Found> {
    within(DAYS, bytes, wanted, now)
}

/// Reads it, and follows its rules for so many days together.
fn within(mut days: u32, bytes: &[u8], wanted: &Wanted, now: &Zoned) -> Result<Found> {
    if bytes.len() > LARGEST {
        return Err(Error::refused("the calendar is larger than 10 MB"));
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    nest::check(text)?;
    let mut parser = Parser::new(text);
    let mut found = Found {
        settled: true,
        next: now
            .checked_add(i64::from(AHEAD - 1).days())
            .ok()
            .map(|at| at.timestamp()),
        ..Found::default()
    };
    let mut calendars = 0;
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => {
                calendars += 1;
                take(&calendar, wanted, now, &mut days, &mut found);
            }
            Entry::Eof => break,
            _ => {}
        }
    }
    if calendars == 0 {
        return Err(Error::failed("what is there is no calendar").hint(
            "open the address in a browser: it should give a file that begins with BEGIN:VCALENDAR",
        ));
    }
    found.batch.of = found.batch.sightings.len() as u64 + found.batch.left.values().sum::<u64>();
    found.batch.done = found.batch.of;
    found
        .batch
        .sightings
        .sort_by(|a, b| (a.day, &a.source_id).cmp(&(b.day, &b.source_id)));
    Ok(found)
}

/// Every series of one calendar in turn.
fn take(calendar: &ICalendar, wanted: &Wanted, now: &Zoned, days: &mut u32, found: &mut Found) {
    let is = |component: &&ICalendarComponent, kind| component.component_type == kind;
    let zones: Vec<ICalendarComponent> = calendar
        .components
        .iter()
        .filter(|one| is(one, ICalendarComponentType::VTimezone))
        .cloned()
        .collect();
    let mut series: BTreeMap<String, Vec<ICalendarComponent>> = BTreeMap::new();
    let events = calendar.components.iter();
    for event in events.filter(|one| is(one, ICalendarComponentType::VEvent)) {
        let bare = ICalendarComponent {
            component_ids: Vec::new(),
            ..event.clone()
        };
        series.entry(name(event)).or_default().push(bare);
    }
    for (name, mut components) in series {
        // Nobody need follow the rule of a series that no one else takes part in.
        let alone = components
            .iter()
            .all(|one| guests(one, &wanted.me).is_err());
        if alone {
            let reason = guests(&components[0], &wanted.me).err();
            found.batch.leave(reason.unwrap_or("without others"));
            continue;
        }
        components.extend(zones.iter().cloned());
        let mut series = ICalendar { components };
        let last = now.date().saturating_add(AHEAD.days());
        match occurrences(&mut series, last, now.time_zone(), days) {
            Ok(times) => {
                for time in times {
                    add(&name, &series, &time, wanted, now, found);
                }
            }
            Err(reason) => found.batch.leave(reason),
        }
    }
}

/// The name of an event, made up where it has none.
fn name(event: &ICalendarComponent) -> String {
    let given = event.uid().map(str::trim).filter(|uid| !uid.is_empty());
    match given {
        Some(uid) => uid.chars().take(400).collect(),
        None => crate::connect::feed::name_of(&[&format!("{:?}", event.entries)]),
    }
}

fn add(
    name: &str,
    series: &ICalendar,
    time: &Occurrence,
    wanted: &Wanted,
    now: &Zoned,
    found: &mut Found,
) {
    let event = &series.components[time.component];
    if time.start.date() < wanted.since {
        found.settled &= !event.is_recurrent();
        return found.batch.leave("before the first day looked at");
    }
    if time.start > *now {
        found.settled = false;
        let begins = time.start.timestamp();
        found.next = found
            .next
            .map_or(Some(begins), |next| Some(next.min(begins)));
        return;
    }
    found.settled &= !event.is_recurrent();
    let people = match guests(event, &wanted.me) {
        Ok(people) => people,
        Err(reason) => return found.batch.leave(reason),
    };
    if found.batch.sightings.len() >= MOST {
        return found.batch.leave("beyond 20,000 meetings");
    }
    let title = event.property(&ICalendarProperty::Summary);
    let title = title.and_then(|entry| entry.values.first()?.as_text());
    let title = title
        .map(|title| line(title, LONGEST))
        .filter(|title| !title.is_empty());
    let source_id = match time.mark {
        Some(mark) => format!("{name}@{mark}"),
        None => name.to_owned(),
    };
    found.batch.sightings.push(Sighting {
        source_id,
        day: time.start.date(),
        what: Seen::Meeting {
            title: title.unwrap_or_else(|| "meeting".to_owned()),
            people,
            minutes: time.minutes,
        },
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted() -> Wanted {
        Wanted {
            since: "2027-01-01".parse().unwrap(),
            me: vec!["ann@acme.example".into()],
        }
    }

    fn now() -> Zoned {
        "2027-02-11T09:30:00[Europe/Berlin]".parse().unwrap()
    }

    fn event(lines: &str) -> Found {
        let text = format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:one\nSUMMARY:Talk\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        read(text.as_bytes(), &wanted(), &now()).unwrap()
    }

    const BOB: &str = "ATTENDEE;CN=Bob Ray;PARTSTAT=ACCEPTED:mailto:Bob@Client.example";
    const ME: &str = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@acme.example";

    fn days(found: &Found) -> Vec<String> {
        let days = found.batch.sightings.iter();
        days.map(|one| one.day.to_string()).collect()
    }

    #[test]
    fn a_meeting_names_the_others() {
        let found = event(&format!(
            "DTSTART:20270210T230000Z\nDTEND:20270210T234500Z\n{BOB}\n{ME}\n\
             ATTENDEE;CUTYPE=ROOM:mailto:room@acme.example\n\
             ATTENDEE;PARTSTAT=DECLINED:mailto:eve@client.example"
        ));
        // Eleven at night in UTC is the next day in Berlin.
        assert_eq!(days(&found), ["2027-02-11"]);
        let Seen::Meeting {
            title,
            people,
            minutes,
        } = &found.batch.sightings[0].what
        else {
            panic!()
        };
        assert_eq!((title.as_str(), *minutes), ("Talk", Some(45)));
        assert_eq!(people.len(), 1);
        assert_eq!(people[0].name.as_deref(), Some("Bob Ray"));
        assert_eq!(people[0].email.as_deref(), Some("bob@client.example"));
        assert!(found.settled);
    }

    #[test]
    fn what_did_not_take_place_with_others_is_left_out() {
        let start = "DTSTART:20270210T090000Z\nDTEND:20270210T093000Z";
        for (lines, reason) in [
            (format!("{start}\n{ME}"), "without others"),
            (format!("{start}\n{BOB}\nSTATUS:CANCELLED"), "cancelled"),
            (
                format!("{start}\n{BOB}\nATTENDEE;PARTSTAT=DECLINED:mailto:ann@acme.example"),
                "declined",
            ),
            (
                format!("DTSTART:20261210T090000Z\n{BOB}"),
                "before the first day looked at",
            ),
        ] {
            let found = event(&lines);
            assert!(found.batch.sightings.is_empty(), "{lines}");
            assert_eq!(
                found.batch.left.get(reason),
                Some(&1),
                "{:?}",
                found.batch.left
            );
        }
        // Later today is not yet.
        let coming = event(&format!("DTSTART:20270211T090000Z\n{BOB}"));
        assert!(coming.batch.sightings.is_empty() && !coming.settled);
        assert_eq!(coming.next.unwrap().to_string(), "2027-02-11T09:00:00Z");
    }

    #[test]
    fn a_series_gives_each_day_until_now() {
        let found = event(&format!(
            "DTSTART;TZID=Europe/Berlin:20200101T090000\nDTEND;TZID=Europe/Berlin:20200101T093000\n\
             RRULE:FREQ=WEEKLY\nEXDATE;TZID=Europe/Berlin:20270113T090000\n{BOB}"
        ));
        assert_eq!(
            days(&found),
            [
                "2027-01-06",
                "2027-01-20",
                "2027-01-27",
                "2027-02-03",
                "2027-02-10"
            ]
        );
        assert_eq!(found.batch.sightings[0].source_id, "one@1799222400");
        assert_eq!(found.next.unwrap().to_string(), "2027-02-17T08:00:00Z");
        assert!(!found.settled);
    }

    #[test]
    fn a_series_takes_place_until_its_end_and_then_too() {
        // Ten in Berlin is nine in UTC, which is when the last one begins.
        for until in ["20270115T090000Z", "20270115T220000Z", "20270115"] {
            let found = event(&format!(
                "DTSTART;TZID=Europe/Berlin:20270113T100000\nDURATION:PT30M\nRRULE:FREQ=DAILY;UNTIL={until}\n{BOB}"
            ));
            assert_eq!(
                days(&found),
                ["2027-01-13", "2027-01-14", "2027-01-15"],
                "{until}"
            );
        }
        let other = event(&format!(
            "DTSTART:20270113T100000\nRRULE:RSCALE=CHINESE;FREQ=DAILY\n{BOB}"
        ));
        assert_eq!(
            other.batch.left.get("recurring by another calendar"),
            Some(&1)
        );
    }

    #[test]
    fn a_moved_day_keeps_its_name() {
        let text = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:one\nDTSTART:20270201T090000Z\nDTEND:20270201T100000Z\nRRULE:FREQ=WEEKLY;COUNT=2\n{BOB}\nEND:VEVENT\n\
             BEGIN:VEVENT\nUID:one\nSEQUENCE:4\nRECURRENCE-ID:20270208T090000Z\nDTSTART:20270209T090000Z\nDTEND:20270209T100000Z\n{BOB}\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        let found = read(text.as_bytes(), &wanted(), &now()).unwrap();
        assert_eq!(days(&found), ["2027-02-01", "2027-02-09"]);
        let monday = "2027-02-08T09:00:00Z"
            .parse::<Timestamp>()
            .unwrap()
            .as_second();
        assert_eq!(found.batch.sightings[1].source_id, format!("one@{monday}"));
    }

    #[test]
    fn rules_without_end_or_sense_are_bounded() {
        for rule in [
            "FREQ=SECONDLY",
            "FREQ=MINUTELY;BYMONTH=11",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=DAILY;COUNT=4294967295",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;UNTIL=99991231T000000Z",
            "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10;BYMINUTE=0,1,2,3,4,5;BYSECOND=0,1,2",
        ] {
            let found = event(&format!("DTSTART:20000101T090000Z\nRRULE:{rule}\n{BOB}"));
            assert!(found.batch.sightings.len() <= 20_000, "{rule}");
        }
        let old = event(&format!(
            "DTSTART:00010101T090000Z\nRRULE:FREQ=DAILY\n{BOB}"
        ));
        assert_eq!(old.batch.left.get("recurring since before 1990"), Some(&1));
    }

    #[test]
    fn many_rules_are_bounded_together() {
        let one = |n: u32| {
            format!(
                "BEGIN:VEVENT\nUID:{n}\nDTSTART:19900101T090000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9\n{BOB}\nEND:VEVENT\n"
            )
        };
        let events: String = (0..9).map(one).collect();
        let text = format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n");
        // 38 years each, and not quite days enough for the seventh.
        let days = 7 * 38 * 366 - 1;
        let found = within(days, text.as_bytes(), &wanted(), &now()).unwrap();
        let beyond = "recurring, beyond what is followed of one calendar";
        assert_eq!(found.batch.left.get(beyond), Some(&3));
    }

    #[test]
    fn what_is_no_calendar_says_so() {
        for text in ["", "<html>", "BEGIN:VCARD\nEND:VCARD"] {
            let error = read(text.as_bytes(), &wanted(), &now()).unwrap_err();
            assert!(error.message().contains("no calendar"), "{text}");
        }
        let deep = "BEGIN:VEVENT\n".repeat(200_000);
        assert!(read(deep.as_bytes(), &wanted(), &now()).is_err());
    }
}
