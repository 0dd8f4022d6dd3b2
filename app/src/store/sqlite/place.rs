//! A connection that one has at a time.
//!
//! Not a fair lock: whoever comes while the place is free takes it, though others
//! were told that it is. A fair one would stay empty until the one whose turn it
//! is has been given a thread, and everybody waits for that. Who finds it taken
//! waits again; nobody has it for more than a moment.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use tokio::sync::{Mutex, Notify, OwnedMutexGuard};

use super::seat::Seat;

/// A place at the database. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Place {
    seat: Arc<Mutex<Seat>>,
    free: Arc<Notify>,
}

impl Place {
    pub(super) fn new(seat: Seat) -> Self {
        Self {
            seat: Arc::new(Mutex::new(seat)),
            free: Arc::default(),
        }
    }

    /// Takes the place once it is free.
    pub(super) async fn take(&self) -> Taken {
        loop {
            if let Some(taken) = self.try_take() {
                return taken;
            }
            self.free.notified().await;
        }
    }

    /// Takes the place if it is free.
    pub(super) fn try_take(&self) -> Option<Taken> {
        let seat = Arc::clone(&self.seat).try_lock_owned().ok()?;
        let next = Next(Arc::clone(&self.free));
        Some(Taken { seat, _next: next })
    }
}

/// A place that somebody has.
#[derive(Debug)]
pub(super) struct Taken {
    // The order matters: the place is given back, and then the next one is told.
    seat: OwnedMutexGuard<Seat>,
    _next: Next,
}

impl Deref for Taken {
    type Target = Seat;

    fn deref(&self) -> &Seat {
        &self.seat
    }
}

impl DerefMut for Taken {
    fn deref_mut(&mut self) -> &mut Seat {
        &mut self.seat
    }
}

/// Tells one who waits, once it is dropped.
#[derive(Debug)]
struct Next(Arc<Notify>);

impl Drop for Next {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}
