//! Deals on their way into a backtest.

use std::collections::BTreeMap;

use crate::service::sheet::Skipped;
use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::backtest::Seller;
use legwork_core::forecast::{Close, Deal, Measure, Outcome, Record};
use legwork_core::money::{Currency, Decimal, Money};

use crate::service::sheet::heads::letters;

/// Deals of several owners, and what could not be read.
#[derive(Debug, Clone, Default)]
pub(super) struct Deals {
    pub(super) rows: Vec<Row>,
    pub(super) currency: Option<Currency>,
    /// Whether deals are still written down, so that a quiet time at the end is
    /// no sign of a record that was cut off.
    pub(super) live: bool,
    pub(super) skipped: Vec<Skipped>,
    pub(super) notices: Vec<String>,
}

/// One deal.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) owner: String,
    pub(super) opened: Date,
    pub(super) close: Option<(Date, Outcome)>,
    /// In minor units.
    pub(super) amount: Option<i64>,
    pub(super) product: Option<String>,
}

impl Deals {
    /// Amounts where any deal brought one, else the number of deals won.
    pub(super) fn measure(&self) -> Measure {
        let paid = self.won().any(|row| row.amount.unwrap_or(0) > 0);
        if paid { Measure::Amount } else { Measure::Wins }
    }

    /// What one unit of the scores counts of what is drawn: minor units.
    pub(super) fn unit(&self) -> f64 {
        match self.measure() {
            Measure::Wins => 1.0,
            Measure::Amount => {
                let digits = self.currency.map_or(PLAIN_DIGITS, Currency::digits);
                10_f64.powi(i32::from(digits))
            }
        }
    }

    /// The day of the first close: from there on the record is whole, while of
    /// what closed earlier nothing is known.
    pub(super) fn began(&self) -> Option<Date> {
        self.closes().min()
    }

    /// The last day that the record tells of: yesterday while it is kept, else
    /// two weeks after the last thing that happened in it. A quarter that ends
    /// after it may be cut off.
    pub(super) fn ended(&self, today: Date) -> Option<Date> {
        let yesterday = today.yesterday().ok()?;
        if self.live {
            return Some(yesterday);
        }
        let last = self.rows.iter().map(|row| row.opened).chain(self.closes());
        let quiet = last.max()?.saturating_add(14.days());
        Some(quiet.min(yesterday))
    }

    /// One seller for each owner, in the order of their names.
    pub(super) fn sellers(&self) -> Vec<Seller> {
        let Some(began) = self.began() else {
            return Vec::new();
        };
        let (mut products, mut owners) = (BTreeMap::new(), BTreeMap::<&str, Vec<Deal>>::new());
        for row in &self.rows {
            let deal = row.deal(&mut products);
            owners.entry(&row.owner).or_default().push(deal);
        }
        let seller = |(owner, deals)| Seller {
            owner,
            record: Record::new(began, deals),
        };
        owners.into_values().enumerate().map(seller).collect()
    }

    /// How many were won.
    pub(super) fn wins(&self) -> usize {
        self.won().count()
    }

    fn won(&self) -> impl Iterator<Item = &Row> {
        let won = |row: &&Row| {
            row.close
                .is_some_and(|(_, outcome)| outcome == Outcome::Won)
        };
        self.rows.iter().filter(won)
    }

    fn closes(&self) -> impl Iterator<Item = Date> {
        self.rows.iter().filter_map(|row| Some(row.close?.0))
    }
}

/// Decimals that are kept of amounts without a currency.
const PLAIN_DIGITS: u8 = 2;

/// An amount in minor units; `None` when it has more decimals than these, or is
/// too large.
pub(super) fn minor(value: Decimal, currency: Option<Currency>) -> Option<i64> {
    match currency {
        Some(currency) => Money::from_major(value, currency)
            .ok()
            .map(|money| money.minor),
        None => value.scaled_to(PLAIN_DIGITS),
    }
}

impl Row {
    /// The deal, its product as a number. What an open deal was worth is left
    /// out: only its last amount is known, and a forecast must not see what was
    /// found out later.
    fn deal(&self, products: &mut BTreeMap<String, u32>) -> Deal {
        let close = self.close.map(|(on, outcome)| Close {
            on,
            outcome,
            amount: self.amount,
        });
        let product = self.product.as_deref().map(letters).map(|name| {
            let next = u32::try_from(products.len()).unwrap_or(u32::MAX);
            *products.entry(name).or_insert(next)
        });
        Deal {
            close,
            product,
            ..Deal::opened(self.opened)
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn row(owner: &str, product: &str, closed: Date) -> Row {
        Row {
            owner: owner.to_owned(),
            opened: date(2026, 1, 5),
            close: Some((closed, Outcome::Won)),
            amount: Some(100),
            product: Some(product.to_owned()),
        }
    }

    #[test]
    fn products_that_differ_in_blanks_and_capitals_are_one() {
        let deals = Deals {
            rows: vec![
                row("b", "GTX Pro", date(2026, 3, 1)),
                row("a", "gtxpro", date(2026, 2, 1)),
                row("a", "GTX Basic", date(2026, 4, 1)),
            ],
            ..Deals::default()
        };
        let sellers = deals.sellers();
        let products = |at: usize| -> Vec<Option<u32>> {
            let deals = sellers[at].record.deals().iter();
            deals.map(|deal| deal.product).collect()
        };
        assert_eq!(
            (products(0), products(1)),
            (vec![Some(0), Some(1)], vec![Some(0)])
        );
        assert_eq!(sellers[0].record.began(), date(2026, 2, 1));
        assert_eq!(deals.ended(date(2027, 1, 1)), Some(date(2026, 4, 15)));
        assert_eq!(deals.ended(date(2026, 4, 3)), Some(date(2026, 4, 2)));
        let live = Deals {
            live: true,
            ..deals.clone()
        };
        assert_eq!(live.ended(date(2027, 1, 1)), Some(date(2026, 12, 31)));
        assert_eq!((deals.measure(), deals.wins()), (Measure::Amount, 3));
    }

    #[test]
    fn without_deals_there_is_nothing() {
        let none = Deals::default();
        assert_eq!((none.began(), none.ended(date(2026, 1, 1))), (None, None));
        assert!(none.sellers().is_empty());
        assert_eq!(none.measure(), Measure::Wins);
    }
}
