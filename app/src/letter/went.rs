//! How promises went in the week that a digest tells of.

use crate::service::review::Reviewed;

/// How a promise went in the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Went {
    /// As promised.
    Kept,
    /// Not as promised.
    Missed,
    /// It is still open.
    Open,
    /// Nothing was owed.
    Void,
}

impl Went {
    /// How a promise went: one missed period of five is a week that was missed.
    pub(super) const fn of(one: &Reviewed) -> Self {
        match one.periods {
            tally if tally.missed > 0 => Self::Missed,
            tally if tally.open > 0 => Self::Open,
            tally if tally.kept > 0 => Self::Kept,
            _ => Self::Void,
        }
    }

    /// The same in words.
    pub(super) const fn says(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Missed => "missed",
            Self::Open => "still open",
            Self::Void => "nothing owed",
        }
    }
}
