//! All forecasts of a backtest together.

use super::{Answer, Case};
use crate::cast;
use crate::draw::Seed;
use crate::verify::{Bootstrap, Interval, Pair, Reliability, bias, brier, share};

/// How good one method was over some cases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scores {
    /// Mean continuous ranked probability score, in the unit of the goals.
    pub crps: f64,
    /// Mean pinball loss of the 10th, 50th and 90th percentile.
    pub pinball: [f64; 3],
    /// Brier score of the chance to reach the goal.
    pub brier: f64,
    /// How far its means lie above the truth in all, as a share of the truth.
    pub bias: f64,
    /// How far its chances lie above the share of goals reached, -1 to 1.
    pub chance_bias: f64,
    /// The share of truths within its middle 80 %.
    pub coverage80: f64,
    /// Chances beside what happened.
    pub reliability: Reliability,
}

/// Cases, and how good each method was.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// How many forecasts.
    pub cases: usize,
    /// How many of them had a goal.
    pub goals: usize,
    /// Of how many owners.
    pub owners: usize,
    /// The forecast's.
    pub ours: Scores,
    /// The others', in the order of [`super::Rival::ALL`].
    pub rivals: [Scores; 3],
    /// By which share the forecast's CRPS is better than each of them, with
    /// the range from drawing owners again; `None` where there is no error to
    /// compare with.
    pub skill: [Option<Interval>; 3],
}

/// How often owners are drawn again.
const ROUNDS: usize = 2_000;

impl Report {
    /// The report on these cases; `None` when there are none.
    pub fn of(cases: &[Case], seed: Seed) -> Option<Self> {
        cases.first()?;
        let owners = owners(cases);
        let rival = |place: usize| move |case: &Case| case.rivals[place];
        let skill = |place| {
            let pairs: Vec<Pair> = owners
                .iter()
                .map(|owner| pair(cases, *owner, rival(place)))
                .collect();
            Bootstrap {
                rounds: ROUNDS,
                seed,
            }
            .skill(&pairs)
        };
        Some(Self {
            cases: cases.len(),
            goals: cases.iter().filter(|case| case.goal.is_some()).count(),
            owners: owners.len(),
            ours: Scores::of(cases, |case| case.ours),
            rivals: [0, 1, 2].map(|place| Scores::of(cases, rival(place))),
            skill: [0, 1, 2].map(skill),
        })
    }
}

impl Scores {
    /// The scores of the answers that `answer` takes from each case.
    pub fn of(cases: &[Case], answer: impl Fn(&Case) -> Answer) -> Self {
        let answers: Vec<Answer> = cases.iter().map(answer).collect();
        let mean = |figure: fn(&Answer) -> f64| mean(answers.iter().map(figure));
        let truth: Vec<f64> = cases.iter().map(|case| case.truth).collect();
        let means: Vec<f64> = answers.iter().map(|answer| answer.mean).collect();
        let places: Vec<f64> = answers.iter().map(|answer| answer.pit).collect();
        let chances = chances(cases, &answers);
        Self {
            crps: mean(|answer| answer.crps),
            pinball: [
                mean(|answer| answer.pinball[0]),
                mean(|answer| answer.pinball[1]),
                mean(|answer| answer.pinball[2]),
            ],
            brier: brier(&chances),
            bias: bias(&means, &truth),
            chance_bias: self::mean(
                chances
                    .iter()
                    .map(|(chance, hit)| chance - f64::from(u8::from(*hit))),
            ),
            coverage80: share(&places, 0.1, 0.9),
            reliability: Reliability::of(&chances),
        }
    }
}

/// The chances that were given, and whether the goal was reached.
fn chances(cases: &[Case], answers: &[Answer]) -> Vec<(f64, bool)> {
    let both = cases.iter().zip(answers);
    both.filter_map(|(case, answer)| Some((answer.chance?, case.truth >= case.goal?)))
        .collect()
}

fn owners(cases: &[Case]) -> Vec<usize> {
    let mut owners: Vec<usize> = cases.iter().map(|case| case.owner).collect();
    owners.sort_unstable();
    owners.dedup();
    owners
}

fn pair(cases: &[Case], owner: usize, rival: impl Fn(&Case) -> Answer) -> Pair {
    let own = cases.iter().filter(|case| case.owner == owner);
    own.fold(Pair::default(), |sum, case| Pair {
        ours: sum.ours + case.ours.crps,
        theirs: sum.theirs + rival(case).crps,
    })
}

fn mean(figures: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = cast::length(figures.len().max(1));
    figures.sum::<f64>() / n
}
