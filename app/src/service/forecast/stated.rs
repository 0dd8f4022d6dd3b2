//! What the seller states, for as long as the own deals say less.

use legwork_core::forecast::{Known, Stated};
use legwork_core::money::Currency;

use super::AskForecast;
use super::deals::Deals;
use super::lack::{Lack, Stop};
use crate::Error;
use crate::service::amount;
use crate::service::context::Context;
use crate::service::deals::Counts;
use crate::service::rates::Stated as Said;

/// What was given now, else what was said for good; for the worth of a deal,
/// until one was won, the middle of those that are known.
pub(super) fn stated(
    context: &Context,
    ask: &AskForecast,
    (deals, said): (&Deals, &Said),
    counts: Counts,
    known: &Known,
) -> Result<Stated, Stop> {
    let usual = Stated::default();
    let typical = match counts {
        Counts::Money(currency) => typical(context, ask, (deals, said), currency, known)?,
        Counts::Deals | Counts::Buyers => None,
    };
    Ok(Stated {
        win_rate: ask.win_rate.or(said.win_rate).unwrap_or(usual.win_rate),
        typical,
        ..usual
    })
}

fn typical(
    context: &Context,
    ask: &AskForecast,
    (deals, said): (&Deals, &Said),
    currency: Currency,
    known: &Known,
) -> Result<Option<f64>, Stop> {
    if let Some(text) = &ask.typical {
        return given(context, text, currency).map(Some);
    }
    if let Some(worth) = said.worth_in(currency) {
        return Ok(Some(minor(worth)));
    }
    if known.wins().any(|win| win.amount.is_some()) {
        return Ok(None);
    }
    let middle = deals.middle_worth().ok_or(Lack::Worth(currency))?;
    Ok(Some(minor(middle)))
}

fn given(context: &Context, text: &str, currency: Currency) -> Result<f64, Stop> {
    let assumed = Some(currency).or_else(|| amount::usual(&context.workspace));
    let money = amount::money(text, assumed)?;
    if money.currency != currency {
        let other = money.currency;
        return Err(Error::usage(format!("the goal is in {currency}, not in {other}")).into());
    }
    Ok(minor(money.minor))
}

#[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^52")]
const fn minor(amount: i64) -> f64 {
    amount as f64
}
