//! Deals, and what of them is known on a day.

use jiff::civil::Date;

/// How a deal closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The client said yes.
    Won,
    /// The client said no, or nothing until the deal was given up.
    Lost,
}

/// The end of a deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Close {
    /// The day on which it was decided.
    pub on: Date,
    /// How it was decided.
    pub outcome: Outcome,
    /// What a won deal brought, in the unit of the goal: minor units of one
    /// currency for money. `None` when it was not recorded.
    pub amount: Option<i64>,
}

/// An opportunity: opened on a day, and perhaps closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deal {
    /// The first day on which there was an opportunity.
    pub opened: Date,
    /// What it is expected to bring while it is open, in the unit of the goal.
    pub amount: Option<i64>,
    /// What is sold, as a number for each product or service: where no amount
    /// is known, it is like those that the same product brought.
    pub product: Option<u32>,
    /// How it ended; `None` while it is open.
    pub close: Option<Close>,
    /// Whether it came from one of the activities that the question names, so
    /// that it counts there and not as new business of its own accord.
    pub from_activity: bool,
}

impl Deal {
    /// An open deal without an amount.
    pub const fn opened(opened: Date) -> Self {
        Self {
            opened,
            amount: None,
            product: None,
            close: None,
            from_activity: false,
        }
    }

    /// The close of a won deal.
    pub fn win(&self) -> Option<Close> {
        self.close.filter(|close| close.outcome == Outcome::Won)
    }

    /// The deal as it was seen at the start of `day`: `None` when it had not
    /// been opened before, and open when it had not been closed before.
    fn seen_at(&self, day: Date) -> Option<Self> {
        let close = self.close.filter(|close| close.on < day);
        (self.opened < day).then_some(Self { close, ..*self })
    }
}

/// All deals of one seller, from the day on which they were written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    began: Date,
    deals: Vec<Deal>,
}

impl Record {
    /// The deals of a seller who keeps a record since `began`. Deals that were
    /// opened earlier are part of it when they were still open then; what had
    /// closed before is not counted as missing. A close that lies before the
    /// opening is moved to the day of the opening.
    pub fn new(began: Date, mut deals: Vec<Deal>) -> Self {
        for deal in &mut deals {
            if let Some(close) = &mut deal.close {
                close.on = close.on.max(deal.opened);
            }
        }
        Self { began, deals }
    }

    /// The day from which on deals were written down.
    pub const fn began(&self) -> Date {
        self.began
    }

    /// The deals.
    pub fn deals(&self) -> &[Deal] {
        &self.deals
    }

    /// What was known at the start of `as_of`. This is the only way to make a
    /// [`Known`], so that no forecast can see what came later: a deal opened
    /// on that day or after it is not there, and of one that closed on that
    /// day or after it neither the outcome nor the final amount.
    pub fn known_at(&self, as_of: Date) -> Known {
        Known {
            as_of,
            began: self.began.min(as_of),
            deals: self
                .deals
                .iter()
                .filter_map(|deal| deal.seen_at(as_of))
                .collect(),
        }
    }
}

/// What is known of a seller's deals at the start of a day; see
/// [`Record::known_at`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    as_of: Date,
    began: Date,
    deals: Vec<Deal>,
}

impl Known {
    /// The day at whose start this is known.
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// The day from which on deals were written down; not after
    /// [`Known::as_of`].
    pub const fn began(&self) -> Date {
        self.began
    }

    /// The deals opened before the day.
    pub fn deals(&self) -> &[Deal] {
        &self.deals
    }

    /// The deals still open.
    pub fn open(&self) -> impl Iterator<Item = &Deal> {
        self.deals.iter().filter(|deal| deal.close.is_none())
    }

    /// The closes of won deals since the record began.
    pub fn wins(&self) -> impl Iterator<Item = Close> {
        let wins = self.deals.iter().filter_map(Deal::win);
        wins.filter(|win| win.on >= self.began)
    }
}
