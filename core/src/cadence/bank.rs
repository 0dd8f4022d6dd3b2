//! What is carried into the next period.

use super::{Period, Terms};
use crate::vocabulary::Direction;

/// The balance after `period`: what was done beyond the requirement, at most
/// the cap, `min(cap, max(0, B + C - R))`. There is no debt, and only "at
/// least" carries: less than a limit is no credit for the next one.
pub(super) fn carry(terms: &Terms, period: &Period) -> u32 {
    if terms.direction != Direction::AtLeast {
        return 0;
    }
    let over = period.have().saturating_sub(u64::from(period.required));
    u32::try_from(over).unwrap_or(u32::MAX).min(terms.cap)
}
