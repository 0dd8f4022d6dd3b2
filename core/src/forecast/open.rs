//! The deals that are open, and how many of them will be won in time.

use super::hazard::Hazards;
use super::question::Measure;
use super::tally::float;
use super::walk::{Leg, chance, legs};
use super::{DeadTime, Deal, Known};
use crate::draw::Stream;

/// Ages are told apart by the day up to two weeks, and by the week after.
const BY_DAY: u32 = 14;

/// Deals beyond this age, in days, are all alike: the last bin has begun.
const OLDEST: u32 = 147;

/// More deals of one age than this are drawn together.
const TOGETHER: usize = 12;

/// Open deals of one age.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    age: u32,
    legs: Vec<Leg>,
    amounts: Vec<f64>,
    mean: f64,
    variance: f64,
    /// How many have no amount of their own.
    unknown: u64,
}

/// What some deals of one draw bring.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Brought {
    /// How many were won.
    pub(super) wins: u64,
    /// How many of those have an amount still to be drawn.
    pub(super) unknown: u64,
    /// What the others bring.
    pub(super) amount: f64,
}

/// The open deals by age, for a future of `weeks` weeks. Where wins are
/// counted, amounts are left out: no deal then differs from another.
pub(super) fn groups(known: &Known, dead: &DeadTime, weeks: f64, measure: Measure) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for deal in known.open() {
        let age = rounded(dead.live_days(deal.opened, known.as_of()));
        let place = groups.partition_point(|group| group.age < age);
        if groups.get(place).is_none_or(|group| group.age != age) {
            groups.insert(place, Group::of(age, weeks));
        }
        if let Some(group) = groups.get_mut(place) {
            group.add(deal, measure);
        }
    }
    groups.iter_mut().for_each(Group::settle);
    groups
}

/// The day of age for which deals of this age stand: the middle of its week,
/// once weeks are told apart.
fn rounded(days: u32) -> u32 {
    if days < BY_DAY {
        days
    } else {
        (days.min(OLDEST) / 7) * 7 + 3
    }
}

impl Group {
    fn of(age: u32, weeks: f64) -> Self {
        Self {
            age,
            legs: legs(f64::from(age) / 7.0, weeks),
            amounts: Vec::new(),
            mean: 0.0,
            variance: 0.0,
            unknown: 0,
        }
    }

    fn add(&mut self, deal: &Deal, measure: Measure) {
        match deal.amount.filter(|_| measure == Measure::Amount) {
            Some(amount) => self.amounts.push(float(amount)),
            None => self.unknown += 1,
        }
    }

    fn settle(&mut self) {
        let n = count(self.amounts.len()).max(1.0);
        self.mean = self.amounts.iter().sum::<f64>() / n;
        let squares: f64 = self
            .amounts
            .iter()
            .map(|amount| (amount - self.mean).powi(2))
            .sum();
        self.variance = squares / n;
    }

    /// One draw of this group.
    pub(super) fn draw(&self, hazards: &Hazards, stream: &mut Stream) -> Brought {
        let chance = chance(&self.legs, hazards);
        let unknown = match self.unknown {
            0 => 0,
            1 => u64::from(stream.happens(chance)),
            many => stream.binomial(many, chance),
        };
        let (known, amount) = self.with_amounts(chance, stream);
        Brought {
            wins: unknown + known,
            unknown,
            amount,
        }
    }

    fn with_amounts(&self, chance: f64, stream: &mut Stream) -> (u64, f64) {
        if self.amounts.len() > TOGETHER {
            return self.together(chance, stream);
        }
        let (mut wins, mut sum) = (0, 0.0);
        for amount in &self.amounts {
            if stream.happens(chance) {
                wins += 1;
                sum += amount;
            }
        }
        (wins, sum)
    }

    /// Many deals at once: `k` of `n` amounts taken without return have the
    /// mean `k m` and the variance `k (n - k) / (n - 1) s²`.
    fn together(&self, chance: f64, stream: &mut Stream) -> (u64, f64) {
        let n = count(self.amounts.len());
        let wins = stream.binomial(self.amounts.len() as u64, chance);
        let won = number(wins);
        let spread = (won * (n - won) / (n - 1.0) * self.variance)
            .max(0.0)
            .sqrt();
        let least = self.amounts.iter().copied().fold(0.0, f64::min) * won;
        (
            wins,
            spread.mul_add(stream.normal(), won * self.mean).max(least),
        )
    }
}

fn count(length: usize) -> f64 {
    number(length as u64)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of deals are far below 2^52"
)]
fn number(count: u64) -> f64 {
    count as f64
}
