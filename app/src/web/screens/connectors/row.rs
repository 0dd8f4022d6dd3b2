//! One connector as the screen shows it: finished texts.

use jiff::civil::DateTime;

use crate::service::connect::{ConnectorKind, ConnectorView};
use crate::web::format::Format;
use crate::web::visit::Visit;

/// One connector.
pub(super) struct Row {
    pub(super) id: String,
    /// The names of its forms.
    pub(super) form: String,
    pub(super) title: String,
    /// What it is and where it looks.
    pub(super) place: String,
    /// How it is, in words.
    pub(super) state: String,
    pub(super) fails: bool,
    pub(super) paused: bool,
    /// What that is called which it signs in with, if it does.
    pub(super) password: Option<String>,
    /// Whether its server may be private, if it asks one.
    pub(super) private: Option<bool>,
    /// Facts, each with its name.
    pub(super) facts: Vec<(String, String)>,
    pub(super) problem: Option<String>,
    pub(super) advice: Option<String>,
    /// What its buttons say to those who only hear them.
    pub(super) look: String,
    pub(super) rest: String,
    pub(super) away: String,
    pub(super) change: String,
}

pub(super) fn row(one: ConnectorView, visit: &Visit) -> Row {
    let texts = visit.texts;
    let tell = |key: &str| texts.tell(key, &[("what", &one.title)]);
    let kind = texts.say(&format!("connector-{}", one.kind));
    let state = texts.say(&format!("connector-state-{}", one.state));
    let rest = if one.state == "paused" {
        "connector-resume-of"
    } else {
        "connector-pause-of"
    };
    Row {
        form: format!("connector-{}", one.id),
        place: format!("{kind}: {}", one.address),
        state: state.into_owned(),
        fails: one.state == "failing",
        paused: one.state == "paused",
        password: password(&one).map(|key| texts.say(key).into_owned()),
        private: (one.kind != ConnectorKind::Folder).then_some(!one.allow.is_empty()),
        facts: facts(&one, visit),
        look: tell("connector-look-of"),
        rest: tell(rest),
        away: tell("remove-of"),
        change: tell("connector-change-of"),
        problem: one.problem,
        advice: one.advice,
        id: one.id,
        title: one.title,
    }
}

const fn password(one: &ConnectorView) -> Option<&'static str> {
    if one.tokens.is_some() {
        return Some("connector-refresh-new");
    }
    if one.user.is_some() || one.host.is_some() {
        return Some("connector-password-new");
    }
    None
}

/// Last look, next look, what was seen, and what was left out and why.
fn facts(one: &ConnectorView, visit: &Visit) -> Vec<(String, String)> {
    let texts = visit.texts;
    let format = Format::new(texts);
    let number = |n: i64| format.whole(u64::try_from(n).unwrap_or(0));
    let moment = |at: &Option<String>, none: &str| match at {
        Some(at) => at_the(at, visit, format),
        None => texts.say(none).into_owned(),
    };
    let mut facts = vec![("connector-looked", moment(&one.looked, "connector-never"))];
    if one.state != "paused" {
        facts.push(("connector-next", moment(&one.next, "connector-soon")));
    }
    if let Some(since) = &one.failing_since {
        facts.push(("connector-failing", at_the(since, visit, format)));
    }
    let counts = [
        ("connector-seen", one.seen),
        ("connector-proposed", one.proposed),
        ("connector-accepted", one.accepted),
        ("connector-known", one.known),
    ];
    for (key, count) in counts {
        facts.push((key, number(count)));
    }
    let left: Vec<String> = one
        .skipped
        .iter()
        .map(|(reason, n)| format!("{} {reason}", format.whole(*n)))
        .collect();
    if !left.is_empty() {
        facts.push(("connector-skipped", left.join("; ")));
    }
    let said = |(key, value): (&str, String)| (texts.say(key).into_owned(), value);
    facts.into_iter().map(said).collect()
}

/// The hour of today, or the day and the hour.
fn at_the(at: &str, visit: &Visit, format: Format) -> String {
    let read = at.get(..19).and_then(|text| text.parse::<DateTime>().ok());
    let Some(read) = read else {
        return at.to_owned();
    };
    let hour = read.strftime("%H:%M").to_string();
    if read.date() == visit.now.date() {
        return hour;
    }
    let day = format.day(read.date());
    visit
        .texts
        .tell("connector-at", &[("day", &day), ("hour", &hour)])
}
