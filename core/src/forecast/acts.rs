//! The wins that acts bring: those done, and those promised.

use crate::cast;
use jiff::civil::Date;

use super::activity::Activity;
use super::adherence::Keeping;
use super::chance::believed;
use super::live::DeadTime;
use super::weights::{Weights, weeks_of};
use crate::draw::Stream;
use crate::evidence::{Belief, Lag};

/// An activity made ready for many draws.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ready {
    weekly: f64,
    chance: Belief,
    /// Deals still to come from acts done, for each unit of chance.
    done: Weights,
    /// How many those are.
    done_deals: f64,
    /// How much of the time of those acts has passed, 0 to 1, on average.
    passed: f64,
    /// Deals to come from acts of the first 0, 1, 2 ... weeks, for each act a
    /// week and each unit of chance; and how many weeks those are.
    promised: Vec<(Weights, f64)>,
}

/// Wins of one draw.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Acts {
    /// From acts done.
    pub(super) done: u64,
    /// From acts promised, as far as they are kept.
    pub(super) promised: u64,
    /// From those that are not kept, if they were.
    pub(super) more: u64,
}

impl Ready {
    /// For a future of `weeks` live weeks after `as_of`.
    pub(super) fn of(activity: &Activity, as_of: Date, weeks: f64, dead: &DeadTime) -> Self {
        let chance = believed(activity, as_of, dead);
        let (mut done, mut passed, mut all) = (Weights::none(weeks), 0.0, 0.0);
        for acts in activity.done.iter().filter(|acts| acts.on < as_of) {
            let led = if chance.is_of_chance() {
                acts.led.min(acts.count)
            } else {
                0
            };
            let (count, age) = (f64::from(acts.count - led), dead.live_weeks(acts.on, as_of));
            let left = add_later(&mut done, activity.lag, age, weeks, count);
            passed += left * activity.lag.share_by(age);
            all += left;
        }
        Self {
            weekly: activity.weekly.max(0.0),
            chance,
            done_deals: done.deals(),
            done,
            passed: if all > 0.0 { passed / all } else { 0.0 },
            promised: promised(activity.lag, weeks),
        }
    }

    pub(super) const fn weekly(&self) -> f64 {
        self.weekly
    }

    /// One draw of the chance that an act leads to a deal.
    pub(super) fn chance(&self, stream: &mut Stream) -> f64 {
        self.chance.draw(stream)
    }

    /// One draw, at this adherence; `course` says how likely a new deal is won
    /// within so many weeks.
    pub(super) fn draw(
        &self,
        keeping: Keeping,
        shock: f64,
        course: &[f64],
        stream: &mut Stream,
    ) -> Acts {
        let chance = self.chance.draw(stream);
        // Of acts that led to nothing yet, fewer than ever will.
        let left = if self.chance.is_of_chance() {
            chance / (1.0 - chance * self.passed).max(chance)
        } else {
            chance
        };
        let (kept, most) = (self.weeks(keeping.weeks), self.weeks(usize::MAX));
        let count = kept_of(self.weekly * kept.1, keeping.share, stream);
        let each = if kept.1 > 0.0 {
            kept.0.wins(course) / kept.1
        } else {
            0.0
        };
        let (mean, all) = (count * each, self.weekly * most.0.wins(course));
        Acts {
            done: self.wins(
                self.done_deals,
                shock * left * self.done.wins(course),
                stream,
            ),
            promised: self.wins(count, shock * chance * mean, stream),
            more: self.wins(
                self.weekly * most.1 - count,
                shock * chance * (all - mean),
                stream,
            ),
        }
    }

    /// The promised acts of so many weeks, or of all there are.
    fn weeks(&self, weeks: usize) -> &(Weights, f64) {
        let last = self.promised.len() - 1;
        &self.promised[weeks.min(last)]
    }

    /// How many wins come of so many acts that bring so many on average.
    fn wins(&self, acts: f64, mean: f64, stream: &mut Stream) -> u64 {
        if self.chance.is_of_chance() && mean > 0.0 && acts > 0.0 {
            return stream.binomial(whole(acts.ceil()), mean / acts.ceil());
        }
        stream.poisson(mean)
    }
}

/// How many of so many promised acts are done. From ten on either side the
/// binomial law is taken as normal, which is much quicker: only the wins that
/// follow are counted one by one.
fn kept_of(promised: f64, share: f64, stream: &mut Stream) -> f64 {
    let (mean, missed) = (promised * share, promised * (1.0 - share));
    if mean < 10.0 || missed < 10.0 {
        return cast::count(stream.binomial(whole(promised), share));
    }
    let spread = (mean * (1.0 - share)).sqrt();
    spread.mul_add(stream.normal(), mean).clamp(0.0, promised)
}

/// Acts of the first 0, 1, 2 ... of `weeks` weeks, at one a week.
fn promised(lag: Lag, weeks: f64) -> Vec<(Weights, f64)> {
    let (mut sum, mut long) = (Weights::none(weeks), 0.0);
    let mut all = vec![(sum.clone(), long)];
    for (middle, week) in weeks_of(weeks) {
        add_later(&mut sum, lag, -middle, weeks, week);
        long += week;
        all.push((sum.clone(), long));
    }
    all
}

/// Adds the deals to which `count` acts of this age lead within the future,
/// and tells how many. An act of the future has an age below 0.
fn add_later(to: &mut Weights, lag: Lag, age: f64, weeks: f64, count: f64) -> f64 {
    if lag.mean() <= 0.0 {
        let now = if age <= 0.0 { count } else { 0.0 };
        to.add(weeks + age, now);
        return now;
    }
    let first = (-age).max(0.0);
    let mut sum = 0.0;
    for (middle, long) in weeks_of(weeks - first) {
        let (from, until) = (first + middle - long / 2.0, first + middle + long / 2.0);
        let deals = count * (lag.share_by(age + until) - lag.share_by(age + from));
        to.add(weeks - first - middle, deals);
        sum += deals;
    }
    sum
}

fn whole(count: f64) -> u64 {
    cast::whole(count.round())
}
