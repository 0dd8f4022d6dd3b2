//! What activities lead to: new deals, some time later.

use jiff::civil::Date;

use crate::evidence::{Lag, Prior};

/// Acts of one kind on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acts {
    /// The day.
    pub on: Date,
    /// How many.
    pub count: u32,
    /// To how many of them a deal is known to have come; not above `count`
    /// where one act can lead to one deal only.
    pub led: u32,
}

/// A kind of activity that leads to deals: what is promised, what was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// How many are promised a week from now on.
    pub weekly: f64,
    /// What is published of the chance that one of them leads to a deal.
    pub prior: Prior,
    /// How long it takes until the deal is opened.
    pub lag: Lag,
    /// What was done, on days before the as-of date.
    pub done: Vec<Acts>,
}

impl Activity {
    /// Whether its chance, its count and its strength can be worked with.
    pub(super) fn makes_sense(&self) -> bool {
        self.prior.makes_sense() && self.weekly.is_finite()
    }

    /// Acts that lead to a deal at a published `chance`, worth one success,
    /// promised `weekly` times a week. A chance above 1 is that of acts which
    /// lead to several deals.
    pub fn promised(weekly: f64, chance: f64, lag: Lag) -> Self {
        Self {
            weekly,
            prior: Prior {
                chance,
                strength: 1.0,
                several: chance > 1.0,
            },
            lag,
            done: Vec::new(),
        }
    }
}
