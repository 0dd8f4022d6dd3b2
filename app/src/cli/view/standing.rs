//! A commitment as it stands: the one row that today and the log share.

use std::cmp::Ordering;

use jiff::civil::Date;

use crate::cli::ui::bar::bar;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::today::Standing;

use super::marks;

/// Cells of the bar.
const BAR: usize = 10;

/// An empty table for rows of [`row`].
pub fn table() -> Table {
    Table::new([
        Column::wrapping("", 0),
        Column::left("", 4),
        Column::right("Done", 0),
        Column::right("Due", 3),
        Column::left("Next", 0),
        Column::left("To finish", 6),
        Column::left("", 2),
        Column::left("Until", 5),
        Column::right("In a row", 7),
        Column::right("Kept", 8),
    ])
}

/// The cells of one commitment, as seen on `today`.
pub fn row(standing: &Standing, today: Date) -> [Line; 10] {
    let owed = standing.status != "void";
    let role = marks::state_role(&standing.state);
    let only = |shown: bool, line: Line| if shown { line } else { Line::new() };
    [
        Line::from(&standing.title),
        only(owed, pace_bar(standing, role)),
        only(owed, done(standing)),
        only(owed, due(standing)),
        next(standing),
        after(standing),
        word(standing),
        only(owed, Line::new().muted(until(standing, today))),
        only(standing.streak > 0, Line::from(standing.streak.to_string())),
        only(
            !standing.too_early,
            Line::new().muted(words::per_cent(standing.score)),
        ),
    ]
}

/// The last day of the period, as near as it is.
fn until(standing: &Standing, today: Date) -> String {
    let last = standing
        .period
        .end
        .yesterday()
        .unwrap_or(standing.period.end);
    match (last - today).get_days() {
        0 => "tonight".to_owned(),
        days if (1..7).contains(&days) => words::weekday(last.weekday()).to_owned(),
        _ => words::short_day(last, today),
    }
}

/// At most: the number is a limit, not a goal.
fn is_cap(standing: &Standing) -> bool {
    standing.direction == "at_most"
}

fn pace_bar(standing: &Standing, role: Role) -> Line {
    if is_cap(standing) {
        return limit_bar(standing);
    }
    bar(
        standing.done,
        standing.due_by_now,
        standing.required,
        BAR,
        role,
    )
}

/// How much of a limit is used up: all of it is no success.
fn limit_bar(standing: &Standing) -> Line {
    let (done, limit) = (standing.done, standing.required);
    let role = match done.cmp(&limit) {
        Ordering::Less => Role::Good,
        Ordering::Equal => Role::Warn,
        Ordering::Greater => Role::Bad,
    };
    bar(done, 0, limit.max(1), BAR, role)
}

/// "3/10"; of a limit only what was done, since it is no goal.
fn done(standing: &Standing) -> Line {
    match (is_cap(standing), standing.done) {
        (false, done) => marks::done_of(done, standing.required, false),
        (true, 0) => Line::from("none"),
        (true, done) => Line::from(words::whole(done)),
    }
}

/// What should be done by now, or the limit.
fn due(standing: &Standing) -> Line {
    match (is_cap(standing), standing.required) {
        (false, _) => Line::new().muted(words::whole(standing.due_by_now)),
        (true, 0) => Line::new(),
        (true, limit) => Line::new().muted(format!("at most {}", words::whole(limit))),
    }
}

/// "3/10, 5 today", "1 of at most 3, 2 left"; of what is not to be done at all
/// only how it goes.
pub fn in_short(standing: &Standing) -> Line {
    let cap = is_cap(standing);
    if cap && standing.required == 0 {
        return next(standing);
    }
    marks::done_of(standing.done, standing.required, cap)
        .muted(", ")
        .join(next(standing))
}

/// "5", or "9 min" where minutes are what is promised.
fn amount(standing: &Standing, number: u64) -> String {
    match standing.unit.as_str() {
        "minutes" => words::minutes(i64::try_from(number).unwrap_or(i64::MAX)),
        _ => words::whole(number),
    }
}

/// What today needs, in words.
pub fn next(standing: &Standing) -> Line {
    match (standing.status.as_str(), standing.next.today) {
        ("void", _) => Line::new().muted("nothing owed"),
        ("open", _) if standing.state == "paused" => Line::new().muted("nothing owed"),
        ("broken", _) => Line::of(Role::Bad, over(standing)),
        _ if is_cap(standing) => left(standing),
        ("met", _) => Line::of(Role::Good, "done"),
        (_, 0) => Line::new().muted("nothing today"),
        (_, today) => Line::of(Role::Strong, format!("{} today", amount(standing, today))),
    }
}

fn over(standing: &Standing) -> String {
    let over = standing.done.saturating_sub(standing.required);
    format!("{} over", amount(standing, over))
}

/// What a cap still allows.
fn left(standing: &Standing) -> Line {
    match standing.required.saturating_sub(standing.done) {
        0 if standing.required == 0 => Line::new().muted("clean so far"),
        0 => Line::of(Role::Warn, "none left"),
        left => Line::from(format!("{} left", amount(standing, left))),
    }
}

/// What the rest of the period needs, when it is longer than today.
fn after(standing: &Standing) -> Line {
    let (next, rest) = (
        &standing.next,
        standing.required.saturating_sub(standing.done),
    );
    if standing.status != "open" || next.days_left < 2 || is_cap(standing) {
        return Line::new();
    }
    let days = words::count(next.days_left, "day");
    match &next.per_day {
        Some(rate) if rest >= u64::from(next.days_left) => {
            Line::new().muted(format!("{} a day for {days}", marks::fraction(rate)))
        }
        _ => Line::new().muted(format!("{} in {days}", amount(standing, rest))),
    }
}

/// The state, unless the next step has said it already.
fn word(standing: &Standing) -> Line {
    match (standing.state.as_str(), standing.status.as_str()) {
        ("done" | "on_pace", "met") | (_, "broken") => Line::new(),
        (state, _) => marks::state(state),
    }
}
