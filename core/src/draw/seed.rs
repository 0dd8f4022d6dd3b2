//! Where a stream of draws begins.

use jiff::civil::Date;
use uuid::Uuid;

/// What FNV-1a starts from, and what it multiplies by: the 64-bit constants
/// of the authors (Fowler, Noll, Vo).
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// A number that follows from what was asked, so that the same question draws
/// the same chances: on every machine, and in every version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Seed(u64);

impl Seed {
    /// The seed of `bytes`: FNV-1a with 64 bits.
    pub fn of(bytes: &[u8]) -> Self {
        Self(OFFSET).and(bytes)
    }

    /// The seed of a goal seen on `as_of`: the bytes of its id, then the date
    /// as `YYYY-MM-DD`.
    pub fn of_goal(goal: Uuid, as_of: Date) -> Self {
        Self::of(goal.as_bytes()).and(as_of.to_string().as_bytes())
    }

    /// The seed of all that went into this one, and of `bytes` after it.
    #[must_use]
    pub fn and(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(PRIME)
        }))
    }

    /// The seed of one of many parts of the same question, so that each part
    /// has draws of its own that the others cannot shift.
    #[must_use]
    pub fn part(self, number: u64) -> Self {
        self.and(&number.to_le_bytes())
    }

    /// The number itself.
    pub const fn value(self) -> u64 {
        self.0
    }
}
