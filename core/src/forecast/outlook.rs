//! What a forecast says.

use super::plain;
use super::question::{Question, Target};
use super::replay::{Believed, Future, Replay};
use super::{likelihood::Likelihood, narrow, narrow::Cause};
use crate::Result;
use crate::cast;
use crate::draw::{Seed, Stream};
use crate::vocabulary::Direction;

/// Draws of what is believed after all that a question says, for whoever wants
/// to see or to check it. Fails as [`forecast`] does.
pub fn believed(question: &Question, seed: Seed, draws: usize) -> Result<Vec<Believed>> {
    question.check()?;
    let replay = Replay::of(question)?;
    let mut stream = Stream::new(seed);
    Ok((0..draws).map(|_| replay.believed(&mut stream)).collect())
}

/// A range: in one of ten cases the figure lies below the low end, in one of
/// ten above the high one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The 10th percentile.
    pub p10: i64,
    /// The middle: half of the cases lie below.
    pub p50: i64,
    /// The 90th percentile.
    pub p90: i64,
}

/// What the expected figure is made of: means over the futures, which together
/// make up the mean of all. Not rounded, since four tenths of a client are not
/// none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// Won already.
    pub won: f64,
    /// From deals that are open.
    pub open: f64,
    /// From work done, whose deals are still to be opened.
    pub work_done: f64,
    /// From work promised, and from new deals at the usual pace.
    pub work_promised: f64,
}

/// The answer to a [`Question`], in the unit of its goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The chance that the goal is reached.
    pub chance: Likelihood,
    /// The same if every promise was kept from now on.
    pub chance_at_full_adherence: Likelihood,
    /// Where the figure will probably lie.
    pub range: Range,
    /// What it is made of.
    pub parts: Parts,
    /// What would narrow the range, the most effective first.
    pub narrowed_by: Vec<Cause>,
    /// How many futures were drawn.
    pub draws: usize,
    /// The figure in each of them, ascending: for scores, and for pictures.
    pub totals: Vec<f64>,
}

/// Walks the deals: each open deal is walked forward week by week by how often
/// deals of that age were won, lost or left open; new deals arrive at the pace
/// that activities bring them, at the adherence that is kept; and that is
/// replayed some thousand times.
///
/// The same question with the same seed has the same answer: make the seed of
/// the goal and the as-of date ([`Seed::of_goal`]).
///
/// A goal whose last day is over is answered too: it was reached, or not.
/// Fails with a sentence when a figure of the question makes no sense, or when
/// nothing says what a deal is worth.
pub fn forecast(question: &Question, seed: Seed) -> Result<Forecast> {
    question.check()?;
    let won = plain::won(&question.target, question.known);
    let replay = Replay::of(question)?;
    let futures = replay.futures(seed);
    let target = &question.target;
    let mut totals: Vec<f64> = futures.iter().map(|future| won + future.sum()).collect();
    let full: Vec<f64> = futures
        .iter()
        .map(|future| won + future.sum() + future.more)
        .collect();
    let decided = replay.weeks() <= 0.0;
    let chance = |totals: &[f64]| {
        Likelihood::of(
            totals.iter().filter(|total| hits(target, **total)).count(),
            totals.len(),
            decided,
        )
    };
    let (yours, at_full) = (chance(&totals), chance(&full));
    totals.sort_unstable_by(f64::total_cmp);
    Ok(Forecast {
        chance: yours,
        chance_at_full_adherence: at_full,
        range: range(&totals),
        parts: parts(won, &futures),
        narrowed_by: narrow::causes(question, &futures),
        draws: totals.len(),
        totals,
    })
}

fn hits(target: &Target, total: f64) -> bool {
    let (total, figure) = (total.round(), cast::amount(target.figure));
    match target.direction {
        Direction::AtLeast => total >= figure,
        Direction::AtMost => total <= figure,
        Direction::Exactly => (total - figure).abs() < 0.5,
    }
}

fn range(sorted: &[f64]) -> Range {
    let at = |share| minor(crate::verify::quantile(sorted, share));
    Range {
        p10: at(0.1),
        p50: at(0.5),
        p90: at(0.9),
    }
}

/// The mean of each part. What draws of the plain run rate bring is parted as
/// the other draws are.
fn parts(won: f64, futures: &[Future]) -> Parts {
    let sum = |part: fn(&Future) -> f64| futures.iter().map(part).sum::<f64>();
    let walked = [sum(|f| f.open), sum(|f| f.done), sum(|f| f.promised)];
    let (all, plain) = (walked.iter().sum::<f64>(), sum(|f| f.plain));
    let draws = cast::length(futures.len()).max(1.0);
    // Without any other draw, the run rate is the usual pace.
    let mean = |part: f64, alone: f64| {
        let share = if all > 0.0 { part / all } else { alone };
        (part + plain * share) / draws
    };
    Parts {
        won,
        open: mean(walked[0], 0.0),
        work_done: mean(walked[1], 0.0),
        work_promised: mean(walked[2], 1.0),
    }
}

/// Rounded to the whole unit.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast itself cuts what is too large"
)]
fn minor(amount: f64) -> i64 {
    amount.round() as i64
}
