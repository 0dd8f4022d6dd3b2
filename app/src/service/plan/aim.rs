//! What the goal still needs, and what is taken for granted.

use jiff::civil::Date;
use legwork_core::money::{Currency, Money};
use legwork_core::parse::Target;
use legwork_core::plan::{Aim as Wanted, Worth};

use super::PlanFor;
use crate::service::amount;
use crate::service::context::Context;
use crate::service::deals::Counts;
use crate::service::find;
use crate::service::goal::{Aim, Reckoned, reckon};
use crate::service::rates::Stated;
use crate::store::{self, DealStatus, Goal, Tx};
use crate::{Error, Result};

/// A goal that a plan can be made for.
pub(super) struct Wants {
    /// As stored.
    pub(super) row: Goal,
    /// The last day that counts.
    pub(super) due: Date,
    /// What is still to be reached.
    pub(super) aim: Wanted,
    /// The currency of what is missing; none when wins are counted.
    pub(super) currency: Option<Currency>,
    /// What is taken for granted, in sentences.
    pub(super) assumes: Vec<String>,
    /// Whether it is taken for granted that what there was before comes again.
    pub(super) as_before: bool,
    /// Whether it is reached only with what is taken to come by itself.
    pub(super) by_itself: bool,
}

impl Wants {
    /// The goal that is meant, and what it still needs.
    pub(super) async fn read(
        context: &Context,
        tx: &mut Tx,
        today: Date,
        (stated, input): (&Stated, &PlanFor),
    ) -> Result<Self> {
        let row = match &input.goal {
            Some(text) => find::goal(context, tx, text).await?,
            None => only_one(context, tx).await?,
        };
        let aim = Aim::stored(&row);
        let results = store::result::for_goal(tx, context.workspace_id(), row.goal_id).await?;
        let stands = reckon(&aim, &results, today, context);
        let due = stands.days.last.ok_or_else(|| undated(&row))?;
        match served(&aim, &row)? {
            Counts::Deals | Counts::Buyers => Self::of_wins(row, due, &aim, &stands, input),
            Counts::Money(currency) => {
                let worth = worth(&won(context, tx, currency).await?, currency, stated, input)?;
                Self::of_money((row, due), (&aim, &stands), worth, today, (currency, input))
            }
        }
    }

    /// What a typical deal is worth, in major units.
    pub(super) fn worth(&self) -> Option<f64> {
        match &self.aim {
            Wanted::Money { worth, .. } => Some(amount::major(worth.typical(), self.currency)),
            Wanted::Wins(_) => None,
        }
    }

    fn of_wins(
        row: Goal,
        due: Date,
        aim: &Aim,
        stands: &Reckoned,
        input: &PlanFor,
    ) -> Result<Self> {
        let goal = aim.goal().ok_or_else(|| unmeasured(&row))?;
        let anyway = match &input.anyway {
            None => 0.0,
            Some(text) => amount::read(text, None, aim.unit.as_deref())?
                .value
                .to_f64(),
        };
        let missing = (goal.to_f64() - stands.actual - anyway).max(0.0).ceil();
        Ok(Self {
            assumes: vec![format!(
                "Each of the {} counted is one deal won.",
                aim.metric
            )],
            as_before: false,
            by_itself: missing <= 0.0 && goal.to_f64() > stands.actual,
            aim: Wanted::Wins(whole(missing)),
            currency: None,
            row,
            due,
        })
    }

    fn of_money(
        (row, due): (Goal, Date),
        (aim, stands): (&Aim, &Reckoned),
        (worth, of_deals): (Worth, String),
        today: Date,
        (currency, input): (Currency, &PlanFor),
    ) -> Result<Self> {
        let goal = aim.goal().ok_or_else(|| unmeasured(&row))?;
        let goal = amount::in_currency(goal, currency)?;
        let (anyway, told) = anyway(aim, stands, today, currency, input)?;
        let short = goal.minor - amount::rounded(stands.actual, currency).minor;
        let missing = short - anyway;
        Ok(Self {
            assumes: told.into_iter().chain([of_deals]).collect(),
            as_before: input.anyway.is_none() && anyway > 0,
            by_itself: missing <= 0 && short > 0,
            aim: Wanted::Money { missing, worth },
            currency: Some(currency),
            row,
            due,
        })
    }
}

