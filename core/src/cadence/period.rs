//! One period of a commitment as of a date.

use jiff::civil::Date;

use super::calendar::Calendar;
use super::status::decide;
use super::{Quota, Status, Tile};

/// How final a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Its last day, and that of the commitment, have not passed.
    Running,
    /// It is over, and late records still count.
    Provisional,
    /// The grace has passed: nothing changes it any more.
    Sealed,
}

/// One period: what it asked for, what was done, how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The dates.
    pub tile: Tile,
    /// The exact quota behind `required`.
    pub quota: Quota,
    /// Units required, R, future days included.
    pub required: u32,
    /// Units done, C: dated in the period and recorded by its seal.
    pub count: u64,
    /// Units carried in, B.
    pub bank: u32,
    /// How it stands.
    pub status: Status,
    /// How final that is.
    pub phase: Phase,
    /// The last date on which a record counts.
    pub seal: Date,
}

impl Period {
    /// Judges `tile` as of `today`, with `bank` carried in and `count` units
    /// done.
    pub(super) fn judge(
        calendar: &Calendar,
        tile: Tile,
        bank: u32,
        count: u64,
        today: Date,
    ) -> Self {
        let terms = calendar.terms;
        let quota = Quota::count(calendar, tile);
        let seal = terms.seal(tile);
        let phase = match () {
            () if seal < today => Phase::Sealed,
            () if tile.end <= today || terms.ended_by(today) => Phase::Provisional,
            () => Phase::Running,
        };
        let have = count.saturating_add(u64::from(bank));
        let closed = phase != Phase::Running;
        let status = match decide(terms.direction, quota, count, have, closed) {
            miss if miss.is_miss() && calendar.exclusions.excuse(tile, seal.min(today)) => {
                Status::Excused
            }
            status => status,
        };
        Self {
            tile,
            quota,
            required: quota.required(terms.direction),
            count,
            bank,
            status,
            phase,
            seal,
        }
    }

    /// Units at hand: carried in and done, B + C.
    pub fn have(&self) -> u64 {
        self.count.saturating_add(u64::from(self.bank))
    }

    /// The units of the promise that were done, `min(C, R)`.
    pub fn kept(&self) -> u32 {
        u32::try_from(self.count)
            .unwrap_or(u32::MAX)
            .min(self.required)
    }
}
