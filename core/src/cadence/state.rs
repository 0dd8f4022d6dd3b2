//! One word for how a commitment stands today.

use super::{Pace, Status, Warning};
use crate::vocabulary::words;

words! {
    /// How a commitment stands today, in one word.
    State {
        /// It starts later.
        Upcoming = "upcoming",
        /// Its last date has passed.
        Ended = "ended",
        /// Today lies in a pause.
        Paused = "paused",
        /// More is done than is due by tonight.
        Ahead = "ahead",
        /// Nothing was late last night.
        OnPace = "on_pace",
        /// Late, and within twice the normal daily rate.
        Behind = "behind",
        /// Late beyond twice the normal daily rate.
        BehindUnrecoverable = "behind_unrecoverable",
        /// The early warning asks for a change, and today's part is not done yet.
        AtRisk = "at_risk",
        /// More was done than promised ("at most", "exactly"): this period cannot
        /// be mended.
        Over = "over",
    }
}

impl State {
    /// The state of a running commitment that is not paused. `pace` is absent
    /// for "at most", which is on pace until it is over. The gravest word
    /// wins, but a member who has done today's part is never at risk: coming
    /// back must be visible.
    pub(super) fn running(status: Option<Status>, pace: Option<&Pace>, warning: Warning) -> Self {
        match pace {
            _ if status == Some(Status::Broken) => Self::Over,
            Some(pace) if pace.unrecoverable => Self::BehindUnrecoverable,
            Some(pace) if pace.count > pace.due_by_tonight => Self::Ahead,
            Some(pace) if warning >= Warning::Ask && pace.count < pace.due_by_tonight => {
                Self::AtRisk
            }
            Some(pace) if pace.behind > 0 => Self::Behind,
            _ => Self::OnPace,
        }
    }
}
