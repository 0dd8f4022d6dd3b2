//! Taking over the rows of one batch.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Counts, Imported, Options, SCHEMA, Skipped, place};
use crate::ids::WorkspaceId;
use crate::service::export::format;
use crate::store::{self, EachTable, Failure, LastDay, Record, StoreError, Tx};
use crate::{Error, Result};

/// How many skipped lines, conflicts and samples are told at most.
const TOLD: usize = 20;
const SAMPLES: usize = 5;
/// The most that one activity may count, and the most minutes it may have:
/// far more than anyone does, and sums stay far from overflowing.
const MOST: i64 = 1_000_000_000;

/// Lines of one table that are still to be read.
pub(super) struct Batch {
    file: String,
    /// The table.
    pub(super) table: String,
    /// Whether each line wraps its row.
    wrapped: bool,
    /// Number and text.
    pub(super) lines: Vec<(u64, String)>,
}

impl Batch {
    pub(super) fn new(file: &str, table: &str, wrapped: bool) -> Self {
        Self {
            file: file.to_owned(),
            table: table.to_owned(),
            wrapped,
            lines: Vec::new(),
        }
    }

    fn refuse(&self, line: u64, what: &str) -> Error {
        let file = &self.file;
        Error::refused(format!("line {line} of {file} {what}; nothing was changed"))
    }

    /// A failure of the store, with the lines that it concerns.
    fn failed(&self, error: StoreError) -> Error {
        let last = self.lines.last().map_or(0, |line| line.0);
        match (error.kind, self.lines.first()) {
            (Failure::Conflict, Some((first, _))) if *first != last => Error::refused(format!(
                "one of the lines {first} to {last} of {} stands there twice, or refers to \
                 something that is not there; nothing was changed",
                self.file
            )),
            (Failure::Conflict, _) => self.refuse(
                last,
                "contradicts what is stored, or refers to something that is not there",
            ),
            _ => error.into(),
        }
    }
}

/// What was taken over so far.
#[derive(Default)]
pub(super) struct Taken {
    added: BTreeMap<&'static str, u64>,
    replaced: u64,
    skips: u64,
    skipped: Vec<Skipped>,
    samples: Vec<Value>,
    /// What else is worth saying.
    pub(super) notices: Vec<String>,
    /// Rows that differ from those stored.
    pub(super) conflicts: Vec<String>,
    /// How many there are of them.
    pub(super) conflicting: u64,
    /// The workspaces that these files brought into the database.
    pub(super) new: BTreeSet<WorkspaceId>,
    /// The workspaces that were there before.
    pub(super) known: BTreeSet<WorkspaceId>,
    in_file: BTreeSet<WorkspaceId>,
}

impl Taken {
    /// Begins a file: it may only hold rows of its own workspaces.
    pub(super) fn begin_file(&mut self) {
        self.in_file.clear();
    }

    fn add<R: Record>(&mut self, rows: &[R]) {
        *self.added.entry(R::TABLE.name).or_default() += rows.len() as u64;
        let room = SAMPLES.saturating_sub(self.samples.len());
        let telling = ["goals", "commitments", "people", "deals", "activities"];
        if telling.contains(&R::TABLE.name) {
            let told = rows.iter().take(room.min(1));
            self.samples
                .extend(told.map(|row| json!({"table": R::TABLE.name, "row": row})));
        }
    }

    fn skip(&mut self, line: u64) {
        self.skips += 1;
        if self.skipped.len() < TOLD {
            let reason = "is there already".to_owned();
            self.skipped.push(Skipped { line, reason });
        }
    }

    fn conflict<R: Record>(&mut self, line: u64, key: &R::Key) {
        self.conflicting += 1;
        if self.conflicts.len() < TOLD {
            self.conflicts
                .push(format!("line {line}: {} {}", R::TABLE.name, shown(key)));
        }
    }

    fn count(&self, table: &str) -> u64 {
        self.added.get(table).copied().unwrap_or(0)
    }

    /// What is told about it all.
    pub(super) fn told(self, options: Options) -> Imported {
        let counts = Counts {
            people: self.count("people"),
            organisations: self.count("organisations"),
            deals: self.count("deals"),
            activities: self.count("activities"),
            results: self.count("results"),
            skipped: self.skips,
        };
        Imported {
            schema: SCHEMA,
            format: format::NAME.to_owned(),
            dry_run: options.dry_run,
            counts,
            tables: self
                .added
                .into_iter()
                .map(|(table, n)| (table.to_owned(), n))
                .collect(),
            replaced: self.replaced,
            known: 0,
            skipped: self.skipped,
            skipped_file: None,
            samples: self.samples,
            notices: self.notices,
        }
    }
}

