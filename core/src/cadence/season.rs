//! How much of the promise was kept over many periods.

use serde::{Deserialize, Serialize};

use super::{Period, Ratio};

/// Sums over decided periods. Two sums differ by what lies between them, so
/// any season follows from two of them by [`Season::since`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Season {
    /// Sum of `min(C, R)`: no credit for overshoot.
    pub kept: u64,
    /// Sum of R.
    pub required: u64,
    /// Sum of C.
    pub count: u64,
}

impl Season {
    /// The sums with `period` added; a void one adds nothing.
    pub(super) fn after(self, period: &Period) -> Self {
        if !period.status.counts() {
            return self;
        }
        Self {
            kept: self.kept.saturating_add(u64::from(period.kept())),
            required: self.required.saturating_add(u64::from(period.required)),
            count: self.count.saturating_add(period.count),
        }
    }

    /// What was added since `earlier`.
    #[must_use]
    pub fn since(self, earlier: Self) -> Self {
        Self {
            kept: self.kept.saturating_sub(earlier.kept),
            required: self.required.saturating_sub(earlier.required),
            count: self.count.saturating_sub(earlier.count),
        }
    }

    /// Season pace, `sum min(C, R) / sum R`: one loud week does not hide three
    /// silent ones. `None` when nothing was required. It says nothing about
    /// "at most", whose R is a limit.
    pub fn pace(self) -> Option<Ratio> {
        Ratio::new(self.kept, self.required)
    }

    /// `sum C - sum R`: units beyond the promise, negative when short.
    pub fn surplus(self) -> i128 {
        i128::from(self.count) - i128::from(self.required)
    }
}
