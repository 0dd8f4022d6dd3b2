//! What won deals are worth, which acts deals began with, and how many of the
//! meetings ended in a won deal. Amounts of different currencies are never
//! added up.

use std::collections::BTreeMap;

use jiff::civil::Date;
use legwork_core::attribute::Economics;
use legwork_core::benchmark::{Table, Warmth};
use legwork_core::money::Currency;

use super::Began;
use crate::Result;
use crate::service::amount;
use crate::service::book::Book;
use crate::service::closed::{closed, meetings};
use crate::service::context::Context;
use crate::service::goal;
use crate::store::story::Begun;
use crate::store::{self, Day, DealStatus, Tx};

/// What won deals say.
#[derive(Debug, Default)]
pub(super) struct Worth {
    /// The currency of the amounts.
    pub(super) currency: Option<Currency>,
    /// Won deals that have a value in it.
    pub(super) won: u64,
    /// Won deals of which no origin is noted.
    pub(super) without_origin: u64,
    /// Won deals with a value in another currency.
    pub(super) other_currencies: u64,
    /// The mean value, in minor units.
    mean: Option<f64>,
    /// Deals by the row of the table that they began with.
    began: BTreeMap<String, Began>,
    /// Meetings that ended in a won deal and in none, by warmth.
    meetings: [(u64, u64); Warmth::ALL.len()],
}

impl Worth {
    /// Reads the deals that were opened or closed since a day.
    pub(super) async fn load(
        context: &Context,
        tx: &mut Tx,
        (book, table): (&Book, &Table),
        since: Date,
    ) -> Result<Self> {
        let (workspace, member) = (context.workspace_id(), context.member_id);
        let deals = store::story::begun(tx, workspace, member, Day(since)).await?;
        let row = |kind: &str| table.of(book.find(kind)?);
        let currency = currency(context, tx, &deals).await?;
        let mut worth = Self {
            currency,
            ..Self::default()
        };
        worth.value(&deals, since);
        for deal in &deals {
            if let Some(row) = deal.5.as_deref().and_then(row) {
                let began = worth.began.entry(row.slug.clone()).or_default();
                add(began, deal, currency);
            }
        }
        worth.meetings = meetings(&closed(context, tx, table, book).await?, table);
        Ok(worth)
    }

    /// What a won deal was worth on average, in major units.
    pub(super) fn deal(&self) -> Option<f64> {
        Some(amount::mean_major(self.mean?, self.currency?))
    }

    /// The deals that began with a kind.
    pub(super) fn began(&self, slug: &str) -> Began {
        self.began.get(slug).copied().unwrap_or_default()
    }

    /// What turns meetings into money. Where nothing says what a deal is worth,
    /// one unit of no currency: no amount is shown then, and which of two is
    /// more does not depend on it.
    pub(super) fn economics(&self) -> Economics {
        Economics {
            deal: self.mean.unwrap_or(1.0),
            meetings: self.meetings,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a mean has fewer digits")]
    fn value(&mut self, deals: &[Begun], since: Date) {
        let mut sum = 0_i128;
        for deal in deals.iter().filter(|deal| is_won(deal, since)) {
            self.without_origin += u64::from(deal.5.is_none());
            match (
                deal.3.filter(|minor| *minor > 0),
                in_currency(deal, self.currency),
            ) {
                (Some(minor), true) => {
                    self.won += 1;
                    sum += i128::from(minor);
                }
                (Some(_), false) => self.other_currencies += 1,
                (None, _) => {}
            }
        }
        self.mean = (self.won > 0).then(|| sum as f64 / self.won as f64);
    }
}

/// The currency that amounts are taken to be in; else that of most won deals.
async fn currency(context: &Context, tx: &mut Tx, deals: &[Begun]) -> Result<Option<Currency>> {
    if let Some(assumed) = goal::currency(context, tx).await? {
        return Ok(Some(assumed));
    }
    let mut times: BTreeMap<Currency, u64> = BTreeMap::new();
    let won = deals.iter().filter(|deal| deal.0.0 == DealStatus::Won);
    for currency in won.filter_map(|deal| Currency::from_code(deal.4.as_deref()?)) {
        *times.entry(currency).or_default() += 1;
    }
    let most = times
        .into_iter()
        .max_by_key(|(currency, times)| (*times, std::cmp::Reverse(*currency)));
    Ok(most.map(|(currency, _)| currency))
}

fn add(began: &mut Began, deal: &Begun, currency: Option<Currency>) {
    began.deals += 1;
    if deal.0.0 != DealStatus::Won {
        return;
    }
    began.won += 1;
    if let (Some(minor), Some(currency), true) = (deal.3, currency, in_currency(deal, currency)) {
        began.value += amount::major(minor, Some(currency));
    }
}

/// Whether a deal was won since a day.
fn is_won(deal: &Begun, since: Date) -> bool {
    deal.0.0 == DealStatus::Won && deal.2.is_some_and(|closed| closed.date() >= since)
}

fn in_currency(deal: &Begun, currency: Option<Currency>) -> bool {
    currency.is_some_and(|currency| deal.4.as_deref() == Some(currency.code()))
}
