//! Goals without deals: what dated results say of where a figure will be.
//!
//! Two sorts of figures are told apart. A *count* grows by what each result
//! adds: subscribers won, articles written, money from small invoices. A *level*
//! is read off now and then: a weight, a rating, the length of a list. Where
//! there are too few results there is no forecast, and the error says so.

use crate::cast;
use jiff::civil::Date;

use super::likelihood::Likelihood;
use super::live::DeadTime;
use crate::draw::{Seed, Stream};
use crate::verify::quantile;
use crate::vocabulary::Direction;
use crate::{Error, Result};

/// How the figure follows from results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The sum of the results from the goal's first day to its last.
    Count,
    /// The last result at the goal's end.
    Level,
}

/// A question about dated results.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    /// How the figure follows from them.
    pub sort: Sort,
    /// The day at whose start the forecast is made; later results, and those
    /// of the day itself, are not looked at.
    pub as_of: Date,
    /// The first day that counts.
    pub first: Date,
    /// The last day that counts.
    pub last: Date,
    /// The figure to reach, or not to pass.
    pub figure: f64,
    /// Which of the two.
    pub direction: Direction,
    /// The results, in any order; for a level the later in the list holds
    /// where two have the same day.
    pub results: &'a [(Date, f64)],
    /// Days on which nothing moves.
    pub dead: &'a DeadTime,
}

/// The answer to a [`Series`].
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// The chance that the goal is reached.
    pub chance: Likelihood,
    /// The 10th percentile of the figure.
    pub p10: f64,
    /// The middle.
    pub p50: f64,
    /// The 90th percentile.
    pub p90: f64,
    /// The figure in each future, ascending.
    pub totals: Vec<f64>,
}

/// How many futures are drawn.
const DRAWS: usize = 4_000;

/// A level without a trend is believed as much as so many weeks of readings.
const STILL_WEEKS: f64 = 4.0;

/// Readings that a level needs: two steps say how far it moves in a week.
const READINGS: usize = 3;

/// Draws where the figure will be.
///
/// ```text
/// count:  results a week ~ Gamma(0.5 + n, 1 + weeks since the first), each to
///         come like one of those seen
/// level:  last reading + drift h + s sqrt(h + h² / (weeks + 4)) t
///         drift = change / (weeks + 4)      h = weeks from the last reading to the end
///         s² = mean of (step - drift dt)² / dt      t: Student, steps degrees of freedom
/// ```
///
/// The count is a compound Poisson process with a gamma prior, the level a
/// random walk with drift (Harvey, "Forecasting, Structural Time Series Models
/// and the Kalman Filter", 1989, section 4.1) whose drift is drawn towards 0 by
/// four weeks without change. Fails when there are fewer results than that
/// needs: one for a count, three days for a level.
pub fn outlook(series: &Series, seed: Seed) -> Result<Outlook> {
    if series.first > series.last {
        return Err(Error::new("a goal cannot end before it starts"));
    }
    if !series.figure.is_finite() || series.results.iter().any(|(_, value)| !value.is_finite()) {
        return Err(Error::new("a result is a number"));
    }
    let mut stream = Stream::new(seed);
    let mut totals = match series.sort {
        Sort::Count => counts(series, &mut stream)?,
        Sort::Level => levels(series, &mut stream)?,
    };
    totals.sort_unstable_by(f64::total_cmp);
    let hits = totals.iter().filter(|total| series.is_hit(**total)).count();
    let over = series.as_of > series.last;
    Ok(Outlook {
        chance: Likelihood::of(hits, totals.len(), over),
        p10: quantile(&totals, 0.1),
        p50: quantile(&totals, 0.5),
        p90: quantile(&totals, 0.9),
        totals,
    })
}

