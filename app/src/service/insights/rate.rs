//! A rate as it is shown.

use legwork_core::rate::Rate;
use serde::Serialize;

use crate::service::today::rounded;

/// So many out of so many, with the range that holds the true share in about
/// four cases of five; see [`legwork_core::rate`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RateView {
    /// Units that led to it.
    pub hits: u64,
    /// All units looked at.
    pub of: u64,
    /// The share, 0 to 1, to four digits; so are the ends of the range.
    pub share: f64,
    /// The lower end of the range.
    pub low: f64,
    /// The upper end of the range.
    pub high: f64,
}

/// The rate, where there is one: not of nothing, and not of fewer than led to it.
pub(super) fn rate(hits: i64, of: i64) -> Option<RateView> {
    let rate = Rate::new(u64::try_from(hits).ok()?, u64::try_from(of).ok()?).ok()?;
    let (low, high) = rate.range();
    Some(RateView {
        hits: rate.hits(),
        of: rate.of(),
        share: rounded(rate.share()),
        low: rounded(low),
        high: rounded(high),
    })
}
