//! What an import of another program's file adds: written in bulk, remembered in
//! parts, and taken back as one step.
//!
//! The journal keeps one item for a whole import, the name of its parts. Each
//! part holds a few hundred items of the kind that the journal keeps, swapped in
//! the same way; activities, of which there may be a million, are kept as runs
//! of ids that follow one another, and their rows only while they are undone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::activity::{Activity, ActivityPerson};
use super::change::Change;
use super::error::Result;
use super::journal::{self, Item};
use super::record::{Record, record};
use super::sql::statements;
use super::totals::{self, Effect};
use super::tx::{Tx, row, rows, run};
use super::types::{Day, Json};
use crate::ids::{ActivityId, ImportId, MemberId, WorkspaceId};

/// How many items are kept in one part.
const PART: usize = 200;

record! {
    /// A part of what an import did.
    pub struct ImportPart in "import_parts" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The import.
            import_id: ImportId,
            /// 1 for the first part, 2 for the next and so on.
            part: i64,
        }
        /// Whether it is a run of activities.
        span: bool,
        /// What it did: items, or a run.
        items: Json<Value>,
    }
}

record! {
    /// Under which id another program knows something.
    pub struct ImportName in "import_names" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The program.
            source: String,
            /// What it is: `person`, `organisation` or `deal`.
            what: String,
            /// The id it has there.
            source_id: String,
        }
        /// The id it has here.
        own_id: Uuid,
    }
}

/// A run of activities whose ids follow one another.
#[derive(Debug, Serialize, Deserialize)]
struct Span {
    first: ActivityId,
    last: ActivityId,
    /// The rows, while they are undone.
    activities: Vec<Activity>,
    people: Vec<ActivityPerson>,
}

statements! {
    PARTS = "select count(*) from import_parts where workspace_id = $1 and import_id = $2";
    NAMES = "select workspace_id, source, what, source_id, own_id from import_names \
        where workspace_id = $1 and source = $2";
    BETWEEN = "select workspace_id, activity_id, member_id, kind, quantity, day, at, recorded, recorded_at, zone, \
        minutes, outcome, quality, amount, currency, organisation_id, deal_id, note, tags, source, source_id \
        from activities where workspace_id = $1 and activity_id >= $2 and activity_id <= $3 order by activity_id";
    IDS_BETWEEN = "select activity_id from activities \
        where workspace_id = $1 and activity_id >= $2 and activity_id <= $3 order by activity_id";
    PEOPLE = "select workspace_id, activity_id, person_id from activity_people \
        where workspace_id = $1 and activity_id >= $2 and activity_id <= $3 order by activity_id, person_id";
    DROP_PEOPLE = "delete from activity_people where workspace_id = $1 and activity_id >= $2 and activity_id <= $3";
    DROP = "delete from activities where workspace_id = $1 and activity_id >= $2 and activity_id <= $3";
}

/// What other programs call what is known here: all of one program.
pub async fn names(tx: &mut Tx, workspace: WorkspaceId, source: &str) -> Result<Vec<ImportName>> {
    rows!(tx, ImportName, NAMES, workspace, source)
}

/// The sums of activities by day, to be added to the day totals at the end.
#[derive(Debug, Default)]
struct Sums(BTreeMap<(MemberId, Day, String, Day), Effect>);

impl Sums {
    fn grow(&mut self, act: &Activity) {
        let Some(effect) = act.effect() else { return };
        let key = (
            effect.member_id,
            effect.day,
            effect.kind.clone(),
            effect.recorded,
        );
        match self.0.get_mut(&key) {
            Some(sum) => sum.grow(&effect),
            None => _ = self.0.insert(key, effect),
        }
    }

    fn grow_all(&mut self, acts: &[Activity]) {
        for act in acts {
            self.grow(act);
        }
    }

    async fn settle(&mut self, tx: &mut Tx, added: bool) -> Result<()> {
        for (_, effect) in std::mem::take(&mut self.0) {
            let (old, new) = if added {
                (None, Some(effect))
            } else {
                (Some(effect), None)
            };
            totals::shift(tx, old, new).await?;
        }
        Ok(())
    }
}

/// One import in the making, within a change.
#[derive(Debug)]
pub struct Bulk {
    id: ImportId,
    parts: i64,
    items: Vec<Item>,
    sums: Sums,
    /// Whether it may be of people, so that others may be due.
    of_people: bool,
}

impl Bulk {
    /// Begins an import.
    pub fn new(id: ImportId) -> Self {
        Self {
            id,
            parts: 0,
            items: Vec::new(),
            sums: Sums::default(),
            of_people: false,
        }
    }

    /// Adds rows of a table other than activities. Fails with a conflict when a
    /// key exists.
    pub async fn add<R: Record>(&mut self, change: &mut Change, rows: &[R]) -> Result<()> {
        change.tx().bulk(rows).await?;
        self.of_people |= !rows.is_empty();
        for row in rows {
            self.items.push(journal::item::<R>(&row.key(), None)?);
        }
        self.keep(change).await
    }

    /// Puts a row in the place of the one with its key.
    pub async fn put<R: Record>(&mut self, change: &mut Change, row: &R) -> Result<()> {
        let old = change.tx().put(row).await?;
        if old.as_ref() != Some(row) {
            self.items.push(journal::item(&row.key(), old.as_ref())?);
        }
        self.keep(change).await
    }

