//! Deals out of the database.

use std::collections::BTreeMap;

use jiff::civil::Date;
use legwork_core::forecast::Outcome;
use legwork_core::money::Currency;

use super::deals::{Deals, Row};
use crate::Result;
use crate::service::amount;
use crate::service::context::Context;
use crate::service::deals::outcome;
use crate::store::{self, Deal, DealStatus};

/// All deals of the workspace, the won ones of one currency: that of the most.
pub(super) async fn read(context: &Context) -> Result<Deals> {
    let mut tx = context.read().await?;
    let rows = store::deal::list(&mut tx, context.workspace_id(), None).await?;
    let currency = commonest(&rows).or_else(|| amount::usual(&context.workspace));
    let foreign = |deal: &&Deal| {
        let found = currency_of(deal);
        deal.status.0 == DealStatus::Won && found.is_some() && found != currency
    };
    let left_out = rows.iter().filter(foreign).count();
    let notices = match (left_out, currency) {
        (1.., Some(kept)) => vec![format!(
            "Deals won in another currency than {} are left out: {left_out}.",
            kept.code()
        )],
        _ => Vec::new(),
    };
    Ok(Deals {
        rows: rows.iter().filter(|deal| !foreign(deal)).map(row).collect(),
        currency,
        live: true,
        skipped: Vec::new(),
        notices,
    })
}

fn row(deal: &Deal) -> Row {
    let outcome = outcome(deal.status.0);
    Row {
        owner: deal.member_id.to_string(),
        opened: deal.opened.date(),
        close: deal.closed.map(Date::from).zip(outcome),
        amount: deal.value.filter(|_| outcome == Some(Outcome::Won)),
        product: None,
    }
}

fn currency_of(deal: &Deal) -> Option<Currency> {
    Currency::from_code(deal.currency.as_deref()?)
}

fn commonest(rows: &[Deal]) -> Option<Currency> {
    let mut counts: BTreeMap<Currency, usize> = BTreeMap::new();
    let won = rows.iter().filter(|deal| deal.status.0 == DealStatus::Won);
    for currency in won.filter_map(currency_of) {
        *counts.entry(currency).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(currency, _)| currency)
}
