//! Dates as people write them: "by the end of the quarter", "last Friday",
//! "in 6 months", "31.12.2027".
//!
//! Reading and resolving are two steps. [`read`] turns tokens into an
//! [`Expression`] without knowing the day; [`Expression::resolve`] gives the
//! days it means. A date that does not exist is an error with a sentence, and
//! one that may be meant in two ways is marked unclear: never a silent guess.

mod calendar;
mod edge;
mod expression;
mod length;
mod names;
mod numeric;
mod phrase;
mod quarter;
mod read;
mod resolve;

pub use calendar::{Calendar, DateSpan, Sense};
pub use expression::{Expression, MonthDay, Unit, Which};
pub(in crate::parse) use length::{length, unit};
pub use names::{month, weekday};
pub use phrase::{DatePhrase, Role, phrase, short, whole};
pub use read::read;
