//! What a record says of a seller, in sums.

use super::age::{BINS, ByAge, bin, weeks_in_bins};
use super::{DeadTime, Deal, Known, Outcome};
use crate::cast;

/// Weeks after which a new deal weighs half in the pace of new deals: two
/// months, long enough for a few deals and short enough to follow a change.
const HALF_LIFE: f64 = 8.0;

/// What one won deal brought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sold {
    /// What was sold, where deals say so.
    pub product: Option<u32>,
    /// For how much, in the unit of the goal.
    pub amount: f64,
}

/// What a seller's deals say of how deals go: enough for every belief about
/// them. Ages and weeks are of live time, since the record began.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    /// Deals won in each bin of age.
    pub won: ByAge,
    /// Deals lost in each bin of age.
    pub lost: ByAge,
    /// Deal-weeks lived through in each bin of age.
    pub weeks: ByAge,
    /// New deals, each weighing `0.5^(age / 8 weeks)`.
    pub new_deals: f64,
    /// The weeks in which they could come, weighing alike.
    pub new_weeks: f64,
    /// The same weeks with the square of the weight: how much chance is in
    /// the figure.
    pub new_weeks_squared: f64,
    /// Weeks since the record began.
    pub recorded: f64,
    /// The products of deals that are open or were lost.
    pub offered: Vec<u32>,
    /// What won deals brought.
    pub sold: Vec<Sold>,
}

impl Tally {
    /// The sums over what is known.
    pub fn of(known: &Known, dead: &DeadTime) -> Self {
        let recorded = dead.live_weeks(known.began(), known.as_of());
        let rate = std::f64::consts::LN_2 / HALF_LIFE;
        let mut tally = Self {
            recorded,
            new_weeks: (1.0 - (-rate * recorded).exp()) / rate,
            new_weeks_squared: (1.0 - (-2.0 * rate * recorded).exp()) / (2.0 * rate),
            ..Self::default()
        };
        for deal in known.deals() {
            tally.count(deal, known, dead);
        }
        tally
    }

    /// Adds one deal: the weeks it was watched, how it ended, how recently it
    /// was opened.
    fn count(&mut self, deal: &Deal, known: &Known, calendar: &DeadTime) {
        let ended = deal.close.map(|close| close.on);
        if ended.is_some_and(|on| on < known.began()) {
            return;
        }
        let watched_from = deal.opened.max(known.began());
        // The day of the close was lived through as well.
        let closing = if ended.is_some() { 1.0 / 7.0 } else { 0.0 };
        let from = calendar.live_weeks(deal.opened, watched_from);
        let to = calendar.live_weeks(deal.opened, ended.unwrap_or(known.as_of()));
        for (sum, weeks) in self.weeks.iter_mut().zip(weeks_in_bins(from, to + closing)) {
            *sum += weeks;
        }
        if deal.win().is_none() {
            self.offered.extend(deal.product);
        }
        if let Some(close) = deal.close {
            self.closed(to, close.outcome);
            let brought = close.amount.filter(|_| close.outcome == Outcome::Won);
            self.sold.extend(brought.map(|amount| Sold {
                product: deal.product,
                amount: cast::amount(amount),
            }));
        }
        if deal.opened >= known.began() && !deal.from_activity {
            let age = calendar.live_weeks(deal.opened, known.as_of());
            self.new_deals += (-age / HALF_LIFE).exp2();
        }
    }

    fn closed(&mut self, age: f64, outcome: Outcome) {
        let by_age = match outcome {
            Outcome::Won => &mut self.won,
            Outcome::Lost => &mut self.lost,
        };
        if let Some(count) = by_age.get_mut(bin(age)) {
            *count += 1.0;
        }
    }

    /// The deals won since the record began.
    pub fn wins(&self) -> f64 {
        self.won.iter().sum()
    }

    /// The deals lost since the record began.
    pub fn losses(&self) -> f64 {
        self.lost.iter().sum()
    }

    /// Adds the sums of another seller.
    pub fn add(&mut self, other: &Self) {
        for bin in 0..BINS {
            self.won[bin] += other.won[bin];
            self.lost[bin] += other.lost[bin];
            self.weeks[bin] += other.weeks[bin];
        }
        self.new_deals += other.new_deals;
        self.new_weeks += other.new_weeks;
        self.new_weeks_squared += other.new_weeks_squared;
        self.recorded += other.recorded;
        self.sold.extend_from_slice(&other.sold);
    }
}
