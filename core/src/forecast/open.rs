//! The deals that are open, and how many of them will be won in time.

use super::amount::Amounts;
use super::walk::{Leaving, Leg, legs};
use super::{DeadTime, Deal, Known};
use crate::cast;
use crate::draw::Stream;

/// Ages are told apart by the day up to two weeks, and by the week after.
const BY_DAY: u32 = 14;

/// Deals beyond this age, in days, are all alike: the last bin has begun.
const OLDEST: u32 = 147;

/// More deals of one age than this are drawn together.
const TOGETHER: usize = 16;

/// Open deals of one age.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    age: u32,
    legs: Vec<Leg>,
    amounts: Vec<Expected>,
}

/// What an open deal will bring when it is won.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Expected {
    Amount(f64),
    Product(Option<u32>),
}

/// The open deals by age, for a future of `weeks` weeks.
pub(super) fn groups(known: &Known, dead: &DeadTime, weeks: f64) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for deal in known.open() {
        let age = rounded(dead.live_days(deal.opened, known.as_of()));
        let place = groups.partition_point(|group| group.age < age);
        if groups.get(place).is_none_or(|group| group.age != age) {
            groups.insert(place, Group::of(age, weeks));
        }
        if let Some(group) = groups.get_mut(place) {
            group.amounts.push(Expected::of(deal));
        }
    }
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

impl Expected {
    fn of(deal: &Deal) -> Self {
        deal.amount.map_or(Self::Product(deal.product), |amount| {
            Self::Amount(cast::amount(amount))
        })
    }
}

impl Group {
    fn of(age: u32, weeks: f64) -> Self {
        Self {
            age,
            legs: legs(f64::from(age) / 7.0, weeks),
            amounts: Vec::new(),
        }
    }

    /// Whether one of them may be of this age before the end.
    pub(super) fn goes_through(&self, bin: usize) -> bool {
        self.legs.iter().any(|leg| leg.bin == bin)
    }

    /// How many of them are won in one draw.
    pub(super) fn wins(&self, leaving: &Leaving, stream: &mut Stream) -> u64 {
        let chance = leaving.chance(&self.legs);
        match self.amounts.len() {
            1 => u64::from(stream.happens(chance)),
            many => stream.binomial(many as u64, chance),
        }
    }

    /// What they bring in one draw.
    pub(super) fn amount(
        &self,
        leaving: &Leaving,
        amounts: &Amounts,
        drawn: &mut Vec<f64>,
        stream: &mut Stream,
    ) -> f64 {
        let chance = leaving.chance(&self.legs);
        let mut worth = |expected: &Expected, stream: &mut Stream| match expected {
            Expected::Amount(amount) => *amount,
            Expected::Product(product) => amounts.of_product(*product, drawn, stream),
        };
        if self.amounts.len() <= TOGETHER {
            let mut won =
                |expected: &&Expected| stream.happens(chance).then(|| worth(expected, stream));
            return self
                .amounts
                .iter()
                .filter_map(|expected| won(&expected))
                .sum();
        }
        // Of many deals a part is drawn with return: which ones it is hardly
        // matters any more.
        let wins = stream.binomial(self.amounts.len() as u64, chance);
        let some = wins.min(MOST);
        let sum: f64 = (0..some)
            .filter_map(|_| {
                let place = stream.place(self.amounts.len());
                self.amounts
                    .get(place)
                    .map(|expected| worth(expected, stream))
            })
            .sum();
        sum * cast::count(wins) / cast::count(some.max(1))
    }
}

/// So many deals of one age get an amount of their own in one draw.
const MOST: u64 = 100;
