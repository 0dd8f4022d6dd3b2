//! Letters: what a nudge and a digest say, as plain text and as HTML, and the
//! feed for calendars.
//!
//! Pure words over what services answered: no clock, no database. A nudge says
//! the one next thing; a digest three numbers, one insight and one question, as
//! a good coach would.

mod acts;
pub mod calendar;
mod daily;
mod digest;
mod insight;
mod page;
mod plain;
mod sheet;
mod went;
mod words;

use crate::Result;
use crate::service::nudge::{Letter, Told};

pub use daily::daily;
pub use digest::digest;

/// A letter of what was told: a digest where there are facts of a week, else the
/// next due thing; none when there is nothing to say.
pub fn write(told: &Told) -> Result<Option<Letter>> {
    match &told.facts {
        Some(facts) => digest(told, facts).map(Some),
        None => daily(told),
    }
}

/// A letter that only shows that it arrives.
pub fn trial(told: &Told) -> Result<Letter> {
    let sheet = sheet::Sheet {
        title: "It works".to_owned(),
        hello: words::hello(&told.name),
        opening: Some("This is how nudges from Legwork reach you.".to_owned()),
        foot: words::foot(told),
        stop: told.stop.clone(),
        ..sheet::Sheet::default()
    };
    sheet.letter("Legwork reaches you", "Nudges from Legwork reach you.")
}
