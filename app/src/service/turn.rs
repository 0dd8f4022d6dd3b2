//! The order in which promises want attention.

use super::today::Standing;

/// When a commitment wants attention: what is due comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// More should be done by now.
    Behind,
    /// Something is needed today.
    Due,
    /// A limit is broken.
    Over,
    /// Nothing more is needed today.
    OnPace,
    /// The period is kept.
    Done,
    /// Nothing is owed now.
    NothingOwed,
}

impl Standing {
    /// When it wants attention. Among its like, what ends first comes first.
    pub fn turn(&self) -> Turn {
        let late = matches!(
            self.state.as_str(),
            "behind" | "behind_unrecoverable" | "at_risk"
        );
        match (self.status.as_str(), self.state.as_str()) {
            ("void", _) | (_, "paused") => Turn::NothingOwed,
            ("met", _) => Turn::Done,
            ("broken", _) => Turn::Over,
            _ if late => Turn::Behind,
            _ if self.next.today > 0 => Turn::Due,
            _ => Turn::OnPace,
        }
    }

    /// How much one tap logs: one, but of minutes or money what brings one level
    /// today.
    pub fn step(&self) -> u64 {
        const SOME: u64 = 15;
        match (self.unit.as_str(), self.next.today) {
            ("minutes" | "money", 0) => SOME,
            ("minutes" | "money", needed) => needed,
            _ => 1,
        }
    }
}
