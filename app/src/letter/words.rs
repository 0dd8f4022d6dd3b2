//! Small words that letters have in common.

use crate::service::nudge::Told;

/// "Hello Ann," or "Hello,".
pub(super) fn hello(name: &str) -> String {
    match name.split_whitespace().next() {
        Some(first) => format!("Hello {first},"),
        None => "Hello,".to_owned(),
    }
}

/// A number with what is counted: "2", "3 people", "90 minutes".
pub(super) fn units(n: u64, unit: &str) -> String {
    match unit {
        "times" => n.to_string(),
        "people" if n == 1 => "1 person".to_owned(),
        "minutes" if n == 1 => "1 minute".to_owned(),
        unit => format!("{n} {unit}"),
    }
}

/// How long there is for it.
pub(super) fn working_days(n: u32) -> String {
    if n == 1 {
        "Today is the last working day for it.".to_owned()
    } else {
        format!("{n} working days are left for it.")
    }
}

/// Hours as one says them: "3.5", "4".
pub(super) fn hours(hours: f64) -> String {
    let tenths = (hours * 10.0).round() / 10.0;
    format!("{tenths}")
}

/// The line that logs so many of a kind: "2 cold calls".
pub(super) fn line(many: u64, kind: &str) -> String {
    let kind = kind.replace('-', " ");
    let plural = many > 1 && !kind.ends_with('s');
    format!("{many} {kind}{}", if plural { "s" } else { "" })
}

/// Names in a row: "Ann Lee, Bob Ray and Eve".
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// How to answer, and where the times are chosen.
pub(super) fn foot(told: &Told) -> Vec<String> {
    let reply = told.reply.as_ref().map(|_| {
        "Reply to this mail with a line in the subject, such as \"2 cold calls\", and it is logged."
            .to_owned()
    });
    let chosen = format!("You chose when this comes: {}/settings/nudges", told.base);
    reply.into_iter().chain([chosen]).collect()
}