    /// Adds activities whose ids follow one another, with who took part. Those
    /// whose name at their source is known already are left out; gives how many
    /// were not.
    pub async fn activities(
        &mut self,
        change: &mut Change,
        acts: &[Activity],
        people: &[ActivityPerson],
    ) -> Result<usize> {
        let (Some(first), Some(last)) = (acts.first(), acts.last()) else {
            return Ok(0);
        };
        let (first, last) = (first.activity_id, last.activity_id);
        let workspace = change.workspace();
        let with_firm = acts.iter().any(|act| act.organisation_id.is_some());
        self.of_people |= with_firm || !people.is_empty();
        let added = change.tx().bulk_new(acts).await?;
        if added == 0 {
            return Ok(0);
        }
        if added == acts.len() {
            self.sums.grow_all(acts);
            change.tx().bulk(people).await?;
        } else {
            let there = rows!(
                change.tx(),
                (ActivityId,),
                IDS_BETWEEN,
                workspace,
                first,
                last
            )?;
            let is_new = |id: ActivityId| there.binary_search(&(id,)).is_ok();
            let new = acts.iter().filter(|act| is_new(act.activity_id));
            new.for_each(|act| self.sums.grow(act));
            let with = people.iter().filter(|one| is_new(one.activity_id));
            let with: Vec<ActivityPerson> = with.cloned().collect();
            change.tx().bulk(&with).await?;
        }
        let span = Span {
            first,
            last,
            activities: Vec::new(),
            people: Vec::new(),
        };
        self.flush(change).await?;
        self.part(change, true, serde_json::to_value(span)?).await?;
        Ok(added)
    }

    /// Ends the import: the day totals are right, so is who is due and who is
    /// found by which word, and the change can be undone.
    pub async fn finish(mut self, change: &mut Change) -> Result<()> {
        let workspace = change.workspace();
        self.flush(change).await?;
        self.sums.settle(change.tx(), true).await?;
        if self.of_people {
            change.tx().work_out(workspace).await?;
        }
        if self.parts > 0 {
            change.note_import(self.id)?;
        }
        Ok(())
    }

    async fn keep(&mut self, change: &mut Change) -> Result<()> {
        if self.items.len() < PART {
            return Ok(());
        }
        self.flush(change).await
    }

    async fn flush(&mut self, change: &mut Change) -> Result<()> {
        let all = std::mem::take(&mut self.items);
        for items in all.chunks(PART) {
            let value = serde_json::to_value(items)?;
            self.part(change, false, value).await?;
        }
        Ok(())
    }

    async fn part(&mut self, change: &mut Change, span: bool, items: Value) -> Result<()> {
        self.parts += 1;
        let row = ImportPart {
            workspace_id: change.workspace(),
            import_id: self.id,
            part: self.parts,
            span,
            items: Json(items),
        };
        let tx = change.tx();
        tx.insert(&row).await
    }
}

/// What the journal keeps of an import: one item with its name.
pub(super) fn mention(workspace: WorkspaceId, id: ImportId) -> Result<Item> {
    let mut item = journal::item::<ImportPart>(&(workspace, id, 0), None)?;
    item.1.truncate(1);
    Ok(item)
}

/// The import that an item of the journal is about, if it is about one.
pub(super) fn mentioned(item: &Item) -> Result<Option<ImportId>> {
    if item.0 != ImportPart::TABLE.name {
        return Ok(None);
    }
    let id = item.1.first().cloned().unwrap_or_default();
    Ok(Some(serde_json::from_value(id)?))
}

/// Takes an import back, or does it again: its parts in turn, the last first
/// when it goes back.
pub(super) async fn turn(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: ImportId,
    back: bool,
) -> Result<()> {
    let count = row!(tx, (i64,), PARTS, workspace, id)?.map_or(0, |(n,)| n);
    let mut sums = Sums::default();
    for step in 1..=count {
        let part = if back { count + 1 - step } else { step };
        let Some(mut row) = tx.get::<ImportPart>(&(workspace, id, part)).await? else {
            continue;
        };
        row.items.0 = if row.span {
            let span = serde_json::from_value(row.items.0)?;
            serde_json::to_value(turn_span(tx, workspace, span, back, &mut sums).await?)?
        } else {
            let mut items: Vec<Item> = serde_json::from_value(row.items.0)?;
            journal::swap_all(tx, workspace, &mut items, back).await?;
            serde_json::to_value(items)?
        };
        tx.overwrite(&row).await?;
    }
    sums.settle(tx, !back).await?;
    tx.work_out(workspace).await
}

async fn turn_span(
    tx: &mut Tx,
    workspace: WorkspaceId,
    mut span: Span,
    back: bool,
    sums: &mut Sums,
) -> Result<Span> {
    let (first, last) = (span.first, span.last);
    if back {
        span.activities = rows!(tx, Activity, BETWEEN, workspace, first, last)?;
        span.people = rows!(tx, ActivityPerson, PEOPLE, workspace, first, last)?;
        sums.grow_all(&span.activities);
        run!(tx, DROP_PEOPLE, workspace, first, last)?;
        run!(tx, DROP, workspace, first, last)?;
        return Ok(span);
    }
    sums.grow_all(&span.activities);
    tx.bulk(&std::mem::take(&mut span.activities)).await?;
    tx.bulk(&std::mem::take(&mut span.people)).await?;
    Ok(span)
}
