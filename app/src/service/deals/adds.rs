//! What a won deal adds to a goal, or why it adds nothing.
//!
//! Its value counts for a goal whose metric is money in the same currency, or
//! in another where a rate of exchange was given; it counts as one for a goal
//! that counts clients or deals. Levels (recurring revenue, a win rate), limits,
//! and goals whose days do not hold the day are left alone.

use legwork_core::money::{Currency, Decimal, Money};
use legwork_core::vocabulary::Direction;

use super::NotCounted;
use crate::service::exchange::Rate;
use crate::service::goal::{Aim, Link};
use crate::store::{Deal, Goal, GoalStatus};

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
pub(super) type Adds = Result<Worth, Why>;

/// What a deal adds to a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Worth {
    pub(super) value: Decimal,
    pub(super) currency: Option<Currency>,
    /// What was converted, and at which rate.
    pub(super) note: Option<String>,
}

/// Why a deal adds nothing to a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    Closed,
    NoSum,
    OtherDays,
    NoValue,
    OtherCurrency,
    Rate,
    KnownClient,
    Unrelated,
}

impl Why {
    pub(super) const fn says(self) -> &'static str {
        match self {
            Self::Closed => "the goal is closed",
            Self::NoSum => "the goal is not a sum that deals add to",
            Self::OtherDays => "the day is not one of the goal's days",
            Self::NoValue => "the deal has no value",
            Self::OtherCurrency => "the deal is in another currency",
            Self::Rate => "at that rate it is worth too little, or too much",
            Self::KnownClient => "they are a client already",
            Self::Unrelated => "the goal counts neither money nor deals",
        }
    }

    pub(super) fn against(self, goal: &Goal, deal: &Deal) -> NotCounted {
        NotCounted {
            goal: link(goal),
            reason: self.says().to_owned(),
            hint: self.hint(goal, deal),
        }
    }

    /// What would make it count, where a word of the member would.
    pub(super) fn hint(self, goal: &Goal, deal: &Deal) -> Option<String> {
        let (from, to) = (deal.currency.as_ref()?, Aim::stored(goal).money()?);
        (self == Self::OtherCurrency)
            .then(|| format!("it counts with --rate, what one {from} is worth in {to}"))
    }

    /// Whether a member may have expected the deal to count.
    pub(super) const fn surprises(self) -> bool {
        matches!(
            self,
            Self::OtherDays | Self::NoValue | Self::OtherCurrency | Self::Rate | Self::KnownClient
        )
    }
}

/// What a deal adds to a goal, or why it adds nothing. Where the goal counts
/// another currency, it adds only what a `rate` makes of it.
pub(super) fn adds(goal: &Goal, deal: &Deal, new: bool, rate: Option<Rate>) -> Adds {
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
        Some(currency) => worth(deal, currency, rate),
        None => things(&aim, new).map(|value| Worth {
            value,
            currency: None,
            note: None,
        }),
    }
}

/// The value of a deal, as it was agreed.
pub(super) fn price(deal: &Deal) -> Option<Money> {
    let currency = Currency::from_code(deal.currency.as_deref()?)?;
    Some(Money::from_minor(deal.value?, currency))
}

/// The currency in which a goal would count a deal, if a rate were given.
pub(super) fn wants_rate(goal: &Goal, deal: &Deal) -> Option<Currency> {
    let wants = adds(goal, deal, true, None) == Err(Why::OtherCurrency);
    Aim::stored(goal).money().filter(|_| wants)
}

fn worth(deal: &Deal, currency: Currency, rate: Option<Rate>) -> Adds {
    let price = price(deal).filter(|price| price.minor != 0);
    let price = price.ok_or(Why::NoValue)?;
    let of = |money: Money, note| Worth {
        value: money.major(),
        currency: Some(currency),
        note,
    };
    match rate {
        _ if price.currency == currency => Ok(of(price, None)),
        None => Err(Why::OtherCurrency),
        Some(rate) => {
            let converted = rate.of(price, currency).map_err(|_| Why::Rate)?;
            Ok(of(converted, Some(rate.says(price))))
        }
    }
}

fn things(aim: &Aim, new: bool) -> Result<Decimal, Why> {
    match Counts::things(aim) {
        Some(Counts::Buyers) if !new => Err(Why::KnownClient),
        Some(_) => Ok(Decimal::whole(1)),
        None => Err(Why::Unrelated),
    }
}

/// A goal as it is named beside a deal.
pub(super) fn link(goal: &Goal) -> Link {
    Link {
        id: goal.goal_id.to_string(),
        title: goal.sentence.clone(),
    }
}
