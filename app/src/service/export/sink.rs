//! Where rows go: all into one stream, or each table into its own file.

use std::fs::File;
use std::io::{BufWriter, Write};

use super::format::file_of;
use super::part::PartFolder;
use crate::Result;

/// Takes rows as JSON, table by table.
pub(super) enum Sink<'a> {
    /// Each line names its table.
    Lines {
        out: &'a mut (dyn Write + Send),
        table: &'static str,
    },
    /// Each line is a bare row.
    Folder {
        folder: &'a PartFolder,
        file: Option<BufWriter<File>>,
    },
}

impl<'a> Sink<'a> {
    pub(super) fn lines(out: &'a mut (dyn Write + Send)) -> Self {
        Self::Lines { out, table: "" }
    }

    pub(super) fn folder(folder: &'a PartFolder) -> Self {
        Self::Folder { folder, file: None }
    }

    /// Begins a table, when the one before is complete.
    pub(super) fn begin(&mut self, name: &'static str) -> Result<()> {
        match self {
            Self::Lines { table, .. } => *table = name,
            Self::Folder { folder, file } => {
                finish(file.take())?;
                *file = Some(folder.file(&file_of(name))?);
            }
        }
        Ok(())
    }

    /// Adds a row.
    pub(super) fn row(&mut self, json: &[u8]) -> Result<()> {
        match self {
            Self::Lines { out, table } => {
                write!(out, "{{\"table\":\"{table}\",\"row\":")?;
                out.write_all(json)?;
                out.write_all(b"}\n")?;
            }
            Self::Folder { file, .. } => {
                if let Some(file) = file {
                    file.write_all(json)?;
                    file.write_all(b"\n")?;
                }
            }
        }
        Ok(())
    }

    /// Ends the last table.
    pub(super) fn end(self) -> Result<()> {
        match self {
            Self::Lines { out, .. } => Ok(out.flush()?),
            Self::Folder { file, .. } => finish(file),
        }
    }
}

fn finish(file: Option<BufWriter<File>>) -> Result<()> {
    let Some(mut file) = file else {
        return Ok(());
    };
    file.flush()?;
    Ok(file.get_ref().sync_all()?)
}
