//! The sentences of real people, when a folder with them is given.

use std::collections::HashMap;
use std::path::PathBuf;

use jiff::civil::date;
use legwork_core::parse::number::Decimal;
use legwork_core::parse::{CommitmentReading, Days, Setting, commitment};

/// The folder in `LEGWORK_CORPUS`, when set.
#[expect(
    clippy::disallowed_methods,
    reason = "a test may be told where its data is"
)]
fn folder() -> Option<PathBuf> {
    std::env::var_os("LEGWORK_CORPUS").map(PathBuf::from)
}

/// The labelled rows of a table, by column name.
fn rows(text: &str) -> Vec<HashMap<&str, &str>> {
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    lines
        .map(|line| names.iter().copied().zip(line.split('\t')).collect())
        .collect()
}

/// The five fields that decide, in one shape for label and reading.
#[derive(Debug, PartialEq)]
struct Core {
    min: Option<f64>,
    max: Option<f64>,
    every: u32,
    period: String,
    direction: String,
}

fn label(row: &HashMap<&str, &str>) -> Core {
    let scale = if row["counted_unit"] == "hour" {
        60.0
    } else {
        1.0
    };
    let number = |name: &str| row[name].parse::<f64>().ok().map(|n| n * scale);
    let (mut min, mut max) = (number("count_min"), number("count_max"));
    match row["direction"] {
        "at_most" if max.is_none() => (min, max) = (None, min),
        "exactly" => max = max.or(min),
        _ => {}
    }
    let period = match row["period_unit"] {
        "workday" => "day workdays",
        "once" | "event" => "",
        other => other,
    };
    let every = row["period_n"].parse().unwrap_or(1);
    Core {
        min,
        max,
        every,
        period: period.to_owned(),
        direction: row["direction"].to_owned(),
    }
}

fn core(reading: &CommitmentReading, workdays: bool) -> Core {
    let mut period = reading
        .period
        .map_or("", legwork_core::vocabulary::PeriodUnit::as_str)
        .to_owned();
    if workdays && reading.days == Some(Days::Workdays) {
        period.push_str(" workdays");
    }
    Core {
        min: reading.min.map(Decimal::to_f64),
        max: reading.max.map(Decimal::to_f64),
        every: reading.every,
        period,
        direction: reading.direction.as_str().to_owned(),
    }
}

#[test]
fn real_commitments_are_read_as_their_authors_meant_them() {
    let Some(folder) = folder() else {
        println!("skipped: LEGWORK_CORPUS is not set");
        return;
    };
    let text =
        std::fs::read_to_string(folder.join("activity_phrases.tsv")).expect("the table of phrases");
    let setting = Setting::new(date(2027, 2, 8));
    let (mut clear, mut right, mut open, mut fair) = (0, 0, 0, 0);
    for row in rows(&text) {
        let reading = commitment(row["phrase"], &setting);
        let wanted = label(&row);
        let found = core(&reading, wanted.period.ends_with("workdays"));
        let same = found == wanted;
        if row["ambiguous"] == "Y" {
            open += 1;
            fair += i32::from(same || !reading.needs.is_empty());
            if !same && reading.needs.is_empty() {
                println!(
                    "ambiguous {} {}\n   wanted {wanted:?}\n   found  {found:?}",
                    row["id"], row["phrase"]
                );
            }
            continue;
        }
        clear += 1;
        right += i32::from(same);
        if !same {
            println!(
                "wrong {} {}\n   wanted {wanted:?}\n   found  {found:?}",
                row["id"], row["phrase"]
            );
        }
    }
    println!("unambiguous: {right} of {clear} right; ambiguous: {fair} of {open} right or asking");
    assert!(
        f64::from(right) >= 0.97 * f64::from(clear),
        "{right} of {clear}"
    );
    assert!(
        f64::from(fair) >= 0.95 * f64::from(open),
        "{fair} of {open} ambiguous"
    );
}
