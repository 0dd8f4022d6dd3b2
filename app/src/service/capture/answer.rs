//! Accepts, corrects and dismisses captures.

use jiff::Zoned;
use serde::Serialize;

use super::list::Twins;
use super::offer::{Offer, offer};
use super::view::{CaptureView, view};
use super::write::{settle, write};
use crate::ids::ActivityId;
use crate::service::activities::{ActivityFields, ActivityView, one};
use crate::service::board::Board;
use crate::service::context::Context;
use crate::service::kinds::named;
use crate::service::seal::begin;
use crate::service::{SCHEMA, find, text};
use crate::store::capture::Wanted;
use crate::store::{self, Activity, Capture, CaptureState, Change, Instant, Word};
use crate::{Error, Result};

/// Most captures that are answered at once.
const MANY: i64 = 10_000;

/// Which captures are meant.
#[derive(Debug, Clone)]
pub enum Which {
    /// These: ids, starts of ids, or words of what they were.
    These(Vec<String>),
    /// All that wait, of one source or of one kind when it is named.
    All {
        /// Of this source only.
        source: Option<String>,
        /// Of this kind only (slug or words).
        kind: Option<String>,
    },
}

/// What became of captures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answered {
    /// Version of this shape.
    pub schema: u8,
    /// The activities that were made.
    pub accepted: Vec<ActivityView>,
    /// Those that were logged before: nothing was added.
    pub known: Vec<CaptureView>,
    /// Those that were turned down.
    pub dismissed: Vec<CaptureView>,
    /// Those that could not be accepted, and still wait.
    pub left: Vec<Left>,
    /// How many wait now.
    pub waiting: i64,
    /// The rule that this teaches, if there is one.
    pub offer: Option<Offer>,
}

/// A capture that still waits, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Left {
    /// Id of the capture.
    pub id: String,
    /// What it is.
    pub summary: String,
    /// Why.
    pub reason: String,
}

/// Accepts captures: each becomes an activity with its people, in one change.
/// One that was logged by hand meanwhile is settled, and nothing is added. Of
/// many, one that names no kind is left waiting; alone, it is an error.
pub async fn accept(context: &Context, now: &Zoned, which: &Which) -> Result<Answered> {
    let (change, board) = begin(context, now, "captures accept").await?;
    let mut desk = Desk::open(context, now, change, board).await?;
    let rows = desk.meant(which).await?;
    let alone = matches!(which, Which::These(names) if names.len() == 1);
    for row in rows {
        if row.kind.is_empty() && !alone {
            desk.answered.left.push(left(&row));
            continue;
        }
        desk.accept(row).await?;
    }
    desk.end("accept").await
}

/// Accepts one capture as something else than was proposed: of another kind,
/// with other people, of another length.
pub async fn correct(
    context: &Context,
    now: &Zoned,
    words: &str,
    fields: ActivityFields,
) -> Result<Answered> {
    let (change, board) = begin(context, now, "captures correct").await?;
    let mut desk = Desk::open(context, now, change, board).await?;
    let rows = desk.meant(&Which::These(vec![words.to_owned()])).await?;
    for row in rows {
        desk.write(row, Some(fields.clone())).await?;
    }
    desk.end("correct").await
}

/// Turns captures down. They are kept, so that they are not proposed again.
pub async fn dismiss(context: &Context, now: &Zoned, which: &Which) -> Result<Answered> {
    let (change, board) = begin(context, now, "captures dismiss").await?;
    let mut desk = Desk::open(context, now, change, board).await?;
    for row in desk.meant(which).await? {
        let mut shown = view(&desk.board.book, &row, None);
        CaptureState::Dismissed
            .as_str()
            .clone_into(&mut shown.state);
        desk.answered.dismissed.push(shown);
        settle(&mut desk.change, row, CaptureState::Dismissed, None).await?;
    }
    desk.end("dismiss").await
}

/// Lets go of an activity that is to be removed: the capture that became it is
/// dismissed, so that it does not come back.
pub(in crate::service) async fn let_go(change: &mut Change, activity: ActivityId) -> Result<()> {
    let workspace = change.workspace();
    for row in store::capture::of_activity(change.tx(), workspace, activity).await? {
        let state = Word(CaptureState::Dismissed);
        let row = Capture {
            state,
            decided: Some(change.at()),
            activity_id: None,
            ..row
        };
        change.put(&row).await?;
    }
    Ok(())
}

/// Where captures are answered.
struct Desk<'a> {
    context: &'a Context,
    now: &'a Zoned,
    change: Change,
    board: Board,
    twins: Twins,
    answered: Answered,
    /// When it is answered: after what was answered before, also where the
    /// clock stands still.
    at: Instant,
}

