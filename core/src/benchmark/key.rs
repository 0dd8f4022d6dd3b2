//! The names of the figures, as the member types them.

use std::fmt;
use std::str::FromStr;

use super::Warmth;
use crate::vocabulary::words;
use crate::{Error, Result};

words! {
    /// One figure of an activity.
    Part {
        /// Meetings per act.
        Chance = "chance",
        /// Minutes of one act.
        Minutes = "minutes",
        /// Acts a week at the most.
        Ceiling = "ceiling",
        /// Weeks from the act to the meeting.
        Lag = "lag",
    }
}

/// The name of one figure, stable in files and on screen: `cold-call.chance`,
/// `meeting.held.cold`, `meeting.minutes`, `meeting.proposal`,
/// `proposal.won.warm`, `proposal.minutes`, `cycle.weeks`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// A figure of the activity of this slug.
    Of(String, Part),
    /// Share of booked meetings that take place.
    Held(Warmth),
    /// Share of meetings that lead to a proposal.
    Proposal,
    /// Share of proposals won.
    Won(Warmth),
    /// Minutes of a meeting.
    MeetingMinutes,
    /// Minutes of a proposal.
    ProposalMinutes,
    /// Weeks from the meeting to the win.
    Cycle,
}

impl Key {
    /// The lowest and the highest value that makes sense.
    pub(super) fn bounds(&self, several: bool) -> (f64, f64) {
        match self {
            Self::Of(_, Part::Chance) if several => (0.0, 20.0),
            Self::Of(_, Part::Chance) | Self::Held(_) | Self::Proposal | Self::Won(_) => (0.0, 1.0),
            Self::Of(_, Part::Minutes) | Self::MeetingMinutes | Self::ProposalMinutes => {
                (0.1, 6_000.0)
            }
            Self::Of(_, Part::Ceiling) => (0.0, 10_000.0),
            Self::Of(_, Part::Lag) | Self::Cycle => (0.0, 260.0),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Of(slug, part) => write!(f, "{slug}.{part}"),
            Self::Held(warmth) => write!(f, "meeting.held.{warmth}"),
            Self::Proposal => f.write_str("meeting.proposal"),
            Self::Won(warmth) => write!(f, "proposal.won.{warmth}"),
            Self::MeetingMinutes => f.write_str("meeting.minutes"),
            Self::ProposalMinutes => f.write_str("proposal.minutes"),
            Self::Cycle => f.write_str("cycle.weeks"),
        }
    }
}

impl FromStr for Key {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let unknown = || Error::new(format!("there is no figure '{text}'"));
        let (head, part) = text.rsplit_once('.').ok_or_else(unknown)?;
        match (head, part) {
            ("meeting", "proposal") => Ok(Self::Proposal),
            ("meeting", "minutes") => Ok(Self::MeetingMinutes),
            ("proposal", "minutes") => Ok(Self::ProposalMinutes),
            ("cycle", "weeks") => Ok(Self::Cycle),
            ("meeting.held", warmth) => Ok(Self::Held(warmth.parse()?)),
            ("proposal.won", warmth) => Ok(Self::Won(warmth.parse()?)),
            (slug, part) if crate::kind::is_valid(slug) => {
                Ok(Self::Of(slug.to_owned(), part.parse()?))
            }
            _ => Err(unknown()),
        }
    }
}
