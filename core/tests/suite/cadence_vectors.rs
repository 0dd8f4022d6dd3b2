//! Golden cases from a file or folder named by `LEGWORK_VECTORS`: every field
//! of every case must come out as written there.

use std::path::{Path, PathBuf};

use jiff::civil::{Date, Weekday};
use legwork_core::cadence::{
    Cadence, Draft, Entry, Exclusions, Ledger, Pause, Terms, Version, Weekdays, evaluate,
};
use legwork_core::vocabulary::{Direction, PeriodUnit};
use serde::Deserialize;
use serde_json::{Value, json};

/// How far the parameters of the score may lie from the rounded ones on file.
const TOLERANCE: f64 = 1e-8;

#[derive(Deserialize)]
struct Case {
    id: String,
    commitment: Commitment,
    entries: Vec<Logged>,
    today: Date,
    expect: Value,
}

#[derive(Deserialize)]
struct Commitment {
    direction: Direction,
    kind: PeriodUnit,
    k: u16,
    week_start: i8,
    anchor: Option<Date>,
    fiscal_month: i8,
    weekdays: Vec<i8>,
    versions: Vec<Target>,
    start: Date,
    end: Option<Date>,
    holidays: Vec<Date>,
    pauses: Vec<Range>,
    cap: u32,
    grace: u16,
}

#[derive(Deserialize)]
struct Target {
    from: Date,
    n: u32,
}

#[derive(Deserialize)]
struct Range {
    first: Date,
    last: Date,
}

#[derive(Deserialize)]
struct Logged {
    date: Date,
    quantity: u32,
    recorded: Date,
}

impl Commitment {
    fn terms(&self) -> Terms {
        let weekday = |offset: &i8| Weekday::from_monday_zero_offset(*offset).unwrap();
        Terms::new(Draft {
            direction: self.direction,
            cadence: Cadence::new(self.kind, self.k).unwrap(),
            mask: Weekdays::new(self.weekdays.iter().map(weekday)).unwrap(),
            week_start: weekday(&self.week_start),
            anchor: self.anchor,
            fiscal_month: self.fiscal_month,
            start: self.start,
            end: self.end,
            versions: self
                .versions
                .iter()
                .map(|v| Version {
                    from: v.from,
                    target: v.n,
                })
                .collect(),
            cap: self.cap,
            grace: self.grace,
        })
        .unwrap()
    }

    fn exclusions(&self) -> Exclusions {
        let pauses = self.pauses.iter().map(|pause| Pause {
            first: pause.first,
            last: pause.last,
        });
        Exclusions {
            holidays: self.holidays.iter().copied().collect(),
            pauses: pauses.collect(),
            excuses: Vec::new(),
        }
    }
}

impl Case {
    fn ledger(&self) -> Ledger {
        let entry = |e: &Logged| Entry {
            date: e.date,
            quantity: e.quantity,
            recorded: e.recorded,
        };
        let entries: Vec<Entry> = self.entries.iter().map(entry).collect();
        let (terms, exclusions) = (self.commitment.terms(), self.commitment.exclusions());
        evaluate(&terms, &exclusions, &entries, self.today, None)
    }

    /// The first field that differs, with what was expected and found.
    fn difference(&self) -> Option<String> {
        let found = written(&self.ledger());
        first_difference("", &self.expect, &found).map(|what| format!("case {}: {what}", self.id))
    }
}

/// A ledger in the form of the file.
fn written(ledger: &Ledger) -> Value {
    let tile = |p: &legwork_core::cadence::Period| {
        json!({"start": p.tile.start, "end": p.tile.end, "required": p.required, "count": p.count,
               "bank": p.bank, "status": p.status.as_str()})
    };
    let mut value = json!({
        "tiles": ledger.periods.iter().map(tile).collect::<Vec<_>>(),
        "streak": ledger.streak,
        "score": {"a": ledger.score.a, "b": ledger.score.b},
    });
    if let Some(pace) = &ledger.pace {
        value["pace"] = json!({
            "count": pace.count, "required": pace.required, "behind": pace.behind,
            "suggested_today": pace.suggested_today, "days_left": pace.days_left,
            "per_day": pace.per_day.map(|ratio| ratio.to_string()),
        });
    }
    value
}

/// Walks two values side by side and names the first place where they differ.
/// A field on one side only is a difference too.
fn first_difference(path: &str, expected: &Value, found: &Value) -> Option<String> {
    let differs = || Some(format!("{path}: expected {expected}, found {found}"));
    match (expected, found) {
        (Value::Object(a), Value::Object(b)) => {
            let mut keys: Vec<&String> = a.keys().chain(b.keys()).collect();
            keys.sort_unstable();
            keys.dedup();
            keys.into_iter().find_map(|key| {
                let side = |object: &serde_json::Map<String, Value>| {
                    object
                        .get(key)
                        .cloned()
                        .unwrap_or_else(|| json!("(absent)"))
                };
                first_difference(&format!("{path}/{key}"), &side(a), &side(b))
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            (0..a.len()).find_map(|i| first_difference(&format!("{path}/{i}"), &a[i], &b[i]))
        }
        (Value::Number(a), Value::Number(b)) if a.is_f64() || b.is_f64() => {
            let gap = (a.as_f64()? - b.as_f64()?).abs();
            (gap.is_nan() || gap > TOLERANCE).then(differs)?
        }
        _ => (expected != found).then(differs)?,
    }
}

/// The files named by the variable: itself, or every `*.jsonl` in the folder.
fn files(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let entries = std::fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|ext| ext == "jsonl"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} holds no .jsonl file", path.display());
    files
}

/// The cases of a file with this name and text; never none.
fn cases(name: &str, text: &str) -> Vec<Case> {
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    let parse = |(number, line): (usize, &str)| {
        serde_json::from_str(line).unwrap_or_else(|e| panic!("{name}:{}: {e}", number + 1))
    };
    let cases: Vec<Case> = lines.map(parse).collect();
    assert!(!cases.is_empty(), "{name} holds no case");
    cases
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the cases to run are named by the environment"
)]
fn cadence_vectors() {
    let Some(path) = std::env::var_os("LEGWORK_VECTORS") else {
        println!("skipped: LEGWORK_VECTORS is not set");
        return;
    };
    for file in files(Path::new(&path)) {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{name}: {e}"));
        let cases = cases(&name, &text);
        let differences: Vec<String> = cases.iter().filter_map(Case::difference).collect();
        println!(
            "{name}: {}/{} cases",
            cases.len() - differences.len(),
            cases.len()
        );
        if let Some(first) = differences.first() {
            panic!(
                "{} of {} cases of {name} differ; {first}",
                differences.len(),
                cases.len()
            );
        }
    }
}

#[test]
#[should_panic(expected = "empty.jsonl holds no case")]
fn vectors_without_a_case_are_refused() {
    cases("empty.jsonl", "\n");
}

#[test]
fn vectors_with_a_wrong_field_are_noticed() {
    let (a, b) = (json!({"x": [1, 2.0]}), json!({"x": [1, 2.5]}));
    assert_eq!(first_difference("", &a, &a), None);
    assert_eq!(
        first_difference("", &a, &b).unwrap(),
        "/x/1: expected 2.0, found 2.5"
    );
    let missing = first_difference("", &json!({"pace": 1}), &json!({})).unwrap();
    assert_eq!(missing, "/pace: expected 1, found \"(absent)\"");
}
