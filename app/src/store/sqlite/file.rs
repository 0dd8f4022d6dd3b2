//! An open file: who may use which of its connections, and when.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rusqlite::Connection;
use tokio::time::{sleep, timeout};

use super::super::error::{Failure, Result, StoreError};
use super::fold::Fold;
use super::place::{Place, Taken};
use super::seat::Seat;
use super::tx::SqliteTx;
use super::{PATIENCE, TURN};

/// How many changes one commit makes last at most: who comes first waits for
/// all of them.
pub(super) const MOST: usize = 64;

/// An open file. Cheap to clone.
#[derive(Debug, Clone)]
pub struct SqliteFile(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    path: PathBuf,
    writer: Place,
    /// Connections that only read; none when the writer's is the only one.
    readers: Vec<Place>,
    /// Counts readings, so that they take the readers in turn.
    turn: AtomicUsize,
    /// How many wait for the writer.
    queue: AtomicUsize,
}

impl SqliteFile {
    /// A file for one command: one connection for everything.
    pub(super) fn alone(path: &Path, on: Connection) -> Self {
        Self::of(path, Seat::alone(on), Vec::new())
    }

    /// A file for many at once: changes share commits, and reading waits for no
    /// writing.
    pub(super) fn shared(
        path: &Path,
        writer: Connection,
        readers: Vec<Connection>,
        fold: Connection,
    ) -> Self {
        let writer = Seat::shared(writer, Fold::new(fold));
        let readers = readers.into_iter().map(Seat::alone);
        Self::of(path, writer, readers.collect())
    }

    fn of(path: &Path, writer: Seat, readers: Vec<Seat>) -> Self {
        Self(Arc::new(Inner {
            path: path.to_owned(),
            writer: Place::new(writer),
            readers: readers.into_iter().map(Place::new).collect(),
            turn: AtomicUsize::new(0),
            queue: AtomicUsize::new(0),
        }))
    }

    /// The path of the file.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// A connection outside of any transaction, once nobody else has it.
    pub async fn lock(&self) -> impl Deref<Target = Connection> {
        Lock(self.seat_to_read().await)
    }

    /// The connection that writes, outside of any transaction.
    pub async fn lock_to_write(&self) -> impl Deref<Target = Connection> {
        Lock(self.0.writer.take().await)
    }

    /// Begins a transaction that only reads.
    pub(in crate::store) async fn read(&self) -> Result<SqliteTx> {
        SqliteTx::reading(self.seat_to_read().await)
    }

    /// Begins a transaction that writes, waiting for the one write lock now.
    pub(in crate::store) async fn write(&self) -> Result<SqliteTx> {
        let ticket = Ticket::take(self);
        let mut seat = self.0.writer.take().await;
        let entered = timeout(PATIENCE, enter_in_turn(&mut seat)).await;
        drop(ticket);
        entered.unwrap_or_else(|_| Err(StoreError::busy()))?;
        Ok(SqliteTx::writing(seat, self.clone()))
    }

    async fn seat_to_read(&self) -> Taken {
        let inner = &self.0;
        let turn = inner.turn.fetch_add(1, Ordering::Relaxed);
        let seat = match inner.readers.len() {
            0 => &inner.writer,
            many => &inner.readers[turn % many],
        };
        seat.take().await
    }

    /// Whether somebody waits to write.
    pub(super) fn is_awaited(&self) -> bool {
        self.0.queue.load(Ordering::SeqCst) > 0
    }

    /// Ends the transaction that was left open for somebody who did not come.
    pub(super) fn end_if_idle(&self) {
        if !self.is_awaited()
            && let Some(mut seat) = self.0.writer.try_take()
            && seat.is_open()
        {
            // Whom it concerns is told by the seat.
            let _ = seat.end(self);
        }
    }
}

/// Waits for another program's write without keeping the thread.
async fn enter_in_turn(seat: &mut Seat) -> Result<()> {
    loop {
        match seat.enter() {
            Err(error) if error.kind == Failure::Busy => sleep(TURN).await,
            done => return done,
        }
    }
}

/// A place in the queue for the writer. Given back when its holder got there,
/// or went away.
struct Ticket<'a>(&'a SqliteFile);

impl<'a> Ticket<'a> {
    fn take(file: &'a SqliteFile) -> Self {
        file.0.queue.fetch_add(1, Ordering::SeqCst);
        Self(file)
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        self.0.0.queue.fetch_sub(1, Ordering::SeqCst);
        self.0.end_if_idle();
    }
}

/// A connection on loan.
struct Lock(Taken);

impl Deref for Lock {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.0.on
    }
}
