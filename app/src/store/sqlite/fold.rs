//! Folding a server's log into its file, beside the writing.
//!
//! Moving some megabytes takes tens of milliseconds, and everyone who logs would
//! wait for it. So another connection moves what is there, a little at a time,
//! while the writer goes on; what came in the meantime is little. When the log
//! has grown long, the writer moves that rest itself and begins the log anew,
//! over what was there: giving its room back to the disk takes longer still.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::runtime::Handle;

use super::statement::Statements;

/// Nothing is being moved.
const IDLE: u8 = 0;
/// The other connection is at it.
const MOVING: u8 = 1;
/// It has moved what there was, and the log is long.
const LONG: u8 = 2;

/// The number of pages in a log above which it is begun anew: 32 MB.
const MANY: i64 = 8192;

/// Begins the log anew, as far as nobody is in the way.
const ANEW: &str = "pragma wal_checkpoint(restart)";

/// The connection that folds, and how far it is. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Fold(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    on: Mutex<Connection>,
    state: AtomicU8,
}

impl Fold {
    pub(super) fn new(on: Connection) -> Self {
        Self(Arc::new(Inner {
            on: Mutex::new(on),
            state: AtomicU8::new(IDLE),
        }))
    }

    /// Sees to it that the log does not grow for ever. To be called now and then
    /// by the writer, between two transactions. What cannot be moved now is moved
    /// later: the writes are safe already.
    pub(super) fn go_on(&self, writer: &Connection) {
        let state = &self.0.state;
        match state.compare_exchange(IDLE, MOVING, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => self.begin(),
            Err(LONG) => {
                let _ = writer.execute_batch(ANEW);
                state.store(IDLE, Ordering::Release);
            }
            Err(_) => {}
        }
    }

    /// Without threads to spare, the writer does it all by itself.
    fn begin(&self) {
        let fold = self.clone();
        match Handle::try_current() {
            Ok(threads) => drop(threads.spawn_blocking(move || fold.run())),
            Err(_) => self.0.state.store(LONG, Ordering::Release),
        }
    }

    fn run(&self) {
        let on = self.0.on.lock().unwrap_or_else(PoisonError::into_inner);
        let told: Option<(i64, i64, i64)> = on
            .row("pragma wal_checkpoint(passive)", &[])
            .unwrap_or_default();
        let long = told.is_none_or(|(_, pages, _)| pages > MANY);
        let state = if long { LONG } else { IDLE };
        self.0.state.store(state, Ordering::Release);
    }
}
