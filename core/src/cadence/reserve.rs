//! Free skips.

use jiff::civil::Date;

use super::Excuse;
use super::day::between;

/// Free skips for each stretch of 90 days, spent by the member and by nobody
/// else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reserve {
    /// Skips for each 90 days.
    pub free: u32,
}

impl Reserve {
    /// Days over which the skips are counted.
    pub const DAYS: i64 = 90;

    /// Skips left on `today`: those spent on it or in the 89 days before are
    /// gone.
    pub fn left(self, excuses: &[Excuse], today: Date) -> u32 {
        let recent = |excuse: &&Excuse| (0..Self::DAYS).contains(&between(excuse.spent, today));
        let spent = u32::try_from(excuses.iter().filter(recent).count()).unwrap_or(u32::MAX);
        self.free.saturating_sub(spent)
    }
}