impl<'a> Desk<'a> {
    async fn open(
        context: &'a Context,
        now: &'a Zoned,
        mut change: Change,
        board: Board,
    ) -> Result<Self> {
        let twins = Twins::load(context, change.tx()).await?;
        let (workspace, member) = (context.workspace_id(), context.member_id);
        let last = store::capture::answered(change.tx(), workspace, member, 1).await?;
        let last = last.first().and_then(|row| row.decided);
        let at = last.map_or(change.at(), |last| change.at().max(last.just_after()));
        Ok(Self {
            context,
            now,
            change,
            board,
            twins,
            answered: Answered {
                schema: SCHEMA,
                accepted: Vec::new(),
                known: Vec::new(),
                dismissed: Vec::new(),
                left: Vec::new(),
                waiting: 0,
                offer: None,
            },
            at,
        })
    }

    /// The captures that are meant, as answered now; each must wait.
    async fn meant(&mut self, which: &Which) -> Result<Vec<Capture>> {
        let mut rows = self.waiting(which).await?;
        for row in &mut rows {
            row.decided = Some(self.at);
        }
        Ok(rows)
    }

    async fn waiting(&mut self, which: &Which) -> Result<Vec<Capture>> {
        let tx = self.change.tx();
        match which {
            Which::These(names) => {
                let mut rows: Vec<Capture> = Vec::with_capacity(names.len());
                for name in names {
                    let row = find::capture(self.context, tx, name).await?;
                    if row.state.0 != CaptureState::Waiting {
                        return Err(no_longer_waits(&row));
                    }
                    if rows.iter().all(|other| other.capture_id != row.capture_id) {
                        rows.push(row);
                    }
                }
                Ok(rows)
            }
            Which::All { source, kind } => {
                let kind = kind.as_deref().map(|words| named(&self.board.book, words));
                let kind = kind.transpose()?.map(|kind| kind.slug.to_string());
                let wanted = Wanted {
                    state: CaptureState::Waiting,
                    source: source.as_deref(),
                    kind: kind.as_deref(),
                    limit: MANY,
                };
                let (workspace, member) = (self.context.workspace_id(), self.context.member_id);
                let mut rows = store::capture::newest(tx, workspace, member, wanted).await?;
                rows.reverse();
                if rows.is_empty() {
                    Err(Error::not_found("no such capture waits")
                        .hint("`legwork captures` lists those that do"))
                } else {
                    Ok(rows)
                }
            }
        }
    }

    async fn accept(&mut self, row: Capture) -> Result<()> {
        let book = self.board.book.clone();
        let tx = self.change.tx();
        let twin = self.twins.of(self.context, tx, &book, &row).await?;
        let Some((twin, id)) = twin.and_then(|twin| Some((twin.clone(), twin.activity?))) else {
            return self.write(row, None).await;
        };
        let key = (row.workspace_id, id);
        let logged = self.change.tx().get::<Activity>(&key).await?;
        let mut shown = view(&book, &row, Some(twin.says));
        CaptureState::Accepted.as_str().clone_into(&mut shown.state);
        shown.activity = Some(id.to_string());
        self.answered.known.push(shown);
        settle(
            &mut self.change,
            row,
            CaptureState::Accepted,
            logged.as_ref(),
        )
        .await
    }

    async fn write(&mut self, row: Capture, fields: Option<ActivityFields>) -> Result<()> {
        let with = (&mut self.change, &mut self.board, self.twins.known());
        let made = write(self.context, self.now, with, row, fields).await?;
        let shown = one(self.change.tx(), &self.board.book, &made.row).await?;
        self.twins.add(made);
        self.answered.accepted.push(shown);
        Ok(())
    }

    /// Makes it last, under a label that says what it was.
    async fn end(mut self, verb: &str) -> Result<Answered> {
        let what = match (
            self.answered.accepted.as_slice(),
            self.answered.dismissed.as_slice(),
        ) {
            ([one], []) => format!("{}: {}", one.says, one.note.as_deref().unwrap_or_default()),
            ([], [one]) => one.summary.clone(),
            (made, gone) => (made.len() + gone.len() + self.answered.known.len()).to_string(),
        };
        let what = text::shown(&what);
        self.change.relabel(&format!("captures {verb} {what}"));
        let (workspace, member) = (self.context.workspace_id(), self.context.member_id);
        let tx = self.change.tx();
        self.answered.waiting = store::capture::count_waiting(tx, workspace, member).await?;
        self.answered.offer = offer(self.context, tx, &self.board.book).await?;
        self.change.commit().await?;
        Ok(self.answered)
    }
}

fn left(row: &Capture) -> Left {
    Left {
        id: row.capture_id.to_string(),
        summary: row.summary.clone(),
        reason: "it names no kind of activity".to_owned(),
    }
}

fn no_longer_waits(row: &Capture) -> Error {
    let was = match row.state.0 {
        CaptureState::Accepted => "accepted already",
        CaptureState::Dismissed => "dismissed already",
        CaptureState::Ignored | CaptureState::Waiting => "left out by a rule",
    };
    Error::conflict(format!("'{}' was {was}", row.summary)).hint(match row.state.0 {
        CaptureState::Accepted => {
            "`legwork activities` lists what became of it; `legwork undo` takes it back"
        }
        _ => "`legwork log` logs it after all; `legwork undo` takes the answer back",
    })
}
