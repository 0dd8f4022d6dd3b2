//! How a line is read, with explicit values winning over it.

use std::sync::Arc;

use jiff::civil::Date;
use legwork_core::kind::Kind;
use legwork_core::money::Money;
use legwork_core::parse::{self, LogReading, Setting};
use legwork_core::vocabulary::Direction;

use super::LogLine;
use crate::service::activities::ActivityFields;
use crate::service::board::Board;
use crate::service::context::Context;
use crate::{Error, Result};

/// Reads a line before it is this change's turn to write, by the kinds as they
/// were last seen, so that changes wait for each other as shortly as can be.
pub(super) fn read_early(
    context: &Context,
    said: Date,
    line: &LogLine,
) -> Option<(Arc<Vec<Kind>>, LogReading)> {
    let own = context.shelf.own(context)?;
    let reading = read(line, &context.setting(said, &own));
    Some((own, reading))
}

/// Reads a line. One that is nothing but the kind that is given besides is not
/// looked at again: a button sends it, and its words may hold a day or a number.
pub(super) fn read(line: &LogLine, setting: &Setting<'_>) -> LogReading {
    if line.fields.kind.as_ref() != Some(&line.text) {
        return parse::log(&line.text, setting);
    }
    LogReading {
        input: line.text.clone(),
        kind: line.fields.kind.clone(),
        ..parse::log("", setting)
    }
}

/// "had one slip" means the limit there is, when there is only one.
pub(super) fn slipped(
    board: &Board,
    reading: &LogReading,
    explicit: ActivityFields,
) -> ActivityFields {
    let slip = matches!(reading.kind.as_deref(), Some("slip" | "slips" | "slipped"));
    let mut limits: Vec<&str> = board
        .held
        .iter()
        .filter(|held| held.row.direction.0 == Direction::AtMost)
        .filter(|held| held.terms.covers(board.today))
        .map(|held| held.row.kind.as_str())
        .collect();
    limits.sort_unstable();
    limits.dedup();
    match (explicit.kind.is_none() && slip, limits.as_slice()) {
        (true, [only]) => ActivityFields {
            kind: Some((*only).to_owned()),
            ..explicit
        },
        _ => explicit,
    }
}

/// What a line leaves open is asked, never guessed: an error unless an option
/// answers it.
pub(super) fn refuse_unclear(reading: &LogReading, explicit: &ActivityFields) -> Result<()> {
    let answered = |need: &str| match need {
        "kind" => explicit.kind.is_some(),
        "quantity" => explicit.quantity.is_some(),
        "date" => explicit.date.is_some(),
        "time" => explicit.time.is_some(),
        "minutes" => explicit.minutes.is_some(),
        _ => false,
    };
    let open = reading
        .needs
        .iter()
        .zip(&reading.problems)
        .find(|(need, _)| !answered(need));
    let Some((need, problem)) = open else {
        return Ok(());
    };
    Err(Error::usage(problem.clone()).hint(match *need {
        "kind" => {
            "`legwork kinds` lists the kinds; `legwork commit \"walk the dog every day\"` makes a new one"
        }
        "quantity" => "say how many: --quantity 3",
        "date" => "say which day: --date yesterday",
        "minutes" => "say how long: --minutes 30",
        _ => "put what is unclear into a note, after //",
    }))
}

/// Explicit values win over what the line says.
pub(super) fn merged(fields: ActivityFields, reading: &LogReading) -> ActivityFields {
    ActivityFields {
        kind: fields.kind,
        quantity: fields.quantity.or(reading.quantity.map(i64::from)),
        date: fields.date.or(reading.date),
        time: fields.time.or(reading.time),
        minutes: fields.minutes.or(reading.minutes.map(i64::from)),
        outcome: fields
            .outcome
            .or(reading.outcome.map(|outcome| outcome.to_string())),
        quality: fields.quality,
        people: fields.people.or_else(|| Some(reading.people.clone())),
        organisation: fields.organisation.or_else(|| reading.organisation.clone()),
        tags: fields.tags.or_else(|| Some(reading.tags.clone())),
        note: fields.note.or_else(|| reading.note.clone()),
    }
}

/// The amount of money that a line names, in minor units.
pub(super) fn money(reading: &LogReading) -> Result<(Option<i64>, Option<String>)> {
    let Some((amount, currency)) = reading.amount.zip(reading.currency) else {
        return Ok((None, None));
    };
    let money = Money::from_major(amount, currency)?;
    Ok((Some(money.minor), Some(currency.code().to_owned())))
}
