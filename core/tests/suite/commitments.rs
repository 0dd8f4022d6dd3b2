//! Sentences of commitment: a table of invented ones with what each means.
//!
//! `phrases.tsv` has a phrase and what is expected of it: `>=5`, `<=3`,
//! `=1`, ranges as `>=3..5`, or `-` for no number; the period as `1w`, `2m`,
//! `-`; then, as needed, `days=`, `k=` (kind), `u=` (unit), `m=` (minutes of
//! one), `o` (a result), `also=` (further commitments or the kind of the
//! next), `?` (a question is as good as the reading).

use jiff::civil::date;
use legwork_core::parse::{CommitmentReading, Days, Setting, commitment};
use legwork_core::vocabulary::{Class, Direction};

fn read(text: &str) -> CommitmentReading {
    commitment(text, &Setting::new(date(2027, 2, 8)))
}

fn shown(reading: &CommitmentReading) -> String {
    let number = |n: Option<legwork_core::parse::number::Decimal>| n.map(|n| n.value().to_string());
    let (min, max) = (number(reading.min), number(reading.max));
    let (sign, numbers) = match (reading.direction, min, max) {
        (Direction::AtLeast, Some(min), None) => (">=", min),
        (Direction::AtLeast, Some(min), Some(max)) => (">=", format!("{min}..{max}")),
        (Direction::AtMost, None, Some(max)) => ("<=", max),
        (Direction::AtMost, Some(min), Some(max)) => ("<=", format!("{min}..{max}")),
        (Direction::Exactly, Some(min), Some(max)) if min == max => ("=", min),
        (_, None, None) => ("", "-".to_owned()),
        other => ("", format!("{other:?}")),
    };
    let period = reading.period.map_or("-".to_owned(), |p| {
        format!("{}{}", reading.every, &p.as_str()[..1])
    });
    format!("{sign}{numbers} {period}")
}

fn days(reading: &CommitmentReading) -> String {
    match &reading.days {
        None => String::new(),
        Some(Days::Workdays) => "workdays".to_owned(),
        Some(Days::All) => "all".to_owned(),
        Some(days) => serde_json::to_string(days)
            .unwrap_or_default()
            .replace(['[', ']', '"'], ""),
    }
}

/// Whether a reading has one more property of the table.
fn has(reading: &CommitmentReading, property: &str) -> bool {
    match property.split_once('=') {
        Some(("days", wanted)) => days(reading) == wanted,
        Some(("k", wanted)) => reading.kind.as_deref() == Some(wanted),
        Some(("u", wanted)) => reading.quantity_unit == wanted,
        Some(("m", wanted)) => reading.minutes.map(|m| m.to_string()).as_deref() == Some(wanted),
        Some(("also", wanted)) => match wanted.parse::<usize>() {
            Ok(count) => reading.also.len() == count,
            Err(_) => reading
                .also
                .iter()
                .any(|other| other.kind.as_deref() == Some(wanted)),
        },
        _ => match property {
            "o" => reading.class == Class::Outcome,
            "a" => reading.class == Class::Activity,
            _ => property == "?",
        },
    }
}

#[test]
fn the_table_is_read_as_meant() {
    let mut wrong = Vec::new();
    for line in include_str!("phrases.tsv")
        .lines()
        .filter(|line| !line.is_empty())
    {
        let (phrase, wanted) = line.split_once('\t').expect("a phrase and its meaning");
        let reading = read(phrase);
        let mut parts = wanted.split(' ');
        let core = format!(
            "{} {}",
            parts.next().unwrap_or(""),
            parts.next().unwrap_or("")
        );
        let properties: Vec<&str> = parts.collect();
        let asks = properties.contains(&"?") && !reading.needs.is_empty();
        let right = shown(&reading) == core && properties.iter().all(|p| has(&reading, p));
        if !right && !asks {
            wrong.push(format!("{phrase}\n    wanted {wanted}\n    found  {} days={} k={:?} u={} m={:?} {} also={} needs={:?}", shown(&reading), days(&reading), reading.kind, reading.quantity_unit, reading.minutes, reading.class, reading.also.len(), reading.needs));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
