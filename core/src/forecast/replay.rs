//! The future, drawn many times.

use super::acts::{Acts, Ready};
use super::age::{BINS, EDGES};
use super::amount::Amounts;
use super::hazard::{Belief, Hazards};
use super::open::{Group, groups};
use super::pace::Pace;
use super::question::{Measure, Question};
use super::tally::Tally;
use super::walk::{Leaving, course};
use super::weights::{Weights, length, weeks_of};
use crate::Result;
use crate::cast;
use crate::draw::{Seed, Stream};

/// What is to be drawn from, made ready once.
pub(super) struct Replay<'a> {
    question: &'a Question<'a>,
    weeks: f64,
    belief: Belief,
    groups: Vec<Group>,
    /// The bins of age through which some deal may go.
    bins: [bool; BINS],
    new_deals: Pace,
    coming: Weights,
    activities: Vec<Ready>,
    wins: Pace,
    amounts: Option<Amounts>,
    /// How many of the draws follow the plain run rate.
    plain: usize,
}

/// What one future brings on top of what is won already, in the unit of the
/// goal.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Future {
    /// From deals that are open.
    pub(super) open: f64,
    /// From acts done, whose deals are not opened yet.
    pub(super) done: f64,
    /// From acts promised, and from new deals at the usual pace.
    pub(super) promised: f64,
    /// On top of that, if every promise was kept.
    pub(super) more: f64,
    /// From nothing in particular: a draw of the plain run rate.
    pub(super) plain: f64,
}

impl Future {
    pub(super) fn sum(&self) -> f64 {
        self.open + self.done + self.promised + self.plain
    }
}

impl<'a> Replay<'a> {
    pub(super) fn of(question: &'a Question<'a>) -> Result<Self> {
        let Question {
            known,
            stated,
            pool,
            dead,
            method,
            ..
        } = question;
        let weeks = question.weeks_left();
        let own = Tally::of(known, dead);
        let mut coming = Weights::none(weeks);
        weeks_of(weeks).for_each(|(middle, long)| coming.add(weeks - middle, long));
        let ready = |activity| Ready::of(activity, known.as_of(), weeks, dead);
        let amounts = match question.target.measure {
            Measure::Amount => Some(Amounts::of(&own, *pool, stated, method)?),
            Measure::Wins => None,
        };
        let groups = groups(known, dead, weeks);
        Ok(Self {
            question,
            weeks,
            belief: Belief::of(&own, *pool, stated, method),
            bins: std::array::from_fn(|bin| {
                EDGES[bin] < weeks.ceil() || groups.iter().any(|group| group.goes_through(bin))
            }),
            groups,
            new_deals: Pace::of_new_deals(
                &own,
                *pool,
                stated,
                !question.activities.is_empty(),
                method,
            ),
            coming,
            activities: question.activities.iter().map(ready).collect(),
            wins: Pace::of_wins(&own, *pool),
            amounts,
            plain: share_of(method.draws, method.share_of_run_rate(own.wins())),
        })
    }

    /// All futures, always the same for the same seed. Each has a stream of
    /// its own, so that a change in one cannot shift the others.
    pub(super) fn futures(&self, seed: Seed) -> Vec<Future> {
        let mut room = Room {
            course: vec![0.0; length(self.weeks)],
            drawn: Vec::new(),
        };
        let one = |number: usize| {
            let mut stream = Stream::new(seed.part(number as u64));
            room.drawn.clear();
            if number < self.plain {
                self.plain(&mut room, &mut stream)
            } else {
                self.walk(&mut room, &mut stream)
            }
        };
        (0..self.question.method.draws).map(one).collect()
    }

    fn plain(&self, room: &mut Room, stream: &mut Stream) -> Future {
        let mean = self.wins.draw(stream) * self.weeks;
        let wins = stream.poisson(mean);
        Future {
            plain: self.worth(wins, room, stream),
            ..Future::default()
        }
    }

    fn walk(&self, room: &mut Room, stream: &mut Stream) -> Future {
        let shock = self.shock(stream);
        let mut hazards = self.belief.draw(self.bins, stream);
        hazards.win = hazards.win.map(|hazard| hazard * shock);
        course(&hazards, &mut room.course);
        let open = self.open(&hazards, room, stream);
        let pace = shock * self.new_deals.draw(stream);
        let new = stream.poisson(pace * self.coming.wins(&room.course));
        let acts = self.acts(shock, &room.course, stream);
        Future {
            open,
            done: self.worth(acts.done, room, stream),
            promised: self.worth(new + acts.promised, room, stream),
            more: self.worth(acts.more, room, stream),
            plain: 0.0,
        }
    }

    /// What is believed, once for each draw: see [`super::believed`].
    pub(super) fn believed(&self, stream: &mut Stream) -> Believed {
        Believed {
            hazards: self.belief.draw([true; BINS], stream),
            new_deals: self.new_deals.draw(stream),
            chances: self
                .activities
                .iter()
                .map(|activity| activity.chance(stream))
                .collect(),
        }
    }

    /// What open deals bring.
    fn open(&self, hazards: &Hazards, room: &mut Room, stream: &mut Stream) -> f64 {
        let (groups, leaving) = (self.groups.iter(), Leaving::of(hazards));
        match &self.amounts {
            Some(amounts) => groups
                .map(|group| group.amount(&leaving, amounts, &mut room.drawn, stream))
                .sum(),
            None => cast::count(groups.map(|group| group.wins(&leaving, stream)).sum()),
        }
    }

    /// The live weeks that are left.
    pub(super) const fn weeks(&self) -> f64 {
        self.weeks
    }

    fn shock(&self, stream: &mut Stream) -> f64 {
        let method = &self.question.method;
        let shape = if self.question.rhythm_changed {
            method.wide_shock
        } else {
            method.shock
        };
        stream.gamma(shape, shape)
    }

    /// The wins that activities bring.
    fn acts(&self, shock: f64, course: &[f64], stream: &mut Stream) -> Acts {
        let mut sum = Acts::default();
        if self.activities.is_empty() {
            return sum;
        }
        let weekly = self.activities.iter().map(Ready::weekly).sum();
        let keeping = self.question.adherence.draw(weekly, stream);
        for activity in &self.activities {
            let acts = activity.draw(keeping, shock, course, stream);
            sum.done += acts.done;
            sum.promised += acts.promised;
            sum.more += acts.more;
        }
        sum
    }

    /// What so many deals bring, in the unit of the goal.
    fn worth(&self, wins: u64, room: &mut Room, stream: &mut Stream) -> f64 {
        match &self.amounts {
            Some(amounts) => amounts.sum(wins, &mut room.drawn, stream),
            None => cast::count(wins),
        }
    }
}

/// One draw of what is believed after the deals and acts of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Believed {
    /// Weekly rates of winning and losing, by age.
    pub hazards: Hazards,
    /// New deals a week that come without a named activity.
    pub new_deals: f64,
    /// The chance of each activity that one act leads to a deal.
    pub chances: Vec<f64>,
}

/// Room that every draw uses anew.
struct Room {
    course: Vec<f64>,
    drawn: Vec<f64>,
}

/// That share of the draws.
fn share_of(draws: usize, share: f64) -> usize {
    cast::place((cast::length(draws) * share.clamp(0.0, 1.0)).round())
}
