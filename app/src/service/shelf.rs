//! Boards and forecasts kept from one request of a server to the next.
//!
//! Reading everything that decides how the commitments stand is most of what a
//! log or the page of today costs. A server keeps it, with the state of the
//! workspace that it was read from; another process may have changed that, so
//! the state is asked for each time and what is kept is used only when it is
//! the same. A forecast takes some thousand draws and says the same until something
//! changes, so it is kept alike. A command of the shell keeps nothing.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use legwork_core::kind::Kind;

use super::board::Board;
use super::context::Context;
use super::forecast::Outlook;
use crate::Result;
use crate::ids::{GoalId, MemberId, WorkspaceId};
use crate::store::{Tx, revision};

/// So many members have their boards kept at once.
const MEMBERS: usize = 64;

/// The place where boards are kept; a default one keeps nothing.
#[derive(Clone, Default)]
pub struct Shelf(Option<Arc<Mutex<HashMap<Owner, Kept>>>>);

/// So many answers of forecasts are kept of one member.
const OUTLOOKS: usize = 64;

type Owner = (WorkspaceId, MemberId);

/// The goal, and what was said of deals when its forecast was asked.
pub(super) type Asked = (GoalId, String);

/// What is kept of one member.
#[derive(Default)]
struct Kept {
    /// The workspace's own kinds, as they were last seen.
    own: Arc<Vec<Kind>>,
    /// For reading.
    seen: Option<(State, Arc<Board>)>,
    /// For a change: with everything sealed that is due, and with what the
    /// changes did that share the transaction, committed or not.
    settled: Option<(State, Board)>,
    /// What the forecasts say of goals, by what was asked.
    outlooks: Option<(State, BTreeMap<Asked, Outlook>)>,
    /// Whether the rhythm of the member's deals changed.
    rhythm: Option<(State, bool)>,
}

/// The state of a workspace that a board was read from, and for which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    revision: (i64, i64),
    today: Date,
    /// Settings come with the context, which may be older than the rest.
    zone: String,
    holidays: Option<String>,
}

impl State {
    /// The number of the newest change.
    pub(super) const fn newest(&self) -> i64 {
        self.revision.0
    }

    /// The same after one more change, which the journal lists under `seq`.
    fn after(mut self, seq: i64) -> Self {
        self.revision.0 = seq;
        self
    }
}

impl Shelf {
    /// A place for a server.
    pub fn of_server() -> Self {
        Self(Some(Arc::default()))
    }

    /// The state as this transaction sees it; none when nothing is kept.
    pub(super) async fn state(
        &self,
        context: &Context,
        tx: &mut Tx,
        today: Date,
    ) -> Result<Option<State>> {
        if self.0.is_none() {
            return Ok(None);
        }
        Ok(Some(State {
            revision: revision::now(tx, context.workspace_id()).await?,
            today,
            zone: context.workspace.zone.clone(),
            holidays: context.workspace.holiday_country.clone(),
        }))
    }

    /// The board for reading, if it was read from this state.
    pub(super) fn seen(&self, context: &Context, state: &State) -> Option<Arc<Board>> {
        self.with(context, |kept| {
            let (of, board) = kept.seen.as_ref()?;
            (of == state).then(|| Arc::clone(board))
        })
    }

    /// Keeps a board for reading.
    pub(super) fn keep_seen(&self, context: &Context, state: State, board: &Arc<Board>) {
        self.with(context, |kept| {
            kept.own = board.book.shared();
            kept.seen = Some((state, Arc::clone(board)));
            Some(())
        });
    }

    /// Takes the board for a change, if it was left in this state. Whatever was
    /// there is gone, so that nothing older than the last change is ever taken.
    pub(super) fn take_settled(&self, context: &Context, state: &State) -> Option<Board> {
        let (of, board) = self.with(context, |kept| kept.settled.take())?;
        (of == *state).then_some(board)
    }

    /// Keeps the board as a change leaves it: while nobody else can change the
    /// workspace, and before it is known whether the change lasts.
    pub(super) fn keep_settled(&self, context: &Context, state: State, seq: i64, board: Board) {
        self.with(context, |kept| {
            kept.own = board.book.shared();
            kept.settled = Some((state.after(seq), board));
            Some(())
        });
    }

    /// Forgets what a change left that did not last.
    pub(super) fn forget_settled(&self, context: &Context) {
        self.with(context, |kept| kept.settled.take());
    }

    /// What the forecast says of a goal, if it was asked in this state.
    pub(super) fn outlook(
        &self,
        context: &Context,
        state: &State,
        asked: &Asked,
    ) -> Option<Outlook> {
        self.with(context, |kept| {
            let (of, all) = kept.outlooks.as_ref()?;
            all.get(asked).filter(|_| of == state).cloned()
        })
    }

    /// Keeps what the forecast says of a goal; what was said in another state
    /// is forgotten.
    pub(super) fn keep_outlook(
        &self,
        context: &Context,
        state: &State,
        asked: Asked,
        outlook: &Outlook,
    ) {
        self.with(context, |kept| {
            let old = kept.outlooks.take().filter(|(of, _)| of == state);
            let (state, mut all) = old.unwrap_or_else(|| (state.clone(), BTreeMap::new()));
            if all.len() >= OUTLOOKS {
                all.clear();
            }
            all.insert(asked, outlook.clone());
            kept.outlooks = Some((state, all));
            Some(())
        });
    }

    /// Whether the rhythm of the deals changed, if it was asked in this state.
    pub(super) fn rhythm(&self, context: &Context, state: &State) -> Option<bool> {
        self.with(context, |kept| {
            let (of, changed) = kept.rhythm.as_ref()?;
            (of == state).then_some(*changed)
        })
    }

    /// Keeps whether the rhythm of the deals changed.
    pub(super) fn keep_rhythm(&self, context: &Context, state: State, changed: bool) {
        self.with(context, |kept| {
            kept.rhythm = Some((state, changed));
            Some(())
        });
    }

    /// The workspace's own kinds as last seen, which may be out of date.
    pub(super) fn own(&self, context: &Context) -> Option<Arc<Vec<Kind>>> {
        self.with(context, |kept| Some(Arc::clone(&kept.own)))
    }

    fn with<T>(&self, context: &Context, work: impl FnOnce(&mut Kept) -> Option<T>) -> Option<T> {
        let places = self.0.as_ref()?;
        let mut all = places.lock().unwrap_or_else(PoisonError::into_inner);
        let owner = (context.workspace_id(), context.member_id);
        if all.len() >= MEMBERS && !all.contains_key(&owner) {
            all.clear();
        }
        work(all.entry(owner).or_default())
    }
}

impl fmt::Debug for Shelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() {
            "Shelf"
        } else {
            "no shelf"
        })
    }
}
