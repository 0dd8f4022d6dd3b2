//! What is said of a backtest.

use legwork_core::backtest::{Case, Report, Scores};
use legwork_core::draw::Seed;
use legwork_core::forecast::Measure;
pub use legwork_core::verify::Bin;
use serde::{Serialize, Serializer};

use super::deals::Deals;
use super::doubt::Doubt;
use crate::service::SCHEMA;
use crate::service::sheet::Skipped;

/// How good each method was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Backtested {
    /// Version of this shape.
    pub schema: u8,
    /// All cases together.
    #[serde(flatten)]
    pub all: Slice,
    /// Sellers with few and with many wins apart.
    pub slices: Slices,
    /// `amount`, or `wins` where no deal has an amount.
    pub measure: &'static str,
    /// ISO 4217 code of the amounts, where it is known.
    pub currency: Option<String>,
    /// Deals that were read.
    pub deals: usize,
    /// How many of them were won.
    pub wins: usize,
    /// On how many days forecasts were made.
    pub origins: usize,
    /// How many rows were left out.
    pub skipped: usize,
    /// Which, and why: the first thousand.
    pub skipped_rows: Vec<Skipped>,
    /// Reasons not to lean on the figures.
    #[serde(serialize_with = "sentences")]
    pub doubts: Vec<Doubt>,
    /// What else is worth saying.
    pub notices: Vec<String>,
}

/// Some of the cases.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Slice {
    /// How many forecasts.
    pub cases: usize,
    /// Of how many owners.
    pub owners: usize,
    /// How good each method was; `None` without a case.
    pub methods: Option<Methods>,
    /// How much better than the probabilistic run rate.
    pub skill_vs_probabilistic: Skill,
}

/// Sellers with few and with many wins.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Slices {
    /// Fewer than ten wins in thirteen weeks.
    pub sparse: Slice,
    /// Ten or more.
    pub dense: Slice,
}

/// The methods beside each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Methods {
    /// The forecast.
    pub legwork: Scored,
    /// What was won so far, as long as it takes.
    pub run_rate_linear: Scored,
    /// The same pace with all its uncertainty.
    pub run_rate_probabilistic: Scored,
    /// Every open deal times the share that is won.
    pub weighted_pipeline: Scored,
}

/// How good one method was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scored {
    /// Mean continuous ranked probability score, in major units of money or in
    /// deals; lower is better.
    pub crps: f64,
    /// Mean pinball loss over the 10th, 50th and 90th percentile, in the same
    /// unit; lower is better.
    pub pinball: f64,
    /// Brier score of the chance to reach the goal, 0 to 1, lower is better;
    /// `None` where nobody had a goal.
    pub brier: Option<f64>,
    /// How far the means lie above the truth, as a share of it.
    pub bias: f64,
    /// The share of truths within the middle 80 %.
    pub coverage80: f64,
    /// Chances beside what happened, from the least likely to the most.
    pub reliability: Vec<Bin>,
}

/// By which share the forecast is better than the probabilistic run rate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Skill {
    /// `1 - ours / theirs` of the CRPS; `None` without an error to compare with.
    pub crps: Option<f64>,
    /// The 2.5th percentile when owners are drawn again; `None` for one owner.
    pub low: Option<f64>,
    /// The 97.5th percentile.
    pub high: Option<f64>,
}

/// A seller wins this many deals in thirteen weeks, or is sparse.
const DENSE: f64 = 10.0;

/// So many rows that were left out are named.
const NAMED: usize = 1_000;

impl Backtested {
    pub(super) fn of(deals: Deals, cases: &[Case], origins: usize) -> Self {
        let unit = deals.unit();
        let part = |dense: bool| {
            let within = cases
                .iter()
                .filter(|case| (case.wins_a_quarter >= DENSE) == dense);
            Slice::of(&within.cloned().collect::<Vec<Case>>(), unit)
        };
        let measure = deals.measure();
        Self {
            schema: SCHEMA,
            all: Slice::of(cases, unit),
            slices: Slices {
                sparse: part(false),
                dense: part(true),
            },
            measure: match measure {
                Measure::Amount => "amount",
                Measure::Wins => "wins",
            },
            currency: deals
                .currency
                .filter(|_| measure == Measure::Amount)
                .map(|currency| currency.code().to_owned()),
            deals: deals.rows.len(),
            wins: deals.wins(),
            origins,
            skipped: deals.skipped.len(),
            doubts: Doubt::of(cases, deals.began().is_some()),
            skipped_rows: deals.skipped.into_iter().take(NAMED).collect(),
            notices: deals.notices,
        }
    }
}

impl Slice {
    fn of(cases: &[Case], unit: f64) -> Self {
        let Some(report) = Report::of(cases, Seed::of(b"again")) else {
            return Self::default();
        };
        let scored = |scores: &Scores| Scored::of(scores, report.goals > 0, unit);
        let [linear, probabilistic, pipeline] = &report.rivals;
        let several = report.owners > 1;
        let skill = report.skill[1];
        Self {
            cases: report.cases,
            owners: report.owners,
            methods: Some(Methods {
                legwork: scored(&report.ours),
                run_rate_linear: scored(linear),
                run_rate_probabilistic: scored(probabilistic),
                weighted_pipeline: scored(pipeline),
            }),
            skill_vs_probabilistic: Skill {
                crps: skill.map(|skill| skill.value),
                low: skill.filter(|_| several).map(|skill| skill.low),
                high: skill.filter(|_| several).map(|skill| skill.high),
            },
        }
    }
}

impl Scored {
    fn of(scores: &Scores, goals: bool, unit: f64) -> Self {
        let bins = scores.reliability.bins.iter().filter(|bin| bin.n > 0);
        Self {
            crps: scores.crps / unit,
            pinball: scores.pinball.iter().sum::<f64>() / 3.0 / unit,
            brier: goals.then_some(scores.brier),
            bias: scores.bias,
            coverage80: scores.coverage80,
            reliability: bins.copied().collect(),
        }
    }
}

fn sentences<S: Serializer>(doubts: &[Doubt], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(doubts.iter().map(ToString::to_string))
}
