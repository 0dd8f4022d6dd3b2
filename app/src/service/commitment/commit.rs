//! Commit: from a sentence to a promise.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::parse::{self, CommitmentReading, phrase};
use legwork_core::vocabulary::Class;
use serde::Serialize;

use super::input::AddCommitment;
use super::list::{Committed, committed};
use super::stored::{row, version};
use super::wanted::{MOST, Wanted, answer, complete, missing};
use crate::ids::{CommitmentId, GoalId};
use crate::service::board::{self, Board};
use crate::service::book::to_row;
use crate::service::context::Context;
use crate::service::hours::{asked_now, hours, ordinary_minutes, sells};
use crate::service::seal::begin;
use crate::service::sense::{calendar, refuse_nonsense};
use crate::service::today::minutes;
use crate::service::{SCHEMA, find, text};
use crate::store::{Change, Instant};
use crate::{Error, Result};

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

/// Reads a sentence and says what would be saved. Saves nothing.
pub async fn preview(
    context: &Context,
    now: &Zoned,
    input: &AddCommitment,
) -> Result<CommitmentPreview> {
    let today = context.today(now);
    let mut tx = context.read().await?;
    let board = Board::load(context, &mut tx, today).await?;
    let readings = read(context, &board, input, today)?;
    let missing: Vec<String> = readings.iter().flat_map(missing).collect();
    let adds: f64 = readings
        .iter()
        .map(|reading| weekly(context, now, reading, &board))
        .sum();
    let asked = asked_now(&board);
    Ok(CommitmentPreview {
        schema: SCHEMA,
        says: readings.iter().map(says).collect(),
        new_kind: readings
            .iter()
            .map(|reading| is_new(reading, &board))
            .collect(),
        result: readings
            .iter()
            .find(|reading| reading.class == Class::Outcome)
            .map(|reading| reading.input.clone()),
        missing,
        adds_hours: hours(adds),
        asked_hours: hours(asked + adds),
        week_hours: hours(minutes(context.weekly_minutes)),
        readings,
    })
}

/// Saves the promises of a sentence.
pub async fn commit(context: &Context, now: &Zoned, input: &AddCommitment) -> Result<Committed> {
    let label = format!("commit \"{}\"", text::shown(&input.text));
    commit_all(context, now, &label, std::slice::from_ref(input)).await
}

/// Saves the promises of several sentences in one change, under this label.
pub async fn commit_all(
    context: &Context,
    now: &Zoned,
    label: &str,
    inputs: &[AddCommitment],
) -> Result<Committed> {
    let (mut change, board) = begin(context, now, label).await?;
    let mut made = Vec::new();
    for input in inputs {
        made.extend(promise(context, &mut change, &board, input).await?);
    }
    change.commit().await?;
    committed(context, now, &made).await
}

/// Adds the promises of one sentence to a change.
async fn promise(
    context: &Context,
    change: &mut Change,
    board: &Board,
    input: &AddCommitment,
) -> Result<Vec<CommitmentId>> {
    let goal = match &input.goal {
        Some(words) => Some(find::goal(context, change.tx(), words).await?.goal_id),
        None => None,
    };
    let sentence = text::sentence(&input.text)?;
    let mut made = Vec::new();
    for reading in read(context, board, input, board.today)? {
        refuse_result(&reading)?;
        let mut wanted = complete(context, reading, &board.book, board.today)?;
        wanted.carry = input.terms.carry.unwrap_or(0).min(MOST);
        made.push(save(context, change, board, &sentence, wanted, goal).await?);
    }
    Ok(made)
}

/// The readings of a sentence, one for each promise in it, answers applied to
/// the first.
fn read(
    context: &Context,
    board: &Board,
    input: &AddCommitment,
    today: Date,
) -> Result<Vec<CommitmentReading>> {
    let sentence = text::sentence(&input.text)?;
    refuse_nonsense(&sentence, Some(calendar(context, today)))?;
    let setting = context.setting(today, board.book.own());
    let mut first = parse::commitment(&sentence, &setting);
    let also = std::mem::take(&mut first.also);
    answer(context, &mut first, &input.terms, &board.book)?;
    Ok(std::iter::once(first).chain(also).collect())
}

/// The control test: a result can be wanted, not done.
fn refuse_result(reading: &CommitmentReading) -> Result<()> {
    if reading.class == Class::Activity {
        return Ok(());
    }
    Err(Error::refused(format!(
        "'{}' is a result: it depends on others too, so nobody can promise to do it",
        text::shown(&reading.input)
    ))
    .hint(format!(
        "make it a goal: legwork goal add \"{}\"",
        text::shown(&reading.input)
    ))
    .hint(
        "then commit to what you can do for it: legwork commit \"make two cold calls every day\"",
    ))
}

/// A reading in words; what is missing is left out.
fn says(reading: &CommitmentReading) -> String {
    format!("{}: {}", reading.title, phrase::describe(reading))
}

fn is_new(reading: &CommitmentReading, board: &Board) -> bool {
    reading
        .kind
        .as_deref()
        .is_some_and(|slug| board.book.find(slug).is_none())
}

/// Minutes a week that a reading would ask for; nothing while it is incomplete.
fn weekly(context: &Context, now: &Zoned, reading: &CommitmentReading, board: &Board) -> f64 {
    let wanted = complete(context, reading.clone(), &board.book, board.today);
    let Ok(wanted) = wanted else { return 0.0 };
    let row = row(
        context,
        Instant::from(now.timestamp()),
        CommitmentId::from(uuid::Uuid::nil()),
        "",
        &wanted,
        None,
    );
    let version = version(&row, &wanted, board.today);
    let Ok(terms) = board::terms(&row, &[version]) else {
        return 0.0;
    };
    match (wanted.new_kind, sells(&row, &board.book)) {
        // A new kind is a habit of the member's own until they say it sells.
        (true, _) | (_, false) => 0.0,
        _ => ordinary_minutes(&row, &terms, board.today, &board.book),
    }
}

async fn save(
    context: &Context,
    change: &mut Change,
    board: &Board,
    sentence: &str,
    wanted: Wanted,
    goal: Option<GoalId>,
) -> Result<CommitmentId> {
    let id: CommitmentId = context.ids.entity();
    let at = change.at();
    let row = row(context, at, id, sentence, &wanted, goal);
    let version = version(&row, &wanted, board.today);
    board::terms(&row, std::slice::from_ref(&version))?;
    if wanted.new_kind {
        change
            .put(&to_row(&wanted.kind, context.workspace_id(), true))
            .await?;
    }
    change.insert(&row).await?;
    change.insert(&version).await?;
    Ok(id)
}
