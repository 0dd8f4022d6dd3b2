//! What is believed of a rate: not one number but how likely each is.

use crate::draw::{Stream, law};

/// The ends of the middle 80 %, as of every range that is shown.
const ENDS: (f64, f64) = (0.1, 0.9);

/// A distribution over the rate at which acts succeed.
#[derive(Debug, Clone, PartialEq)]
pub struct Belief(Shape);

#[derive(Debug, Clone, PartialEq)]
enum Shape {
    /// Gamma(shape, rate).
    Gamma(f64, f64),
    /// Ascending rates, each with the weight of it and all before it, up to 1.
    Points(Vec<(f64, f64)>),
}

impl Belief {
    /// Gamma(shape, rate).
    pub(super) const fn gamma(shape: f64, rate: f64) -> Self {
        Self(Shape::Gamma(shape, rate))
    }

    /// Ascending rates with the logarithm of their weights.
    pub(super) fn points(points: Vec<(f64, f64)>) -> Self {
        let highest = points
            .iter()
            .map(|(_, log)| *log)
            .fold(f64::NEG_INFINITY, f64::max);
        let mut sum = 0.0;
        let mut running: Vec<(f64, f64)> = points
            .into_iter()
            .map(|(rate, log)| {
                sum += (log - highest).exp();
                (rate, sum)
            })
            .collect();
        for (_, below) in &mut running {
            *below /= sum;
        }
        Self(Shape::Points(running))
    }

    /// The mean.
    pub fn mean(&self) -> f64 {
        match &self.0 {
            Shape::Gamma(shape, rate) => shape / rate,
            Shape::Points(points) => {
                let mut before = 0.0;
                let parts = points.iter().map(|(rate, below)| {
                    let part = rate * (below - before);
                    before = *below;
                    part
                });
                parts.sum()
            }
        }
    }

    /// The rate below which the true one lies with this chance.
    pub fn quantile(&self, chance: f64) -> f64 {
        match &self.0 {
            Shape::Gamma(shape, rate) => law::gamma_quantile(*shape, *rate, chance),
            Shape::Points(points) => between(points, chance),
        }
    }

    /// The range that holds the true rate in four cases of five.
    pub fn range(&self) -> (f64, f64) {
        (self.quantile(ENDS.0), self.quantile(ENDS.1))
    }

    /// One draw.
    pub fn draw(&self, stream: &mut Stream) -> f64 {
        match &self.0 {
            Shape::Gamma(shape, rate) => stream.gamma(*shape, *rate),
            Shape::Points(points) => between(points, stream.uniform()),
        }
    }

    /// Whether it is of a chance, so that one act has one success at most. A
    /// rate may exceed 1, or is so small that there is no difference.
    pub(crate) const fn is_of_chance(&self) -> bool {
        matches!(self.0, Shape::Points(_))
    }

    /// `count` draws: one from each of as many equally likely slices, in an
    /// order of chance. Their mean and their spread are nearly exact with few
    /// draws, and a change of the belief moves each of them a little instead
    /// of throwing the dice anew. (`McKay`, Beckman and Conover, "A Comparison
    /// of Three Methods for Selecting Values of Input Variables",
    /// Technometrics 21, 1979.)
    pub fn draws(&self, count: u32, stream: &mut Stream) -> Vec<f64> {
        let slices = (0..count).map(|at| (f64::from(at) + 0.5) / f64::from(count));
        let mut draws: Vec<f64> = slices.map(|chance| self.quantile(chance)).collect();
        shuffle(&mut draws, stream);
        draws
    }
}

/// The point of this running weight, on a straight line between its
/// neighbours.
fn between(points: &[(f64, f64)], chance: f64) -> f64 {
    let at = points.partition_point(|(_, below)| *below < chance);
    let Some(&(rate, below)) = points.get(at).or(points.last()) else {
        return 0.0;
    };
    let (lower, before) = match at.checked_sub(1).and_then(|at| points.get(at)) {
        Some(&point) => point,
        None => (0.0, 0.0),
    };
    let width = below - before;
    if width <= 0.0 {
        return rate;
    }
    let way = ((chance - before) / width).clamp(0.0, 1.0);
    lower + (rate - lower) * way
}

/// Fisher and Yates's shuffle.
pub(crate) fn shuffle<T>(values: &mut [T], stream: &mut Stream) {
    for last in (1..values.len()).rev() {
        values.swap(last, stream.place(last + 1));
    }
}
