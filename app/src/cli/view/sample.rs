//! Invented answers for tests of how they look.

use jiff::civil::date;

use crate::service::goal::{GoalView, Smart};
use crate::service::today::{Hours, Next, Span, Standing, Today};

/// A Thursday with one commitment of each sort.
pub fn today() -> Today {
    Today {
        schema: 1,
        date: date(2027, 2, 11),
        holiday: None,
        hours: Hours {
            week: 4.0,
            asked: 3.6,
            done: 0.4,
        },
        commitments: vec![
            standing(
                "Make cold calls",
                (3, 6, 10),
                (5, Some("7/2"), 2),
                "open",
                "behind",
            ),
            standing(
                "Write one blog post",
                (0, 0, 1),
                (0, Some("1/12"), 12),
                "open",
                "on_pace",
            ),
            standing(
                "Invite people to connect on LinkedIn",
                (10, 6, 10),
                (0, None, 2),
                "met",
                "done",
            ),
            Standing {
                direction: "at_most".to_owned(),
                ..standing("Eat sweets", (2, 0, 3), (0, None, 4), "open", "on_pace")
            },
            standing(
                "Reach out to a lapsed client",
                (0, 0, 0),
                (0, None, 0),
                "void",
                "paused",
            ),
        ],
        captures_waiting: 0,
        nudge: Some("5 cold calls today bring you level.".to_owned()),
        asks: None,
    }
}

/// A commitment of this week: done, due and required; the next steps; words.
pub fn standing(
    title: &str,
    (done, due_by_now, required): (u64, u64, u64),
    (today, per_day, days_left): (u64, Option<&str>, u32),
    status: &str,
    state: &str,
) -> Standing {
    Standing {
        id: "0199".to_owned(),
        title: title.to_owned(),
        kind: "cold-call".to_owned(),
        promise: "10 a week".to_owned(),
        direction: "at_least".to_owned(),
        unit: "times".to_owned(),
        period: Span {
            start: date(2027, 2, 8),
            end: date(2027, 2, 15),
        },
        done,
        due_by_now,
        required,
        next: Next {
            today,
            per_day: per_day.map(str::to_owned),
            days_left,
        },
        status: status.to_owned(),
        state: state.to_owned(),
        streak: 4,
        score: 0.71,
        too_early: false,
        people: Vec::new(),
        lack: None,
        line: "2 cold calls".into(),
        tap: "1 cold call".into(),
    }
}

/// A goal in money for the year 2027.
pub fn goal() -> GoalView {
    GoalView {
        id: "ebde798c-2c7c-4896-9550-c7ffdfc2e932".to_owned(),
        sentence: "grow revenue by 20% in 2027".to_owned(),
        says: "Revenue: 20 % more than EUR 500,000, so EUR 600,000".to_owned(),
        metric: "revenue".to_owned(),
        target: "growth".to_owned(),
        amount: Some(20.0),
        unit: Some("percent".to_owned()),
        currency: Some("EUR".to_owned()),
        baseline: Some(500_000.0),
        goal: Some(600_000.0),
        start: date(2027, 1, 1),
        due: Some(date(2027, 12, 31)),
        direction: "at_least".to_owned(),
        recurs: None,
        why: None,
        status: "open".to_owned(),
        closed: None,
        reason: None,
        level: false,
        actual: 120_000.0,
        line: Some(69_000.0),
        progress: Some(0.2),
        line_progress: Some(0.115),
        state: "on_plan".to_owned(),
        days_left: Some(324),
        smart: Smart {
            specific: true,
            measurable: true,
            achievable: None,
            relevant: false,
            time_bound: true,
        },
        chance: None,
        commitments: Vec::new(),
    }
}
