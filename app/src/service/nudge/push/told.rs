//! What the program in a browser is told: what to show, and what can be done
//! there without opening a page (`app/assets/told.js` reads it).

use jiff::ToSpan;
use jiff::Zoned;
use jiff::civil::Time;
use legwork_core::nudge::first_at;
use serde_json::{Value, json};

use super::super::send::{Letter, Way};
use crate::service::text::clipped;

/// The most characters of a title, and of what stands below it: together they
/// fit into a message whatever they are written in.
const TITLE: usize = 120;
const BODY: usize = 500;

/// A message to a browser, whichever it is.
pub(super) struct Told {
    /// JSON.
    pub(super) text: String,
    /// For how many seconds it is worth something: until the day is over.
    pub(super) patience: u64,
    /// What it is about; a later one takes the place of one that still waits.
    pub(super) topic: &'static str,
    /// Whom the service can turn to.
    pub(super) contact: Option<String>,
}

/// Puts a letter into the shape that a browser shows.
pub(super) fn told(local: &Zoned, letter: &Letter, way: &Way<'_>, contact: Option<String>) -> Told {
    let topic = way.note.map_or("trial", |note| note.topic.as_str());
    let body = json!({
        "title": clipped(&letter.subject, TITLE),
        "body": clipped(&letter.short, BODY),
        "tag": topic,
        "url": "/",
        "actions": actions(letter, way),
        "kept": letter.acts.kept,
        "lost": letter.acts.lost,
    });
    Told {
        text: body.to_string(),
        patience: patience(local),
        topic,
        contact,
    }
}

/// What can be done with it: of a trial nothing.
fn actions(letter: &Letter, way: &Way<'_>) -> Vec<Value> {
    let Some(note) = way.note else {
        return Vec::new();
    };
    let deed = letter.acts.deed.as_ref().zip(note.entry);
    let done = deed.map(|(deed, entry)| {
        json!({
            "action": "done",
            "title": deed.label,
            "send": {
                "form": "push",
                "back": "/",
                "kind": deed.kind,
                "quantity": deed.quantity.to_string(),
                "what": deed.what,
                "entry": entry,
            },
        })
    });
    let later = json!({
        "action": "snooze",
        "title": letter.acts.later,
        "send": { "form": "push", "back": "/", "job": way.id },
    });
    done.into_iter().chain([later]).collect()
}

/// The seconds until the day is over, and at least a minute.
fn patience(local: &Zoned) -> u64 {
    let tomorrow = local.date().saturating_add(1.day());
    let end = first_at(local.time_zone(), tomorrow, Time::midnight());
    let left = end.map_or(0, |end| end.as_second() - local.timestamp().as_second());
    u64::try_from(left.max(60)).unwrap_or(60)
}
