//! The feed for calendars (RFC 5545, RFC 7986): what is due as items of a whole
//! day, and the reviews as events.
//!
//! It is a display and never the reminder: calendars ask for it when they like,
//! some once a day.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::words::units;
use crate::service::nudge::{Feed, Item, Review};

/// How often a calendar should ask again.
const AGAIN: &str = "PT1H";

/// How long a review takes, in minutes.
const REVIEW: i64 = 10;

/// The longest line, in bytes, without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// Writes the feed.
pub fn write(feed: &Feed) -> String {
    let mut out = String::new();
    for fixed in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Legwork//Legwork//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:Legwork",
        "X-WR-CALNAME:Legwork",
    ] {
        line(&mut out, fixed);
    }
    line(
        &mut out,
        &format!("REFRESH-INTERVAL;VALUE=DURATION:{AGAIN}"),
    );
    line(&mut out, &format!("X-PUBLISHED-TTL:{AGAIN}"));
    for item in &feed.items {
        due(&mut out, item, feed.made);
    }
    for one in &feed.reviews {
        review(&mut out, one, feed.made);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn due(out: &mut String, item: &Item, made: Timestamp) {
    let end = item.day.saturating_add(1.day());
    let left = units(item.left, &item.unit);
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}@legwork", item.id));
    line(out, &format!("DTSTAMP:{}", moment(made)));
    line(out, &format!("DTSTART;VALUE=DATE:{}", day(item.day)));
    line(out, &format!("DTEND;VALUE=DATE:{}", day(end)));
    line(
        out,
        &format!(
            "SUMMARY:{}",
            escaped(&format!("{}: {left} to do", item.title))
        ),
    );
    line(out, &format!("DESCRIPTION:{}", escaped(&item.promise)));
    // It takes no time of the day, so nobody's calendar is full because of it.
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

fn review(out: &mut String, one: &Review, made: Timestamp) {
    let end = one.at.checked_add(SignedDuration::from_mins(REVIEW));
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}@legwork", one.id));
    line(out, &format!("DTSTAMP:{}", moment(made)));
    line(out, &format!("DTSTART:{}", moment(one.at)));
    line(out, &format!("DTEND:{}", moment(end.unwrap_or(one.at))));
    line(out, "SUMMARY:Weekly review: relook\\, reset\\, recommit");
    line(out, "END:VEVENT");
}

fn day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn moment(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Adds a line, folded between characters where it is too long.
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters_and_values_escaped() {
        let mut out = String::new();
        line(
            &mut out,
            &format!("SUMMARY:{}", escaped(&"ä; b, c\n".repeat(20))),
        );
        assert!(out.lines().all(|line| line.len() <= LONGEST), "{out}");
        let whole = out.replace("\r\n ", "");
        assert!(whole.starts_with("SUMMARY:ä\\; b\\, c\\nä"), "{whole}");
        assert_eq!(whole.matches("\\n").count(), 20);
    }
}
