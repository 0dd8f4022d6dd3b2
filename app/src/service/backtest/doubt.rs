//! Why there is too little to judge by.

use std::collections::BTreeSet;
use std::fmt;

use legwork_core::backtest::Case;

/// A reason not to lean on the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// No deal was closed.
    NothingClosed,
    /// No quarter is over in which deals were written down from the start, or
    /// none in the stretch that was asked for.
    NoQuarter,
    /// So few forecasts that chance alone decides which method looks best.
    FewCases(usize),
    /// So many forecasts that the coverage may be off by so many points by
    /// chance alone.
    WideCoverage(usize, u32),
    /// Only so many owners, so that the range of the skill means little.
    FewOwners(usize),
    /// Only so many quarters: how much whole quarters differ cannot be told.
    FewQuarters(usize),
}

/// Below this, nothing is judged.
const FEW_CASES: usize = 30;

/// From here on a coverage of 80 % is within 4 points, two times of three
/// standard deviations: 2 * sqrt(0.8 * 0.2 / 400).
const ENOUGH_CASES: usize = 400;

/// A bootstrap over fewer clusters than this is known to be too sure of itself.
const ENOUGH_OWNERS: usize = 5;

/// Fewer quarters than this say nothing about quarters.
const ENOUGH_QUARTERS: usize = 8;

impl Doubt {
    /// What holds of these cases.
    pub(super) fn of(cases: &[Case], closed: bool) -> Vec<Self> {
        let quarters: BTreeSet<_> = cases.iter().map(|case| case.origin.first).collect();
        let owners: BTreeSet<usize> = cases.iter().map(|case| case.owner).collect();
        let (n, owners, quarters) = (cases.len(), owners.len(), quarters.len());
        let of_cases = match n {
            0 if closed => return vec![Self::NoQuarter],
            0 => return vec![Self::NothingClosed],
            1..FEW_CASES => Some(Self::FewCases(n)),
            FEW_CASES..ENOUGH_CASES => Some(Self::WideCoverage(n, points(n))),
            _ => None,
        };
        let of_owners = (owners < ENOUGH_OWNERS).then_some(Self::FewOwners(owners));
        let of_quarters = (quarters < ENOUGH_QUARTERS).then_some(Self::FewQuarters(quarters));
        [of_cases, of_owners, of_quarters]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Whether the figures should not be looked at at all.
    pub const fn forbids(self) -> bool {
        matches!(
            self,
            Self::NothingClosed | Self::NoQuarter | Self::FewCases(_)
        )
    }
}

/// Two standard deviations of a coverage of 80 %, in points, rounded up.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most 80"
)]
fn points(cases: usize) -> u32 {
    let cases = f64::from(u32::try_from(cases).unwrap_or(u32::MAX)).max(1.0);
    (200.0 * (0.8 * 0.2 / cases).sqrt()).ceil() as u32
}

/// A sentence.
impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingClosed => f.write_str(
                "Nothing to judge by: no deal was won or lost yet.",
            ),
            Self::NoQuarter => f.write_str(
                "Nothing to judge by: it takes a whole calendar quarter that is over and began after the first deal was closed.",
            ),
            Self::FewCases(1) => f.write_str(
                "Too few to judge: with one forecast, chance alone decides which method looks best.",
            ),
            Self::FewCases(n) => write!(
                f,
                "Too few to judge: with {n} forecasts, chance alone decides which method looks best."
            ),
            Self::WideCoverage(n, points) => write!(
                f,
                "With {n} forecasts the coverage may be {points} points off by chance alone; it takes {ENOUGH_CASES} to bring that to 4."
            ),
            Self::FewOwners(1) => f.write_str(
                "All deals are of one owner: how far that holds for others cannot be told.",
            ),
            Self::FewOwners(n) => write!(
                f,
                "The deals are of {n} owners only: the range of the comparison is wider than it looks."
            ),
            Self::FewQuarters(1) => f.write_str(
                "One quarter cannot tell how much good and bad quarters differ.",
            ),
            Self::FewQuarters(n) => write!(
                f,
                "{n} quarters cannot tell how much good and bad quarters differ."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_hundred_forecasts_are_within_four_points() {
        assert_eq!(
            (points(400), points(100), points(30), points(0)),
            (4, 8, 15, 80)
        );
    }

    #[test]
    fn without_cases_it_is_said_why() {
        assert_eq!(Doubt::of(&[], true), [Doubt::NoQuarter]);
        assert_eq!(Doubt::of(&[], false), [Doubt::NothingClosed]);
        assert!(Doubt::NoQuarter.forbids() && !Doubt::FewOwners(1).forbids());
    }
}
