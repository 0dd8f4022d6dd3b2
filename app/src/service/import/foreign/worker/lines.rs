//! The lines of cards and calendars, with how deep they are nested.

use std::io::{BufRead, BufReader, Read};

use crate::service::sheet::decode::windows;
use crate::{Error, Result};

/// Deeper than this nothing is nested that a program wrote.
const DEEPEST: usize = 32;

/// The longest line that is kept, in bytes: longer ones hold pictures.
const LONGEST: usize = 64 * 1024;

/// The lines of a file.
pub(super) struct Lines<R> {
    reader: BufReader<R>,
    /// How many components the last line is within.
    pub(super) depth: usize,
    /// The number of the last line, from 1.
    pub(super) number: u64,
}

impl<R: Read> Lines<R> {
    /// Begins to read.
    pub(super) fn new(inner: R) -> Self {
        Self {
            reader: BufReader::new(inner),
            depth: 0,
            number: 0,
        }
    }

    /// The next line without its end, cut off where it is too long. Fails when
    /// components are nested too deeply.
    pub(super) fn next(&mut self) -> Result<Option<String>> {
        let mut bytes = Vec::new();
        if !self.fill(&mut bytes)? {
            return Ok(None);
        }
        self.number += 1;
        while bytes
            .last()
            .is_some_and(|byte| matches!(byte, b'\r' | b'\n'))
        {
            bytes.pop();
        }
        let mut text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => error.into_bytes().into_iter().map(windows).collect(),
        };
        if self.number == 1 {
            text = text.replace('\u{feff}', "");
        }
        let upper = text.get(..6).unwrap_or_default().to_ascii_uppercase();
        if upper == "BEGIN:" {
            self.depth += 1;
        } else if upper.starts_with("END:") {
            self.depth = self.depth.saturating_sub(1);
        }
        if self.depth > DEEPEST {
            return Err(Error::refused(format!(
                "line {} is nested more than {DEEPEST} deep, as no program writes it; nothing was changed",
                self.number
            )));
        }
        Ok(Some(text))
    }

    /// One line, of which only so much is kept.
    fn fill(&mut self, bytes: &mut Vec<u8>) -> Result<bool> {
        let mut any = false;
        loop {
            let (found, used) = {
                let buffer = self.reader.fill_buf()?;
                if buffer.is_empty() {
                    return Ok(any);
                }
                any = true;
                let end = buffer.iter().position(|byte| *byte == b'\n');
                let used = end.map_or(buffer.len(), |at| at + 1);
                let room = LONGEST.saturating_sub(bytes.len()).min(used);
                bytes.extend_from_slice(buffer.get(..room).unwrap_or_default());
                (end.is_some(), used)
            };
            self.reader.consume(used);
            if found {
                return Ok(true);
            }
        }
    }
}
