//! Commitments: an activity, how many, how often, for whom.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::cadence::State;
use legwork_core::parse::CommitmentReading;
use serde::Serialize;

use super::board::{Board, Held, is_over};
use super::commit::asked_now;
use super::context::Context;
use super::hours::{hours, minutes_each, ordinary_minutes};
use super::span::{frozen, period_view};
use super::today::{minutes, standing};
use super::{SCHEMA, find, pauses, promise};
use crate::Result;
use crate::ids::CommitmentId;
use crate::store::{self, Commitment, CommitmentVersion, Goal, Tx};

use super::goal::Link;
use super::pauses::PauseView;
use super::span::PeriodView;
use super::today::Standing;

/// What `commit` takes: a sentence, and answers to what it leaves open.
#[derive(Debug, Clone, Default)]
pub struct AddCommitment {
    /// The sentence as typed.
    pub text: String,
    /// Answers and overrides.
    pub terms: TermsInput,
    /// The goal it serves: id, unique prefix or words of it.
    pub goal: Option<String>,
}

/// Every part of a promise that can be given or changed by itself.
#[derive(Debug, Clone, Default)]
pub struct TermsInput {
    /// Units per period.
    pub count: Option<u32>,
    /// Upper end of a range.
    pub upto: Option<u32>,
    /// `at_least`, `at_most`, `exactly`.
    pub direction: Option<String>,
    /// "2 weeks", "day", "month".
    pub per: Option<String>,
    /// "MO,WE", "workdays", "all".
    pub days: Option<String>,
    /// Slug of a kind, or words that name one.
    pub kind: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Minutes each.
    pub minutes: Option<u32>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Units that may be carried over to the next period.
    pub carry: Option<u32>,
}

/// How a sentence was read, before anything is saved.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommitmentPreview {
    /// Version of this shape.
    pub schema: u8,
    /// The readings, answers included: one, or more when the sentence holds several.
    pub readings: Vec<CommitmentReading>,
    /// Each in plain words, in the same order.
    pub says: Vec<String>,
    /// Whether the kind is new (custom), in the same order.
    pub new_kind: Vec<bool>,
    /// Fields that must be answered first.
    pub missing: Vec<String>,
    /// Set when the sentence names a result: what to say, and the goal sentence to offer.
    pub result: Option<String>,
    /// Hours a week that these would add.
    pub adds_hours: f64,
    /// Hours a week that all commitments would then ask.
    pub asked_hours: f64,
    /// Hours a week that the member has.
    pub week_hours: f64,
}

/// What `commitments edit` changes.
#[derive(Debug, Clone, Default)]
pub struct EditCommitment {
    /// New terms; what is `None` stays.
    pub terms: TermsInput,
    /// The day from which a new number or cadence holds; default: easing next period, tightening today.
    pub effective: Option<Date>,
    /// Why, for the history.
    pub reason: Option<String>,
    /// The goal it serves from now on.
    pub goal: Option<String>,
}

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

/// All commitments, with the hours they ask.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Commitments {
    /// Version of this shape.
    pub schema: u8,
    /// Hours a week the member has.
    pub week_hours: f64,
    /// Hours an ordinary week is asked for by the active ones.
    pub asked_hours: f64,
    /// The commitments: active, upcoming, then ended ones if asked for.
    pub commitments: Vec<CommitmentView>,
}

/// One or more commitments after a write.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Committed {
    /// Version of this shape.
    pub schema: u8,
    /// What was saved.
    pub commitments: Vec<CommitmentView>,
    /// Hours a week the member has.
    pub week_hours: f64,
    /// Hours an ordinary week is asked for now.
    pub asked_hours: f64,
}

/// One commitment with everything that ever happened to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommitmentHistory {
    /// Version of this shape.
    pub schema: u8,
    /// The commitment.
    pub commitment: CommitmentView,
    /// How it stands, when active.
    pub standing: Option<Standing>,
    /// Targets by date, oldest first, with reasons.
    pub versions: Vec<VersionView>,
    /// Pauses, oldest first.
    pub pauses: Vec<PauseView>,
    /// Periods, newest first.
    pub periods: Vec<PeriodView>,
    /// Earlier commitments that this one continues.
    pub continues: Vec<Link>,
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

