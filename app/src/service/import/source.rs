//! Where an export is read from: what it is, and its lines, never more of them
//! in memory than one.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::service::export::format::{self, Header};
use crate::store::SCHEMA_VERSION;
use crate::{Error, Result};

/// The longest line that is read: 16 MiB. Only an entry of the journal may be
/// so long, since it keeps all rows that one change touched.
const LONGEST: u64 = 16 << 20;
/// The longest line of any other table: 1 MiB.
pub(super) const LONG: usize = 1 << 20;

/// An export that is about to be read; its header was read already.
pub struct Input {
    /// What it is called in sentences.
    pub(super) name: String,
    /// What it says about itself.
    pub(super) header: Header,
    /// Where its rows are.
    pub(super) body: Body,
}

/// Whether a file or a folder looks like an export of Legwork's own, or like its
/// database, which is refused in other words than what is foreign.
pub fn is_own(path: &Path) -> bool {
    if path.is_dir() {
        return path.join(format::MANIFEST).exists();
    }
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(16).read_to_end(&mut start));
    read.is_err() || starts_own(&start)
}

/// The same of the first bytes of a stream.
pub fn starts_own(start: &[u8]) -> bool {
    start.is_empty() || start.starts_with(b"{") || start.starts_with(b"SQLite format 3")
}

/// Where the rows of an export are.
pub(super) enum Body {
    /// After the header, each naming its table.
    Lines(Lines),
    /// In one file per table.
    Folder(PathBuf),
}

impl Input {
    /// Opens a file or a folder and finds out what it is.
    pub fn open(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        if path.is_dir() {
            return Self::folder(path, name);
        }
        let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
        Self::stream(name, Box::new(BufReader::new(file)))
    }

    /// Begins to read a stream, which is called `name` in sentences.
    pub fn stream(name: impl Into<String>, reader: Box<dyn BufRead + Send>) -> Result<Self> {
        let mut lines = Lines::new(name.into(), reader);
        let first = lines.first()?;
        let header = header_of(&first, &lines.name)?;
        Ok(Self {
            name: lines.name.clone(),
            header,
            body: Body::Lines(lines),
        })
    }

    fn folder(path: &Path, name: String) -> Result<Self> {
        let manifest = path.join(format::MANIFEST);
        let file = File::open(&manifest).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => unknown(&name),
            _ => unreadable(&name, &error),
        })?;
        let mut text = String::new();
        file.take(LONG as u64)
            .read_to_string(&mut text)
            .map_err(|_| unknown(&name))?;
        Ok(Self {
            header: header_of(&text, &manifest.display().to_string())?,
            name,
            body: Body::Folder(path.to_owned()),
        })
    }
}

/// The lines of a file.
pub(super) struct Lines {
    name: String,
    reader: Box<dyn BufRead + Send>,
    /// The number of the line read last, from 1.
    pub(super) number: u64,
}

impl Lines {
    fn new(name: String, reader: Box<dyn BufRead + Send>) -> Self {
        Self {
            name,
            reader,
            number: 0,
        }
    }

    /// The lines of a table in a folder; none when there is no such file.
    pub(super) fn of_table(folder: &Path, table: &str) -> Result<Option<Self>> {
        let path = folder.join(format::file_of(table));
        let name = path.display().to_string();
        if !fs::exists(&path).map_err(|error| unreadable(&name, &error))? {
            return Ok(None);
        }
        let file = File::open(&path).map_err(|error| unreadable(&name, &error))?;
        Ok(Some(Self::new(name, Box::new(BufReader::new(file)))))
    }

    /// The next line that is not empty.
    pub(super) fn next(&mut self) -> Result<Option<String>> {
        loop {
            let mut line = Vec::new();
            let mut reader = (&mut self.reader).take(LONGEST);
            let length = reader
                .read_until(b'\n', &mut line)
                .map_err(|error| unreadable(&self.name, &error))?;
            if length == 0 {
                return Ok(None);
            }
            self.number += 1;
            if length as u64 == LONGEST && !line.ends_with(b"\n") {
                return Err(self.refuse("is too long"));
            }
            let text = String::from_utf8(line).map_err(|_| self.refuse("is not readable text"))?;
            if !text.trim().is_empty() {
                return Ok(Some(text));
            }
        }
    }

    /// The first line, which must tell the format.
    fn first(&mut self) -> Result<String> {
        let mut start = Vec::new();
        (&mut self.reader)
            .take(LONG as u64)
            .read_until(b'\n', &mut start)
            .map_err(|error| unreadable(&self.name, &error))?;
        self.number = 1;
        if start.starts_with(b"SQLite format 3\0") {
            return Err(
                Error::refused(format!("{} is a database, not an export", self.name))
                    .hint("to put a backup in place, use: legwork restore FILE"),
            );
        }
        String::from_utf8(start).map_err(|_| unknown(&self.name))
    }

    /// A refusal of the line read last.
    pub(super) fn refuse(&self, what: &str) -> Error {
        Error::refused(format!("{} {what}; nothing was changed", self.place()))
    }

    /// The line read last, in words.
    pub(super) fn place(&self) -> String {
        format!("line {} of {}", self.number, self.name)
    }

    /// What the file is called in sentences.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// Just enough of a header to know whose it is.
#[derive(Deserialize)]
struct Stamp {
    format: String,
    version: u32,
    schema_version: i64,
}

fn header_of(text: &str, name: &str) -> Result<Header> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|_| {
        let ours = text.trim_start().starts_with('{') && text.contains(format::NAME);
        if ours { garbled(name) } else { unknown(name) }
    })?;
    if value.get("format").and_then(|format| format.as_str()) != Some(format::NAME) {
        return Err(unknown(name));
    }
    let stamp: Stamp = serde_json::from_value(value.clone()).map_err(|_| garbled(name))?;
    let known = stamp.format == format::NAME;
    if known && (stamp.version > format::VERSION || stamp.schema_version > SCHEMA_VERSION) {
        return Err(Error::refused(format!(
            "{name} was written by a later version of Legwork; nothing was changed"
        ))
        .hint("install that version, or a later one, and import it there"));
    }
    serde_json::from_value(value).map_err(|_| garbled(name))
}

fn garbled(name: &str) -> Error {
    Error::refused(format!(
        "line 1 of {name} is cut off or garbled; nothing was changed"
    ))
}

fn unknown(name: &str) -> Error {
    Error::refused(format!("{name} is not in a format that Legwork knows yet"))
        .hint("it reads its own exports, made with: legwork export --all FILE.jsonl")
}

fn unreadable(name: &str, error: &io::Error) -> Error {
    let sentence = format!("cannot read {name}: {error}");
    match error.kind() {
        io::ErrorKind::NotFound => Error::not_found(format!("there is no file {name}")),
        _ => Error::failed(sentence),
    }
}
