//! Taking an export over again: all of it, exactly, or nothing.

pub mod foreign;
mod place;
mod read;
mod settle;
mod source;
mod take;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;

use crate::Result;
use crate::store::{Db, Tx};

use super::SCHEMA;
use super::export::Progress;
pub use source::{Input, is_own, starts_own};
use take::Taken;

/// How an import is to be done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Change nothing; only say what would happen.
    pub dry_run: bool,
    /// Let rows of the file take the place of rows that differ.
    pub replace: bool,
}

/// What was taken over, or would be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Imported {
    /// Version of this shape.
    pub schema: u8,
    /// The format of the files: `legwork-export`.
    pub format: String,
    /// Whether nothing was changed.
    pub dry_run: bool,
    /// Rows taken over of the things that people count.
    pub counts: Counts,
    /// Rows taken over by table; tables without any are absent.
    pub tables: BTreeMap<String, u64>,
    /// Rows that took the place of different ones.
    pub replaced: u64,
    /// Rows that were there already.
    #[serde(skip_serializing_if = "is_zero")]
    pub known: u64,
    /// Lines that were not taken over, with the reason: the first few.
    pub skipped: Vec<Skipped>,
    /// The file that all lines that were not taken over were written to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipped_file: Option<String>,
    /// The first few rows that were taken over.
    pub samples: Vec<Value>,
    /// What else is worth saying.
    pub notices: Vec<String>,
}

impl Imported {
    /// Whether it was an export of Legwork's own.
    pub fn is_own(&self) -> bool {
        self.format == super::export::format::NAME
    }

    /// Whether nothing was taken over, or would be.
    pub fn is_nothing(&self) -> bool {
        self.tables.is_empty() && self.replaced == 0
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
const fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// Rows taken over, and lines that were not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// People.
    pub people: u64,
    /// Organisations.
    pub organisations: u64,
    /// Deals.
    pub deals: u64,
    /// Activities.
    pub activities: u64,
    /// Results.
    pub results: u64,
    /// Lines that were not taken over.
    pub skipped: u64,
}

/// A line that was not taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The line in its file, from 1.
    pub line: u64,
    /// Why.
    pub reason: String,
}

/// Takes over exports: files of JSON Lines or folders. All of them are taken
/// over in one transaction, or nothing is.
///
/// Into a database without data an export comes as it was, row for row. Into
/// one that holds the same workspace, new rows are added and equal ones are
/// skipped; rows that differ are refused, unless `replace` says otherwise.
pub async fn import(
    db: &Db,
    paths: &[PathBuf],
    options: Options,
    progress: Progress<'_>,
) -> Result<Imported> {
    let inputs: Result<Vec<Input>> = paths.iter().map(|path| Input::open(path)).collect();
    import_from(db, inputs?, options, progress).await
}

/// The same from inputs that are open already.
pub async fn import_from(
    db: &Db,
    inputs: Vec<Input>,
    options: Options,
    progress: Progress<'_>,
) -> Result<Imported> {
    let mut tx = db.write().await?;
    let taken = take_all(&mut tx, inputs, options, progress).await;
    match (taken, options.dry_run) {
        (Ok(taken), false) => {
            tx.commit().await?;
            Ok(taken.told(options))
        }
        (taken, _) => {
            tx.roll_back().await?;
            Ok(taken?.told(options))
        }
    }
}

async fn take_all(
    tx: &mut Tx,
    inputs: Vec<Input>,
    options: Options,
    progress: Progress<'_>,
) -> Result<Taken> {
    let mut taken = Taken::default();
    for input in inputs {
        read::read(tx, input, options, &mut taken, progress).await?;
    }
    settle::settle(tx, &mut taken).await?;
    Ok(taken)
}

/// Makes room for a workspace that is about to be made: true unless the
/// database holds one in which something was done.
pub(super) async fn make_room(tx: &mut Tx) -> Result<bool> {
    place::make_room(tx, &BTreeSet::new()).await
}
