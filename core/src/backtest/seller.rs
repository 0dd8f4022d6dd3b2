//! Whose deals are looked at.

use crate::draw::{Seed, Stream};
use crate::forecast::Record;

/// One seller of a backtest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seller {
    /// Who it is; parts of one seller share it.
    pub owner: usize,
    /// The deals.
    pub record: Record,
}

/// Parts each seller's deals at random between `parts` sellers that sell the
/// same way, but less of it; 0 counts as 1. This is how a file of busy people
/// says something about those who sell a few hours a week.
pub fn thin(sellers: &[Seller], parts: usize, seed: Seed) -> Vec<Seller> {
    let parts = parts.max(1);
    let mut stream = Stream::new(seed);
    let mut all = Vec::with_capacity(sellers.len() * parts);
    for seller in sellers {
        let mut shares = vec![Vec::new(); parts];
        for deal in seller.record.deals() {
            shares[stream.place(parts)].push(*deal);
        }
        all.extend(shares.into_iter().map(|deals| Seller {
            owner: seller.owner,
            record: Record::new(seller.record.began(), deals),
        }));
    }
    all
}
