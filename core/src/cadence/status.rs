//! How one period went.

use super::Quota;
use crate::vocabulary::{Direction, words};

words! {
    /// How a period stands.
    Status {
        /// Nothing was asked for: no eligible day, or nothing required.
        Void = "void",
        /// The promise was kept.
        Met = "met",
        /// Undecided until the period ends.
        Open = "open",
        /// The period ended short of what was required.
        Missed = "missed",
        /// More was done than promised.
        Broken = "broken",
        /// Missed or broken, and a reserve was spent on it: skipped by the streak,
        /// a miss for the habit score.
        Excused = "excused",
    }
}

impl Status {
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
