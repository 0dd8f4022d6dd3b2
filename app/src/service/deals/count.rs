//! What a won deal counts for.
//!
//! Its value counts for a goal whose metric is money in the same currency; it
//! counts as one for a goal that counts clients or deals. A new client is one
//! without a deal won before. Levels (recurring revenue, a win rate), limits,
//! and goals whose days do not hold the day are left alone.

use legwork_core::money::{Currency, Decimal, Money};
use legwork_core::vocabulary::Direction;

use crate::service::context::Context;
use crate::service::find;
use crate::service::goal::{Aim, Link};
use crate::store::{self, Change, Deal, DealStatus, Goal, GoalResult, GoalStatus};
use crate::{Error, Result};

/// What a goal counts when a won deal counts as one: a buyer ...
const BUYERS: &[&str] = &[
    "client", "customer", "account", "buyer", "patient", "member",
];

/// ... or the deal itself.
const DEALS: &[&str] = &[
    "deal",
    "contract",
    "sale",
    "order",
    "project",
    "engagement",
    "mandate",
];

/// What a deal adds, or why it adds nothing.
type Adds<T> = std::result::Result<T, &'static str>;

/// Adds a result to each goal that the deal counts for.
pub(super) async fn count(
    context: &Context,
    change: &mut Change,
    deal: &Deal,
    named: Option<&str>,
) -> Result<Vec<Link>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let goals = match named {
        Some(text) => vec![find::goal(context, change.tx(), text).await?],
        None => store::goal::open(change.tx(), workspace, member).await?,
    };
    let first = is_first(context, change, deal).await?;
    let mut links = Vec::new();
    for goal in &goals {
        match amount(goal, deal, first || named.is_some()) {
            Ok((value, currency)) => {
                change
                    .insert(&result(context, change, deal, goal, value, currency))
                    .await?;
                links.push(Link {
                    id: goal.goal_id.to_string(),
                    title: goal.sentence.clone(),
                });
            }
            Err(why) if named.is_some() => {
                return Err(Error::refused(format!(
                    "this deal cannot count for that goal: {why}"
                )));
            }
            Err(_) => {}
        }
    }
    Ok(links)
}

/// What a deal adds to a goal, or why it adds nothing.
fn amount(goal: &Goal, deal: &Deal, new: bool) -> Adds<(Decimal, Option<Currency>)> {
    let aim = Aim::stored(goal);
    let day = deal.closed.unwrap_or(deal.opened).date();
    if goal.status.0 != GoalStatus::Open {
        return Err("it is closed");
    }
    if aim.is_level() || aim.direction != Direction::AtLeast {
        return Err("it is not a sum that deals add to");
    }
    if !aim.spans(day) {
        return Err("the day is not one of its days");
    }
    match aim.money() {
        Some(currency) => worth(deal, currency).map(|value| (value, Some(currency))),
        None => things(&aim, new).map(|value| (value, None)),
    }
}

fn worth(deal: &Deal, currency: Currency) -> Adds<Decimal> {
    let minor = deal
        .value
        .filter(|minor| *minor != 0)
        .ok_or("the deal has no value")?;
    if deal.currency.as_deref() != Some(currency.code()) {
        return Err("it is in another currency");
    }
    Ok(Money::from_minor(minor, currency).major())
}

fn things(aim: &Aim, new: bool) -> Adds<Decimal> {
    let metric = aim.metric.to_lowercase();
    let unit = aim.unit.as_deref().unwrap_or_default();
    let words: Vec<&str> = metric.split([' ', '-']).chain([unit]).collect();
    let named = |names: &[&str]| {
        words.iter().any(|word| {
            names.contains(word)
                || word
                    .strip_suffix('s')
                    .is_some_and(|word| names.contains(&word))
        })
    };
    let one = Ok(Decimal::whole(1));
    match (named(BUYERS), named(DEALS)) {
        (_, true) => one,
        (true, _) if new => one,
        (true, _) => Err("they are a client already"),
        _ => Err("it counts neither money nor deals"),
    }
}

/// Whether nothing was won before from the same firm, or person without one.
async fn is_first(context: &Context, change: &mut Change, deal: &Deal) -> Result<bool> {
    let won = Some(DealStatus::Won);
    let before = store::deal::list(change.tx(), context.workspace_id(), won).await?;
    let same = |other: &&Deal| match deal.organisation_id {
        Some(firm) => other.organisation_id == Some(firm),
        None => deal.person_id.is_some() && other.person_id == deal.person_id,
    };
    let others = before.iter().filter(|other| other.deal_id != deal.deal_id);
    Ok(!others.filter(same).any(|_| true))
}

fn result(
    context: &Context,
    change: &Change,
    deal: &Deal,
    goal: &Goal,
    value: Decimal,
    currency: Option<Currency>,
) -> GoalResult {
    GoalResult {
        workspace_id: context.workspace_id(),
        result_id: context.ids.entity(),
        member_id: context.member_id,
        goal_id: Some(goal.goal_id),
        deal_id: Some(deal.deal_id),
        day: deal.closed.unwrap_or(deal.opened),
        amount: value.to_string(),
        unit: goal.unit.clone().filter(|_| currency.is_none()),
        currency: currency.map(|currency| currency.code().to_owned()),
        note: None,
        created: change.at(),
    }
}