impl Series<'_> {
    /// The results known at the start of the as-of date, by day.
    fn known(&self) -> Vec<(Date, f64)> {
        let mut known: Vec<_> = self
            .results
            .iter()
            .copied()
            .filter(|(on, _)| *on < self.as_of)
            .collect();
        known.sort_by_key(|(on, _)| *on);
        known
    }

    /// The live weeks from `from` to the end of the last day.
    fn weeks_from(&self, from: Date) -> f64 {
        let end = self.last.tomorrow().unwrap_or(self.last);
        self.dead.live_weeks(from, end)
    }

    fn is_hit(&self, total: f64) -> bool {
        // A sum of decimal figures may miss a whole one by its last digits.
        let slack = self.figure.abs().max(1.0) * 1e-9;
        match self.direction {
            Direction::AtLeast => total >= self.figure - slack,
            Direction::AtMost => total <= self.figure + slack,
            Direction::Exactly => (total - self.figure).abs() <= slack,
        }
    }
}

fn counts(series: &Series, stream: &mut Stream) -> Result<Vec<f64>> {
    let known = series.known();
    let Some((begun, _)) = known.first() else {
        return Err(Error::new(
            "there is no result yet to go by: add one, and the forecast begins",
        ));
    };
    let so_far: f64 = known
        .iter()
        .filter(|(on, _)| (series.first..=series.last).contains(on))
        .map(|(_, value)| value)
        .sum();
    let (shape, rate) = (
        0.5 + cast::length(known.len()),
        1.0 + series.dead.live_weeks(*begun, series.as_of),
    );
    let left = series.weeks_from(series.as_of.max(series.first));
    let one = |_| {
        let mean = stream.gamma(shape, rate) * left;
        so_far + sum_like(&known, stream.poisson(mean), stream)
    };
    Ok((0..DRAWS).map(one).collect())
}

/// The sum of so many results like those known; from 200 on scaled up.
fn sum_like(known: &[(Date, f64)], count: u64, stream: &mut Stream) -> f64 {
    let some = u32::try_from(count.min(200)).unwrap_or_default();
    let like = |stream: &mut Stream| {
        known
            .get(stream.place(known.len()))
            .map_or(0.0, |(_, value)| *value)
    };
    let sum: f64 = (0..some).map(|_| like(stream)).sum();
    let all = usize::try_from(count).map_or(0.0, cast::length);
    sum * all / f64::from(some.max(1))
}

fn levels(series: &Series, stream: &mut Stream) -> Result<Vec<f64>> {
    let mut known = series.known();
    known.reverse();
    known.dedup_by_key(|(on, _)| *on);
    known.reverse();
    let within = known.iter().rev().find(|(on, _)| *on <= series.last);
    if let (true, Some((_, last))) = (series.as_of > series.last, within) {
        return Ok(vec![*last; DRAWS]);
    }
    let ([(begun, first), .., (seen, last)], true) = (known.as_slice(), known.len() >= READINGS)
    else {
        return Err(Error::new(
            "a forecast of a level needs results of three different days",
        ));
    };
    let weeks = series.dead.live_weeks(*begun, *seen) + STILL_WEEKS;
    let drift = (last - first) / weeks;
    let (noise, steps) = noise(series, &known, drift);
    let ahead = series.weeks_from(*seen);
    let spread = (noise * (ahead + ahead * ahead / weeks)).sqrt();
    let one = |_| {
        let student = stream.normal()
            / stream
                .gamma(steps / 2.0, steps / 2.0)
                .max(f64::MIN_POSITIVE)
                .sqrt();
        spread.mul_add(student, drift.mul_add(ahead, *last))
    };
    Ok((0..DRAWS).map(one).collect())
}

/// The variance of a week's change about the drift, and how many steps it is
/// of. A step over dead time alone counts as one day.
fn noise(series: &Series, known: &[(Date, f64)], drift: f64) -> (f64, f64) {
    let square = |pair: &[(Date, f64)]| match pair {
        [(from, before), (to, after)] => {
            let weeks = series.dead.live_weeks(*from, *to).max(1.0 / 7.0);
            (after - before - drift * weeks).powi(2) / weeks
        }
        _ => 0.0,
    };
    let steps = cast::length(known.len().saturating_sub(1)).max(1.0);
    (known.windows(2).map(square).sum::<f64>() / steps, steps)
}
