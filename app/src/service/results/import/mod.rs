//! Results out of a file: the dated amounts of an export of invoices or
//! accounts, each once however often the file comes.
//!
//! | file | does |
//! |---|---|
//! | `columns.rs`, `heads.rs` | finds the columns |
//! | `read.rs` | reads the rows |
//! | `rows.rs` | makes results of them, each with an id of its own |

mod columns;
mod heads;
mod read;
mod rows;

use std::collections::BTreeSet;

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use super::ResultView;
use super::add::{check_day, meant};
use super::list::view;
use crate::ids::ResultId;
use crate::service::context::Context;
use crate::service::exchange::Rate;
use crate::service::goal::{self, Aim, GoalView};
use crate::service::{SCHEMA, text};
use crate::store::{self, Goal, GoalResult, Instant, Tx};
use crate::{Error, Result};

pub use crate::service::sheet::Skipped;

/// So many results are shown of those that are new.
const SAMPLES: usize = 10;

/// What `result import` takes.
#[derive(Debug, Clone, Default)]
pub struct ImportResults {
    /// What the file is called, for the history.
    pub name: String,
    /// The goal: id, prefix or words; may be left out when there is one open goal.
    pub goal: Option<String>,
    /// Columns that were named.
    pub columns: Columns,
    /// What one unit of another currency is worth in that of the goal: "0.92".
    pub rate: Option<String>,
    /// Only say what would happen.
    pub dry_run: bool,
}

/// Heads of columns that were named; those left out are found by their heads.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// The day.
    pub date: Option<String>,
    /// The amount.
    pub amount: Option<String>,
    /// The note.
    pub note: Option<String>,
}

/// What was taken over, or would be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Imported {
    /// Version of this shape.
    pub schema: u8,
    /// The goal as it stands now.
    pub goal: GoalView,
    /// How many results are new.
    pub added: usize,
    /// How many were recorded before.
    pub known: usize,
    /// The rows that were left out.
    pub skipped: Vec<Skipped>,
    /// The first of those that are new.
    pub samples: Vec<ResultView>,
    /// Whether nothing was recorded, as was asked.
    #[serde(skip)]
    pub dry_run: bool,
    /// What the file left open.
    #[serde(skip)]
    pub notices: Vec<String>,
}

/// Records the amounts of a file, given as its text, towards a goal. What was
/// taken over before is left alone; rows that cannot be read are left out and
/// told. Fails when no row can be read, and records nothing then.
pub async fn import(
    context: &Context,
    now: &Zoned,
    text: &str,
    input: &ImportResults,
) -> Result<Imported> {
    let rate = input.rate.as_deref().map(Rate::read).transpose()?;
    let (today, at) = (context.today(now), Instant::from(now.timestamp()));
    let asked = Asked {
        text,
        input,
        rate,
        today,
        at,
    };
    if input.dry_run {
        let mut tx = context.read().await?;
        let found = found(context, &mut tx, asked).await?;
        return told(context, &mut tx, found, (today, true)).await;
    }
    let label = format!("result import {}", text::shown(&input.name));
    let mut change = context.change(now, label).await?;
    let found = found(context, change.tx(), asked).await?;
    for row in &found.new {
        change.insert(row).await?;
    }
    let is_new = !found.new.is_empty();
    let told = told(context, change.tx(), found, (today, false)).await?;
    if is_new {
        change.commit().await?;
    }
    Ok(told)
}

/// What was asked.
#[derive(Clone, Copy)]
struct Asked<'a> {
    text: &'a str,
    input: &'a ImportResults,
    rate: Option<Rate>,
    today: Date,
    at: Instant,
}

/// What a file holds for a goal.
struct Found {
    goal: Goal,
    new: Vec<GoalResult>,
    known: usize,
    skipped: Vec<Skipped>,
    notices: Vec<String>,
}

async fn found(context: &Context, tx: &mut Tx, asked: Asked<'_>) -> Result<Found> {
    let goal = meant(context, tx, asked.input.goal.as_deref()).await?;
    let aim = Aim::stored(&goal);
    let columns = &asked.input.columns;
    let mut read = read::read(asked.text, columns, &aim, context.workspace.day_first)?;
    if asked.rate.is_some() {
        rows::one_rate(&read.entries, &aim)?;
    }
    let check = |day| check_day(&aim, &goal, day, asked.today);
    let made = rows::made(&read.entries, &aim, asked.rate, check);
    read.skipped.extend(made.skipped);
    read.skipped.sort_by_key(|row| row.line);
    if made.amounts.is_empty() {
        return Err(nothing(&read.skipped));
    }
    let results = store::result::for_goal(tx, context.workspace_id(), goal.goal_id).await?;
    let there: BTreeSet<ResultId> = results.iter().map(|one| one.result_id).collect();
    let all = made.amounts.into_iter();
    let all = all.map(|amount| rows::row(context, &goal, amount, asked.at));
    let (known, new): (Vec<GoalResult>, Vec<GoalResult>) =
        all.partition(|row| there.contains(&row.result_id));
    Ok(Found {
        goal,
        new,
        known: known.len(),
        skipped: read.skipped,
        notices: read.notices,
    })
}

/// Why a file is refused of which no row can be taken over.
fn nothing(skipped: &[Skipped]) -> Error {
    let first = skipped.first();
    let first = first.map(|row| format!(": line {}: {}", row.line, row.reason));
    Error::usage(format!(
        "no row of the file can be taken over{}",
        first.unwrap_or_default()
    ))
}

async fn told(
    context: &Context,
    tx: &mut Tx,
    found: Found,
    (today, dry_run): (Date, bool),
) -> Result<Imported> {
    let goals = std::slice::from_ref(&found.goal);
    let samples = found.new.iter().take(SAMPLES);
    Ok(Imported {
        schema: SCHEMA,
        added: found.new.len(),
        known: found.known,
        samples: samples.map(|row| view(row, goals, &[])).collect(),
        goal: goal::view_of(context, tx, &found.goal, today).await?,
        skipped: found.skipped,
        dry_run,
        notices: found.notices,
    })
}
