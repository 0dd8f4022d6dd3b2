//! The form with times, quiet hours and the daily cap.

use legwork_core::cadence::{Weekdays, weekday_of};

use crate::service::nudge::{Channel, Choose, Nudges};
use crate::web::page::Page;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The name of the form.
pub(super) const FORM: &str = "nudges";

/// The most times of a week: one for each day.
const MOST: usize = 7;

/// What the form shows: what is stored, or what was typed before it was refused.
pub(super) struct When {
    pub(super) channel: String,
    /// The times that there are, and an empty one.
    pub(super) slots: Vec<Slot>,
    /// The days of the digest: code, name, whether it is that one.
    pub(super) review_days: Vec<(&'static str, String, bool)>,
    pub(super) review_time: String,
    pub(super) quiet_from: String,
    pub(super) quiet_until: String,
    pub(super) cap: String,
    pub(super) base: String,
}

/// A time, and the days on which it is.
pub(super) struct Slot {
    /// The names of its fields end on it.
    pub(super) at: usize,
    /// Which of them it is, to those who only hear it.
    pub(super) label: String,
    pub(super) time: String,
    pub(super) days: Vec<Day>,
}

/// A weekday that can be ticked.
pub(super) struct Day {
    pub(super) code: &'static str,
    pub(super) label: String,
    pub(super) chosen: bool,
}

/// The form as it is shown.
pub(super) fn when(visit: &Visit, page: &Page, all: &Nudges) -> When {
    let or = |field: &str, stored: Option<&str>| {
        page.value(FORM, field, stored.unwrap_or_default())
            .to_owned()
    };
    let (review, quiet) = (all.review.as_ref(), all.quiet.as_ref());
    let day = or("review_day", review.map(|one| one.day.as_str()));
    let named = |(at, code): (usize, &'static str)| {
        let name = visit.texts.say(&format!("weekday-{}", at + 1)).into_owned();
        (code, name, code == day)
    };
    When {
        channel: or("channel", all.channel.map(Channel::as_str)),
        slots: slots(visit, all),
        review_days: Weekdays::ALL.codes().enumerate().map(named).collect(),
        review_time: or("review_time", review.map(|one| one.time.as_str())),
        quiet_from: or("quiet_from", quiet.map(|span| span.from.as_str())),
        quiet_until: or("quiet_until", quiet.map(|span| span.until.as_str())),
        cap: or("cap", Some(&all.cap.to_string())),
        base: or("base", all.base.as_deref()),
    }
}

fn slots(visit: &Visit, all: &Nudges) -> Vec<Slot> {
    let mut held: Vec<(String, Vec<String>)> = match visit.typed(FORM) {
        Some(typed) => (0..MOST).filter_map(|at| typed_at(typed, at)).collect(),
        None => all
            .slots()
            .into_iter()
            .map(|slot| (slot.time, slot.days))
            .collect(),
    };
    held.retain(|(time, days)| !time.is_empty() || !days.is_empty());
    held.truncate(MOST);
    if held.len() < MOST {
        held.push((String::new(), Vec::new()));
    }
    let one = |(at, (time, days)): (usize, (String, Vec<String>))| {
        let day = |(place, code): (usize, &'static str)| Day {
            code,
            label: visit
                .texts
                .say(&format!("weekday-short-{}", place + 1))
                .into_owned(),
            chosen: days.iter().any(|day| day == code),
        };
        let n = (at + 1).to_string();
        let label = if time.is_empty() && days.is_empty() {
            visit.texts.say("nudges-slot-new").into_owned()
        } else {
            visit.texts.tell("nudges-slot", &[("n", &n)])
        };
        Slot {
            at,
            label,
            days: Weekdays::ALL.codes().enumerate().map(day).collect(),
            time,
        }
    };
    held.into_iter().enumerate().map(one).collect()
}

fn typed_at(typed: &Sheet, at: usize) -> Option<(String, Vec<String>)> {
    let time = typed.sent(&format!("time_{at}"))?;
    let name = format!("days_{at}");
    let days = typed.all(&name).map(str::to_owned).collect();
    Some((time, days))
}

/// What the form says. An empty field means none; what was not sent stays.
pub(super) fn read(sheet: &Sheet) -> Result<Choose> {
    Ok(Choose {
        daily: daily(sheet)?,
        review: review(sheet)?,
        quiet: quiet(sheet)?,
        cap: sheet.number("cap")?,
        channel: sheet.text("channel"),
        base: sheet.sent("base").map(|base| {
            let empty = base.trim().is_empty();
            if empty { "none".to_owned() } else { base }
        }),
    })
}

fn daily(sheet: &Sheet) -> Result<Vec<String>> {
    let sent: Vec<_> = (0..MOST).filter_map(|at| typed_at(sheet, at)).collect();
    let filled = sent
        .iter()
        .filter(|(time, days)| !(time.trim().is_empty() && days.is_empty()));
    let mut said = Vec::new();
    let mut taken: Vec<&str> = Vec::new();
    for (time, days) in filled {
        said.push(slot(time.trim(), days)?);
        if let Some(twice) = days.iter().find(|day| taken.contains(&day.as_str())) {
            let name = names(std::slice::from_ref(twice));
            return Err(Error::usage(format!(
                "{name} has two times: a day has one nudge, so choose one of them"
            )));
        }
        taken.extend(days.iter().map(String::as_str));
    }
    if said.is_empty() && !sent.is_empty() {
        said.push("none".to_owned());
    }
    Ok(said)
}

/// A time with its days, as the service reads it.
fn slot(time: &str, days: &[String]) -> Result<String> {
    if time.is_empty() {
        return Err(Error::usage(format!("choose a time for {}", names(days))));
    }
    if days.is_empty() {
        return Err(Error::usage(format!("choose the days for {time}")));
    }
    Ok(format!("{} {time}", days.join(",")))
}

/// "Monday, Friday".
fn names(days: &[String]) -> String {
    let name = |day: &String| match weekday_of(day) {
        Some(day) => format!("{day:?}"),
        None => day.clone(),
    };
    days.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn review(sheet: &Sheet) -> Result<Option<String>> {
    let Some(day) = sheet.sent("review_day") else {
        return Ok(None);
    };
    match (day.as_str(), sheet.get("review_time")) {
        ("", _) => Ok(Some("none".to_owned())),
        (_, None) => Err(Error::usage("choose a time for the weekly digest")),
        (day, Some(time)) => Ok(Some(format!("{day} {time}"))),
    }
}

fn quiet(sheet: &Sheet) -> Result<Option<String>> {
    if sheet.sent("quiet_from").is_none() && sheet.sent("quiet_until").is_none() {
        return Ok(None);
    }
    match (sheet.get("quiet_from"), sheet.get("quiet_until")) {
        (None, None) => Ok(Some("none".to_owned())),
        (Some(from), Some(until)) => Ok(Some(format!("{from}-{until}"))),
        _ => Err(Error::usage(
            "quiet hours need both times, or neither where nothing is to be quiet",
        )),
    }
}
