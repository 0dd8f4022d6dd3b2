//! Winning and losing deals. What is closed is opened again by undo.

use jiff::Zoned;
use legwork_core::money::Currency;

use super::count::{Counted, count};
use super::write::{finish, past, still_open, value};
use super::{CloseDeal, OneDeal};
use crate::service::context::Context;
use crate::service::exchange::Rate;
use crate::service::{find, text};
use crate::store::{Change, Day, Deal, DealStatus, Word};
use crate::{Error, Result};

/// Wins a deal, and adds a result to the goals that it counts for: the one
/// named, or every open one that a won deal moves; those in another currency at
/// the rate of exchange, if one is given.
pub async fn won(context: &Context, now: &Zoned, text: &str, input: &CloseDeal) -> Result<OneDeal> {
    let rate = input.rate.as_deref().map(Rate::read).transpose()?;
    let (mut change, row) = close(context, now, text, input, DealStatus::Won).await?;
    let asked = (input.goal.as_deref(), rate);
    let counted = count(context, &mut change, &row, asked).await?;
    finish(change, &row, counted).await
}

/// Loses a deal.
pub async fn lost(
    context: &Context,
    now: &Zoned,
    text: &str,
    input: &CloseDeal,
) -> Result<OneDeal> {
    if input.goal.is_some() || input.rate.is_some() {
        return Err(Error::usage("a lost deal counts for no goal"));
    }
    let (change, row) = close(context, now, text, input, DealStatus::Lost).await?;
    finish(change, &row, Counted::default()).await
}

async fn close(
    context: &Context,
    now: &Zoned,
    text: &str,
    input: &CloseDeal,
    status: DealStatus,
) -> Result<(Change, Deal)> {
    let today = context.today(now);
    let mut change = context.change(now, "deal").await?;
    let mut row = find::deal(context, change.tx(), text).await?;
    let meant = text::meant(text, &row.title);
    change.relabel(&format!("deal {status} \"{meant}\""));
    still_open(&row)?;
    let on = past("a deal cannot be closed", input.on.unwrap_or(today), today)?;
    if on < row.opened.date() {
        return Err(Error::usage(format!(
            "the deal was opened on {}: it cannot be closed before that",
            row.opened
        )));
    }
    if let Some(text) = &input.value {
        let own = row.currency.as_deref().and_then(Currency::from_code);
        let money = value(context, text, own)?;
        row.value = Some(money.minor);
        row.currency = Some(money.currency.code().to_owned());
    }
    row.status = Word(status);
    row.closed = Some(Day(on));
    row.reason = text::note(input.reason.as_ref())?;
    change.put(&row).await?;
    Ok((change, row))
}
