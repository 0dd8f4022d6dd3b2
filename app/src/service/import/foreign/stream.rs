//! Rows that a process of its own made, one JSON a line.

use std::io::{BufRead, BufReader, ErrorKind, Read};

use super::Reader;
use super::row::Said;
use crate::{Error, Result};

/// The rows of a stream.
pub(super) struct Stream {
    reader: BufReader<Box<dyn Read + Send>>,
    name: String,
    bytes: u64,
    notices: Vec<String>,
}

impl Stream {
    /// Begins to read the rows of a file.
    pub(super) fn new(name: &str, from: Box<dyn Read + Send>) -> Self {
        Self {
            reader: BufReader::new(from),
            name: name.to_owned(),
            bytes: 0,
            notices: Vec::new(),
        }
    }
}

impl Reader for Stream {
    fn next(&mut self, out: &mut Vec<Said>) -> Result<bool> {
        let mut line = Vec::new();
        let read = self.reader.read_until(b'\n', &mut line);
        let read = read.map_err(|error| failed(&self.name, &error))?;
        if read == 0 {
            return Ok(false);
        }
        self.bytes += read as u64;
        let said = serde_json::from_slice(&line)
            .map_err(|cause| Error::internal("a row that was read cannot be understood", cause))?;
        match said {
            Said::Notice(sentence) => self.notices.push(sentence),
            said => out.push(said),
        }
        Ok(true)
    }

    fn notices(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notices)
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }

    fn heads(&self) -> Vec<String> {
        Vec::new()
    }

    fn cells(&self) -> Vec<String> {
        Vec::new()
    }
}

/// What went wrong with a stream: what its process said of it, if it said so.
pub(super) fn failed(name: &str, error: &std::io::Error) -> Error {
    match error.kind() {
        ErrorKind::InvalidInput => Error::refused(error.to_string()),
        _ => Error::failed(format!("cannot read {name}: {error}")),
    }
}