/// The parts of a key after the workspace, as a person may read them.
fn shown(key: &impl serde::Serialize) -> String {
    let parts = match serde_json::to_value(key) {
        Ok(Value::Array(parts)) => parts,
        _ => Vec::new(),
    };
    let words = parts.iter().skip(usize::from(parts.len() > 1));
    let words = words.map(|part| {
        part.as_str()
            .map_or_else(|| part.to_string(), str::to_owned)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Takes over a batch.
pub(super) async fn take(
    tx: &mut Tx,
    batch: &Batch,
    options: Options,
    taken: &mut Taken,
) -> Result<()> {
    let mut take = Take {
        tx,
        batch,
        options,
        taken,
        failure: None,
    };
    let walked = store::for_each_table(&mut take).await;
    match take.failure {
        Some(failure) => Err(failure),
        None => Ok(walked?),
    }
}

struct Take<'a> {
    tx: &'a mut Tx,
    batch: &'a Batch,
    options: Options,
    taken: &'a mut Taken,
    failure: Option<Error>,
}

#[derive(Deserialize)]
struct Wrapped<R> {
    row: R,
}

impl EachTable for Take<'_> {
    async fn table<R: Record>(&mut self) -> store::Result<()> {
        if R::TABLE.name != self.batch.table {
            return Ok(());
        }
        match self.rows::<R>().await {
            Ok(()) => Ok(()),
            Err(failure) => {
                self.failure = Some(failure);
                Err(StoreError::new(Failure::Refused, "the import stopped"))
            }
        }
    }
}

impl Take<'_> {
    async fn rows<R: Record>(&mut self) -> Result<()> {
        let mut fresh = Vec::new();
        for (line, text) in &self.batch.lines {
            let row: R = self.parse(*line, text)?;
            if R::TABLE.name == "workspaces" {
                self.workspace(*line, row.workspace()).await?;
            }
            if !self.taken.in_file.contains(&row.workspace()) {
                let what = "belongs to a workspace that the file does not hold";
                return Err(self.batch.refuse(*line, what));
            }
            if self.taken.new.contains(&row.workspace()) {
                fresh.push(row);
            } else {
                self.merge(*line, &row).await?;
            }
        }
        self.tx
            .bulk(&fresh)
            .await
            .map_err(|error| self.batch.failed(error))?;
        if !fresh.is_empty() {
            self.taken.add(&fresh);
        }
        Ok(())
    }

    fn parse<R: Record>(&self, line: u64, text: &str) -> Result<R> {
        let row = if self.batch.wrapped {
            serde_json::from_str::<Wrapped<R>>(text).map(|wrapped| wrapped.row)
        } else {
            serde_json::from_str::<R>(text)
        };
        let row = row.map_err(|error| self.misfit(line, &error))?;
        let sensible = |amount: i64| (0..=MOST).contains(&amount);
        match row.effect() {
            Some(sum) if !(sensible(sum.quantity) && sensible(sum.minutes)) => Err(self
                .batch
                .refuse(line, "counts more than anyone can do, or less than nothing")),
            _ => Ok(row),
        }
    }

    fn misfit(&self, line: u64, error: &serde_json::Error) -> Error {
        if error.classify() != serde_json::error::Category::Data {
            return self.batch.refuse(line, "is cut off or garbled");
        }
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default();
        let table = &self.batch.table;
        self.batch
            .refuse(line, &format!("is no row of {table} ({reason})"))
    }

    async fn workspace(&mut self, line: u64, id: WorkspaceId) -> Result<()> {
        self.taken.in_file.insert(id);
        if self.taken.new.contains(&id) || self.taken.known.contains(&id) {
            return Ok(());
        }
        if place::holds(self.tx, id).await? {
            self.taken.known.insert(id);
            return Ok(());
        }
        if !place::make_room(self.tx, &self.taken.new).await? {
            let what = "is of another workspace than the one that this database holds";
            return Err(self
                .batch
                .refuse(line, what)
                .hint("import it into a database of its own: legwork --db FILE.db import ..."));
        }
        self.taken.new.insert(id);
        Ok(())
    }

    /// Adds a row to a workspace that was there before.
    async fn merge<R: Record>(&mut self, line: u64, row: &R) -> Result<()> {
        if R::TABLE.name == store::DayTotal::TABLE.name {
            return Ok(());
        }
        let key = row.key();
        match self.tx.get::<R>(&key).await? {
            None => {
                let one = std::slice::from_ref(row);
                self.tx
                    .bulk(one)
                    .await
                    .map_err(|error| self.at(line, error))?;
                self.taken.add(one);
            }
            Some(old) if old == *row => self.taken.skip(line),
            Some(old) => self.differ(line, &old, row).await?,
        }
        Ok(())
    }

    async fn differ<R: Record>(&mut self, line: u64, old: &R, new: &R) -> Result<()> {
        if R::TABLE.name == LastDay::TABLE.name {
            // The later of two days was seen last; no one wrote either.
            let day = |row: &R| json!(row).get("last_today").map(ToString::to_string);
            if day(old) < day(new) {
                self.tx.overwrite(new).await?;
            }
            self.taken.skip(line);
        } else if self.options.replace {
            self.tx
                .put(new)
                .await
                .map_err(|error| self.at(line, error))?;
            self.taken.replaced += 1;
        } else {
            self.taken.conflict::<R>(line, &new.key());
        }
        Ok(())
    }

    fn at(&self, line: u64, error: StoreError) -> Error {
        match error.kind {
            Failure::Conflict => self.batch.refuse(
                line,
                "contradicts what is stored, or refers to something that is not there",
            ),
            _ => error.into(),
        }
    }
}
