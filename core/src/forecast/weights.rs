//! How many deals are expected to begin, by how long they then still have.

use crate::cast;

/// For each whole number of weeks, how many new deals have that long until
/// the goal's end. The wins they bring are the sum over `weight x chance to be
/// won within so many weeks`, whatever the hazards of a draw are, so that the
/// sum over weeks and lags is made only once.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Weights(Vec<f64>);

impl Weights {
    /// No deals yet, for a future of `weeks` weeks.
    pub(super) fn none(weeks: f64) -> Self {
        Self(vec![0.0; length(weeks)])
    }

    /// Adds deals that have `left` weeks; those without time are left out. A
    /// broken week is parted between the whole ones beside it.
    pub(super) fn add(&mut self, left: f64, deals: f64) {
        if left <= 0.0 {
            return;
        }
        let whole = left.floor();
        let part = left - whole;
        let place = cast::place(whole);
        for (place, share) in [(place, 1.0 - part), (place + 1, part)] {
            if let Some(weight) = self.0.get_mut(place) {
                *weight += deals * share;
            }
        }
    }

    /// The wins that these deals bring on average. Four sums run side by side:
    /// a single one would wait for its last term most of the time.
    pub(super) fn wins(&self, course: &[f64]) -> f64 {
        let ((weights, last), (chances, end)) = (self.0.as_chunks::<4>(), course.as_chunks::<4>());
        let mut sums = [0.0; 4];
        for (weights, chances) in weights.iter().zip(chances) {
            for lane in 0..4 {
                sums[lane] += weights[lane] * chances[lane];
            }
        }
        let rest = last.iter().zip(end).map(|(weight, chance)| weight * chance);
        sums.iter().sum::<f64>() + rest.sum::<f64>()
    }

    /// All deals.
    pub(super) fn deals(&self) -> f64 {
        self.0.iter().sum()
    }
}

/// How many points a course of chances needs for a future of `weeks` weeks.
pub(super) fn length(weeks: f64) -> usize {
    cast::place(weeks.ceil()) + 2
}

/// The middle and the length of each week of a future: the last is a part.
pub(super) fn weeks_of(weeks: f64) -> impl Iterator<Item = (f64, f64)> {
    (0..u16::MAX)
        .map(f64::from)
        .take_while(move |from| *from < weeks)
        .map(move |from| {
            let long = (weeks - from).min(1.0);
            (from + long / 2.0, long)
        })
}
