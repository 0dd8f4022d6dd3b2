//! Whom to reach next: when each person is due, and who of them is named.
//!
//! A commitment that reaches people ([`whom`]) has an audience. Everybody in it
//! is due some days after the last touch ([`due_on`]); those who have waited
//! longest past that day are named first ([`in_turn`]), so that everybody gets a
//! turn, and one of a firm at once ([`choose`]). A client of whom nothing was heard for long counts as lapsed
//! ([`lapses_on`]) until something happens; what the member said of them is
//! never changed.

mod due;
mod lack;
mod lapse;
mod rotation;
mod whom;
mod words;

pub use due::{Facts, due_on, usual};
pub use lack::nobody;
pub use lapse::{AFTER_TOUCH, AFTER_WIN, Business, WITHOUT_WIN, lapses_on};
pub use rotation::{Candidate, REST, apart, choose, in_turn};
pub use whom::{Approach, Whom, whom};
pub use words::{Deal, Last, Story, reason};
