//! Who next: the names behind "three current clients every day".

mod done;
mod names;
mod put_off;
mod rhythm;
mod step;
mod story;

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use super::board::Board;
use super::context::Context;
use super::{SCHEMA, find};
use crate::{Error, Result};

pub use done::{Done, DoneWith, done};
pub use put_off::{PutOff, Until, again, never, snooze};
pub use rhythm::{RhythmView, Rhythms, Whose, rhythms, set_rhythm};
pub use step::{step, undo_step};

pub(super) use names::Naming;

/// How many people are named for a commitment unless told otherwise.
pub const NAMED: u32 = 3;

/// Most people that are named for a commitment.
const MOST: u32 = 100;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct NextQuery {
    /// Only for this commitment: its id, the start of it, or words.
    pub commitment: Option<String>,
    /// So many for each, 1 to 100; [`NAMED`] when left out.
    pub n: Option<u32>,
}

/// Whom to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Next {
    /// Version of this shape.
    pub schema: u8,
    /// One entry for each commitment in force that reaches people.
    pub commitments: Vec<Reach>,
}

/// Whom to reach for one commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reach {
    /// Id of the commitment.
    pub id: String,
    /// What is promised.
    pub title: String,
    /// Slug of the kind.
    #[serde(skip)]
    pub kind: String,
    /// Whether the commitment still needs something.
    #[serde(skip)]
    pub wanting: bool,
    /// The people, the most overdue first.
    pub people: Vec<NextPerson>,
    /// Why there is nobody, where there is nobody.
    #[serde(skip)]
    pub lack: Option<Lack>,
}

/// Why nobody is named, and what helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// In a sentence or two.
    pub why: &'static str,
    /// The relationship in which nobody stands, where that is why.
    pub missing: Option<String>,
    /// Who may stand in it, going by what was done.
    pub suggested: Option<Suggested>,
}

/// Somebody who may send work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// Id of the person.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// What the deal is called that they led to.
    pub deal: String,
}

/// Somebody to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextPerson {
    /// Id of the person.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// The organisation's name.
    pub organisation: Option<String>,
    /// How they stand to the member.
    pub relationship: String,
    /// The day of the last touch, by any channel.
    pub last_touch: Option<Date>,
    /// Why this one, in words.
    pub reason: String,
}

/// Whom to reach for the commitments in force: nobody for two of them. What
/// still needs something names first.
pub async fn next(context: &Context, now: &Zoned, query: &NextQuery) -> Result<Next> {
    let n @ 1..=MOST = query.n.unwrap_or(NAMED) else {
        return Err(Error::usage(format!("-n is 1 to {MOST}")));
    };
    let today = context.today(now);
    let mut tx = context.read().await?;
    let board = Board::seen(context, &mut tx, today).await?;
    let only = match &query.commitment {
        None => None,
        Some(words) => Some(find::commitment(context, &mut tx, today, words).await?),
    };
    let mut naming = Naming::new(context, &board, n);
    let mut commitments = naming.all(&mut tx).await?;
    if let Some(only) = only {
        let id = only.commitment_id.to_string();
        commitments.retain(|one| one.id == id);
        if commitments.is_empty() {
            return Err(nobody(&only.title));
        }
    }
    Ok(Next {
        schema: SCHEMA,
        commitments,
    })
}

fn nobody(title: &str) -> Error {
    Error::usage(format!("'{title}' is for nobody in particular")).hint(
        "people are named for commitments such as \"Reach out to three current clients every day\"",
    )
}
