//! How one period went.

use super::Quota;
use crate::vocabulary::Direction;

/// How a period stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Nothing was asked for: no eligible day, or nothing required.
    Void,
    /// The promise was kept.
    Met,
    /// Undecided until the period ends.
    Open,
    /// The period ended short of what was required.
    Missed,
    /// More was done than promised.
    Broken,
    /// Missed or broken, and a reserve was spent on it: skipped by the streak,
    /// a miss for the habit score.
    Excused,
}

impl Status {
    /// The stable spelling, as in JSON and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Void => "void",
            Self::Met => "met",
            Self::Open => "open",
            Self::Missed => "missed",
            Self::Broken => "broken",
            Self::Excused => "excused",
        }
    }

    /// Whether the period is decided and enters adherence: met, missed,
    /// broken or excused.
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Void | Self::Open)
    }

    /// Whether the promise was not kept and nothing excuses it.
    pub const fn is_miss(self) -> bool {
        matches!(self, Self::Missed | Self::Broken)
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// The status of a period with this quota and requirement, in which `count`
/// units were done and `have` are at hand with what was carried in.
///
/// | direction | void | at once | until it closes | closed |
/// |---|---|---|---|---|
/// | at least | no eligible day, or R = 0 | met: have >= R | open | missed |
/// | at most | no eligible day | broken: C > R | open | met |
/// | exactly | no eligible day, or R = 0 | broken: C > R | open | met: C = R, else missed |
///
/// "Exactly 0" is therefore void; the promise to do nothing is "at most 0".
pub(super) fn decide(
    direction: Direction,
    quota: Quota,
    count: u64,
    have: u64,
    closed: bool,
) -> Status {
    let required = quota.required(direction);
    let nothing_asked = quota.eligible == 0 || (required == 0 && direction != Direction::AtMost);
    let required = u64::from(required);
    match direction {
        _ if nothing_asked => Status::Void,
        Direction::AtLeast if have >= required => Status::Met,
        Direction::AtMost | Direction::Exactly if count > required => Status::Broken,
        _ if !closed => Status::Open,
        Direction::AtMost => Status::Met,
        Direction::Exactly if count == required => Status::Met,
        Direction::AtLeast | Direction::Exactly => Status::Missed,
    }
}
