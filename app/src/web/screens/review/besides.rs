//! What stands beside the facts: forecasts then and now, days without a log,
//! limits to confirm, goals of a month or quarter, the days that come next.

use crate::service::forecast::rough;
use crate::service::review::{Coming, Facts, GoalAgain, Outlook, Reviewed};
use crate::web::format::Format;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// A day on which nothing was logged.
pub(super) struct Silent {
    pub(super) name: String,
    pub(super) said: String,
    pub(super) line: String,
}

/// A limit that was kept in silence.
pub(super) struct Limit {
    pub(super) id: String,
    pub(super) form: String,
    pub(super) says: String,
    pub(super) yes: String,
}

/// A goal to look at again.
pub(super) struct Again {
    pub(super) id: String,
    pub(super) form: String,
    pub(super) title: String,
    pub(super) says: String,
    pub(super) stands: String,
    /// What it asked for before, in words.
    pub(super) before: Vec<String>,
    pub(super) label: String,
    /// Whether it can be set anew here.
    pub(super) open: bool,
}

/// The days that come next.
pub(super) struct Next {
    pub(super) days: String,
    pub(super) hours: String,
    pub(super) over: bool,
    pub(super) off: Vec<String>,
    pub(super) lines: Vec<(String, String, String)>,
}

/// The days without a log, at most three of them.
pub(super) fn silent(facts: &Facts, texts: Texts, format: Format) -> Vec<Silent> {
    let newest = facts.unlogged.iter().rev().take(3).rev();
    let silent = newest.map(|one| {
        let day = format.day(one.date);
        Silent {
            name: format!("silent-{}", one.date),
            said: texts.tell("review-silent", &[("day", &day)]),
            line: one.line.clone(),
        }
    });
    silent.collect()
}

/// The limits that were kept in silence.
pub(super) fn limits(facts: &Facts, texts: Texts) -> Vec<Limit> {
    let limit = |one: &Reviewed| Limit {
        id: one.id.clone(),
        form: format!("confirm-{}", one.id),
        says: texts.tell(
            "review-limit",
            &[("what", &one.title), ("promise", &one.promise)],
        ),
        yes: texts.tell("review-limit-yes-of", &[("what", &one.title)]),
    };
    let waiting = facts.commitments.iter().filter(|one| one.unconfirmed > 0);
    waiting.filter(|_| facts.open).map(limit).collect()
}

/// "Chance of growing revenue: 40 % now, 35 % on Monday 1 February."
pub(super) fn forecast(one: &Outlook, texts: Texts, format: Format) -> String {
    let figure = |amount: f64| match &one.currency {
        Some(code) => format.money(rough(amount), code),
        None => format.decimal(rough(amount), 0),
    };
    let share = |chance: f64| format!("{:.0}", chance * 100.0);
    let then = one.then.as_ref();
    let parts = [
        ("goal", one.goal.title.clone()),
        ("now", share(one.now.chance)),
        ("low", figure(one.now.p10)),
        ("high", figure(one.now.p90)),
        (
            "then",
            then.map_or_else(String::new, |then| share(then.chance)),
        ),
        (
            "day",
            then.map_or_else(String::new, |then| format.day(then.as_of)),
        ),
    ];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    let key = if then.is_some() {
        "review-chance-then"
    } else {
        "review-chance"
    };
    texts.tell(key, &parts)
}

/// The goals to look at again.
pub(super) fn goals(facts: &Facts, visit: &Visit, format: Format) -> Vec<Again> {
    let one = |goal: &GoalAgain| again(goal, facts.open, visit, format);
    facts.goals.iter().map(one).collect()
}

fn again(goal: &GoalAgain, open: bool, visit: &Visit, format: Format) -> Again {
    let texts = visit.texts;
    let figure = |amount: f64| match &goal.currency {
        Some(code) => format.money(amount, code),
        None => format.decimal(amount, 1),
    };
    let actual = figure(goal.actual);
    let line = goal.line.map(|line| figure(rough(line)));
    let stands = match &line {
        Some(line) => texts.tell("review-goal-line", &[("n", &actual), ("line", line)]),
        None => texts.tell("review-goal-stands", &[("n", &actual)]),
    };
    let due = goal.due.map(|due| format.day_and_year(due));
    let due = due.map(|day| texts.tell("until", &[("day", &day)]));
    let before = goal.resets.iter().map(|reset| {
        let amount = reset
            .amount
            .map_or_else(String::new, |amount| format.decimal(amount, 2));
        let due = reset
            .due
            .map_or_else(String::new, |due| format.day_and_year(due));
        let (on, unit) = (format.day_and_year(reset.on), reset.unit.clone());
        let parts = [
            ("on", on),
            ("amount", amount),
            ("unit", unit.unwrap_or_default()),
            ("due", due),
            ("reason", reset.reason.clone().unwrap_or_default()),
        ];
        let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
        texts.tell("review-goal-before", &parts)
    });
    Again {
        form: format!("anew-{}", goal.goal.id),
        label: texts.tell("review-goal-anew-of", &[("what", &goal.goal.title)]),
        title: goal.goal.title.clone(),
        says: [Some(goal.says.clone()), due]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
        stands,
        open,
        before: before.collect(),
        id: goal.goal.id.clone(),
    }
}

/// The plan of the days that come next.
pub(super) fn next(coming: &Coming, texts: Texts, format: Format) -> Next {
    let last = coming.span.end.yesterday().unwrap_or(coming.span.end);
    let (from, to) = (format.day(coming.span.start), format.day_and_year(last));
    let (asked, week) = (
        format.hours(coming.hours.asked),
        format.hours(coming.hours.week),
    );
    let off = coming.off.iter().map(|day| {
        let name = day.holiday.clone();
        let name = name.unwrap_or_else(|| texts.say("state-paused").into_owned());
        format!("{}: {name}", format.day(day.date))
    });
    let line = |one: &crate::service::review::ComingLine| {
        let hours = format.hours(one.hours);
        let hours = (one.hours > 0.0).then(|| texts.tell("review-next-hours", &[("n", &hours)]));
        (
            one.title.clone(),
            one.promise.clone(),
            hours.unwrap_or_default(),
        )
    };
    Next {
        days: texts.tell("span", &[("from", &from), ("to", &to)]),
        hours: texts.tell("review-next-asked", &[("asked", &asked), ("week", &week)]),
        over: coming.hours.asked > coming.hours.week + 0.05,
        off: off.collect(),
        lines: coming.commitments.iter().map(line).collect(),
    }
}
