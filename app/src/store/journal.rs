//! The journal of changes: what undo and redo go by.
//!
//! Each change keeps, for every row it touched, the row as it is on the other
//! side of the change. Undoing swaps these images with the rows, last first;
//! redoing swaps them again, first first. So either is exact, whatever the
//! table, and the order keeps parents before children both ways.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::commitment::Commitment;
use super::db::{Attempts, Db};
use super::error::Result;
use super::goal::Goal;
use super::imports;
use super::record::{Record, record};
use super::review::{self, Forecast};
use super::revision;
use super::sealed::{self, SealedPeriod};
use super::sql::statements;
use super::sqlite::readable;
use super::tables::{EachTable, for_table};
use super::tx::{Tx, row, rows, run};
use super::types::{Instant, Json};
use crate::ids::{MemberId, WorkspaceId};

/// One row that a change touched: the table, the key without the workspace,
/// and the row on the other side of the change (none: there is no such row).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item(
    /// The table.
    pub String,
    /// The key without the workspace.
    pub Vec<Value>,
    /// The other image.
    pub Option<Value>,
);

record! {
    /// One change: what was done at once, and can be undone at once.
    pub struct JournalEntry in "changes" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// 1 for the first change of the workspace, 2 for the next and so on.
            seq: i64,
        }
        /// Who did it.
        member_id: MemberId,
        /// When.
        at: Instant,
        /// What it was, in words, such as `log 2 cold calls`.
        label: String,
        /// While it is undone: the member's newest change at the time. Once
        /// there is a newer one, it cannot be done again.
        undone_at: Option<i64>,
        /// The rows it touched, in order.
        items: Json<Vec<Item>>,
    }
}

/// A change as listed in the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Told {
    /// The number of the change in its workspace.
    pub seq: i64,
    /// Who did it.
    pub member_id: MemberId,
    /// When.
    pub at: Instant,
    /// What it was, in words.
    pub label: String,
    /// While it is undone: the member's newest change at the time.
    pub undone_at: Option<i64>,
}

readable!(Told {
    seq,
    member_id,
    at,
    label,
    undone_at,
});

impl Told {
    /// Whether it is undone now.
    pub const fn undone(&self) -> bool {
        self.undone_at.is_some()
    }
}

statements! {
    LAST = "select max(seq) from changes where workspace_id = $1";
    TO_UNDO = "select workspace_id, seq, member_id, at, label, undone_at, items from changes \
        where workspace_id = $1 and member_id = $2 and undone_at is null order by seq desc limit 1";
    TO_REDO = "select workspace_id, seq, member_id, at, label, undone_at, items from changes \
        where workspace_id = $1 and member_id = $2 \
        and undone_at = (select max(seq) from changes where workspace_id = $1 and member_id = $2) \
        order by seq limit 1";
    NEWEST = "select max(seq) from changes where workspace_id = $1 and member_id = $2";
    MARK = "update changes set undone_at = $3, items = $4 where workspace_id = $1 and seq = $2";
    HISTORY = "select seq, member_id, at, label, undone_at from changes \
        where workspace_id = $1 order by seq desc limit $2";
    ONE_AT_A_TIME = "update workspaces set name = name where workspace_id = $1";
}

/// Begins a transaction that is alone in changing the workspace, so that what
/// it reads still holds when it writes. `SQLite` has only one writer anyway.
pub(super) async fn begin(db: &Db, workspace: WorkspaceId) -> Result<Tx> {
    let mut tx = db.write().await?;
    if matches!(tx, Tx::Postgres(_)) {
        run!(&mut tx, ONE_AT_A_TIME, workspace)?;
    }
    Ok(tx)
}

/// Writes a change down, after the last one, and gives its number. Nobody else can
/// take the number between the two statements, since [`begin`] let nobody else in;
/// one statement that did both would have `SQLite` set up a temporary database for it.
pub(super) async fn append(tx: &mut Tx, mut entry: JournalEntry, last: Option<i64>) -> Result<i64> {
    let last = if let Some(seq) = last {
        seq
    } else {
        let last = row!(tx, (Option<i64>,), LAST, entry.workspace_id)?;
        last.and_then(|(seq,)| seq).unwrap_or(0)
    };
    entry.seq = last + 1;
    tx.insert(&entry).await?;
    Ok(entry.seq)
}

/// The latest changes of the workspace, latest first.
pub async fn history(tx: &mut Tx, workspace: WorkspaceId, limit: i64) -> Result<Vec<Told>> {
    rows!(tx, Told, HISTORY, workspace, limit)
}

/// Undoes the member's latest change that is not undone; none when there is
/// none. Fails with a conflict when later rows of others depend on it.
pub async fn undo(db: &Db, workspace: WorkspaceId, member: MemberId) -> Result<Option<Told>> {
    turn_in_turn(db, workspace, member, true).await
}

/// Does again the change that was undone last; none when there is none, or
/// when something else was done since.
pub async fn redo(db: &Db, workspace: WorkspaceId, member: MemberId) -> Result<Option<Told>> {
    turn_in_turn(db, workspace, member, false).await
}