/// What comes without any of it from today on, in minor units: what was said, or,
/// where a goal is to grow beyond what there was, that this comes again evenly.
fn anyway(
    aim: &Aim,
    stands: &Reckoned,
    today: Date,
    currency: Currency,
    input: &PlanFor,
) -> Result<(i64, Option<String>)> {
    if let Some(text) = &input.anyway {
        let money = amount::money(text, Some(currency))?;
        let told = format!("{} come without any of this.", money.short());
        return Ok((money.minor, Some(told)));
    }
    let grows = matches!(
        aim.target,
        Target::Growth | Target::Increase | Target::Multiple
    );
    let Some(before) = aim.baseline.filter(|_| grows) else {
        return Ok((0, None));
    };
    let before = amount::in_currency(before, currency)?;
    let left = amount::rounded(
        before.major().to_f64() * share_left(stands, today),
        currency,
    );
    let told = format!(
        "The {} of before come again, evenly, {} of them from today on; if not, say what comes without any of this.",
        before.short(),
        left.short()
    );
    Ok((left.minor, Some(told)))
}

/// The share of the goal's days that is left, 0 to 1.
fn share_left(stands: &Reckoned, today: Date) -> f64 {
    let (Some(first), Some(last)) = (stands.days.first, stands.days.last) else {
        return 1.0;
    };
    let days = |from: Date| f64::from((last - from).get_days() + 1);
    (days(today.max(first)) / days(first).max(1.0)).clamp(0.0, 1.0)
}

/// What each of the member's won deals in this currency was worth, the smallest
/// first.
async fn won(context: &Context, tx: &mut Tx, currency: Currency) -> Result<Vec<i64>> {
    let deals = store::deal::list(tx, context.workspace_id(), Some(DealStatus::Won)).await?;
    let own = deals.into_iter().filter(|deal| {
        deal.member_id == context.member_id && deal.currency.as_deref() == Some(currency.code())
    });
    let mut past: Vec<i64> = own.filter_map(|deal| deal.value).collect();
    past.sort_unstable();
    Ok(past)
}

/// What a deal is worth, and the sentence that says so: what was said now, what
/// was said for good, or what the deals were that were won.
fn worth(
    past: &[i64],
    currency: Currency,
    stated: &Stated,
    input: &PlanFor,
) -> Result<(Worth, String)> {
    let said = match &input.deal {
        Some(text) => Some(amount::money(text, Some(currency))?.minor),
        None => stated.worth_in(currency),
    };
    let Some(typical) = said.or_else(|| past.get(past.len() / 2).copied()) else {
        return Err(unvalued());
    };
    let short = Money::from_minor(typical, currency).short();
    let told = match said {
        Some(_) => format!("A typical deal is worth {short}."),
        None => format!(
            "Deals are worth what the {} you won were: {short} in the middle.",
            past.len()
        ),
    };
    let past = past.to_vec();
    Ok((Worth::Unlike { typical, past }, told))
}

fn unvalued() -> Error {
    Error::usage("what is a typical deal worth?")
        .hint("say so: legwork rates set deal.worth 20000")
        .hint("or record deals that you won: legwork deal add ... and legwork deal won ...")
}

/// The only open goal that a plan can be made for.
async fn only_one(context: &Context, tx: &mut Tx) -> Result<Goal> {
    let mut rows = planned(context, tx).await?;
    match rows.len() {
        1 => Ok(rows.remove(0)),
        0 => Err(Error::not_found("there is no goal that selling brings nearer")
            .hint("set one: legwork goal add \"grow revenue by 20% in 2027\" --baseline 500000 --currency EUR")),
        _ => {
            let named = rows.iter().fold(
                Error::usage("for which goal? There are several"),
                |error, row| error.hint(format!("legwork plan --goal \"{}\"", row.sentence)),
            );
            Err(named)
        }
    }
}

/// The open goals that a plan can be made for.
pub(super) async fn planned(context: &Context, tx: &mut Tx) -> Result<Vec<Goal>> {
    let mut rows = store::goal::open(tx, context.workspace_id(), context.member_id).await?;
    rows.retain(|row| served(&Aim::stored(row), row).is_ok());
    Ok(rows)
}

/// What of the deals that are won the goal counts. Fails for goals that they do
/// not add up to.
fn served(aim: &Aim, row: &Goal) -> Result<Counts> {
    let counts = Counts::of(aim).ok_or_else(|| {
        Error::refused(format!(
            "'{}' is not reached by winning deals, so no mix of selling can be planned for it",
            row.sentence
        ))
        .hint("commit to what serves it: legwork commit \"...\" --goal ...")
    })?;
    if aim.goal().is_none() {
        return Err(unmeasured(row));
    }
    Ok(counts)
}

fn unmeasured(row: &Goal) -> Error {
    Error::usage(format!("'{}' has no figure to reach yet", row.sentence))
        .hint("say where it starts: legwork goal edit ... --baseline 500000")
}

fn undated(row: &Goal) -> Error {
    Error::usage(format!("'{}' has no last day", row.sentence))
        .hint("give it one: legwork goal edit ... --due 2027-12-31")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not negative; the cast cuts what is beyond any number of deals"
)]
const fn whole(count: f64) -> u64 {
    count as u64
}
