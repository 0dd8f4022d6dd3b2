//! What a won deal counts for: a result for each goal that it adds to. A new
//! client is one without a deal won before.

use jiff::civil::Date;
use legwork_core::money::{Currency, Money};

use super::NotCounted;
use super::adds::{self, Why, Worth, adds, link};
use crate::service::context::Context;
use crate::service::exchange::Rate;
use crate::service::goal::Link;
use crate::service::{amount, find};
use crate::store::{self, Change, Day, Deal, DealStatus, Goal, GoalResult, Tx};
use crate::{Error, Result};

/// The goals that a won deal counts for, and those that it might have.
#[derive(Default)]
pub(super) struct Counted {
    pub(super) counts: Vec<Link>,
    pub(super) counts_not: Vec<NotCounted>,
}

/// Adds a result to each goal that the deal counts for; to those in another
/// currency at a `rate`, if one is given.
pub(super) async fn count(
    context: &Context,
    change: &mut Change,
    deal: &Deal,
    (named, rate): (Option<&str>, Option<Rate>),
) -> Result<Counted> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let goals = match named {
        Some(text) => vec![find::goal(context, change.tx(), text).await?],
        None => store::goal::open(change.tx(), workspace, member).await?,
    };
    if rate.is_some() {
        one_rate(&goals, deal)?;
    }
    let first = won_before(change.tx(), deal).await?.is_empty();
    let mut counted = Counted::default();
    for goal in &goals {
        match adds(goal, deal, first || named.is_some(), rate) {
            Ok(worth) => {
                change
                    .insert(&result(context, change, deal, goal, worth))
                    .await?;
                counted.counts.push(link(goal));
            }
            Err(why) if named.is_some() || why == Why::Rate => {
                let error = Error::refused(format!(
                    "this deal cannot count for that goal: {}",
                    why.says()
                ));
                let hint = why.hint(goal, deal);
                return Err(hint.into_iter().fold(error, Error::hint));
            }
            Err(why) if why.surprises() => counted.counts_not.push(why.against(goal, deal)),
            Err(_) => {}
        }
    }
    Ok(counted)
}

/// Refuses a rate that no goal needs, and one that goals in different
/// currencies would share.
fn one_rate(goals: &[Goal], deal: &Deal) -> Result<()> {
    let Some(price) = adds::price(deal).filter(|price| price.minor != 0) else {
        return Err(Error::refused(
            "the deal has no value that a rate of exchange could convert",
        ));
    };
    let mut wanted = wanted(goals, deal).into_iter();
    let Some(first) = wanted.next() else {
        return Err(Error::refused(format!(
            "no rate of exchange is needed: no goal counts this deal in another currency than {}",
            price.currency
        ))
        .hint("leave out --rate"));
    };
    match wanted.next() {
        None => Ok(()),
        Some(other) => Err(Error::refused(format!(
            "one rate cannot be for both {first} and {other}, which goals count this deal in"
        ))
        .hint("name one of the goals: --goal")),
    }
}

/// The other currencies in which goals would count a deal, each once.
fn wanted(goals: &[Goal], deal: &Deal) -> Vec<Currency> {
    let wants = goals.iter().filter_map(|goal| adds::wants_rate(goal, deal));
    let mut wanted: Vec<Currency> = wants.collect();
    wanted.sort_by_key(|currency| currency.code());
    wanted.dedup();
    wanted
}

/// The one other currency in which goals would count a won deal, or an open one
/// if it were won now.
pub(super) async fn exchange(
    context: &Context,
    tx: &mut Tx,
    deal: &Deal,
    today: Date,
) -> Result<Option<String>> {
    if deal.status.0 == DealStatus::Lost {
        return Ok(None);
    }
    let won = Deal {
        closed: deal.closed.or(Some(Day(today))),
        ..deal.clone()
    };
    let goals = store::goal::open(tx, context.workspace_id(), context.member_id).await?;
    Ok(match wanted(&goals, &won).as_slice() {
        [one] => Some(one.code().to_owned()),
        _ => None,
    })
}

