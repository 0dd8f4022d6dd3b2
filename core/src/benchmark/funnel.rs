//! From a booked meeting to a won deal.

use super::{Figure, Warmth};
use crate::evidence::Lag;

/// What becomes of meetings, and what they take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Funnel {
    /// Share of booked meetings that take place, by [`Warmth`] as declared.
    pub held: [Figure; 3],
    /// Share of meetings held that lead to a proposal.
    pub proposal: Figure,
    /// Share of proposals won, by [`Warmth`] as declared.
    pub won: [Figure; 3],
    /// Minutes of a meeting with preparation and notes.
    pub meeting_minutes: Figure,
    /// Minutes of a proposal.
    pub proposal_minutes: Figure,
    /// Mean weeks from the meeting to the win.
    pub cycle: Figure,
}

impl Funnel {
    /// The chance that a booked meeting ends in a won deal: held x proposal x
    /// won.
    pub fn win_chance(&self, warmth: Warmth) -> f64 {
        self.held(warmth).value() * self.proposal.value() * self.won(warmth).value()
    }

    /// Minutes that a booked meeting eats later on: the meeting, if it takes
    /// place, and its share of a proposal.
    pub fn downstream_minutes(&self, warmth: Warmth) -> f64 {
        let proposals = self.proposal.value() * self.proposal_minutes.value();
        self.held(warmth).value() * (self.meeting_minutes.value() + proposals)
    }

    /// The time from the meeting to the win: Gamma with shape 2.
    pub fn cycle(&self) -> Lag {
        Lag::weeks(self.cycle.value())
    }

    /// Share of booked meetings that take place.
    pub const fn held(&self, warmth: Warmth) -> &Figure {
        &self.held[warmth as usize]
    }

    /// Share of proposals won.
    pub const fn won(&self, warmth: Warmth) -> &Figure {
        &self.won[warmth as usize]
    }
}
