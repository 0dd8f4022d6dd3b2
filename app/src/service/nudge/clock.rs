//! Times as people type them: `09:00`, `MO-TH 09:00`, `21:00-07:00`.

use std::collections::BTreeMap;

use jiff::civil::Time;
use legwork_core::cadence::{Weekdays, code_of};
use legwork_core::nudge::Quiet;

use crate::service::{text, words};
use crate::{Error, Result};

/// A time of the clock: `9`, `9:30`, `09:30`.
pub(super) fn time(text: &str) -> Result<Time> {
    let read = || {
        let (hour, minute) = text.trim().split_once(':').unwrap_or((text.trim(), "0"));
        Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    };
    read().ok_or_else(|| {
        Error::usage(format!("'{}' is not a time", text::shown(text)))
            .hint("write it by the clock of 24 hours, as in 09:00")
    })
}

/// The daily times: each entry a time for these weekdays, or for the workdays;
/// `none` for no daily nudge. Later entries win.
pub(super) fn daily(entries: &[String], workdays: Weekdays) -> Result<BTreeMap<String, Time>> {
    let mut found = BTreeMap::new();
    let entries = entries.iter().flat_map(|entry| entry.split(';'));
    for entry in entries.map(str::trim).filter(|entry| !entry.is_empty()) {
        if entry.eq_ignore_ascii_case("none") {
            found.clear();
            continue;
        }
        let (days, at) = entry.rsplit_once(' ').unwrap_or(("workdays", entry));
        let (days, at) = (words::weekdays(days, workdays)?, time(at)?);
        found.extend(days.iter().map(|day| (code_of(day).to_owned(), at)));
    }
    Ok(found)
}

/// A weekday with a time: `FR 16:00`; `none` for none.
pub(super) fn weekly(entry: &str) -> Result<Option<(String, Time)>> {
    let entry = entry.trim();
    if entry.eq_ignore_ascii_case("none") || entry.is_empty() {
        return Ok(None);
    }
    let (day, at) = entry.rsplit_once(' ').ok_or_else(|| {
        Error::usage(format!(
            "'{}' lacks a weekday or a time",
            text::shown(entry)
        ))
        .hint("write both, as in FR 16:00")
    })?;
    Ok(Some((code_of(words::weekday(day)?).to_owned(), time(at)?)))
}

/// Hours from one time to another: `21:00-07:00`; `none` for none.
pub(super) fn span(entry: &str) -> Result<Option<(Time, Time)>> {
    let entry = entry.trim();
    if entry.eq_ignore_ascii_case("none") || entry.is_empty() {
        return Ok(None);
    }
    let (from, until) = entry.split_once('-').ok_or_else(|| {
        Error::usage(format!("'{}' is not a span of hours", text::shown(entry)))
            .hint("write both ends, as in 21:00-07:00")
    })?;
    let (from, until) = (time(from)?, time(until)?);
    Quiet::new(from, until)?;
    Ok(Some((from, until)))
}

/// A time as it is shown: `09:00`.
pub(super) fn shown(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_their_days() {
        let read = |entries: &[&str]| {
            let entries: Vec<String> = entries.iter().map(|&entry| entry.to_owned()).collect();
            let found = daily(&entries, Weekdays::WORKDAYS).unwrap();
            let told = found
                .iter()
                .map(|(day, at)| format!("{day} {}", shown(*at)));
            told.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(
            read(&["mo-we 9", "WE 14:30"]),
            "MO 09:00, TU 09:00, WE 14:30"
        );
        assert_eq!(read(&["sa,su 10:15; SU 11"]), "SA 10:15, SU 11:00");
        assert_eq!(read(&["08:05"]).matches("08:05").count(), 5);
        assert_eq!(read(&["09:00", "none"]), "");
        assert_eq!(weekly("fri 16:00").unwrap().unwrap().0, "FR");
        assert!(weekly("16:00").is_err() && weekly("none").unwrap().is_none());
        assert!(span("21:00-07:00").unwrap().is_some());
        for wrong in ["9-9", "21:00", "25-7"] {
            assert!(span(wrong).is_err(), "{wrong}");
        }
        assert!(daily(&["mo 24:00".into()], Weekdays::ALL).is_err());
    }
}
