//! What is made to be printed, one page each: the scorecard of a week, and the
//! plan of a quarter, for the wall and for the coach.

pub mod quarter;
pub mod week;

use crate::service::review::Tally;
use crate::web::texts::Texts;

/// So many lines are there to write on where nothing is promised.
const BLANK: usize = 6;

/// A field of a table on paper: what is known, or a box to tick.
struct Cell {
    tone: &'static str,
    text: String,
    /// The same for those who only hear it; empty where the text says it.
    heard: String,
}

impl Cell {
    /// A box that waits for a pen.
    fn open(texts: Texts) -> Self {
        Self {
            tone: "box",
            text: String::new(),
            heard: texts.say("paper-open").into_owned(),
        }
    }

    /// A field in which nothing is owed.
    fn off(texts: Texts) -> Self {
        Self {
            tone: "off",
            text: String::new(),
            heard: texts.say("paper-off").into_owned(),
        }
    }

    /// How the periods of a field ended; a box while none has.
    fn of(tally: Tally, texts: Texts) -> Self {
        let owed = tally.kept + tally.missed;
        let (tone, text, key) = match (tally.kept, tally.missed) {
            (0, 0) if tally.open > 0 => return Self::open(texts),
            (0, 0) if tally.void + tally.excused > 0 => return Self::off(texts),
            (0, 0) => return Self::open(texts),
            (_, 0) => ("good", "✓".to_owned(), "period-kept-only"),
            (0, _) => ("missed", "✗".to_owned(), "period-missed-only"),
            (kept, _) => {
                let text = format!("{kept}/{owed}");
                return Self {
                    tone: "part",
                    text,
                    heard: String::new(),
                };
            }
        };
        Self {
            tone,
            text,
            heard: texts.say(key).into_owned(),
        }
    }
}
