//! Setting, changing and closing goals.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::money::Currency;
use legwork_core::parse::{GoalReading, Target};
use legwork_core::vocabulary::Direction;

use super::aim::{Aim, word};
use super::ask::{code, missing, read};
use super::view::{one, standing};
use super::{AddGoal, CloseGoal, EditGoal, OneGoal};
use crate::service::context::Context;
use crate::service::{SCHEMA, amount, find, text};
use crate::store::{self, Change, Day, Goal, GoalStatus, Word};
use crate::{Error, Result};

/// Saves a goal. What the sentence leaves open and no answer fills is refused,
/// never guessed.
pub async fn add(context: &Context, now: &Zoned, input: &AddGoal) -> Result<OneGoal> {
    let today = context.today(now);
    let reading = read(context, today, input)?;
    let missing = missing(&reading);
    if !missing.is_empty() {
        return Err(incomplete(&reading, &missing));
    }
    let label = format!("goal add \"{}\"", text::shown(&reading.input));
    let mut change = context.change(now, label).await?;
    let row = row(context, &change, &reading, today);
    change.insert(&row).await?;
    finish(context, change, &row, today).await
}

/// Changes parts of a goal; what the results already say stays.
pub async fn edit(context: &Context, now: &Zoned, text: &str, input: &EditGoal) -> Result<OneGoal> {
    let today = context.today(now);
    let label = format!("goal edit \"{}\"", text::shown(text));
    let mut change = context.change(now, label).await?;
    let old = find::goal(context, change.tx(), text).await?;
    let row = edit_within(context, &mut change, &old, input).await?;
    finish(context, change, &row, today).await
}

/// The same as a part of a larger change; gives the goal as it is then.
pub(in crate::service) async fn edit_within(
    context: &Context,
    change: &mut Change,
    old: &Goal,
    input: &EditGoal,
) -> Result<Goal> {
    let mut row = old.clone();
    set_currency(context, change, &mut row, input).await?;
    set_figures(&mut row, input)?;
    set_words(&mut row, input)?;
    Aim::stored(&row).check()?;
    if row == *old {
        return Err(Error::usage(
            "nothing to change: name what is to be different",
        ));
    }
    change.put(&row).await?;
    Ok(row)
}

/// Closes a goal as reached or not; left open, the figures decide.
pub async fn close(
    context: &Context,
    now: &Zoned,
    text: &str,
    input: &CloseGoal,
) -> Result<OneGoal> {
    let today = context.today(now);
    let label = format!("goal close \"{}\"", text::shown(text));
    let mut change = context.change(now, label).await?;
    let mut row = find::goal(context, change.tx(), text).await?;
    if row.status.0 != GoalStatus::Open {
        return Err(
            Error::refused(format!("this goal is {} already", row.status))
                .hint("`legwork undo` opens it again if that was the last thing done"),
        );
    }
    let stands = standing(context, change.tx(), &row, today).await?;
    let reached = input.reached.unwrap_or(stands.reached);
    row.status = Word(if reached {
        GoalStatus::Reached
    } else {
        GoalStatus::Closed
    });
    row.closed_on = Some(Day(today));
    row.reason = text::note(input.reason.as_ref())?;
    change.put(&row).await?;
    finish(context, change, &row, today).await
}

async fn finish(context: &Context, mut change: Change, row: &Goal, today: Date) -> Result<OneGoal> {
    let goal = one(context, change.tx(), row, today).await?;
    change.commit().await?;
    Ok(OneGoal {
        schema: SCHEMA,
        goal,
    })
}

fn incomplete(reading: &GoalReading, missing: &[String]) -> Error {
    let error = Error::usage(format!("this goal still needs: {}", missing.join(", ")));
    let error = reading
        .notes
        .iter()
        .fold(error, |error, note| error.hint(note.clone()));
    missing
        .iter()
        .fold(error, |error, field| match field.as_str() {
            "baseline" => error.hint("--baseline: where things stand now, such as 500000"),
            "currency" => error.hint("--currency: a code such as EUR"),
            "due" => error.hint("--due: the day by which you want it"),
            "amount" => error.hint("write the number to reach in the sentence, plainly"),
            "metric" => error.hint("say in the sentence what is measured"),
            _ => error,
        })
}

fn row(context: &Context, change: &Change, reading: &GoalReading, today: Date) -> Goal {
    let aim = Aim::read(reading);
    let start = reading
        .start
        .unwrap_or_else(|| aim.due.map_or(today, |due| today.min(due)));
    Goal {
        workspace_id: context.workspace_id(),
        goal_id: context.ids.entity(),
        member_id: context.member_id,
        sentence: reading.input.clone(),
        metric: aim.metric,
        target: word(aim.target).to_owned(),
        amount: aim.amount.map(|amount| amount.to_string()),
        unit: aim.unit,
        currency: aim.currency.map(|currency| currency.code().to_owned()),
        baseline: aim.baseline.map(|baseline| baseline.to_string()),
        starts_on: Some(Day(start)),
        due: aim.due.map(Day),
        direction: Word(aim.direction),
        recurs: aim.recurs.map(Word),
        why: reading.why.clone(),
        status: Word(GoalStatus::Open),
        closed_on: None,
        reason: None,
        created: change.at(),
    }
}

async fn set_currency(
    context: &Context,
    change: &mut Change,
    row: &mut Goal,
    input: &EditGoal,
) -> Result<()> {
    let Some(currency) = code(input.currency.as_deref())? else {
        return Ok(());
    };
    let differs = row.currency.as_deref() != Some(currency.code());
    let results = store::result::for_goal(change.tx(), context.workspace_id(), row.goal_id).await?;
    if differs && !results.is_empty() {
        return Err(Error::refused(format!(
            "results are recorded in {}: the currency stays",
            row.currency.as_deref().unwrap_or("the goal's own unit")
        )));
    }
    row.currency = Some(currency.code().to_owned());
    Ok(())
}

fn set_figures(row: &mut Goal, input: &EditGoal) -> Result<()> {
    let currency = row.currency.as_deref().and_then(Currency::from_code);
    if let Some(words) = &input.baseline {
        let typed = amount::read(words, currency, row.unit.as_deref())?;
        same(currency, typed.currency)?;
        row.baseline = Some(typed.value.to_string());
    }
    if let Some(words) = &input.target {
        let typed = amount::read(words, currency, row.unit.as_deref())?;
        same(currency, typed.currency)?;
        if typed.currency.is_some() && row.unit.as_deref() != Some("money") {
            word(Target::Absolute).clone_into(&mut row.target);
            row.unit = Some("money".to_owned());
            row.direction = Word(Direction::AtLeast);
        }
        row.amount = Some(typed.value.to_string());
    }
    Ok(())
}

fn same(goal: Option<Currency>, typed: Option<Currency>) -> Result<()> {
    match typed {
        Some(typed) if goal != Some(typed) => Err(Error::usage(format!(
            "the goal is not in {typed}: give the number in its own unit"
        ))),
        _ => Ok(()),
    }
}

fn set_words(row: &mut Goal, input: &EditGoal) -> Result<()> {
    if let Some(metric) = &input.metric {
        row.metric = text::title("the metric", metric)?;
    }
    if let Some(start) = input.start {
        row.starts_on = Some(Day(start));
    }
    if let Some(due) = input.due {
        row.due = Some(Day(due));
    }
    if input.why.is_some() {
        row.why = text::note(input.why.as_ref())?;
    }
    Ok(())
}
