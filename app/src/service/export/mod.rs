//! Everything in open formats: one JSON Lines file, or a folder with one such
//! file per table and spreadsheets for people to read.

pub(super) mod csv;
pub(super) mod format;
mod part;
mod sheets;
mod sink;
mod tables;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use jiff::Zoned;
use serde::Serialize;

use crate::store::{self, Db, Tx};
use crate::{Error, Result};

use super::SCHEMA;
use format::Header;
use part::{Part, PartFolder};
use sink::Sink;
use tables::Export;

/// Told how many rows are done, of how many.
pub type Progress<'a> = &'a mut (dyn FnMut(u64, u64) + Send);

/// Where an export goes.
pub enum Target {
    /// One file of JSON Lines.
    Lines(PathBuf),
    /// A folder with a file per table, a manifest and spreadsheets.
    Folder(PathBuf),
    /// JSON Lines into a stream.
    Stream(Box<dyn Write + Send>),
}

impl Target {
    /// The target that a path names: one file when it ends in `.jsonl`, else a
    /// folder.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let lines = path
            .extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("jsonl"));
        if lines {
            Self::Lines(path)
        } else {
            Self::Folder(path)
        }
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// Version of this shape.
    pub schema: u8,
    /// The format: `legwork-export`.
    pub format: String,
    /// The file or folder; `null` for a stream.
    pub path: Option<String>,
    /// Rows by table, tables without rows included.
    pub tables: BTreeMap<String, u64>,
    /// All rows together.
    pub rows: u64,
}

/// Writes all rows of all workspaces, as they are at one moment. What is there
/// already is replaced only with `force`. Fails without leaving a trace.
pub async fn export(
    db: &Db,
    now: &Zoned,
    target: Target,
    force: bool,
    progress: Progress<'_>,
) -> Result<Exported> {
    let mut tx = db.read().await?;
    let counts = tables::counts(&mut tx).await?;
    let header = Header::new(now, counts);
    let path = match target {
        Target::Stream(mut out) => {
            lines(&mut tx, &header, &mut out, progress).await?;
            out.flush()?;
            None
        }
        Target::Lines(path) => {
            let mut part = Part::new(&path, now, force)?;
            lines(&mut tx, &header, &mut part, progress).await?;
            part.finish()?;
            Some(path)
        }
        Target::Folder(path) => {
            let folder = PartFolder::new(&path, now, force)?;
            files(&mut tx, &header, &folder, progress).await?;
            folder.finish()?;
            Some(path)
        }
    };
    Ok(exported(header, path))
}

fn exported(header: Header, path: Option<PathBuf>) -> Exported {
    Exported {
        schema: SCHEMA,
        path: path.map(|path| path.display().to_string()),
        rows: header.counts.values().sum(),
        format: header.format,
        tables: header.counts,
    }
}

async fn lines(
    tx: &mut Tx,
    header: &Header,
    out: &mut (dyn Write + Send),
    progress: Progress<'_>,
) -> Result<()> {
    serde_json::to_writer(&mut *out, header).map_err(unwritten)?;
    out.write_all(b"\n")?;
    rows(tx, header, Sink::lines(out), progress).await
}

async fn files(
    tx: &mut Tx,
    header: &Header,
    folder: &PartFolder,
    progress: Progress<'_>,
) -> Result<()> {
    rows(tx, header, Sink::folder(folder), progress).await?;
    sheets::write(tx, folder).await?;
    let mut manifest = folder.file(format::MANIFEST)?;
    serde_json::to_writer_pretty(&mut manifest, header).map_err(unwritten)?;
    Ok(manifest.flush()?)
}

async fn rows<'a>(
    tx: &'a mut Tx,
    header: &Header,
    sink: Sink<'a>,
    progress: Progress<'a>,
) -> Result<()> {
    let workspaces = store::workspace::all(tx).await?;
    let total = header.counts.values().sum();
    let mut export = Export::new(tx, workspaces, sink, total, progress);
    let done = store::for_each_table(&mut export).await;
    export.end(done)
}

/// A row that could not be written: mostly the disk, else a fault of ours.
fn unwritten(error: serde_json::Error) -> Error {
    match error.io_error_kind() {
        Some(kind) => std::io::Error::from(kind).into(),
        None => Error::internal("a row cannot be written", error),
    }
}
