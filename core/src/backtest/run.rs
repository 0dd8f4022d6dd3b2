//! Every forecast of a backtest.

use super::origin::before;
use super::state::{rounded, state};
use super::{Answer, Origin, Rival, Seller};
use crate::Result;
use crate::cast;
use crate::draw::{Seed, Stream};
use crate::forecast::{
    DeadTime, Known, Measure, Method, Pool, Question, Stated, Tally, Target, forecast, plain,
};
use crate::vocabulary::Direction;

/// A goal is the quarter before times six fifths.
const GROWTH: (i64, i64) = (6, 5);

/// What the forecaster has besides the seller's own deals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Knowing {
    /// The deals of all other sellers, as known at the origin.
    Pool,
    /// What each seller states: the same at every origin.
    Stated(Stated),
    /// What each owner would state from all own deals closed before the
    /// origin, in round figures; for owners whose deals were parted.
    Rounded,
}

/// What to run.
#[derive(Debug, Clone, Copy)]
pub struct Backtest<'a> {
    /// Whose deals.
    pub sellers: &'a [Seller],
    /// What else is known.
    pub knowing: Knowing,
    /// What the goals count.
    pub measure: Measure,
    /// Weights of the forecast.
    pub method: Method,
    /// Where draws begin.
    pub seed: Seed,
}

/// One seller at one origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Whose forecast it is.
    pub owner: usize,
    /// When it was made.
    pub origin: Origin,
    /// What the quarter brought.
    pub truth: f64,
    /// The goal, where the quarter before brought anything.
    pub goal: Option<f64>,
    /// The deals that the seller wins in thirteen weeks, by those won before
    /// the origin.
    pub wins_a_quarter: f64,
    /// The forecast.
    pub ours: Answer,
    /// The others, in the order of [`Rival::ALL`].
    pub rivals: [Answer; 3],
}

impl Backtest<'_> {
    /// All cases at these origins, in order; origins before a quarter of the
    /// record has begun are left out for that seller. Fails when nothing says
    /// what a deal is worth.
    pub fn run(&self, origins: &[Origin]) -> Result<Vec<Case>> {
        let mut cases = Vec::new();
        for origin in origins {
            let known: Vec<Known> = self
                .sellers
                .iter()
                .map(|seller| seller.record.known_at(origin.as_of))
                .collect();
            let tallies: Vec<Tally> = known
                .iter()
                .map(|known| Tally::of(known, &DeadTime::default()))
                .collect();
            for (place, seller) in self.sellers.iter().enumerate() {
                if seller.record.began() < origin.first {
                    let seed = self
                        .seed
                        .part(place as u64)
                        .and(origin.as_of.to_string().as_bytes());
                    let setting = Setting::of(self, place, &known, &tallies);
                    cases.push(self.case(seller, *origin, &known[place], &setting, seed)?);
                }
            }
        }
        Ok(cases)
    }

    fn case(
        &self,
        seller: &Seller,
        origin: Origin,
        known: &Known,
        setting: &Setting,
        seed: Seed,
    ) -> Result<Case> {
        let brought = |first, last| {
            let target = self.target(first, last, 0);
            plain::won(&target, &seller.record.known_at(jiff::civil::Date::MAX))
        };
        let truth = brought(origin.first, origin.last);
        let previous = before(origin.first).map_or(0.0, |(first, last)| brought(first, last));
        let goal = (previous > 0.0)
            .then(|| (previous * cast::amount(GROWTH.0) / cast::amount(GROWTH.1)).ceil());
        let target = self.target(origin.first, origin.last, 0);
        let mut stream = Stream::new(seed.and(b"rank"));
        let mut score = |draws: &[f64]| Answer::of(draws, truth, goal, &mut stream);
        let ours = score(&self.ours(target, known, setting, seed)?);
        let mut rivals = [ours; 3];
        for (answer, rival) in rivals.iter_mut().zip(Rival::ALL) {
            *answer = score(&rival.draws(
                &target,
                known,
                &setting.stated,
                &self.method,
                seed.and(b"rival"),
            )?);
        }
        let own = Tally::of(known, &DeadTime::default());
        Ok(Case {
            owner: seller.owner,
            origin,
            truth,
            goal,
            wins_a_quarter: if own.recorded > 0.0 {
                own.wins() * 13.0 / own.recorded
            } else {
                0.0
            },
            ours,
            rivals,
        })
    }

    fn ours(
        &self,
        target: Target,
        known: &Known,
        setting: &Setting,
        seed: Seed,
    ) -> Result<Vec<f64>> {
        let dead = DeadTime::default();
        let question = Question {
            pool: setting.pool.as_ref(),
            method: self.method,
            ..Question::new(target, known, setting.stated, &dead)
        };
        Ok(forecast(&question, seed)?.totals)
    }

    fn target(&self, first: jiff::civil::Date, last: jiff::civil::Date, figure: i64) -> Target {
        Target {
            measure: self.measure,
            figure,
            direction: Direction::AtLeast,
            first,
            last,
        }
    }
}

/// What is known beside one seller's own deals.
struct Setting {
    pool: Option<Pool>,
    stated: Stated,
}

impl Setting {
    fn of(backtest: &Backtest, place: usize, known: &[Known], tallies: &[Tally]) -> Self {
        let others = || {
            tallies
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place)
                .map(|(_, tally)| tally)
        };
        let owner = backtest.sellers[place].owner;
        let colleagues = || known.iter().enumerate();
        match backtest.knowing {
            Knowing::Stated(stated) => Self { pool: None, stated },
            Knowing::Pool => Self {
                pool: Pool::of(others()),
                stated: state(
                    colleagues()
                        .filter(|(other, _)| *other != place)
                        .map(|(_, known)| known),
                ),
            },
            Knowing::Rounded => {
                let own = colleagues().filter(|(other, _)| backtest.sellers[*other].owner == owner);
                Self {
                    pool: None,
                    stated: rounded(state(own.map(|(_, known)| known))),
                }
            }
        }
    }
}
