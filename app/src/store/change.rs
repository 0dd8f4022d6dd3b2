//! A change: the unit of work, done at once and undone at once.

use super::db::Db;
use super::error::Result;
use super::imports;
use super::journal::{self, Item, JournalEntry};
use super::record::Record;
use super::tx::Tx;
use super::types::{Instant, Json};
use crate::ids::{ImportId, MemberId, WorkspaceId};

/// A change in the making. Dropped without [`Change::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Change {
    tx: Tx,
    workspace: WorkspaceId,
    member: MemberId,
    at: Instant,
    label: String,
    items: Vec<Item>,
    /// The number of the change before it, where that is known.
    last: Option<i64>,
}

impl Db {
    /// Begins a change by a member, to be listed in the history under `label`.
    /// Until it ends, nobody else changes the workspace.
    pub async fn change(
        &self,
        workspace: WorkspaceId,
        member: MemberId,
        at: Instant,
        label: &str,
    ) -> Result<Change> {
        Ok(Change {
            tx: journal::begin(self, workspace).await?,
            workspace,
            member,
            at,
            label: label.to_owned(),
            items: Vec::new(),
            last: None,
        })
    }
}

impl Change {
    /// The transaction, for reading. What is written through it is part of the
    /// change but not of its undoing: for the first workspace and member, and
    /// for what follows from the passing of time.
    pub fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }

    /// The workspace that changes.
    pub const fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    /// The member who changes it.
    pub const fn member(&self) -> MemberId {
        self.member
    }

    /// When the change happens.
    pub const fn at(&self) -> Instant {
        self.at
    }

    /// Tells the number of the workspace's newest change, as this transaction
    /// read it, so that it need not be looked up again.
    pub const fn comes_after(&mut self, last: i64) {
        self.last = Some(last);
    }

    /// Says better what the change is, once that is known.
    pub fn relabel(&mut self, label: &str) {
        label.clone_into(&mut self.label);
    }

    /// Adds a row. Fails with a conflict when its key exists.
    pub async fn insert<R: Record>(&mut self, row: &R) -> Result<()> {
        self.tx.insert(row).await?;
        self.note::<R>(&row.key(), None)
    }

    /// Adds a row or takes the place of the one with its key; gives what was
    /// there before. A row that is the same already changes nothing.
    pub async fn put<R: Record>(&mut self, row: &R) -> Result<Option<R>> {
        let old = self.tx.put(row).await?;
        if old.as_ref() != Some(row) {
            self.note(&row.key(), old.as_ref())?;
        }
        Ok(old)
    }

    /// Deletes the row with this key; gives what was there. Fails with a
    /// conflict when other rows depend on it.
    pub async fn remove<R: Record>(&mut self, key: &R::Key) -> Result<Option<R>> {
        let old = self.tx.remove::<R>(key).await?;
        if old.is_some() {
            self.note(key, old.as_ref())?;
        }
        Ok(old)
    }

    /// Deletes these rows, in order.
    pub async fn remove_all<R: Record>(&mut self, rows: Vec<R>) -> Result<()> {
        for row in rows {
            self.remove::<R>(&row.key()).await?;
        }
        Ok(())
    }

    /// Notes that an import is part of this change.
    pub(super) fn note_import(&mut self, id: ImportId) -> Result<()> {
        self.items.push(imports::mention(self.workspace, id)?);
        Ok(())
    }

    /// Whether nothing that can be undone was done so far.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Makes the change last and gives its number in the history; 0 when it
    /// changed nothing and so is not listed.
    pub async fn commit(self) -> Result<i64> {
        self.commit_noting(|_| ()).await
    }

    /// The same; `noting` hears the number while nobody else can change the
    /// workspace, and before it is known whether the change lasts.
    pub async fn commit_noting(mut self, noting: impl FnOnce(i64)) -> Result<i64> {
        let mut seq = 0;
        if !self.items.is_empty() {
            let entry = JournalEntry {
                workspace_id: self.workspace,
                seq,
                member_id: self.member,
                at: self.at,
                label: self.label,
                undone_at: None,
                items: Json(self.items),
            };
            seq = journal::append(&mut self.tx, entry, self.last).await?;
        }
        noting(seq);
        self.tx.commit().await?;
        Ok(seq)
    }

    /// Leaves everything as it was.
    pub async fn roll_back(self) -> Result<()> {
        self.tx.roll_back().await
    }

    fn note<R: Record>(&mut self, key: &R::Key, image: Option<&R>) -> Result<()> {
        self.items.push(journal::item(key, image)?);
        Ok(())
    }
}