/// Lets the results of a won deal follow what was corrected. Goals that are
/// closed keep theirs, and a goal that was passed over gets none. What was
/// converted keeps its rate, unless another one is `given`.
pub(super) async fn recount(
    context: &Context,
    change: &mut Change,
    old: &Deal,
    (deal, given): (&Deal, Option<Rate>),
) -> Result<Counted> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let goals = store::goal::open(change.tx(), workspace, member).await?;
    if given.is_some() {
        one_rate(&goals, deal)?;
    }
    let mut results = store::result::list(change.tx(), workspace).await?;
    results.retain(|result| result.deal_id == Some(deal.deal_id));
    let first = won_before(change.tx(), deal).await?.is_empty();
    let mut counted = Counted::default();
    for goal in &goals {
        let known = results.iter().find(|one| one.goal_id == Some(goal.goal_id));
        let new = first || known.is_some();
        let rate = given.or_else(|| known.and_then(|known| rate_of(known, old, deal)));
        match (known, adds(goal, deal, new, rate)) {
            (Some(known), Ok(worth)) => {
                change.put(&followed(known, deal, old, worth)).await?;
                counted.counts.push(link(goal));
            }
            (Some(known), Err(why)) => {
                let key = (workspace, known.result_id);
                change.remove::<GoalResult>(&key).await?;
                counted.counts_not.push(why.against(goal, deal));
            }
            (None, Ok(worth)) if adds(goal, old, new, None).is_err() => {
                let result = result(context, change, deal, goal, worth);
                change.insert(&result).await?;
                counted.counts.push(link(goal));
            }
            (None, Err(why)) if why.surprises() => counted.counts_not.push(why.against(goal, deal)),
            (None, _) => {}
        }
    }
    Ok(counted)
}

/// The rate at which a result was converted, while the deal is in the currency
/// that it was for.
fn rate_of(known: &GoalResult, old: &Deal, deal: &Deal) -> Option<Rate> {
    let (was, is) = (adds::price(old)?, adds::price(deal)?);
    let to = converted(known, old)?;
    (was.currency == is.currency).then(|| Rate::kept(known.note.as_deref(), was, to))?
}

/// The amount of a result in another currency than that of its deal.
fn converted(known: &GoalResult, deal: &Deal) -> Option<Money> {
    let currency = Currency::from_code(known.currency.as_deref()?)?;
    let value = amount::stored(&known.amount)?;
    let money = Money::from_major(value, currency).ok()?;
    (deal.currency != known.currency).then_some(money)
}

/// A result as its deal is now. What it said of a rate goes with the rate.
fn followed(known: &GoalResult, deal: &Deal, old: &Deal, worth: Worth) -> GoalResult {
    let note = known.note.clone();
    let kept = note.filter(|_| converted(known, old).is_none());
    GoalResult {
        day: deal.closed.unwrap_or(deal.opened),
        amount: worth.value.to_string(),
        currency: worth.currency.map(|currency| currency.code().to_owned()),
        note: worth.note.or(kept),
        ..known.clone()
    }
}

/// The other deals won from the same firm, or person without one.
async fn won_before(tx: &mut Tx, deal: &Deal) -> Result<Vec<Deal>> {
    let won = Some(DealStatus::Won);
    let mut others = store::deal::list(tx, deal.workspace_id, won).await?;
    others.retain(
        |other| match (other.deal_id == deal.deal_id, deal.organisation_id) {
            (true, _) => false,
            (false, Some(firm)) => other.organisation_id == Some(firm),
            (false, None) => deal.person_id.is_some() && other.person_id == deal.person_id,
        },
    );
    Ok(others)
}

/// The open goals that a won deal might have counted for, with why it did not.
/// A goal that was set later, or passed over for another, is not among them.
pub(super) async fn missed(
    context: &Context,
    tx: &mut Tx,
    deal: &Deal,
    counts: &[Link],
) -> Result<Vec<NotCounted>> {
    if deal.status.0 != DealStatus::Won {
        return Ok(Vec::new());
    }
    let before = won_before(tx, deal).await?;
    let first = before.iter().all(|other| other.closed > deal.closed);
    let goals = store::goal::open(tx, context.workspace_id(), context.member_id).await?;
    let others = goals.iter().filter(|goal| !counts.contains(&link(goal)));
    let reason = |goal: &Goal| match adds(goal, deal, first, None) {
        Err(why) if why.surprises() => Some(why.against(goal, deal)),
        _ => None,
    };
    Ok(others.filter_map(reason).collect())
}

fn result(
    context: &Context,
    change: &Change,
    deal: &Deal,
    goal: &Goal,
    worth: Worth,
) -> GoalResult {
    let Worth {
        value,
        currency,
        note,
    } = worth;
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
        note,
        created: change.at(),
    }
}
