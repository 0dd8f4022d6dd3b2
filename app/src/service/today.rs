//! Today: what was promised, what is done, what the next days need.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::cadence::{Pace, Period};
use serde::Serialize;

use super::SCHEMA;
use super::board::{Board, Held};
use super::commitment::promise;
use super::context::Context;
use super::hours::{asked, hours, spent, week_of};
use super::next::{Lack, NAMED, Naming, NextPerson};
use super::warning::{self, Asks};
use crate::Result;
use crate::store::{self, Tx};

/// Everything that the screen of today says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Today {
    /// Version of this shape.
    pub schema: u8,
    /// The civil date that counts as today (rolls over at 03:00).
    pub date: Date,
    /// The name of the public holiday, if today is one.
    pub holiday: Option<String>,
    /// This week's hours.
    pub hours: Hours,
    /// One entry per active commitment, in the order they were made.
    pub commitments: Vec<Standing>,
    /// Captures waiting for a yes.
    pub captures_waiting: i64,
    /// At most one thing worth saying: a question of the early warning, or a
    /// welcome to who came back.
    pub nudge: Option<String>,
    /// The question, with what can be answered.
    #[serde(skip)]
    pub asks: Option<Asks>,
}

/// Hours of the current week.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Hours {
    /// What the member has for selling.
    pub week: f64,
    /// What the commitments ask for in this week.
    pub asked: f64,
    /// What the log says was spent, default minutes where none were given.
    pub done: f64,
}

/// One commitment as it stands today.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Standing {
    /// Id of the commitment.
    pub id: String,
    /// What is promised, without number and cadence.
    pub title: String,
    /// Slug of the kind.
    pub kind: String,
    /// The promise in words: "2 every workday".
    pub promise: String,
    /// `at_least`, `at_most` or `exactly`.
    pub direction: String,
    /// What is counted: `times`, `people`, `minutes`, or a noun.
    pub unit: String,
    /// The current period; `end` is exclusive.
    pub period: Span,
    /// Units done in the period, the carried balance included.
    pub done: u64,
    /// Units that should have been done by the end of yesterday.
    pub due_by_now: u64,
    /// Units the period asks for (the cap, for at most).
    pub required: u64,
    /// What the next days need.
    pub next: Next,
    /// `void`, `met`, `open`, `missed` or `broken`.
    pub status: String,
    /// `upcoming`, `ended`, `paused`, `ahead`, `on_pace`, `behind`,
    /// `behind_unrecoverable`, `at_risk` or `over`.
    pub state: String,
    /// Met periods in a row, counted back from the newest.
    pub streak: u32,
    /// Share of what was promised lately that was done, 0 to 1.
    pub score: f64,
    /// Whether too little has been promised so far for the score to mean much.
    pub too_early: bool,
    /// Whom to reach, with the reason: a few, while something is still needed.
    pub people: Vec<Contact>,
    /// Why there is nobody, where something is needed and there is nobody.
    #[serde(skip)]
    pub lack: Option<Lack>,
    /// The line that logs what brings it level today: "2 cold calls".
    #[serde(skip)]
    pub line: String,
    /// What one tap logs, in the same words.
    #[serde(skip)]
    pub tap: String,
}

/// A range of dates; `end` is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// First date.
    pub start: Date,
    /// First date after it.
    pub end: Date,
}

/// What the rest of the period needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Next {
    /// Units that bring one level by tonight.
    pub today: u64,
    /// Units per remaining working day, as a reduced fraction.
    pub per_day: Option<String>,
    /// Working days left in the period, today included.
    pub days_left: u32,
}

/// Someone to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// Id of the person.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// The organisation's name.
    #[serde(skip)]
    pub organisation: Option<String>,
    /// Why this one, in words.
    pub reason: String,
    /// Date of the last touch by any channel.
    pub last_touch: Option<Date>,
}

impl From<NextPerson> for Contact {
    fn from(one: NextPerson) -> Self {
        Self {
            id: one.id,
            name: one.name,
            organisation: one.organisation,
            reason: one.reason,
            last_touch: one.last_touch,
        }
    }
}

