//! The facts of a week, a line for each commitment.

use crate::service::review::{Facts, Reviewed, Tally};
use crate::web::format::Format;
use crate::web::texts::Texts;

/// One commitment.
pub(super) struct Row {
    pub(super) title: String,
    pub(super) promise: String,
    pub(super) done: String,
    /// How many ended how.
    pub(super) periods: Vec<String>,
    pub(super) tone: &'static str,
    pub(super) hours: String,
}

/// A line for each commitment that was in force.
pub(super) fn rows(facts: &Facts, texts: Texts, format: Format) -> Vec<Row> {
    let one = |reviewed: &Reviewed| row(reviewed, texts, format);
    facts.commitments.iter().map(one).collect()
}

fn row(one: &Reviewed, texts: Texts, format: Format) -> Row {
    let timed = one.asked_hours > 0.0 || one.done_hours > 0.0;
    Row {
        title: one.title.clone(),
        promise: one.promise.clone(),
        done: done(one, texts, format),
        periods: periods(one.periods, texts),
        tone: tone(one.periods),
        hours: if timed {
            hours(one, texts, format)
        } else {
            String::new()
        },
    }
}

/// "8 of 10"; the number alone where a period reaches beyond the week.
fn done(one: &Reviewed, texts: Texts, format: Format) -> String {
    let done = format.whole(one.done);
    match one.asked {
        None => done,
        Some(asked) => {
            let asked = format.whole(asked);
            let key = if one.direction == "at_most" {
                "review-of-most"
            } else {
                "of"
            };
            texts.tell(key, &[("done", &done), ("asked", &asked)])
        }
    }
}

fn hours(one: &Reviewed, texts: Texts, format: Format) -> String {
    let (done, asked) = (format.hours(one.done_hours), format.hours(one.asked_hours));
    texts.tell("review-hours", &[("done", &done), ("asked", &asked)])
}

/// "4 kept" and "1 missed", or "kept" when there is one period in all; what there
/// is none of is left out.
fn periods(tally: Tally, texts: Texts) -> Vec<String> {
    let parts = [
        ("period-kept", tally.kept),
        ("period-missed", tally.missed),
        ("period-excused", tally.excused),
        ("period-open", tally.open),
        ("period-void", tally.void),
    ];
    let all: u32 = parts.iter().map(|(_, count)| count).sum();
    let parts = parts.into_iter().filter(|(_, count)| *count > 0);
    let told = parts.map(|(key, count)| match all {
        1 => texts.say(&format!("{key}-only")).into_owned(),
        _ => texts.count(key, count.into(), &[]),
    });
    told.collect()
}

/// The colour of the line; its words say the same.
const fn tone(tally: Tally) -> &'static str {
    match (tally.missed, tally.kept) {
        (0, 0) => "quiet",
        (0, _) => "good",
        _ => "warn",
    }
}