/// The commitments; ended ones too when asked for.
pub async fn list(context: &Context, now: &Zoned, ended: bool) -> Result<Commitments> {
    let mut tx = context.read().await?;
    let board = everything(context, &mut tx, context.today(now)).await?;
    let goals = goals(context, &mut tx).await?;
    let shown = |held: &&Held| ended || !is_over(&held.row, board.today);
    let mut held: Vec<&Held> = board.held.iter().filter(shown).collect();
    held.sort_by_key(|held| {
        (
            is_over(&held.row, board.today),
            held.terms.start > board.today,
        )
    });
    Ok(Commitments {
        schema: SCHEMA,
        week_hours: hours(minutes(context.weekly_minutes)),
        asked_hours: hours(asked_now(&board)),
        commitments: held
            .into_iter()
            .map(|held| view(held, &board, &goals))
            .collect(),
    })
}

/// One commitment with everything that ever happened to it.
pub async fn history(context: &Context, now: &Zoned, words: &str) -> Result<CommitmentHistory> {
    let mut tx = context.read().await?;
    let row = find::commitment(context, &mut tx, context.today(now), words).await?;
    let board = everything(context, &mut tx, context.today(now)).await?;
    let goals = goals(context, &mut tx).await?;
    let held = board.find(row.commitment_id).ok_or_else(|| gone(&row))?;
    let sealed = store::sealed::of(&mut tx, row.workspace_id, row.commitment_id).await?;
    let sealed = sealed.iter().map(frozen);
    let mut periods: Vec<PeriodView> = sealed
        .chain(held.ledger.periods.iter().map(period_view))
        .collect();
    periods.reverse();
    let own = board
        .off
        .rows()
        .iter()
        .filter(|pause| pause.commitment_id.is_none_or(|id| id == row.commitment_id));
    Ok(CommitmentHistory {
        schema: SCHEMA,
        commitment: view(held, &board, &goals),
        standing: held
            .terms
            .covers(board.today)
            .then(|| standing(held, &board)),
        versions: held.versions.iter().map(version_view).collect(),
        pauses: own.map(|pause| pauses::view(pause, &board)).collect(),
        periods,
        continues: continues(held, &board),
    })
}

/// Commitments after a write, as they are now.
pub(super) async fn committed(
    context: &Context,
    now: &Zoned,
    ids: &[CommitmentId],
) -> Result<Committed> {
    let mut tx = context.read().await?;
    let board = everything(context, &mut tx, context.today(now)).await?;
    let goals = goals(context, &mut tx).await?;
    let written = ids.iter().filter_map(|id| board.find(*id));
    Ok(Committed {
        schema: SCHEMA,
        commitments: written.map(|held| view(held, &board, &goals)).collect(),
        week_hours: hours(minutes(context.weekly_minutes)),
        asked_hours: hours(asked_now(&board)),
    })
}

async fn everything(context: &Context, tx: &mut Tx, today: Date) -> Result<Board> {
    let rows = store::commitment::list(tx, context.workspace_id(), context.member_id).await?;
    Board::reckon(context, tx, today, rows).await
}

async fn goals(context: &Context, tx: &mut Tx) -> Result<Vec<Goal>> {
    Ok(store::goal::list(tx, context.workspace_id(), context.member_id).await?)
}

fn gone(row: &Commitment) -> crate::Error {
    crate::Error::not_found(format!("the commitment '{}' is gone", row.title))
}

/// Earlier commitments of the same lineage.
fn continues(held: &Held, board: &Board) -> Vec<Link> {
    let earlier = |other: &&Held| {
        other.row.lineage_id == held.row.lineage_id && other.terms.start < held.terms.start
    };
    let link = |other: &Held| Link {
        id: other.row.commitment_id.to_string(),
        title: format!(
            "{}: {}",
            other.row.title,
            promise::says(other, other.terms.start)
        ),
    };
    board.held.iter().filter(earlier).map(link).collect()
}

fn version_view(row: &CommitmentVersion) -> VersionView {
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

fn view(held: &Held, board: &Board, goals: &[Goal]) -> CommitmentView {
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
