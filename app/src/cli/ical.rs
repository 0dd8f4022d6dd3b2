//! The all-day events of an iCalendar file: days off as others publish them.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::{Error, Result};

/// An event that lasts longer than this is no holiday.
const LONGEST: i32 = 31;

/// A yearly event is written out for this many years.
const YEARS: i16 = 10;

/// The days of all all-day events with their names, in order.
pub fn days_off(text: &str) -> Result<Vec<(Date, String)>> {
    if !text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with("BEGIN:VCALENDAR")
    {
        return Err(Error::usage("this is not an iCalendar file"));
    }
    let mut days = BTreeMap::new();
    let mut event: Option<Event> = None;
    for line in unfolded(text) {
        match (line.as_str(), &mut event) {
            ("BEGIN:VEVENT", _) => event = Some(Event::default()),
            ("END:VEVENT", Some(found)) => {
                days.extend(found.days());
                event = None;
            }
            (line, Some(found)) => found.read(line),
            _ => {}
        }
    }
    Ok(days.into_iter().collect())
}

/// What matters of one event.
#[derive(Default)]
struct Event {
    start: Option<Date>,
    end: Option<Date>,
    name: String,
    yearly: bool,
    cancelled: bool,
}

impl Event {
    fn read(&mut self, line: &str) {
        let Some((head, value)) = line.split_once(':') else {
            return;
        };
        match head
            .split(';')
            .next()
            .unwrap_or_default()
            .to_ascii_uppercase()
            .as_str()
        {
            "DTSTART" => self.start = all_day(value),
            "DTEND" => self.end = all_day(value),
            "SUMMARY" => self.name = unescaped(value),
            "RRULE" => self.yearly = value.to_ascii_uppercase().contains("FREQ=YEARLY"),
            "STATUS" => self.cancelled = value.eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
    }

    /// Its days: `DTEND` is the first day after it.
    fn days(&self) -> Vec<(Date, String)> {
        let Some(start) = self.start.filter(|_| !self.cancelled) else {
            return Vec::new();
        };
        let length = self.end.map_or(1, |end| (end - start).get_days()).max(1);
        if length > LONGEST {
            return Vec::new();
        }
        let years = if self.yearly { YEARS } else { 1 };
        (0..years)
            .filter_map(|year| start.checked_add(year.years()).ok())
            .flat_map(|first| (0..length).filter_map(move |day| first.checked_add(day.days()).ok()))
            .map(|day| (day, self.name.clone()))
            .collect()
    }
}

/// `20271224`; a value with a time of day is not all-day.
fn all_day(value: &str) -> Option<Date> {
    let value = value.trim();
    if value.len() != 8 || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Date::new(
        value[..4].parse().ok()?,
        value[4..6].parse().ok()?,
        value[6..].parse().ok()?,
    )
    .ok()
}

/// Lines with their continuations joined.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

fn unescaped(value: &str) -> String {
    value
        .replace("\\,", ",")
        .replace("\\;", ";")
        .replace("\\n", " ")
        .replace("\\N", " ")
        .replace("\\\\", "\\")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn file(events: &str) -> String {
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
    }

    #[test]
    fn all_day_events_are_days_off() {
        let text = file(
            "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20271224\r\nDTEND;VALUE=DATE:20271227\r\nSUMMARY:Winter\\, cl\r\n osed\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nDTSTART:20270301T090000Z\r\nSUMMARY:Meeting\r\nEND:VEVENT\r\n",
        );
        let days = days_off(&text).unwrap();
        assert_eq!(days.len(), 3);
        assert_eq!(days[0], (date(2027, 12, 24), "Winter, closed".to_owned()));
    }

    #[test]
    fn yearly_events_come_back_and_cancelled_ones_do_not() {
        let text = file(
            "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270501\nRRULE:FREQ=YEARLY\nSUMMARY:May\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270502\nSTATUS:CANCELLED\nEND:VEVENT\n",
        );
        let days = days_off(&text).unwrap();
        assert_eq!(days.len(), 10);
        assert_eq!(days[9].0, date(2036, 5, 1));
    }

    #[test]
    fn other_files_are_refused_and_broken_ones_survived() {
        assert!(days_off("hello").is_err());
        for text in [
            file("DTSTART"),
            file("BEGIN:VEVENT\nDTSTART:2027é224\nEND:VEVENT\n"),
        ] {
            assert!(days_off(&text).unwrap().is_empty());
        }
    }
}