/// How everything stands today.
pub async fn today(context: &Context, now: &Zoned) -> Result<Today> {
    let today = context.today(now);
    let mut tx = context.read().await?;
    let board = Board::seen(context, &mut tx, today).await?;
    let captures_waiting = waiting(context, &mut tx).await?;
    let asks = warning::asks(context, &mut tx, &board).await?;
    let mut commitments: Vec<Standing> =
        running(&board).map(|held| standing(held, &board)).collect();
    let reaches = Naming::new(context, &board, NAMED).all(&mut tx).await?;
    for reach in reaches.into_iter().filter(|reach| reach.wanting) {
        if let Some(one) = commitments.iter_mut().find(|one| one.id == reach.id) {
            one.people = reach.people.into_iter().map(Contact::from).collect();
            one.lack = reach.lack;
        }
    }
    Ok(Today {
        schema: SCHEMA,
        date: today,
        holiday: board.off.name(today),
        hours: week_hours(context, &board),
        commitments,
        captures_waiting,
        nudge: asks
            .as_ref()
            .map(|asks| asks.says.clone())
            .or_else(|| warning::welcome(&board)),
        asks,
    })
}

/// The commitments that are in force today: begun, and not over.
fn running(board: &Board) -> impl Iterator<Item = &Held> {
    board
        .held
        .iter()
        .filter(|held| held.terms.covers(board.today))
}

/// Hours of the week that holds the board's day.
pub(super) fn week_hours(context: &Context, board: &Board) -> Hours {
    let week = week_of(board.today, context.week_start());
    Hours {
        week: hours(minutes(context.weekly_minutes)),
        asked: hours(asked(board, week)),
        done: hours(spent(&board.totals, &board.book, week)),
    }
}

/// Whole minutes as a number that can be divided.
pub(super) fn minutes(minutes: i64) -> f64 {
    f64::from(i32::try_from(minutes).unwrap_or(i32::MAX))
}

/// One commitment as it stands on the board's day.
pub(super) fn standing(held: &Held, board: &Board) -> Standing {
    let (row, ledger) = (&held.row, &held.ledger);
    let period = ledger.periods.last();
    let tile = held.terms.tile_at(board.today);
    let mut standing = Standing {
        id: row.commitment_id.to_string(),
        title: row.title.clone(),
        kind: row.kind.clone(),
        promise: promise::says(held, board.today),
        direction: row.direction.to_string(),
        unit: row.quantity_unit.clone(),
        period: Span {
            start: tile.start,
            end: tile.end,
        },
        done: period.map_or(0, Period::have),
        due_by_now: ledger.pace.map_or(0, |pace| pace.due_by_now),
        required: period.map_or(0, |period| u64::from(period.required)),
        next: next(ledger.pace.as_ref()),
        status: period
            .map_or("open", |period| period.status.as_str())
            .to_owned(),
        state: ledger.state.as_str().to_owned(),
        streak: ledger.streak,
        score: rounded(ledger.score.value()),
        too_early: ledger.score.is_too_early(),
        people: Vec::new(),
        lack: None,
        line: String::new(),
        tap: String::new(),
    };
    standing.line = line(held, board, standing.next.today.max(1));
    standing.tap = line(held, board, standing.step());
    standing
}

/// The line that logs so many units of a commitment: "2 cold calls".
fn line(held: &Held, board: &Board, units: u64) -> String {
    let row = &held.row;
    if row.quantity_unit == "minutes" {
        return format!("{} {units}m", board.book.says(&row.kind, 1));
    }
    let units = i64::try_from(units).unwrap_or(i64::MAX);
    board.book.says(&row.kind, units)
}

/// A share to four places: enough to show, and the same on every machine.
pub(super) fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

fn next(pace: Option<&Pace>) -> Next {
    Next {
        today: pace.map_or(0, |pace| pace.suggested_today),
        per_day: pace
            .and_then(|pace| pace.per_day)
            .map(|ratio| ratio.to_string()),
        days_left: pace.map_or(0, |pace| pace.days_left),
    }
}

async fn waiting(context: &Context, tx: &mut Tx) -> Result<i64> {
    Ok(store::capture::count_waiting(tx, context.workspace_id(), context.member_id).await?)
}
