//! A connection and what is going on on it.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::oneshot::Sender;

use super::super::error::{Failure, Result, StoreError};
use super::file::SqliteFile;
use super::fold::Fold;
use super::statement::Statements;
use super::{COMMITS, LOG_LIMIT, PATIENCE, beside};

/// A connection. For writing it may be shared: one transaction holds the changes
/// of several, each within a savepoint, and one commit makes them all last.
#[derive(Debug)]
pub(super) struct Seat {
    /// The connection.
    pub(super) on: Connection,
    /// Whether a transaction that writes is open.
    open: bool,
    /// What folds the log where changes of others may join the transaction;
    /// none where the connection is for one alone.
    shared: Option<Fold>,
    /// How many transactions were committed.
    commits: u32,
    /// Who waits to hear whether the transaction was committed.
    pub(super) members: Vec<Sender<Result<()>>>,
}

impl Seat {
    /// For one at a time.
    pub(super) const fn alone(on: Connection) -> Self {
        Self::new(on, None)
    }

    /// For changes that share a commit.
    pub(super) const fn shared(on: Connection, fold: Fold) -> Self {
        Self::new(on, Some(fold))
    }

    const fn new(on: Connection, shared: Option<Fold>) -> Self {
        Self {
            on,
            open: false,
            shared,
            commits: 0,
            members: Vec::new(),
        }
    }

    /// Takes the write lock, unless the group has it already, and marks where
    /// this change begins.
    pub(super) fn enter(&mut self) -> Result<()> {
        if !self.open {
            self.on.run("begin immediate", &[])?;
            self.open = true;
        }
        if self.shared.is_some() {
            self.on.run("savepoint change", &[])?;
        }
        Ok(())
    }

    /// Adds this change to those that are to be committed.
    pub(super) fn leave_savepoint(&mut self) -> Result<()> {
        if self.is_lost() {
            return Err(self.lose());
        }
        if self.shared.is_some() {
            self.on.run("release change", &[])?;
        }
        Ok(())
    }

    /// Commits, and tells all who wait for it.
    pub(super) fn end(&mut self, file: &SqliteFile) -> Result<()> {
        if self.is_lost() {
            return Err(self.lose());
        }
        let done = self.on.run("commit", &[]).map(drop);
        if done.is_err() && !self.on.is_autocommit() {
            let _ = self.on.run("rollback", &[]);
        }
        self.tell(&done);
        self.commits = self.commits.wrapping_add(1);
        match &self.shared {
            None => self.shorten_log(file.path()),
            Some(fold) if self.commits.is_multiple_of(COMMITS) => fold.go_on(&self.on),
            Some(_) => {}
        }
        done
    }

    /// Takes this change back. Those that were made before it are committed
    /// when nobody else is about to join them.
    pub(super) fn give_up(&mut self, file: &SqliteFile) -> Result<()> {
        if self.is_lost() {
            self.lose();
            return Ok(());
        }
        if self.shared.is_none() {
            self.open = false;
            return self.on.run("rollback", &[]).map(drop);
        }
        self.on.run("rollback to change", &[])?;
        self.on.run("release change", &[])?;
        if file.is_awaited() {
            Ok(())
        } else {
            self.end(file)
        }
    }

    /// Moves the log into the database and empties it when it has grown long.
    /// It waits for nobody: what cannot be moved now is moved later.
    ///
    /// A log that is moved but not emptied would be read and moved again by every
    /// later command, because commands end without closing the database.
    fn shorten_log(&self, path: &Path) {
        let log = beside(path, "-wal");
        if fs::metadata(log).is_ok_and(|file| file.len() > LOG_LIMIT) {
            // The write is safe already: a checkpoint that fails is not its failure.
            let _ = self.on.busy_timeout(Duration::ZERO);
            let _ = self.on.execute_batch("pragma wal_checkpoint(truncate)");
            let _ = self.on.busy_timeout(PATIENCE);
        }
    }

    /// Whether a transaction waits for its end and nobody works on it.
    pub(super) const fn is_open(&self) -> bool {
        self.open
    }

    /// Whether `SQLite` ended the whole transaction by itself, as it does when
    /// the disk is full.
    fn is_lost(&self) -> bool {
        self.open && self.on.is_autocommit()
    }

    fn lose(&mut self) -> StoreError {
        let message = "the database could not be written: nothing was changed";
        let error = StoreError::new(Failure::Full, message);
        self.tell(&Err(error.clone()));
        error
    }

    fn tell(&mut self, done: &Result<()>) {
        self.open = false;
        for member in self.members.drain(..) {
            // Who went away in the meantime need not be told.
            let _ = member.send(done.clone());
        }
    }
}
