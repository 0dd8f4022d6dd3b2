//! What follows from the early-warning ladder: what is advised, what is asked
//! and how often, and how coming back is met.
//!
//! The steps themselves are judged with everything else that a commitment is
//! judged by, in [`crate::cadence::Warning`]. Here it is decided what is said.
//!
//! | file | says |
//! |---|---|
//! | `advice` | keep, raise, shrink, begin afresh or archive, and why |
//! | `nudge` | which one question is asked, at most one in two weeks for each commitment |
//! | `odds` | a chance as people say it: "about one time in three" |
//! | `comeback` | whether somebody has just come back after a miss |

mod advice;
mod comeback;
mod nudge;
mod odds;

pub use advice::{Advice, Because, Lately, Look, advise, smaller};
pub use comeback::came_back;
pub use nudge::{Candidate, QUIET_DAYS, to_ask};
pub use odds::one_in;
