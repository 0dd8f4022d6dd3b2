//! How many a log line tells of.

use super::LogReading;
use super::leftover::denies;
use super::pieces::{Count, Cover, Pieces};
use crate::kind::Kind;
use crate::parse::sense;
use crate::vocabulary::Channel;

/// The count, or why it is asked for.
pub(super) fn fill_count(reading: &mut LogReading, pieces: &Pieces<'_>, kind: Option<&Kind>) {
    // "2 replies" counts what came back.
    let counts: Vec<Count> = pieces
        .counts
        .iter()
        .copied()
        .filter(|count| count.at == 0 || pieces.cover.get(count.at + 1) != Some(&Cover::Outcome))
        .collect();
    match counts.as_slice() {
        [] => reading.quantity = Some(per_person(pieces, kind)),
        [one] => reading.quantity = one.value,
        [first, ..] => {
            reading.quantity = first.value;
            reading.ask("quantity", "several numbers are named: say how many it was");
        }
    }
    if pieces
        .counts
        .first()
        .is_some_and(|count| denies(pieces.word(count.at)))
    {
        reading.ask("quantity", "this says that it was not done");
    } else if pieces.counts.iter().any(|count| count.open) && !reading.needs.contains(&"quantity") {
        reading.ask(
            "quantity",
            "it is not clear what the number counts: say how many it was",
        );
    } else if reading.quantity.is_none() {
        reading.ask(
            "quantity",
            "the count must be a whole number from 1 to 100,000",
        );
    }
}

/// A number that cannot be meant is asked for, whatever was read beside it.
pub(super) fn refuse_nonsense(reading: &mut LogReading, pieces: &Pieces<'_>) {
    if let Some(wrong) = sense::among(pieces.tokens(), None)
        && !reading.needs.contains(&"quantity")
    {
        reading.quantity = None;
        reading.ask("quantity", wrong.to_string());
    }
}

/// A call to two people is two calls; a lunch with two is one lunch.
fn per_person(pieces: &Pieces<'_>, kind: Option<&Kind>) -> u32 {
    let each = kind.is_some_and(|kind| {
        let apart = matches!(
            kind.channel,
            Some(
                Channel::Phone
                    | Channel::Email
                    | Channel::Linkedin
                    | Channel::Message
                    | Channel::Mail
            )
        );
        apart && kind.counts_for("touch") && !kind.counts_for("meeting")
    });
    if each {
        u32::try_from(pieces.people.len()).unwrap_or(1).max(1)
    } else {
        1
    }
}
