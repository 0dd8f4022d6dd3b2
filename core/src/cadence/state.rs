//! One word for how a commitment stands today.

use super::{Pace, Status, Warning};

/// How a commitment stands today, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It starts later.
    Upcoming,
    /// Its last date has passed.
    Ended,
    /// Today lies in a pause.
    Paused,
    /// More is done than is due by tonight.
    Ahead,
    /// Nothing was late last night.
    OnPace,
    /// Late, and within twice the normal daily rate.
    Behind,
    /// Late beyond twice the normal daily rate.
    BehindUnrecoverable,
    /// The early warning asks for a change, and today's part is not done yet.
    AtRisk,
    /// More was done than promised ("at most", "exactly"): this period cannot
    /// be mended.
    Over,
}

impl State {
    /// The stable spelling, as in JSON and on screen.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Ended => "ended",
            Self::Paused => "paused",
            Self::Ahead => "ahead",
            Self::OnPace => "on_pace",
            Self::Behind => "behind",
            Self::BehindUnrecoverable => "behind_unrecoverable",
            Self::AtRisk => "at_risk",
            Self::Over => "over",
        }
    }

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

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
