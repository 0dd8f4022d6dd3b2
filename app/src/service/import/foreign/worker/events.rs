//! Meetings with people from outside out of calendars. Only what a meeting is
//! known by is kept of a file, before it is parsed; what repeats is laid out, but
//! never without end.

use std::collections::HashMap;
use std::fs::File;
use std::io::Write;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarFrequency,
    ICalendarParameterName, ICalendarProperty, ICalendarStatus, ICalendarValue,
};
use calcard::{Entry, Parser};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use legwork_core::vocabulary::Outcome;

use super::lines::Lines;
use crate::connect::calendar::until;
use crate::service::import::foreign::row::{Act, Row, Said, When, Who};
use crate::{Error, Result};

/// The most that is kept of a file, in bytes.
const KEPT: usize = 10 << 20;
/// The longest event, in bytes.
const LONGEST: usize = 256 * 1024;
/// So many times one rule repeats: daily for eleven years.
const TIMES: u32 = 4_000;
/// So many years a rule is followed that says how often, but finds no day.
const YEARS: u16 = 50;
/// So many times all rules of a file repeat.
const ALL: usize = 50_000;
/// The most people of one meeting.
const PEOPLE: usize = 50;

/// The properties that a meeting is known by.
const PROPERTIES: &[&str] = &[
    "BEGIN",
    "END",
    "UID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "STATUS",
    "SUMMARY",
    "ATTENDEE",
    "ORGANIZER",
    "TZID",
    "TZOFFSETFROM",
    "TZOFFSETTO",
];

/// Domains at which people of all firms have addresses.
const SHARED: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "yahoo.com",
    "icloud.com",
    "me.com",
    "aol.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "proton.me",
    "protonmail.com",
    "t-online.de",
];

/// Writes the meetings of a file of calendars.
pub(super) fn write(file: File, me: Option<&str>, out: &mut dyn Write) -> Result<()> {
    let text = gathered(file, out)?;
    let mut calendars = Vec::new();
    let mut parser = Parser::new(&text);
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => calendars.push(calendar),
            Entry::Eof => break,
            _ => {}
        }
    }
    let Some(me) = me.map(str::to_lowercase).or_else(|| owner(&calendars)) else {
        return Ok(());
    };
    super::line(
        &Said::Notice(format!(
            "The calendar was read as that of {me}; if it is another's, say --me ADDRESS."
        )),
        out,
    )?;
    let mut left = ALL;
    calendars
        .into_iter()
        .try_for_each(|calendar| meetings(calendar, &me, &mut left, out))
}

/// What is kept of a file: zones, and events with other people.
fn gathered(file: File, out: &mut dyn Write) -> Result<String> {
    let mut lines = Lines::new(file);
    let (mut kept, mut event) = (String::new(), None::<String>);
    let (mut alarm, mut dropped, mut whole) = (0, false, true);
    while let Some(line) = lines.next()? {
        if line.starts_with([' ', '\t']) {
            if !dropped && alarm == 0 {
                push(&line, &mut kept, event.as_mut());
            }
            continue;
        }
        let upper = line.trim().to_ascii_uppercase();
        let before = alarm;
        alarm = deeper(alarm, &upper);
        let name = upper.split([':', ';']).next().unwrap_or_default();
        dropped = alarm.max(before) > 0 || !PROPERTIES.contains(&name);
        if upper == "BEGIN:VEVENT" {
            event = Some(String::new());
        }
        if !dropped {
            push(line.trim_end(), &mut kept, event.as_mut());
        }
        if upper == "END:VEVENT"
            && let Some(text) = event.take()
        {
            if text.contains("\nATTENDEE") && text.len() <= LONGEST {
                kept.push_str(&text);
            } else {
                let what = "events without other people".to_owned();
                super::line(&Said::Passed(what), out)?;
            }
        }
        whole &= kept.len() <= KEPT;
    }
    if whole {
        return Ok(kept);
    }
    Err(
        Error::refused("the calendar is too large to be read at once; nothing was changed")
            .hint("export it in parts, a year at a time"),
    )
}

