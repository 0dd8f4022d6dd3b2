//! Goals as they are shown.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::money::Decimal;
use legwork_core::vocabulary::Direction;

use super::aim::{Aim, word};
use super::reckon::{Reckoned, reckon};
use super::says::says;
use super::{GoalView, Goals, Link, OneGoal, Smart};
use crate::Result;
use crate::service::context::Context;
use crate::service::{SCHEMA, find};
use crate::store::{self, Commitment, Goal, GoalResult, GoalStatus, Tx};

/// A goal with all that belongs to it.
pub(in crate::service) struct Whole {
    /// The goal.
    pub(in crate::service) row: Goal,
    /// Its results.
    pub(in crate::service) results: Vec<GoalResult>,
    /// How it stands.
    pub(in crate::service) view: GoalView,
}

/// The goals: open ones first, in the order in which they were set.
pub async fn list(context: &Context, now: &Zoned, include_closed: bool) -> Result<Goals> {
    let mut tx = context.read().await?;
    let all = wholes(context, &mut tx, context.today(now), include_closed).await?;
    Ok(Goals {
        schema: SCHEMA,
        goals: all.into_iter().map(|goal| goal.view).collect(),
    })
}

/// The same with what belongs to each.
pub(in crate::service) async fn wholes(
    context: &Context,
    tx: &mut Tx,
    today: Date,
    include_closed: bool,
) -> Result<Vec<Whole>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let mut rows = if include_closed {
        store::goal::list(tx, workspace, member).await?
    } else {
        store::goal::open(tx, workspace, member).await?
    };
    rows.sort_by_key(|row| row.status.0 != GoalStatus::Open);
    let all = store::result::list(tx, workspace).await?;
    let commitments = store::commitment::active(tx, workspace, member).await?;
    let whole = |row: Goal| {
        let results = of(&row, &all);
        let view = view(context, &row, &results, &commitments, today);
        Whole { row, results, view }
    };
    Ok(rows.into_iter().map(whole).collect())
}

/// One goal, by id, start of id, or words.
pub async fn show(context: &Context, now: &Zoned, text: &str) -> Result<OneGoal> {
    let mut tx = context.read().await?;
    let row = find::goal(context, &mut tx, text).await?;
    Ok(OneGoal {
        schema: SCHEMA,
        goal: one(context, &mut tx, &row, context.today(now)).await?,
    })
}

/// A goal with all that it needs to be shown.
pub(in crate::service) async fn one(
    context: &Context,
    tx: &mut Tx,
    row: &Goal,
    today: Date,
) -> Result<GoalView> {
    Ok(whole(context, tx, row.clone(), today).await?.view)
}

/// The same with what belongs to it.
pub(in crate::service) async fn whole(
    context: &Context,
    tx: &mut Tx,
    row: Goal,
    today: Date,
) -> Result<Whole> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let results = store::result::for_goal(tx, workspace, row.goal_id).await?;
    let commitments = store::commitment::active(tx, workspace, member).await?;
    let view = view(context, &row, &results, &commitments, today);
    Ok(Whole { row, results, view })
}

/// How a stored goal stands.
pub(super) async fn standing(
    context: &Context,
    tx: &mut Tx,
    row: &Goal,
    today: Date,
) -> Result<Reckoned> {
    let results = store::result::for_goal(tx, context.workspace_id(), row.goal_id).await?;
    Ok(reckon(&Aim::stored(row), &results, today, context))
}

fn of(row: &Goal, results: &[GoalResult]) -> Vec<GoalResult> {
    let mine = results
        .iter()
        .filter(|result| result.goal_id == Some(row.goal_id));
    mine.cloned().collect()
}

fn view(
    context: &Context,
    row: &Goal,
    results: &[GoalResult],
    commitments: &[Commitment],
    today: Date,
) -> GoalView {
    let aim = Aim::stored(row);
    let stands = reckon(&aim, results, today, context);
    GoalView {
        id: row.goal_id.to_string(),
        sentence: row.sentence.clone(),
        says: says(&aim),
        metric: row.metric.clone(),
        target: word(aim.target).to_owned(),
        amount: aim.amount.map(Decimal::to_f64),
        unit: row.unit.clone(),
        currency: row.currency.clone(),
        baseline: aim.baseline.map(Decimal::to_f64),
        goal: aim.goal().map(Decimal::to_f64),
        start: aim.start.unwrap_or(today),
        due: aim.due,
        direction: row.direction.to_string(),
        recurs: row.recurs.map(|unit| unit.to_string()),
        why: row.why.clone(),
        status: row.status.to_string(),
        closed: row.closed_on.map(Date::from),
        reason: row.reason.clone(),
        level: aim.is_level(),
        actual: stands.actual,
        line: stands.line,
        progress: stands.progress,
        line_progress: stands.line_progress(),
        state: state(&aim, row, &stands, today).to_owned(),
        days_left: stands.days.left(today),
        smart: smart(&aim, row),
        chance: None,
        commitments: serving(row, commitments),
    }
}

/// How a goal stands, in one word; a sum that should stay small is on plan as
/// long as it is not too large.
fn state(aim: &Aim, row: &Goal, stands: &Reckoned, today: Date) -> &'static str {
    let limit = aim.direction == Direction::AtMost && !aim.is_level();
    let ahead = stands.progress.zip(stands.line_progress());
    match row.status.0 {
        GoalStatus::Reached => "reached",
        GoalStatus::Closed => "closed",
        GoalStatus::Open if stands.way.is_none() => "open",
        GoalStatus::Open if stands.days.first.is_some_and(|first| first > today) => "upcoming",
        GoalStatus::Open if limit && !stands.reached => "over",
        GoalStatus::Open if stands.reached && !limit => "there",
        GoalStatus::Open if stands.days.last.is_some_and(|last| last < today) => "past",
        GoalStatus::Open if limit => "on_plan",
        GoalStatus::Open => match ahead {
            None => "open",
            Some((progress, line)) if progress >= line => "on_plan",
            Some(_) => "behind",
        },
    }
}

fn smart(aim: &Aim, row: &Goal) -> Smart {
    Smart {
        specific: !aim.metric.is_empty(),
        measurable: aim.goal().is_some(),
        achievable: None,
        relevant: row.why.is_some(),
        time_bound: aim.due.is_some() || aim.recurs.is_some(),
    }
}

/// The running commitments that serve a goal.
fn serving(row: &Goal, commitments: &[Commitment]) -> Vec<Link> {
    let link = |one: &Commitment| Link {
        id: one.commitment_id.to_string(),
        title: one.title.clone(),
    };
    let mine = commitments
        .iter()
        .filter(|one| one.goal_id == Some(row.goal_id));
    mine.map(link).collect()
}
