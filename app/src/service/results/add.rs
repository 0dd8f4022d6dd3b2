//! Recording a result.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::money::{Currency, Decimal};

use super::list::view;
use super::{AddResult, OneResult};
use crate::ids::ResultId;
use crate::service::amount::Typed;
use crate::service::context::Context;
use crate::service::exchange::Rate;
use crate::service::goal::{self, Aim, GoalView};
use crate::service::{SCHEMA, amount, find, text};
use crate::store::{Day, Goal, GoalResult, GoalStatus, Tx};
use crate::{Error, Result};

/// Records an amount towards a goal: the one named, or the only open one. A
/// correction of a sum may be below 0. An id that was used before adds nothing
/// and answers what was recorded then.
pub async fn add(context: &Context, now: &Zoned, input: &AddResult) -> Result<OneResult> {
    let today = context.today(now);
    let day = input.date.unwrap_or(today);
    let note = text::note(input.note.as_ref())?;
    let label = format!("result add {}", text::shown(&input.amount));
    let mut change = context.change(now, label).await?;
    let goal = meant(context, change.tx(), input.goal.as_deref()).await?;
    let id = id_of(context, input.id.as_deref())?;
    let key = (context.workspace_id(), id);
    if let Some(known) = change.tx().get::<GoalResult>(&key).await? {
        return finish(context, change.tx(), &known, &goal, (today, true)).await;
    }
    let aim = Aim::stored(&goal);
    check_day(&aim, &goal, day, today)?;
    let rate = input.rate.as_deref().map(Rate::read).transpose()?;
    let figure = figure(context, &aim, &input.amount, rate)?;
    let currency = figure.currency;
    let row = GoalResult {
        workspace_id: context.workspace_id(),
        result_id: id,
        member_id: context.member_id,
        goal_id: Some(goal.goal_id),
        deal_id: None,
        day: Day(day),
        amount: figure.value.to_string(),
        unit: goal.unit.clone().filter(|_| currency.is_none()),
        currency: currency.map(|currency| currency.code().to_owned()),
        note: text::note(noted(note, figure.converted))?,
        created: change.at(),
    };
    change.insert(&row).await?;
    let done = finish(context, change.tx(), &row, &goal, (today, false)).await?;
    change.commit().await?;
    Ok(done)
}

/// The id the client chose, or a new one.
fn id_of(context: &Context, chosen: Option<&str>) -> Result<ResultId> {
    let Some(text) = chosen else {
        return Ok(context.ids.entity());
    };
    text.parse()
        .map_err(|_| Error::usage("that id is not a UUID"))
}

async fn finish(
    context: &Context,
    tx: &mut Tx,
    row: &GoalResult,
    goal: &Goal,
    (today, repeated): (Date, bool),
) -> Result<OneResult> {
    Ok(OneResult {
        schema: SCHEMA,
        result: view(row, std::slice::from_ref(goal), &[]),
        repeated,
        goal: Some(goal::view_of(context, tx, goal, today).await?),
    })
}

/// The goal named, or the only open one.
pub(super) async fn meant(context: &Context, tx: &mut Tx, named: Option<&str>) -> Result<Goal> {
    if let Some(text) = named {
        let goal = find::goal(context, tx, text).await?;
        return match goal.status.0 {
            GoalStatus::Open => Ok(goal),
            _ => Err(Error::refused(format!("this goal is {}", goal.status))),
        };
    }
    let only = find::only_goal(
        context,
        tx,
        "it counts for",
        "--goal: its id, or words of it",
    );
    only.await?.ok_or_else(|| {
        Error::not_found("there is no open goal to count it for")
            .hint("`legwork goal add` sets one")
    })
}

