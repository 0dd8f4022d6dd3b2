//! ZIP archives: what is in them, and one file at a time, never put on a disk.

use std::io::{self, Read, Write};

use std::fs::File;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{MEMBERS, UNPACKED};
use crate::{Error, Result};

/// Writes the names in an archive as one JSON array; refuses what [`bounded`] does.
pub(super) fn list(file: File, out: &mut dyn Write) -> Result<()> {
    bounded(file.try_clone()?)?;
    let archive = opened(file)?;
    let names: Vec<String> = archive
        .file_names_raw()
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect();
    serde_json::to_writer(out, &names)
        .map_err(|cause| Error::internal("the names cannot be written", cause))
}

/// Writes the bytes of the one file of this whole name.
pub(super) fn write(file: File, name: &str, out: &mut dyn Write) -> Result<()> {
    let mut archive = opened(file)?;
    let mut member = archive.by_name(name).map_err(|error| broken(&error))?;
    let copied = io::copy(&mut (&mut member).take(UNPACKED + 1), out)?;
    if copied > UNPACKED {
        return Err(too_large());
    }
    Ok(())
}

/// Refuses an archive with too many files, or with more in them than may be
/// unpacked, whatever it says of their sizes.
pub(super) fn bounded(file: File) -> Result<()> {
    let mut archive = opened(file)?;
    let mut left = UNPACKED;
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).map_err(|error| broken(&error))?;
        let copied = io::copy(&mut (&mut member).take(left + 1), &mut io::sink())
            .map_err(|error| broken(&ZipError::Io(error)))?;
        left = left.checked_sub(copied).ok_or_else(too_large)?;
    }
    Ok(())
}

fn opened(file: File) -> Result<ZipArchive<File>> {
    let archive = ZipArchive::new(file).map_err(|error| broken(&error))?;
    if archive.len() > MEMBERS {
        return Err(Error::refused(format!(
            "the archive holds {} files; at most {MEMBERS} are read; nothing was changed",
            archive.len()
        )));
    }
    Ok(archive)
}

fn too_large() -> Error {
    Error::refused("the file unpacks to more than 100 MB; nothing was changed")
}

fn broken(error: &ZipError) -> Error {
    Error::refused(format!(
        "the archive cannot be read: {error}; nothing was changed"
    ))
}
