//! One kind of activity: what it takes and what it leads to.

use super::Figure;
use crate::evidence::{Lag, Prior};
use crate::vocabulary::words;

words! {
    /// What a chance is counted by. The same chance by another denominator is
    /// two or three times as large.
    Denominator {
        /// Each number dialled, answered or not.
        Dial = "dial",
        /// Each email sent, answered or not.
        Email = "email",
        /// Each invitation sent, accepted or not.
        Invite = "invite",
        /// Each person asked.
        Ask = "ask",
        /// Each check-in with someone who bought before.
        CheckIn = "check-in",
        /// Each event attended; one may bring several meetings.
        Event = "event",
        /// Each act of a kind that the member added.
        Act = "act",
    }
}

words! {
    /// How well the people know the seller whom an activity brings to a
    /// meeting: it decides how many come, and how many buy.
    Warmth {
        /// They had not heard of the seller.
        Cold = "cold",
        /// They came forward, or met in person.
        Inbound = "inbound",
        /// Recommended, or a client before.
        Warm = "warm",
    }
}

/// What one act of a kind takes and leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// The slug of the kind in the catalogue, or of a member's own.
    pub slug: String,
    /// What the chance is counted by.
    pub denominator: Denominator,
    /// How well the people know the seller.
    pub warmth: Warmth,
    /// Meetings booked per act: a chance, 0 to 1; for an event the mean number
    /// of meetings, 0 to 20.
    pub chance: Figure,
    /// Minutes of one act, until the log says better.
    pub minutes: Figure,
    /// The most acts a week that can be kept up: people and events are finite,
    /// and the same person cannot be asked every week. 0 where the law or the
    /// member forbids it.
    pub ceiling: Figure,
    /// Mean weeks from the act to the meeting.
    pub lag: Figure,
    /// How many successes the published chance is worth, c. One, because
    /// sellers differ by a standard deviation of about 0.9 in the logarithm
    /// (the best tenth of cold emailers gets three times the average); half
    /// for calls, where they differ more.
    pub strength: f64,
}

impl Activity {
    /// Whether one act can lead to several meetings, so that
    /// [`Activity::chance`] is a mean and no share.
    pub const fn may_exceed_one(&self) -> bool {
        matches!(self.denominator, Denominator::Event)
    }

    /// What is believed of the chance before anything is logged.
    pub fn prior(&self) -> Prior {
        Prior {
            chance: self.chance.value(),
            strength: self.strength,
            several: self.may_exceed_one(),
        }
    }

    /// The time from the act to the meeting that it leads to.
    pub fn lag(&self) -> Lag {
        Lag::weeks(self.lag.value())
    }
}
