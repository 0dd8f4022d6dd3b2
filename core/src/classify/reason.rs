//! What was seen, in words.

use super::act::{Act, Sort, Who};
use super::rule::Whom;
use crate::sighting::Flow;
use crate::vocabulary::Relationship;

/// What was seen and with whom: "sent to ann@acme.example, who never wrote to
/// you". Whom a rule looked for is named first.
pub fn seen(act: &Act, whom: Option<Whom>) -> String {
    let people = company(act, whom);
    let with = |joint: &str| match &people {
        Some(people) => format!(" {joint} {people}"),
        None => String::new(),
    };
    match (act.sort, act.flow) {
        (Sort::Mail, Flow::In) => format!("a mail{}", with("from")),
        (Sort::Mail, Flow::Out) if act.reply => format!("an answer sent{}", with("to")),
        (Sort::Mail, Flow::Out) => format!("sent{}", with("to")),
        (Sort::Meeting, _) => match act.minutes {
            Some(minutes) => format!("a meeting of {minutes} minutes{}", with("with")),
            None => format!("a meeting{}", with("with")),
        },
        (Sort::Entry, _) => "published by you".to_owned(),
        (Sort::Invitation, Flow::In) => format!("an invitation{}", with("from")),
        (Sort::Invitation, Flow::Out) => format!("an invitation to connect, sent{}", with("to")),
        (Sort::Line, _) => "a line of your own".to_owned(),
    }
}

/// An act in one line: its title, or whom it was with.
pub fn summary(act: &Act) -> String {
    let title = act.title.trim();
    if !title.is_empty() {
        return title.to_owned();
    }
    let names: Vec<&str> = act.outside().map(|who| who.label.as_str()).collect();
    match names.as_slice() {
        [] => act.sort.to_string(),
        [one] => (*one).to_owned(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
    }
}

/// The people on an act: the one who decided, how they stand, and how many more.
fn company(act: &Act, whom: Option<Whom>) -> Option<String> {
    let meant = whom.and_then(|whom| act.outside().find(|who| whom.is(who)));
    let first = meant.or_else(|| act.outside().next());
    let count = match first {
        Some(_) => act.outside().count(),
        None => act.people.len(),
    };
    let first = first.or_else(|| act.people.first())?;
    let stands = standing(first, act);
    let more = match count {
        0 | 1 => String::new(),
        2 => ", and one more".to_owned(),
        _ => format!(", and {} more", count - 1),
    };
    Some(format!("{}{stands}{more}", first.label))
}

/// How somebody stands. That they never wrote is left unsaid of an answer, which
/// may be one to a program.
fn standing(who: &Who, act: &Act) -> String {
    let as_what = match who.relationship {
        _ if who.own => Some("of your own firm"),
        Some(Relationship::Client) => Some("a client"),
        Some(Relationship::Lapsed) => Some("a lapsed client"),
        Some(Relationship::Prospect) => Some("a prospect"),
        Some(Relationship::Referrer) => Some("a referral source"),
        Some(Relationship::Partner) => Some("a partner"),
        Some(Relationship::Other) | None => None,
    };
    let by_mail = act.sort == Sort::Mail && !who.own && !who.bought();
    let wrote = match (by_mail, who.wrote) {
        (false, _) => None,
        (true, true) => Some("who had written to you"),
        (true, false) if act.reply => None,
        (true, false) => Some("who never wrote to you"),
    };
    match (as_what, wrote) {
        (None, None) => String::new(),
        (Some(one), None) | (None, Some(one)) => format!(", {one}"),
        (Some(stands), Some(wrote)) => format!(", {stands} {wrote}"),
    }
}
