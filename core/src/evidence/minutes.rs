//! How long one act takes.

use crate::cast;

/// The default counts as this many logs.
pub const LOGS: f64 = 5.0;

/// Minutes of a kind as they were logged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Minutes {
    /// Acts that were logged with their minutes.
    pub logs: u64,
    /// Minutes of all of them.
    pub sum: u64,
}

impl Minutes {
    /// Minutes of one act: `(5 x default + sum) / (5 + logs)`.
    pub fn blend(self, default: f64) -> f64 {
        let (logs, sum) = (cast::count(self.logs), cast::count(self.sum));
        LOGS.mul_add(default, sum) / (LOGS + logs)
    }

    /// Whether the log outweighs the default.
    pub fn are_own(self) -> bool {
        cast::count(self.logs) >= LOGS
    }
}
