//! Reads a goal sentence, fills in the answers, and says what is still open.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::money::Currency;
use legwork_core::parse::{self, GoalReading, is_money_metric};

use super::aim::Aim;
use super::says::says;
use super::{AddGoal, GoalPreview};
use crate::service::context::Context;
use crate::service::sense::{calendar, refuse_nonsense};
use crate::service::{SCHEMA, amount, text};
use crate::{Error, Result};

/// How a sentence is read with the answers given; saves nothing.
pub async fn preview(context: &Context, now: &Zoned, input: &AddGoal) -> Result<GoalPreview> {
    let reading = read(context, context.today(now), input)?;
    let aim = Aim::read(&reading);
    Ok(GoalPreview {
        schema: SCHEMA,
        says: says(&aim),
        missing: missing(&reading),
        reading,
    })
}

/// The reading of a sentence, answers included.
pub(super) fn read(context: &Context, today: Date, input: &AddGoal) -> Result<GoalReading> {
    let sentence = text::sentence(&input.text)?;
    refuse_nonsense(&sentence, Some(calendar(context, today)))?;
    let mut reading = parse::goal(&sentence, &context.setting(today, &[]));
    let given = code(input.currency.as_deref())?;
    if let Some((said, given)) = reading
        .currency
        .zip(given)
        .filter(|(said, given)| said != given)
    {
        return Err(Error::usage(format!(
            "the sentence says {said} and the option says {given}"
        )));
    }
    reading.currency = reading.currency.or(given);
    baseline(&mut reading, context, input)?;
    if reading.currency.is_none() && is_money(&reading) {
        reading.currency = amount::usual(&context.workspace);
    }
    dates(&mut reading, today, input)?;
    reading.why = text::note(input.why.as_ref())?.or(reading.why);
    reading.smart.relevant = reading.why.is_some();
    reading.smart.time_bound = reading.due.is_some() || reading.recurs.is_some();
    reading.needs = still_needed(&reading, input);
    Aim::read(&reading).check()?;
    Ok(reading)
}

/// The fields that must be answered before the goal can be saved: without a
/// figure, a date or a baseline it could only be guessed.
pub(super) fn missing(reading: &GoalReading) -> Vec<String> {
    let unknown = |field: &str| match field {
        "metric" => reading.metric.is_none(),
        "target" => reading.target.is_none(),
        "recurs" => reading.recurs.is_none(),
        "why" => false,
        _ => true,
    };
    reading
        .needs
        .iter()
        .filter(|field| unknown(field))
        .map(|field| (*field).to_owned())
        .collect()
}

/// A currency by its code.
pub(super) fn code(text: Option<&str>) -> Result<Option<Currency>> {
    Ok(text.map(str::parse).transpose()?)
}

/// Whether what is measured is money.
fn is_money(reading: &GoalReading) -> bool {
    reading.unit.as_deref() == Some("money")
        || reading.metric.as_deref().is_some_and(is_money_metric)
}

fn baseline(reading: &mut GoalReading, context: &Context, input: &AddGoal) -> Result<()> {
    let Some(words) = &input.baseline else {
        return Ok(());
    };
    let usual = amount::usual(&context.workspace).filter(|_| is_money(reading));
    let assumed = reading.currency.or(usual);
    let typed = amount::read(words, assumed, reading.unit.as_deref())?;
    let differs = reading
        .currency
        .zip(typed.currency)
        .filter(|(goal, typed)| goal != typed);
    if let Some((goal, typed)) = differs {
        return Err(Error::usage(format!(
            "the goal is in {goal} and its baseline in {typed}: use one currency"
        )));
    }
    reading.currency = reading.currency.or(typed.currency);
    reading.from = Some(typed.value);
    Ok(())
}

fn dates(reading: &mut GoalReading, today: Date, input: &AddGoal) -> Result<()> {
    if input.due.is_some_and(|due| due < today) {
        return Err(Error::usage("a new goal cannot be due before today"));
    }
    reading.start = input.start.or(reading.start);
    reading.due = input.due.or(reading.due);
    Ok(())
}

/// What is open once the answers are in.
fn still_needed(reading: &GoalReading, input: &AddGoal) -> Vec<&'static str> {
    let mut needs: Vec<&'static str> = reading.needs.clone();
    if is_money(reading) && !needs.contains(&"currency") {
        needs.push("currency");
    }
    needs.retain(|field| match *field {
        "baseline" => reading.from.is_none(),
        "currency" => reading.currency.is_none(),
        "due" => input.due.is_none(),
        "why" => reading.why.is_none(),
        _ => true,
    });
    needs
}