async fn turn_in_turn(
    db: &Db,
    workspace: WorkspaceId,
    member: MemberId,
    back: bool,
) -> Result<Option<Told>> {
    let mut attempts = Attempts::default();
    loop {
        let done = turn(db, workspace, member, back).await;
        if !attempts.again(&done) {
            return done;
        }
    }
}

async fn turn(
    db: &Db,
    workspace: WorkspaceId,
    member: MemberId,
    back: bool,
) -> Result<Option<Told>> {
    let mut tx = begin(db, workspace).await?;
    let sql = if back { TO_UNDO } else { TO_REDO };
    let Some(mut entry) = row!(&mut tx, JournalEntry, sql, workspace, member)? else {
        return Ok(None);
    };
    let items = &mut entry.items.0;
    if back {
        note_followers(&mut tx, workspace, items).await?;
    }
    swap_all(&mut tx, workspace, items, back).await?;
    let newest = row!(&mut tx, (Option<i64>,), NEWEST, workspace, member)?;
    let undone_at = newest.and_then(|(seq,)| seq).filter(|_| back);
    run!(&mut tx, MARK, workspace, entry.seq, undone_at, &entry.items)?;
    revision::add(&mut tx, workspace).await?;
    tx.commit().await?;
    Ok(Some(Told {
        seq: entry.seq,
        member_id: entry.member_id,
        at: entry.at,
        label: entry.label,
        undone_at,
    }))
}

/// Adds what followed by itself from what the change made: the sealed periods of
/// a commitment and the forecasts that were shown for a goal go with it, and only
/// what the change holds comes back when it is done again.
async fn note_followers(tx: &mut Tx, workspace: WorkspaceId, items: &mut Vec<Item>) -> Result<()> {
    let mut found = Vec::new();
    for one in items.iter().filter(|one| made::<Commitment>(one)) {
        let (_, id) = whole_key::<Commitment>(workspace, &one.1)?;
        for row in sealed::of(tx, workspace, id).await? {
            found.push(item::<SealedPeriod>(&row.key(), None)?);
        }
    }
    for one in items.iter().filter(|one| made::<Goal>(one)) {
        let (_, id) = whole_key::<Goal>(workspace, &one.1)?;
        for row in review::forecasts(tx, workspace, id).await? {
            found.push(item::<Forecast>(&row.key(), None)?);
        }
    }
    found.retain(|new| !items.iter().any(|old| (&old.0, &old.1) == (&new.0, &new.1)));
    items.append(&mut found);
    Ok(())
}

/// Whether the change made this row of `R`.
fn made<R: Record>(item: &Item) -> bool {
    item.0 == R::TABLE.name && item.2.is_none()
}

/// Swaps the images of all items with their rows, the last first when the
/// change goes back.
pub(super) async fn swap_all(
    tx: &mut Tx,
    workspace: WorkspaceId,
    items: &mut [Item],
    back: bool,
) -> Result<()> {
    let count = items.len();
    for step in 0..count {
        let at = if back { count - 1 - step } else { step };
        match imports::mentioned(&items[at])? {
            None => swap(tx, workspace, &mut items[at]).await?,
            // An import holds items of its own, but never another import.
            Some(id) => Box::pin(imports::turn(tx, workspace, id, back)).await?,
        }
    }
    Ok(())
}

/// Puts the image of an item in the place of its row, and the row in the
/// place of the image.
async fn swap(tx: &mut Tx, workspace: WorkspaceId, item: &mut Item) -> Result<()> {
    let table = item.0.clone();
    let mut swap = Swap {
        tx,
        workspace,
        item,
    };
    for_table(&table, &mut swap).await
}

struct Swap<'a> {
    tx: &'a mut Tx,
    workspace: WorkspaceId,
    item: &'a mut Item,
}

impl EachTable for Swap<'_> {
    async fn table<R: Record>(&mut self) -> Result<()> {
        let key: R::Key = whole_key::<R>(self.workspace, &self.item.1)?;
        let current = self.tx.get::<R>(&key).await?;
        let wanted: Option<R> = match self.item.2.take() {
            Some(image) => Some(serde_json::from_value(image)?),
            None => None,
        };
        self.tx.replace(current.as_ref(), wanted.as_ref()).await?;
        self.item.2 = current.map(serde_json::to_value).transpose()?;
        Ok(())
    }
}

fn whole_key<R: Record>(workspace: WorkspaceId, rest: &[Value]) -> Result<R::Key> {
    let mut parts = vec![serde_json::to_value(workspace)?];
    parts.extend_from_slice(rest);
    Ok(serde_json::from_value(Value::Array(parts))?)
}

/// What the journal keeps of a row with this key.
pub(super) fn item<R: Record>(key: &R::Key, image: Option<&R>) -> Result<Item> {
    let mut parts = match serde_json::to_value(key)? {
        Value::Array(parts) => parts,
        other => vec![Value::Null, other],
    };
    parts.remove(0);
    let image = image.map(serde_json::to_value).transpose()?;
    Ok(Item(R::TABLE.name.to_owned(), parts, image))
}
