//! What a won deal counts for.
//!
//! Its value counts for a goal whose metric is money in the same currency; it
//! counts as one for a goal that counts clients or deals. A new client is one
//! without a deal won before. Levels (recurring revenue, a win rate), limits,
//! and goals whose days do not hold the day are left alone.

use legwork_core::money::{Currency, Decimal, Money};
use legwork_core::vocabulary::Direction;

use super::NotCounted;
use crate::service::context::Context;
use crate::service::find;
use crate::service::goal::{Aim, Link};
use crate::store::{self, Change, Deal, DealStatus, Goal, GoalResult, GoalStatus, Tx};
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

/// What a goal counts of the deals that are won.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::service) enum Counts {
    /// What they are worth, in this currency.
    Money(Currency),
    /// How many they are.
    Deals,
    /// How many buyers they bring who had not bought before.
    Buyers,
}

impl Counts {
    /// What this goal counts; none when won deals do not add to it.
    pub(in crate::service) fn of(aim: &Aim) -> Option<Self> {
        if aim.is_level() || aim.direction != Direction::AtLeast {
            return None;
        }
        aim.money().map(Self::Money).or_else(|| Self::things(aim))
    }

    fn things(aim: &Aim) -> Option<Self> {
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
        match (named(BUYERS), named(DEALS)) {
            (_, true) => Some(Self::Deals),
            (true, _) => Some(Self::Buyers),
            _ => None,
        }
    }
}

/// What a deal adds, or why it adds nothing.
type Adds<T> = std::result::Result<T, Why>;

/// Why a deal adds nothing to a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Closed,
    NoSum,
    OtherDays,
    NoValue,
    OtherCurrency,
    KnownClient,
    Unrelated,
}

impl Why {
    const fn says(self) -> &'static str {
        match self {
            Self::Closed => "the goal is closed",
            Self::NoSum => "the goal is not a sum that deals add to",
            Self::OtherDays => "the day is not one of the goal's days",
            Self::NoValue => "the deal has no value",
            Self::OtherCurrency => "the deal is in another currency",
            Self::KnownClient => "they are a client already",
            Self::Unrelated => "the goal counts neither money nor deals",
        }
    }

    fn against(self, goal: Link) -> NotCounted {
        NotCounted {
            goal,
            reason: self.says().to_owned(),
        }
    }

    /// Whether a member may have expected the deal to count.
    const fn surprises(self) -> bool {
        matches!(
            self,
            Self::OtherDays | Self::NoValue | Self::OtherCurrency | Self::KnownClient
        )
    }
}

/// The goals that a won deal counts for, and those that it might have.
#[derive(Default)]
pub(super) struct Counted {
    pub(super) counts: Vec<Link>,
    pub(super) counts_not: Vec<NotCounted>,
}

/// Adds a result to each goal that the deal counts for.
pub(super) async fn count(
    context: &Context,
    change: &mut Change,
    deal: &Deal,
    named: Option<&str>,
) -> Result<Counted> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let goals = match named {
        Some(text) => vec![find::goal(context, change.tx(), text).await?],
        None => store::goal::open(change.tx(), workspace, member).await?,
    };
    let first = won_before(change.tx(), deal).await?.is_empty();
    let mut counted = Counted::default();
    for goal in &goals {
        match amount(goal, deal, first || named.is_some()) {
            Ok((value, currency)) => {
                change
                    .insert(&result(context, change, deal, goal, value, currency))
                    .await?;
                counted.counts.push(link(goal));
            }
            Err(why) if named.is_some() => {
                let why = why.says();
                return Err(Error::refused(format!(
                    "this deal cannot count for that goal: {why}"
                )));
            }
            Err(why) if why.surprises() => counted.counts_not.push(why.against(link(goal))),
            Err(_) => {}
        }
    }
    Ok(counted)
}

/// Lets the results of a won deal follow what was corrected. Goals that are
/// closed keep theirs, and a goal that was passed over gets none.
pub(super) async fn recount(
    context: &Context,
    change: &mut Change,
    old: &Deal,
    deal: &Deal,
) -> Result<Counted> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let goals = store::goal::open(change.tx(), workspace, member).await?;
    let mut results = store::result::list(change.tx(), workspace).await?;
    results.retain(|result| result.deal_id == Some(deal.deal_id));
    let first = won_before(change.tx(), deal).await?.is_empty();
    let mut counted = Counted::default();
    for goal in &goals {
        let known = results.iter().find(|one| one.goal_id == Some(goal.goal_id));
        let new = first || known.is_some();
        match (known, amount(goal, deal, new)) {
            (Some(known), Ok((value, currency))) => {
                change
                    .put(&GoalResult {
                        day: deal.closed.unwrap_or(deal.opened),
                        amount: value.to_string(),
                        currency: currency.map(|currency| currency.code().to_owned()),
                        ..known.clone()
                    })
                    .await?;
                counted.counts.push(link(goal));
            }
            (Some(known), Err(why)) => {
                let key = (workspace, known.result_id);
                change.remove::<GoalResult>(&key).await?;
                counted.counts_not.push(why.against(link(goal)));
            }
            (None, Ok((value, currency))) if amount(goal, old, new).is_err() => {
                let result = result(context, change, deal, goal, value, currency);
                change.insert(&result).await?;
                counted.counts.push(link(goal));
            }
            (None, Err(why)) if why.surprises() => counted.counts_not.push(why.against(link(goal))),
            (None, _) => {}
        }
    }
    Ok(counted)
}

/// What a deal adds to a goal, or why it adds nothing.
fn amount(goal: &Goal, deal: &Deal, new: bool) -> Adds<(Decimal, Option<Currency>)> {
    let aim = Aim::stored(goal);
    let day = deal.closed.unwrap_or(deal.opened).date();
    if goal.status.0 != GoalStatus::Open {
        return Err(Why::Closed);
    }
    if aim.is_level() || aim.direction != Direction::AtLeast {
        return Err(Why::NoSum);
    }
    if !aim.spans(day) {
        return Err(Why::OtherDays);
    }
    match aim.money() {
        Some(currency) => worth(deal, currency).map(|value| (value, Some(currency))),
        None => things(&aim, new).map(|value| (value, None)),
    }
}

fn worth(deal: &Deal, currency: Currency) -> Adds<Decimal> {
    let minor = deal.value.filter(|minor| *minor != 0).ok_or(Why::NoValue)?;
    if deal.currency.as_deref() != Some(currency.code()) {
        return Err(Why::OtherCurrency);
    }
    Ok(Money::from_minor(minor, currency).major())
}

fn things(aim: &Aim, new: bool) -> Adds<Decimal> {
    match Counts::things(aim) {
        Some(Counts::Buyers) if !new => Err(Why::KnownClient),
        Some(_) => Ok(Decimal::whole(1)),
        None => Err(Why::Unrelated),
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
    let links = goals.iter().map(|goal| (goal, link(goal)));
    let others = links.filter(|(_, link)| !counts.contains(link));
    let reason = |(goal, link): (&Goal, Link)| match amount(goal, deal, first) {
        Err(why) if why.surprises() => Some(why.against(link)),
        _ => None,
    };
    Ok(others.filter_map(reason).collect())
}

fn link(goal: &Goal) -> Link {
    Link {
        id: goal.goal_id.to_string(),
        title: goal.sentence.clone(),
    }
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
