//! When a reminder is due: at the time the member chose, once on each day of
//! the calendar, and never when it would not be welcome.
//!
//! A reminder belongs to a *day* of the member's wall clock, not to an instant.
//! What was settled is remembered by day ([`Marks`]), so that neither a changed
//! zone nor a changed time makes a day speak twice, or not at all. `times` is
//! what the member chose, `wall` turns it into an instant, `due` says what
//! is due on a day, `gather` makes at most one message of all that is, and
//! `later` says when one comes again that was put off.

mod due;
mod gather;
mod later;
mod times;
mod wall;

pub use due::{Due, Skipped, Subject, due_on};
pub use gather::{Marks, Message, Turn, gather};
pub use later::{LATER, put_off};
pub use times::{Quiet, Times};
pub use wall::first_at;