/// How deep a line is within alarms, to-dos and journals, which are left out.
fn deeper(depth: usize, upper: &str) -> usize {
    const OUT: [&str; 6] = [
        "VALARM",
        "VTODO",
        "VJOURNAL",
        "VFREEBUSY",
        "VAVAILABILITY",
        "AVAILABLE",
    ];
    let name = |start: &str| upper.strip_prefix(start);
    match (name("BEGIN:"), name("END:")) {
        (Some(word), _) if depth > 0 || OUT.contains(&word) => depth + 1,
        (_, Some(_)) => depth.saturating_sub(1),
        _ => depth,
    }
}

fn push(line: &str, kept: &mut String, event: Option<&mut String>) {
    let to = event.unwrap_or(kept);
    if to.len() <= KEPT {
        to.push_str(line);
        to.push('\n');
    }
}

/// Whose calendar it is: the address that most events name, an organiser's
/// first.
fn owner(calendars: &[ICalendar]) -> Option<String> {
    let mut named: HashMap<String, (usize, usize)> = HashMap::new();
    for event in calendars.iter().flat_map(|calendar| &calendar.components) {
        let organiser = event
            .property(&ICalendarProperty::Organizer)
            .and_then(address);
        let mut people: Vec<String> = attendees(event).filter_map(address).collect();
        people.extend(organiser.clone());
        people.sort_unstable();
        people.dedup();
        for person in people {
            let led = usize::from(organiser.as_ref() == Some(&person));
            let times = named.entry(person).or_default();
            *times = (times.0 + 1, times.1 + led);
        }
    }
    let most = named
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
    most.map(|(address, _)| address)
}

fn attendees(event: &ICalendarComponent) -> impl Iterator<Item = &ICalendarEntry> {
    event.properties(&ICalendarProperty::Attendee)
}

/// The e-mail address of someone, in small letters.
fn address(entry: &ICalendarEntry) -> Option<String> {
    let text = entry.calendar_address()?.trim().to_lowercase();
    let bare = text.strip_prefix("mailto:").unwrap_or(&text);
    bare.contains('@').then(|| bare.to_owned())
}

fn meetings(
    mut calendar: ICalendar,
    me: &str,
    left: &mut usize,
    out: &mut dyn Write,
) -> Result<()> {
    until::settle(&mut calendar);
    for event in &mut calendar.components {
        bound(event, out)?;
    }
    let laid = calendar.expand_dates(Tz::Floating, *left);
    *left = left.saturating_sub(laid.events.len());
    for _ in &laid.errors {
        let reason = "the days of an event cannot be read".to_owned();
        super::line(&Said::Skipped(0, reason), out)?;
    }
    for date in laid.events {
        let event = usize::try_from(date.comp_id)
            .ok()
            .and_then(|at| calendar.components.get(at));
        let Some(event) =
            event.filter(|event| event.component_type == ICalendarComponentType::VEvent)
        else {
            continue;
        };
        let (start, end) = date.timestamps();
        let span = (start, end, date.start.timezone().is_floating());
        if let Some(said) = met(event, span, me) {
            super::line(&said, out)?;
        }
    }
    Ok(())
}

/// Ends what repeats without end, and takes rules away that repeat within a day.
fn bound(event: &mut ICalendarComponent, out: &mut dyn Write) -> Result<()> {
    let mut often = false;
    let last = last(event);
    for entry in &mut event.entries {
        for value in &mut entry.values {
            let ICalendarValue::RecurrenceRule(rule) = value else {
                continue;
            };
            often |= matches!(
                rule.freq,
                ICalendarFrequency::Hourly
                    | ICalendarFrequency::Minutely
                    | ICalendarFrequency::Secondly
            );
            rule.count = Some(rule.count.unwrap_or(TIMES).min(TIMES))
                .filter(|_| rule.until.is_none() || rule.count.is_some());
            rule.until = rule.until.take().or_else(|| last.clone());
        }
    }
    if often {
        event
            .entries
            .retain(|entry| entry.name != ICalendarProperty::Rrule);
        let reason =
            "an event repeats more often than daily: only its first day was read".to_owned();
        super::line(&Said::Skipped(0, reason), out)?;
    }
    Ok(())
}

