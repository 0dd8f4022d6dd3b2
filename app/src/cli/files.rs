//! Reading the files that are named on the command line.

use std::fs;
use std::io::Read;
use std::path::Path;

use crate::service::decode;
use crate::{Error, Result};

use super::session::Session;

/// Larger files than this are not what they claim to be.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The text of a file, or of standard input for `-`.
pub fn read_text(file: &Path, session: &mut Session) -> Result<String> {
    let bytes = read(file, session)?;
    String::from_utf8(bytes).map_err(|_| Error::usage(format!("{} is not text", file.display())))
}

/// The text of a table that another program wrote, in any encoding that such
/// programs use.
pub fn read_table(file: &Path, session: &mut Session) -> Result<String> {
    let bytes = read(file, session)?;
    if bytes.starts_with(b"PK\x03\x04") {
        let message = format!("{} is a workbook, not a table of text", file.display());
        return Err(Error::usage(message).hint("save it as CSV, and read that"));
    }
    let unreadable = || Error::usage(format!("{} is not text", file.display()));
    decode(bytes).ok_or_else(unreadable)
}

fn read(file: &Path, session: &mut Session) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file.as_os_str() == "-" {
        session
            .ui
            .read_input()
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)?;
    } else {
        let opened = fs::File::open(file).map_err(|error| cannot_read(file, &error))?;
        opened
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| cannot_read(file, &error))?;
    }
    if bytes.len() as u64 > LARGEST {
        return Err(Error::usage(format!(
            "{} is larger than 64 MB",
            file.display()
        )));
    }
    Ok(bytes)
}

fn cannot_read(file: &Path, error: &std::io::Error) -> Error {
    let message = format!("cannot read {}: {error}", file.display());
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            Error::not_found(format!("there is no file {}", file.display()))
        }
        _ => Error::failed(message),
    }
}
