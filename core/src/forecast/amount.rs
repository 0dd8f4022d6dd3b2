//! What the next deals bring.

use crate::cast;
use std::collections::BTreeMap;

use super::method::Method;
use super::{Pool, Stated, Tally};
use crate::draw::Stream;
use crate::{Error, Result};

/// So many deals of one draw get an amount of their own; more of them are
/// scaled up, because by then chance evens out.
const ONE_BY_ONE: u64 = 400;

/// How many sales of a product the amounts of other deals are worth.
const PRODUCT: f64 = 1.0;

/// The amounts of deals to come: like one of the seller's own, or like those
/// of the trade; and where it is known what is sold, like those of the product.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amounts {
    own: Vec<f64>,
    offered: Vec<u32>,
    others: Vec<f64>,
    products: BTreeMap<u32, Vec<f64>>,
    /// Mean and standard deviation of the logarithm of a typical amount.
    typical: (f64, f64),
    worth: f64,
}

impl Amounts {
    /// Fails when nothing says what a deal brings: no own amount, no pool and
    /// no typical deal stated.
    pub(super) fn of(
        own: &Tally,
        pool: Option<&Pool>,
        stated: &Stated,
        method: &Method,
    ) -> Result<Self> {
        let others: &[_] = pool.map_or(&[], |pool| &pool.all.sold);
        let spread = method.amount_spread;
        let amounts: Vec<f64> = own.sold.iter().map(|sold| sold.amount).collect();
        let typical = stated.typical.or_else(|| median(&amounts));
        if typical.is_none() && others.is_empty() {
            return Err(Error::new(
                "say what a typical deal is worth: no deal with an amount was won yet",
            ));
        }
        let mut products: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
        for sold in own.sold.iter().chain(others) {
            if let Some(product) = sold.product {
                products.entry(product).or_default().push(sold.amount);
            }
        }
        let middle = typical.unwrap_or(1.0).max(f64::MIN_POSITIVE);
        Ok(Self {
            own: amounts,
            offered: own
                .offered
                .iter()
                .copied()
                .filter(|product| products.contains_key(product))
                .collect(),
            others: others.iter().map(|sold| sold.amount).collect(),
            products,
            typical: (middle.ln() - spread * spread / 2.0, spread),
            worth: method.prior_amounts,
        })
    }

    /// The sum of `count` further amounts. `drawn` holds those drawn earlier
    /// for the same future, and receives these.
    ///
    /// Each is like one of the own amounts, those drawn before included, with
    /// probability `n / (n + 5)`, and otherwise like one of the pool or of a
    /// log-normal law about the typical deal. That amounts drawn before count
    /// keeps the mean of a few own deals from being taken as certain: it is
    /// the urn of Blackwell and `MacQueen` ("Ferguson distributions via Pólya
    /// urn schemes", Annals of Statistics 1, 1973).
    pub(super) fn sum(&self, count: u64, drawn: &mut Vec<f64>, stream: &mut Stream) -> f64 {
        let one_by_one = count.min(ONE_BY_ONE);
        let sum: f64 = (0..one_by_one).map(|_| self.next(drawn, stream)).sum();
        sum * (cast::count(count) / cast::count(one_by_one.max(1)))
    }

    /// The same where only the own amounts are looked at, as if they were all
    /// there is to know: each is like one of them with probability `n / (n + 5)`.
    pub(super) fn sum_alike(&self, count: u64, stream: &mut Stream) -> f64 {
        let one_by_one = count.min(ONE_BY_ONE);
        let anew = self.worth / (self.worth + cast::length(self.own.len()));
        let one = |_| {
            let own = self.own.get(stream.place(self.own.len()));
            match own.filter(|_| !stream.happens(anew)) {
                Some(amount) => *amount,
                None => self.unlike_own(stream),
            }
        };
        let sum: f64 = (0..one_by_one).map(one).sum();
        sum * (cast::count(count) / cast::count(one_by_one.max(1)))
    }

    /// One amount of a deal of this product: like one that the product
    /// brought, or else like any other.
    pub(super) fn of_product(
        &self,
        product: Option<u32>,
        drawn: &mut Vec<f64>,
        stream: &mut Stream,
    ) -> f64 {
        let like = product.and_then(|product| self.products.get(&product));
        match like {
            Some(like) if !stream.happens(PRODUCT / (PRODUCT + cast::length(like.len()))) => like
                .get(stream.place(like.len()))
                .copied()
                .unwrap_or_default(),
            _ => self.next(drawn, stream),
        }
    }

    fn next(&self, drawn: &mut Vec<f64>, stream: &mut Stream) -> f64 {
        let seen = self.own.len() + self.offered.len() + drawn.len();
        let anew = self.worth / (self.worth + cast::length(seen));
        let amount = if stream.happens(anew) {
            self.unlike_own(stream)
        } else {
            let place = stream.place(seen);
            let own = self.own.get(place);
            let offered = || {
                self.offered
                    .get(place - self.own.len())
                    .and_then(|product| self.products.get(product))
                    .and_then(|like| like.get(stream.place(like.len())))
            };
            let earlier = || drawn.get(place - self.own.len() - self.offered.len());
            own.or_else(offered)
                .or_else(earlier)
                .copied()
                .unwrap_or_default()
        };
        drawn.push(amount);
        amount
    }

    fn unlike_own(&self, stream: &mut Stream) -> f64 {
        let other = self.others.get(stream.place(self.others.len())).copied();
        other.unwrap_or_else(|| stream.log_normal(self.typical.0, self.typical.1))
    }
}

/// The middle amount, the lower of the two middle ones.
fn median(amounts: &[f64]) -> Option<f64> {
    let mut sorted = amounts.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}