/// The last day up to which the rule of an event is followed.
fn last(event: &ICalendarComponent) -> Option<PartialDateTime> {
    let start = event.property(&ICalendarProperty::Dtstart)?;
    let start = start.values.first()?.as_partial_date_time()?;
    Some(PartialDateTime {
        year: Some(start.year?.saturating_add(YEARS)),
        month: Some(12),
        day: Some(31),
        ..PartialDateTime::default()
    })
}

/// One meeting on one day, if it was one with people from outside.
fn met(event: &ICalendarComponent, span: (i64, i64, bool), me: &str) -> Option<Said> {
    let mine = attendees(event).find(|entry| address(entry).as_deref() == Some(me));
    let declined =
        mine.is_some_and(|entry| says(entry, &ICalendarParameterName::Partstat, "DECLINED"));
    if declined || event.status() == Some(&ICalendarStatus::Cancelled) {
        return Some(Said::Passed(
            "meetings that were cancelled or declined".to_owned(),
        ));
    }
    let people = outside(event, me);
    if people.is_empty() {
        return Some(Said::Passed("meetings with nobody from outside".to_owned()));
    }
    let (start, end, floating) = span;
    let moment = Timestamp::from_second(start).ok()?;
    let civil = moment.to_zoned(TimeZone::UTC).datetime();
    let length = end.saturating_sub(start) / 60;
    let when = match (is_all_day(event), floating) {
        (true, _) => When::Day(civil.date()),
        (false, true) => When::Local(civil.date(), civil.time()),
        (false, false) => When::Moment(moment),
    };
    let summary = event.property(&ICalendarProperty::Summary);
    let summary = summary.and_then(|entry| entry.values.first()?.as_text());
    let act = Act {
        id: event.uid().map(|uid| format!("{uid}@{start}")),
        subject: summary.map(str::to_owned),
        minutes: (!is_all_day(event) && (1..=1_440).contains(&length)).then_some(length),
        outcome: Some(Outcome::MeetingHeld),
        people,
        note: summary.map(str::to_owned),
        ..Act::new("meeting", when)
    };
    Some(Said::Row(0, Box::new(Row::Activity(act))))
}

fn is_all_day(event: &ICalendarComponent) -> bool {
    let start = event.property(&ICalendarProperty::Dtstart);
    let value = start.and_then(|entry| entry.values.first()?.as_partial_date_time());
    value.is_some_and(|moment| moment.hour.is_none())
}

/// Who took part that is of another firm.
fn outside(event: &ICalendarComponent, me: &str) -> Vec<Who> {
    let domain = |address: &str| address.rsplit('@').next().unwrap_or_default().to_owned();
    let own = domain(me);
    let is_shared = SHARED.contains(&own.as_str());
    let organiser = event.property(&ICalendarProperty::Organizer);
    let mut found: Vec<Who> = Vec::new();
    for entry in attendees(event).chain(organiser) {
        let Some(email) = address(entry) else {
            continue;
        };
        let inside = email == me || (!is_shared && domain(&email) == own);
        let thing = ["ROOM", "RESOURCE"]
            .iter()
            .any(|word| says(entry, &ICalendarParameterName::Cutype, word));
        let away = says(entry, &ICalendarParameterName::Partstat, "DECLINED");
        let known = found.iter().any(|who| who.emails.contains(&email));
        if inside || thing || away || known || found.len() >= PEOPLE {
            continue;
        }
        let name = entry.parameter(&ICalendarParameterName::Cn);
        let name = name.and_then(|name| name.as_text()).unwrap_or_default();
        found.push(Who {
            name: if name.contains('@') {
                String::new()
            } else {
                name.trim().to_owned()
            },
            emails: vec![email],
            ..Who::default()
        });
    }
    found
}

fn says(entry: &ICalendarEntry, parameter: &ICalendarParameterName, word: &str) -> bool {
    let said = entry.parameter(parameter).and_then(|value| value.as_text());
    said.is_some_and(|said| said.eq_ignore_ascii_case(word))
}
