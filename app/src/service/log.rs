//! Log: one line in, one activity saved, and how its promises stand now.
//!
//! | file | says |
//! |---|---|
//! | `blank.rs` | an activity before anything is said of it |
//! | `reading.rs` | how a line is read, with explicit values winning over it |
//! | `scribe.rs` | writing the activities of one line |
//! | `told.rs` | what is said of what was saved |

mod blank;
mod reading;
mod scribe;
mod told;

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use legwork_core::cadence::clock;
use legwork_core::parse::{self, LogReading};
use serde::Serialize;

use super::activities::{ActivityFields, ActivityView};
use super::book::Book;
use super::context::Context;
use super::seal::begin_from;
use super::sense::refuse_nonsense;
use super::text;
use super::today::Standing;
use crate::ids::ActivityId;
use crate::store::Activity;
use crate::{Error, Result};

pub(super) use blank::{Origin, blank, moment, zone_name};
use reading::{read, read_early};
use scribe::Scribe;
use told::{again, told};

/// What `log` takes: a line, and explicit values that win over it.
#[derive(Debug, Clone, Default)]
pub struct LogLine {
    /// The line as typed.
    pub text: String,
    /// Explicit values.
    pub fields: ActivityFields,
    /// Id chosen by the client, so that a repeated request logs once.
    pub id: Option<String>,
    /// When it was written down, if it is sent later: "yesterday" and no day at
    /// all are meant as of then. Without it, and where a clock must have been
    /// wrong, it is now.
    pub said: Option<Zoned>,
}

/// The longest that a line may wait to be sent, in days. What claims to be
/// older, or to come, was written down by a clock that was wrong.
const WAIT: i32 = 90;

/// What a log line was read as, saved, and what it did to the commitments.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Logged {
    /// Version of this shape.
    pub schema: u8,
    /// The activity as saved.
    pub activity: ActivityView,
    /// Further activities of the same line.
    pub also: Vec<ActivityView>,
    /// How the line was read.
    pub reading: LogReading,
    /// The commitments it counts for, as they stand now.
    pub counts_for: Vec<Standing>,
    /// Names of people made new by this line.
    pub new_people: Vec<String>,
    /// Something worth saying: it counts for nothing promised, it came after the seal, ...
    pub notice: Option<String>,
    /// Whether it was there already, so that nothing was added.
    #[serde(skip)]
    pub repeated: bool,
    /// The number of the change in the journal; 0 when nothing was added.
    #[serde(skip)]
    pub seq: i64,
}

/// How a line would be read, kinds of the member's own included. Saves nothing
/// and refuses nothing: what is wrong is in the reading.
pub async fn preview(context: &Context, now: &Zoned, line: &str) -> Result<LogReading> {
    let mut tx = context.read().await?;
    let book = Book::load(&mut tx, context.workspace_id()).await?;
    Ok(parse::log(
        line,
        &context.setting(context.today(now), book.own()),
    ))
}

/// Saves one line as an activity, or as several when it names several, with
/// the people it names, and says how the promises it counts for stand now.
pub async fn log(context: &Context, now: &Zoned, line: &LogLine) -> Result<Logged> {
    text::log_line(&line.text)?;
    refuse_nonsense(&line.text, None)?;
    let label = format!("log \"{}\"", text::shown(&line.text));
    let said = said_on(context, now, line.said.as_ref());
    let early = read_early(context, said, line);
    let (mut change, mut board, state) = begin_from(context, now, label).await?;
    let mut reading = match early {
        Some((own, reading)) if *own == board.book.own() => reading,
        _ => read(line, &context.setting(said, board.book.own())),
    };
    let id = id_of(context, now, line.id.as_deref())?;
    if line.id.is_some() {
        let key = (context.workspace_id(), id);
        if let Some(row) = change.tx().get::<Activity>(&key).await? {
            return again(change, &board, reading, row).await;
        }
    }
    let further = std::mem::take(&mut reading.also);
    let mut scribe = Scribe {
        context,
        now,
        said,
        change: &mut change,
        board: &mut board,
    };
    let mut saved = vec![scribe.save(id, &reading, line.fields.clone()).await?];
    for more in &further {
        let id = context.ids.ordered(now.timestamp());
        saved.push(scribe.save(id, more, ActivityFields::default()).await?);
    }
    reading.also = further;
    let mut views = Vec::with_capacity(saved.len());
    for one_saved in &saved {
        views.push(one_saved.view(change.tx(), &board).await?);
    }
    let mut logged = told(&board, reading, saved, views);
    let keep = |seq| {
        if let Some(state) = state {
            context.shelf.keep_settled(context, state, seq, board);
        }
    };
    match change.commit_noting(keep).await {
        Ok(seq) => logged.seq = seq,
        Err(error) => {
            context.shelf.forget_settled(context);
            return Err(error.into());
        }
    }
    Ok(logged)
}

/// The day that counts as today for a line that was written down then, or now.
pub fn said_on(context: &Context, now: &Zoned, said: Option<&Zoned>) -> Date {
    let today = context.today(now);
    said.map(|said| clock::stamp(&context.local(said)))
        .filter(|said| (today.saturating_sub(WAIT.days())..=today).contains(said))
        .unwrap_or(today)
}

/// The id the client chose, or a new one.
fn id_of(context: &Context, now: &Zoned, chosen: Option<&str>) -> Result<ActivityId> {
    match chosen {
        None => Ok(context.ids.ordered(now.timestamp())),
        Some(text) => text
            .parse()
            .map_err(|_| Error::usage("that id is not a UUID")),
    }
}