/// A result is of a day that has come, and of the goal's own days if it is
/// part of a sum.
pub(super) fn check_day(aim: &Aim, goal: &Goal, day: Date, today: Date) -> Result<()> {
    if day > today {
        return Err(Error::usage(format!("{day} is still to come")));
    }
    if day.year() < 1970 {
        return Err(Error::usage(format!(
            "{day} is too long ago: 1970 at the earliest"
        )));
    }
    if aim.is_level() || aim.spans(day) {
        return Ok(());
    }
    let named = |day: Option<Day>| day.map_or("now".to_owned(), |day| day.to_string());
    Err(Error::refused(format!(
        "{day} is not one of the goal's days, {} to {}",
        named(goal.starts_on),
        named(goal.due)
    ))
    .hint(format!(
        "`legwork goal edit {} --start {day}` would hold it",
        goal.goal_id
    )))
}

/// The note, with what was converted.
pub(super) fn noted(note: Option<String>, converted: Option<String>) -> Option<String> {
    match (note, converted) {
        (Some(note), Some(converted)) => Some(format!("{note} ({converted})")),
        (note, converted) => note.or(converted),
    }
}

/// What an amount counts towards a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) value: Decimal,
    pub(super) currency: Option<Currency>,
    /// What was converted, and at which rate.
    pub(super) converted: Option<String>,
}

/// The amount in the goal's own unit or currency. A rate that is not needed is
/// refused.
fn figure(context: &Context, aim: &Aim, text: &str, rate: Option<Rate>) -> Result<Figure> {
    let money = aim.money();
    let usual = money.or_else(|| amount::usual(&context.workspace));
    let typed = amount::read(text, usual.filter(|_| money.is_some()), aim.unit.as_deref())?;
    let figure = worth(aim, typed, rate)?;
    if rate.is_some() && figure.converted.is_none() {
        let why = money.map_or_else(
            || "the goal counts no money".to_owned(),
            |goal| format!("the amount is in {goal}, as the goal is"),
        );
        return Err(not_needed(&why));
    }
    Ok(figure)
}

/// What was typed counts so much; in another currency only at a rate.
pub(super) fn worth(aim: &Aim, typed: Typed, rate: Option<Rate>) -> Result<Figure> {
    let money = aim.money();
    if let (None, Some(typed)) = (money, typed.currency) {
        return Err(Error::usage(format!(
            "the goal does not count {typed}: write a plain number"
        )));
    }
    if typed.value.mantissa() == 0 && !aim.is_level() {
        return Err(Error::usage("0 adds nothing to the goal"));
    }
    let as_it_is = Figure {
        value: typed.value,
        currency: money,
        converted: None,
    };
    let Some(goal) = money else {
        return Ok(as_it_is);
    };
    let own = amount::in_currency(typed.value, typed.currency.unwrap_or(goal))?;
    if own.currency == goal {
        return Ok(as_it_is);
    }
    let rate = rate.ok_or_else(|| without_rate(own.currency, goal))?;
    Ok(Figure {
        value: rate.of(own, goal)?.major(),
        converted: Some(rate.says(own)),
        ..as_it_is
    })
}

/// The currency that an amount is written in, where a goal counts another: it
/// can be added with a rate of exchange only.
pub fn foreign(goal: &GoalView, text: &str) -> Option<String> {
    let counts = Currency::from_code(goal.currency.as_deref()?)?;
    let typed = amount::read(text, Some(counts), None).ok()?.currency?;
    (typed != counts).then(|| typed.code().to_owned())
}

fn without_rate(typed: Currency, goal: Currency) -> Error {
    Error::refused(format!(
        "the goal counts {goal}: {typed} cannot be added without a rate of exchange"
    ))
    .hint(format!(
        "say what one {typed} is worth in {goal}, such as --rate 0.92"
    ))
    .hint(format!("or convert it yourself, and write it in {goal}"))
}

/// Refuses a rate of exchange where there is nothing to convert.
pub(super) fn not_needed(why: &str) -> Error {
    Error::refused(format!("no rate of exchange is needed: {why}")).hint("leave out --rate")
}
