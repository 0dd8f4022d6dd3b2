//! One forecast of one method, scored.

use crate::cast;
use crate::draw::Stream;
use crate::verify;

/// What a method said, against what came true, in the unit of the goal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// The mean of its draws.
    pub mean: f64,
    /// The chance it gave to the goal; `None` where there was no goal.
    pub chance: Option<f64>,
    /// Continuous ranked probability score.
    pub crps: f64,
    /// Pinball losses of the 10th, 50th and 90th percentile.
    pub pinball: [f64; 3],
    /// Where in its range the truth fell, 0 to 1.
    pub pit: f64,
}

impl Answer {
    /// Scores ascending draws.
    pub(super) fn of(draws: &[f64], truth: f64, goal: Option<f64>, stream: &mut Stream) -> Self {
        let mean = draws.iter().sum::<f64>() / cast::length(draws.len().max(1));
        let loss = |share| verify::pinball(draws, share, truth);
        Self {
            mean,
            chance: goal.map(|goal| verify::share(draws, goal, f64::INFINITY)),
            crps: verify::crps(draws, truth),
            pinball: [loss(0.1), loss(0.5), loss(0.9)],
            pit: place(draws, truth, stream),
        }
    }
}

/// Where the truth falls. A single figure has no range, so that everything but
/// itself lies beyond it.
fn place(draws: &[f64], truth: f64, stream: &mut Stream) -> f64 {
    match draws {
        [figure] if truth < *figure => 0.0,
        [figure] if truth > *figure => 1.0,
        _ => verify::pit(draws, truth, stream),
    }
}
