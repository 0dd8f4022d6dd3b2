//! The daily nudge: the one next thing, and how it stands.

use super::acts::acts;
use super::sheet::{Go, Next, Number, Sheet};
use super::words::{foot, hello, listed, units, working_days};
use crate::Result;
use crate::service::nudge::{Letter, Told};
use crate::service::today::{Standing, Today};

/// How many people are named.
const NAMED: usize = 3;

/// How many other promises are named.
const OTHERS: usize = 4;

/// The next due thing; none when nothing is needed today, because then the best
/// nudge is none.
pub fn daily(told: &Told) -> Result<Option<Letter>> {
    let Some(first) = next_due(&told.today) else {
        return Ok(None);
    };
    let log = told.reply.as_ref().map_or_else(
        || format!("When it is done: legwork log {}", first.line),
        |_| {
            format!(
                "When it is done, reply with \"{}\" as the subject.",
                first.line
            )
        },
    );
    let sheet = Sheet {
        title: "The next thing".to_owned(),
        hello: hello(&told.name),
        numbers: numbers(first),
        next: Some(thing(first)),
        also: also(&told.today, first),
        go: Some(Go {
            label: "Open today",
            address: format!("{}/", told.base),
        }),
        foot: [log].into_iter().chain(foot(told)).collect(),
        stop: told.stop.clone(),
        ..Sheet::default()
    };
    let amount = units(first.next.today, &first.unit);
    let subject = format!("Next: {}, {amount} today", first.title);
    let letter = sheet.letter(&subject, &short(first))?;
    Ok(Some(Letter {
        acts: acts(Some(first)),
        ..letter
    }))
}

/// What is due first: in the order of Today, so what slips or is at risk before
/// what is on its way; then what has the fewest days left, then what was kept
/// least.
pub(super) fn next_due(today: &Today) -> Option<&Standing> {
    let wanted = today.commitments.iter().filter(|one| is_due(one));
    wanted.min_by(|a, b| {
        let key = |one: &Standing| (one.turn(), one.next.days_left);
        key(a).cmp(&key(b)).then(a.score.total_cmp(&b.score))
    })
}

fn is_due(one: &Standing) -> bool {
    one.direction != "at_most" && one.next.today > 0
}

/// Done, due by now, and what the next days need.
fn numbers(one: &Standing) -> Vec<Number> {
    vec![
        Number::new(one.done.to_string(), format!("done of {}", one.required)),
        Number::new(one.due_by_now.to_string(), "due by last night"),
        Number::new(one.next.today.to_string(), "bring you level today"),
    ]
}

pub(super) fn thing(one: &Standing) -> Next {
    let people = one.people.iter().take(NAMED);
    let amount = units(one.next.today, &one.unit);
    Next {
        what: format!("Next: {}, {amount} today.", one.title),
        people: people
            .map(|person| (person.name.clone(), person.reason.clone()))
            .collect(),
        stands: stands(one),
    }
}

/// How it stands, without a reproach.
fn stands(one: &Standing) -> String {
    let says = match one.state.as_str() {
        "behind_unrecoverable" | "at_risk" => {
            "It has slipped, and that is no reason to stop: one today counts. \
             If the number is too high for now, make it smaller."
        }
        "behind" => "A little behind, and easy to catch up.",
        "ahead" => "You are ahead.",
        _ => "You are on pace.",
    };
    // Of what is promised day by day every day is the last.
    let day = one.period.start.tomorrow().ok();
    if day == Some(one.period.end) {
        return says.to_owned();
    }
    format!("{says} {}", working_days(one.next.days_left))
}

fn also(today: &Today, first: &Standing) -> Option<String> {
    let others = today.commitments.iter();
    let others = others.filter(|one| one.id != first.id && is_due(one));
    let named: Vec<String> = others
        .take(OTHERS)
        .map(|one| format!("{} ({})", one.title, units(one.next.today, &one.unit)))
        .collect();
    (!named.is_empty()).then(|| format!("Also today: {}.", listed(&named)))
}

/// The same in a line, for a screen.
fn short(one: &Standing) -> String {
    let names: Vec<String> = one
        .people
        .iter()
        .take(NAMED)
        .map(|one| one.name.clone())
        .collect();
    let who = match names.as_slice() {
        [] => String::new(),
        names => format!(" {}.", listed(names)),
    };
    format!(
        "{} of {} done, {} due by last night.{who}",
        one.done, one.required, one.due_by_now
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::today::{Hours, Next as Needs, Span};
    use jiff::civil::date;

    fn standing(id: &str, state: &str, days_left: u32) -> Standing {
        Standing {
            id: id.to_owned(),
            title: id.to_owned(),
            kind: "call".to_owned(),
            promise: String::new(),
            direction: "at_least".to_owned(),
            unit: "times".to_owned(),
            period: Span {
                start: date(2027, 2, 8),
                end: date(2027, 2, 15),
            },
            done: 0,
            due_by_now: 1,
            required: 5,
            next: Needs {
                today: 1,
                per_day: None,
                days_left,
            },
            status: "open".to_owned(),
            state: state.to_owned(),
            streak: 0,
            score: 0.5,
            too_early: false,
            people: Vec::new(),
            lack: None,
            line: String::new(),
            tap: String::new(),
        }
    }

    fn first(commitments: &[(&str, u32)]) -> String {
        let all = commitments.iter();
        let today = Today {
            schema: 1,
            date: date(2027, 2, 11),
            holiday: None,
            hours: Hours {
                week: 4.0,
                asked: 3.0,
                done: 1.0,
            },
            commitments: all
                .map(|(state, days)| standing(state, state, *days))
                .collect(),
            captures_waiting: 0,
            nudge: None,
            asks: None,
        };
        next_due(&today).unwrap().id.clone()
    }

    #[test]
    fn a_promise_at_risk_comes_before_one_on_its_way_and_is_no_less_late_than_others() {
        assert_eq!(first(&[("on_pace", 1), ("at_risk", 5)]), "at_risk");
        assert_eq!(first(&[("behind", 4), ("at_risk", 2)]), "at_risk");
        assert_eq!(first(&[("at_risk", 3), ("behind", 2)]), "behind");
    }
}
