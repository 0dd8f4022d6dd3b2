//! What the next deals bring.

use super::method::Method;
use super::{Pool, Stated, Tally};
use crate::draw::Stream;
use crate::{Error, Result};

/// So many deals of one draw get an amount of their own; more of them are
/// scaled up, because by then chance evens out.
const ONE_BY_ONE: u64 = 400;

/// The amounts of deals to come: like one of the seller's own, or like those
/// of the trade.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amounts {
    own: Vec<f64>,
    others: Vec<f64>,
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
        let others = pool.map_or_else(Vec::new, |pool| pool.all.amounts.clone());
        let spread = method.amount_spread;
        let typical = stated.typical.or_else(|| median(&own.amounts));
        if typical.is_none() && others.is_empty() {
            return Err(Error::new(
                "say what a typical deal is worth: no deal with an amount was won yet",
            ));
        }
        let middle = typical.unwrap_or(1.0).max(f64::MIN_POSITIVE);
        Ok(Self {
            own: own.amounts.clone(),
            others,
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
        sum * (number(count) / number(one_by_one.max(1)))
    }

    fn next(&self, drawn: &mut Vec<f64>, stream: &mut Stream) -> f64 {
        let seen = self.own.len() + drawn.len();
        let anew = self.worth / (self.worth + number(seen as u64));
        let amount = if stream.happens(anew) {
            self.unlike_own(stream)
        } else {
            let place = stream.place(seen);
            let own = self.own.get(place);
            let earlier = || drawn.get(place - self.own.len());
            own.or_else(earlier).copied().unwrap_or_default()
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

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of deals are far below 2^52"
)]
fn number(count: u64) -> f64 {
    count as f64
}
