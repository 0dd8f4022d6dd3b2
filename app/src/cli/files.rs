//! Reading the files that are named on the command line.

use std::fs;
use std::io::Read;
use std::path::Path;

use crate::{Error, Result};

use super::session::Session;

/// Larger files than this are not what they claim to be.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The text of a file, or of standard input for `-`.
pub fn read_text(file: &Path, session: &mut Session) -> Result<String> {
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
    String::from_utf8(bytes).map_err(|_| Error::usage(format!("{} is not text", file.display())))
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
