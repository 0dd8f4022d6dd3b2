//! Days with times, as files write them: "1/29/26, 2:37 PM", "2025-06-01
//! 14:03:22 UTC", "2027-02-08T09:30:00+01:00".

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};

use super::row::When;
use crate::service::sheet::dates::{self, Order};

/// Reads a day, with the time after it if there is one. A time without a zone
/// is the member's; numbers are days of Excel, or seconds or milliseconds of Unix.
pub(super) fn read(text: &str, order: Order) -> Option<When> {
    let text = text.trim();
    if let Some(date) = plain(text) {
        return Some(When::Day(date));
    }
    let date = dates::read(text, order)?;
    if let Some(when) = unix(text).or_else(|| part_of_day(text, date)) {
        return Some(when);
    }
    let Some(clock) = clock_of(text) else {
        return Some(When::Day(date));
    };
    let time = time(clock)?;
    let local = When::Local(date, time);
    Some(match zone(clock) {
        None => local,
        Some(offset) => {
            let zoned = date.to_datetime(time).to_zoned(TimeZone::fixed(offset));
            zoned.map_or(local, |zoned| When::Moment(zoned.timestamp()))
        }
    })
}

/// A day at a time of day that stands in a cell of its own.
pub(super) fn at(when: When, time: Option<&str>) -> When {
    match (when, time.and_then(self::time)) {
        (When::Day(date), Some(time)) => When::Local(date, time),
        (when, _) => when,
    }
}

/// A time of day by itself: "10:30", "2:37 PM", "09:05:00".
pub(super) fn time(text: &str) -> Option<Time> {
    let text = text.trim();
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let mut hour: i8 = numbers.next()?.parse().ok()?;
    let minute: i8 = numbers.next()?.parse().ok()?;
    let has_seconds = text.matches(':').count() > 1;
    let second = has_seconds.then(|| numbers.next()?.parse::<i8>().ok());
    let lower = text.to_ascii_lowercase();
    if lower.contains("pm") && hour < 12 {
        hour += 12;
    } else if lower.contains("am") && hour == 12 {
        hour = 0;
    }
    Time::new(
        hour,
        minute,
        second.flatten().filter(|s| *s < 60).unwrap_or(0),
        0,
    )
    .ok()
}

/// `2027-02-08` and nothing else, which most files write a million times.
fn plain(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    text.parse().ok()
}

/// Ten or thirteen digits: a moment.
fn unix(text: &str) -> Option<When> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    let moment = match text.len() {
        10 => Timestamp::from_second(number),
        13 => Timestamp::from_millisecond(number),
        _ => return None,
    };
    moment.ok().map(When::Moment)
}

/// A day of Excel's with a part of a day: "46426.75".
fn part_of_day(text: &str, date: Date) -> Option<When> {
    let (days, _) = text.split_once(['.', ','])?;
    if days.len() != 5 || !days.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: f64 = text.replace(',', ".").parse().ok()?;
    let minutes = whole((number.fract() * 1_440.0).round())?;
    let (hour, minute) = (
        i8::try_from(minutes / 60).ok()?,
        i8::try_from(minutes % 60).ok()?,
    );
    Time::new(hour, minute, 0, 0)
        .ok()
        .map(|time| When::Local(date, time))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "at most the minutes of a day"
)]
fn whole(minutes: f64) -> Option<i32> {
    (0.0..1_440.0).contains(&minutes).then_some(minutes as i32)
}

/// From the hour on: what surrounds the first colon between digits.
fn clock_of(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let colon = (1..bytes.len().saturating_sub(1)).find(|at| {
        bytes[*at] == b':' && bytes[at - 1].is_ascii_digit() && bytes[at + 1].is_ascii_digit()
    })?;
    let before = text.get(..colon)?;
    let start = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    text.get(start..)
}

/// The zone at the end of a time: "UTC", "Z", "+01:00", "-0800".
fn zone(clock: &str) -> Option<Offset> {
    let upper = clock.trim().to_ascii_uppercase();
    if upper.ends_with("UTC") || upper.ends_with("GMT") || upper.ends_with('Z') {
        return Some(Offset::UTC);
    }
    let at = upper.rfind(['+', '-'])?;
    let digits: String = upper
        .get(at + 1..)?
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 = digits
        .get(2..4)
        .and_then(|part| part.parse().ok())
        .unwrap_or(0);
    let sign = if upper.as_bytes().get(at) == Some(&b'-') {
        -1
    } else {
        1
    };
    Offset::from_seconds(sign * (hours * 3_600 + minutes * 60)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time as clock};

    #[test]
    fn days_and_times_are_read_as_programs_write_them() {
        let month = |text| read(text, Order::MonthFirst);
        let local = |hour, minute| Some(When::Local(date(2026, 1, 29), clock(hour, minute, 0, 0)));
        assert_eq!(month("1/29/26, 2:37 PM"), local(14, 37));
        assert_eq!(month("1/29/26, 12:05 AM"), local(0, 5));
        assert_eq!(month("2026-01-29 14:37:00"), local(14, 37));
        assert_eq!(
            month("46051.5"),
            Some(When::Local(date(2026, 1, 29), clock(12, 0, 0, 0)))
        );
        assert_eq!(month("29 Jan 2026"), Some(When::Day(date(2026, 1, 29))));
        let moment = "2026-01-29T13:37:00Z".parse().unwrap();
        for text in [
            "2026-01-29 13:37:00 UTC",
            "2026-01-29T13:37:00Z",
            "2026-01-29T13:37:00.000+00:00",
            "2026-01-29T14:37:00+01:00",
            "2026-01-29T05:37:00-0800",
            "1769693820",
            "1769693820000",
        ] {
            assert_eq!(month(text), Some(When::Moment(moment)), "{text}");
        }
        for bad in ["", "soon", "2026-13-01", "14:37"] {
            assert_eq!(month(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_time_alone_is_read() {
        assert_eq!(time("10:30"), Some(clock(10, 30, 0, 0)));
        assert_eq!(time("9:05:30 PM"), Some(clock(21, 5, 30, 0)));
        assert_eq!(time("later"), None);
        assert_eq!(time("25:00"), None);
    }
}
