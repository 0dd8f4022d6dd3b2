//! The early-warning ladder: what to do before a commitment dies.

use super::{Pace, Score, Standing};
use crate::vocabulary::words;

words! {
    /// How far up the ladder a commitment is. Steps compare in order.
    Warning {
        /// Nothing to warn of.
        None = "none",
        /// A first miss: say nothing, make coming back visible and cheap.
        Return = "return",
        /// Score below 0.5, or two misses in a row: ask once whether to make it
        /// smaller, move it, or pause it until a date.
        Ask = "ask",
        /// Score below 0.3, or out of reach ([`Pace::is_out_of_reach`]): write the
        /// debt off and commit anew from the next period.
        Recommit = "recommit",
        /// Four silent weeks: archive it, with a way back in one tap.
        Archive = "archive",
    }
}

/// Days without an act, in closed periods, that make a commitment silent. At
/// least two periods are asked for as well: one missed month is a first miss.
const SILENT_DAYS: u32 = 28;

impl Warning {
    /// The step for a commitment with this standing, score and pace.
    ///
    /// The score alone warns only from the second miss on: a single miss can
    /// pull a young commitment far below 0.5 and is still met with silence.
    pub(super) fn step(standing: &Standing, score: Score, pace: Option<&Pace>) -> Self {
        let low = |limit| standing.misses_ever >= 2 && score.value() < limit;
        let silent = standing.silence.periods >= 2 && standing.silence.days >= SILENT_DAYS;
        match standing.misses {
            _ if silent && pace.is_none_or(|pace| pace.count == 0) => Self::Archive,
            _ if low(0.3) || pace.is_some_and(Pace::is_out_of_reach) => Self::Recommit,
            2.. => Self::Ask,
            _ if low(0.5) => Self::Ask,
            1 => Self::Return,
            0 => Self::None,
        }
    }
}
