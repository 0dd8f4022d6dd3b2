//! Folding a server's log into its file, beside the writing.
//!
//! A log of some megabytes takes tens of milliseconds to fold, and everyone who
//! logs would wait for it. So another connection moves what is there while the
//! writer goes on; what came in the meantime is little, and the writer moves
//! that itself when it next has a commit behind it.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::runtime::Handle;

/// Nothing is being moved.
const IDLE: u8 = 0;
/// The other connection is at it.
const MOVING: u8 = 1;
/// It has moved what there was, and the writer may empty the log.
const MOVED: u8 = 2;

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

    /// Whether the writer should empty the log now. Where it should not yet,
    /// sees to it that the log is being moved.
    pub(super) fn is_due(&self) -> bool {
        let state = &self.0.state;
        match state.compare_exchange(IDLE, MOVING, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => self.begin(),
            Err(MOVED) => {
                state.store(IDLE, Ordering::Release);
                return true;
            }
            Err(_) => {}
        }
        false
    }

    /// Without threads to spare, the writer does it all by itself.
    fn begin(&self) {
        let fold = self.clone();
        match Handle::try_current() {
            Ok(threads) => drop(threads.spawn_blocking(move || fold.run())),
            Err(_) => self.0.state.store(MOVED, Ordering::Release),
        }
    }

    fn run(&self) {
        let on = self.0.on.lock().unwrap_or_else(PoisonError::into_inner);
        // What cannot be moved now is moved later: nothing depends on it.
        let _ = on.execute_batch("pragma wal_checkpoint(passive)");
        self.0.state.store(MOVED, Ordering::Release);
    }
}
