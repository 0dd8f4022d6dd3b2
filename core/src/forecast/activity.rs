//! What activities lead to: new deals, some time later.

use jiff::civil::Date;

/// How long after an act the deal it leads to is opened: a gamma law of shape
/// 2, which starts at 0, has its peak at half the mean and a long tail.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lag {
    /// The mean, in weeks; 0 or less means at once.
    pub weeks: f64,
}

impl Lag {
    /// The share that has come after so many weeks, 0 to 1:
    /// `1 - (1 + u) exp(-u)` with `u = 2 weeks / mean`.
    pub fn share_by(self, weeks: f64) -> f64 {
        if weeks <= 0.0 {
            return 0.0;
        }
        if self.weeks <= 0.0 {
            return 1.0;
        }
        let u = 2.0 * weeks / self.weeks;
        1.0 - (1.0 + u) * (-u).exp()
    }
}

/// Acts of one kind on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acts {
    /// The day.
    pub on: Date,
    /// How many.
    pub count: u32,
    /// To how many of them a deal is known to have come; not above `count`
    /// where one act can lead to one deal only.
    pub led: u32,
}

/// A kind of activity that leads to deals: what is promised, what was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// How many are promised a week from now on.
    pub weekly: f64,
    /// The published chance that one of them leads to a deal; above 0. It may
    /// exceed 1 where one act, an event, can lead to several.
    pub benchmark: f64,
    /// How many successes the published chance is worth; above 0.
    pub strength: f64,
    /// How long it takes.
    pub lag: Lag,
    /// What was done, on days before the as-of date.
    pub done: Vec<Acts>,
}

impl Activity {
    /// Whether its chance, its count and its strength can be worked with.
    pub(super) fn makes_sense(&self) -> bool {
        let open = |value: f64| value > 0.0 && value.is_finite();
        open(self.benchmark)
            && open(self.strength)
            && self.weekly.is_finite()
            && !self.lag.weeks.is_nan()
    }

    /// Acts that lead to a deal at the chance of a `benchmark`, worth one
    /// success, promised `weekly` times a week.
    pub const fn promised(weekly: f64, benchmark: f64, lag: Lag) -> Self {
        Self {
            weekly,
            benchmark,
            strength: 1.0,
            lag,
            done: Vec::new(),
        }
    }
}
