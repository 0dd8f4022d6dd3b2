//! The gate on labelled goal sentences, which are not part of the project:
//! `LEGWORK_CORPUS` names their folder.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use legwork_core::parse::{GoalReading, Setting, Target, goal};
use std::collections::HashMap;

const TODAY: Date = date(2027, 2, 8);

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the folder of the sentences is the tester's"
)]
fn labelled_goals_are_read_as_meant() {
    let Ok(folder) = std::env::var("LEGWORK_CORPUS") else {
        eprintln!("SKIPPED: LEGWORK_CORPUS is not set, so no labelled goal sentence was read");
        return;
    };
    let text = std::fs::read_to_string(format!("{folder}/outcome_phrases.tsv"))
        .expect("the file of goal sentences");
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().expect("a header").split('\t').collect();
    let (mut clear, mut right, mut doubtful, mut settled) = (0, 0, 0, 0);
    for line in lines {
        let row: HashMap<&str, &str> = names.iter().copied().zip(line.split('\t')).collect();
        let reading = goal(row["phrase"], &Setting::new(TODAY));
        let wrong = differences(&row, &reading);
        let ambiguous = row["ambiguous"] == "Y";
        let asks = reading.needs.iter().any(|need| *need != "why");
        let good = wrong.is_empty() || ambiguous && asks;
        *(if ambiguous { &mut doubtful } else { &mut clear }) += 1;
        *(if ambiguous { &mut settled } else { &mut right }) += i32::from(good);
        if !wrong.is_empty() {
            eprintln!(
                "{} {}: {}\n    {wrong:?} needs {:?}",
                if good { "asks " } else { "WRONG" },
                row["id"],
                row["phrase"],
                reading.needs
            );
        }
    }
    eprintln!(
        "goal sentences: {right} of {clear} clear ones right; {settled} of {doubtful} doubtful ones right or asking"
    );
    assert!(
        clear > 0 && right * 100 >= clear * 95,
        "{right} of {clear} clear sentences"
    );
    assert!(
        settled * 100 >= doubtful * 95,
        "{settled} of {doubtful} doubtful sentences"
    );
}

fn differences(row: &HashMap<&str, &str>, reading: &GoalReading) -> Vec<String> {
    let target = match row["target_type"] {
        "growth_pct" => Target::Growth,
        "decrease_pct" => Target::Reduction,
        "decrease_by" => Target::Decrease,
        "stock_level" | "rate_level" => Target::Level,
        "multiple" => Target::Multiple,
        _ => Target::Absolute,
    };
    let amount = reading
        .amount
        .map(|amount| amount.to_string())
        .unwrap_or_default();
    let currency = reading.currency.map_or("", |currency| currency.code());
    let due = reading.due.map(|due| due.to_string()).unwrap_or_default();
    let want_due = due_of(row["deadline_expr"])
        .map(|due| due.to_string())
        .unwrap_or_default();
    let pairs = [
        (
            "target",
            format!("{:?}", reading.target),
            format!("{:?}", Some(target)),
        ),
        ("amount", amount, row["amount"].to_owned()),
        ("currency", currency.to_owned(), row["currency"].to_owned()),
    ];
    let mut wrong: Vec<String> = pairs
        .iter()
        .filter(|(_, got, want)| got != want)
        .map(|(name, got, want)| format!("{name} {got}, not {want}"))
        .collect();
    if !want_due.is_empty() && due != want_due {
        wrong.push(format!("due {due}, not {want_due}"));
    }
    wrong
}

/// The day a label names, by rules of this test alone.
fn due_of(label: &str) -> Option<Date> {
    let words: Vec<&str> = label
        .split_whitespace()
        .filter(|word| !matches!(*word, "the" | "by" | "in" | "of"))
        .collect();
    let later = |count: &str, unit: &str| -> Option<Date> {
        let count: i64 = if count == "one" || count == "next" {
            1
        } else {
            count.parse().ok()?
        };
        let span: Span = match unit.trim_end_matches('s') {
            "day" => count.days(),
            "week" => (count * 7).days(),
            "month" => count.months(),
            _ => count.years(),
        };
        TODAY.checked_add(span).ok()
    };
    match words.as_slice() {
        ["this" | "end", "year"]
        | ["year", "end"]
        | ["end", "this", "year"]
        | ["Dec" | "December", "31st"] => Some(date(2027, 12, 31)),
        ["end", "quarter"] => Some(date(2027, 3, 31)),
        ["end", "October"] => Some(date(2027, 10, 31)),
        ["Q3"] => Some(date(2027, 9, 30)),
        ["next", count, unit] | [count, unit] => later(count, unit),
        [year] => year.parse().ok().map(|year| date(year, 12, 31)),
        _ => None,
    }
}
