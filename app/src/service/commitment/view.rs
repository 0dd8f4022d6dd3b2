//! A commitment as it is shown.

use jiff::civil::Date;
use legwork_core::cadence::State;
use serde::Serialize;

use super::promise;
use crate::service::board::{Board, Held, is_over};
use crate::service::goal::Link;
use crate::service::hours::{hours, minutes_each, ordinary_minutes};
use crate::service::pauses::{self, PauseView};
use crate::store::{self, CommitmentVersion, Goal};

/// One commitment with its terms.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommitmentView {
    /// Id.
    pub id: String,
    /// What is promised.
    pub title: String,
    /// The sentence as typed.
    pub sentence: String,
    /// Slug of the kind.
    pub kind: String,
    /// The promise in words.
    pub promise: String,
    /// `at_least`, `at_most` or `exactly`.
    pub direction: String,
    /// Units per period in force.
    pub target: u32,
    /// Upper end of a range.
    pub upper: Option<u32>,
    /// The next change of the number that is planned, if any.
    pub coming: Option<VersionView>,
    /// What is counted.
    pub unit: String,
    /// Every so many periods.
    pub every: u32,
    /// `day`, `week`, `month`, `quarter`, `year`.
    pub period: String,
    /// Weekdays on which work is expected: `["MO", ...]`.
    pub days: Vec<String>,
    /// For whom.
    pub audience: Option<String>,
    /// By which channel.
    pub channel: Option<String>,
    /// Time of day in words.
    pub time_of_day: Option<String>,
    /// Minutes each.
    pub minutes: u32,
    /// Hours an ordinary week asks for it.
    pub hours_per_week: f64,
    /// Units that may be carried over.
    pub carry: u32,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Option<Date>,
    /// `active`, `upcoming`, `paused`, `ended`.
    pub state: String,
    /// The pause that covers today or comes next.
    pub pause: Option<PauseView>,
    /// The goal it serves.
    pub goal: Option<Link>,
}

/// A target in force from a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionView {
    /// In force from.
    pub from: Date,
    /// Units per period.
    pub target: u32,
    /// Upper end of a range.
    pub upper: Option<u32>,
    /// Why.
    pub reason: Option<String>,
}

pub(super) fn version_view(row: &CommitmentVersion) -> VersionView {
    let count = |units: i64| u32::try_from(units).unwrap_or(u32::MAX);
    VersionView {
        from: row.from_day.date(),
        target: count(row.target),
        upper: row.upper.map(count),
        reason: row.reason.clone(),
    }
}

/// The next change of the number that the commitment lives to see.
fn coming(held: &Held, today: Date) -> Option<VersionView> {
    let terms = &held.terms;
    let ahead = |row: &&CommitmentVersion| {
        let from = row.from_day.date();
        from > today.max(terms.start) && terms.covers(from)
    };
    held.versions.iter().find(ahead).map(version_view)
}

/// One commitment with its terms, as of the board's day.
pub(super) fn view(held: &Held, board: &Board, goals: &[Goal]) -> CommitmentView {
    let (row, terms, today) = (&held.row, &held.terms, board.today);
    let goal = goals.iter().find(|goal| Some(goal.goal_id) == row.goal_id);
    let in_force = promise::version(held, today);
    CommitmentView {
        id: row.commitment_id.to_string(),
        title: row.title.clone(),
        sentence: row.sentence.clone(),
        kind: row.kind.clone(),
        promise: promise::says(held, today),
        direction: row.direction.to_string(),
        target: terms.target_on(today.max(terms.start)),
        upper: in_force
            .and_then(|version| version.upper)
            .and_then(|upper| u32::try_from(upper).ok()),
        coming: coming(held, today),
        unit: row.quantity_unit.clone(),
        every: u32::try_from(row.every).unwrap_or(1),
        period: row.unit.to_string(),
        days: terms.mask.codes().map(str::to_owned).collect(),
        audience: row.audience.map(|word| word.to_string()),
        channel: row.channel.map(|word| word.to_string()),
        time_of_day: row.time_of_day.clone(),
        minutes: minutes_each(row, &board.book),
        hours_per_week: hours(ordinary_minutes(row, terms, today, &board.book)),
        carry: terms.cap,
        start: terms.start,
        end: terms.end,
        state: state(held, today).to_owned(),
        pause: coming_pause(held, board),
        goal: goal.map(|goal| Link {
            id: goal.goal_id.to_string(),
            title: goal.sentence.clone(),
        }),
    }
}

fn state(held: &Held, today: Date) -> &'static str {
    match held.ledger.state {
        _ if is_over(&held.row, today) => "ended",
        State::Upcoming => "upcoming",
        State::Paused => "paused",
        _ => "active",
    }
}

/// The pause that covers today or comes next.
fn coming_pause(held: &Held, board: &Board) -> Option<PauseView> {
    let concerns = |pause: &&store::Pause| {
        let own = pause
            .commitment_id
            .is_none_or(|id| id == held.row.commitment_id);
        own && pause.last_day.date() >= board.today
    };
    board
        .off
        .rows()
        .iter()
        .find(concerns)
        .map(|pause| pauses::view(pause, board))
}
