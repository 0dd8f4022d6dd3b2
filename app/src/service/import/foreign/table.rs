//! A table read row by row: what parts its columns, where its heads are, and
//! what its cells say, in the encodings that tables come in.

use std::collections::VecDeque;
use std::io::{self, Read};

use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord, Terminator};

use super::guard::{Guard, TOO_LONG};
use super::stream::failed;
use crate::service::sheet::decode::windows;
use crate::{Error, Result};

/// So many rows are looked at before the first is taken: they show how days
/// and amounts are written.
const AHEAD: usize = 2_000;

/// More columns than this are no table of people or deeds.
const COLUMNS: usize = 500;

/// So many rows may stand above the heads.
const PREAMBLE: usize = 20;

/// So much of a stream tells what parts its columns, in bytes.
pub(super) const SNIFFED: usize = 64 * 1024;

/// A row with the line on which it begins, from 1.
pub(super) type Row = (u64, StringRecord);

/// A table that is being read.
pub(super) struct Table {
    /// What stands above the columns.
    pub(super) heads: StringRecord,
    /// The first rows.
    pub(super) ahead: VecDeque<Row>,
    reader: Reader<Box<dyn Read + Send>>,
    name: String,
    before: u64,
    record: ByteRecord,
}

impl Table {
    /// Begins to read a stream, which is called `name` in sentences. Heads are
    /// the first row in which `is_head` finds what it looks for, else the first
    /// that is not empty.
    pub(super) fn open(
        name: &str,
        mut stream: Box<dyn Read + Send>,
        is_head: impl Fn(&StringRecord) -> bool,
    ) -> Result<Self> {
        let start = start_of(&mut stream).map_err(|error| failed(name, &error))?;
        let (text, stream) = plain(name, start, stream)?;
        let (delimiter, skip) = told(&text).unwrap_or_else(|| (delimiter(&text), 0));
        // Every row then ends with a line feed, by which lines are counted.
        let end = io::Cursor::new(b"\n");
        let all = io::Cursor::new(text.get(skip..).unwrap_or_default().to_vec())
            .chain(stream)
            .chain(end);
        let guarded: Box<dyn Read + Send> = Box::new(Guard::new(all, delimiter));
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .terminator(Terminator::Any(b'\n'))
            .buffer_capacity(SNIFFED)
            .from_reader(guarded);
        let mut table = Self {
            heads: StringRecord::new(),
            ahead: VecDeque::new(),
            reader,
            name: name.to_owned(),
            before: u64::from(skip > 0),
            record: ByteRecord::new(),
        };
        table.find_heads(is_head)?;
        while table.ahead.len() < AHEAD {
            let Some(row) = table.read()? else { break };
            table.ahead.push_back(row);
        }
        Ok(table)
    }

    fn find_heads(&mut self, is_head: impl Fn(&StringRecord) -> bool) -> Result<()> {
        let mut above: Vec<Row> = Vec::new();
        while above.len() < PREAMBLE {
            let Some(row) = self.read()? else { break };
            let found = is_head(&row.1);
            above.push(row);
            if found {
                break;
            }
        }
        let last = above.pop().filter(|row| is_head(&row.1));
        let Some(heads) = last else {
            return Err(no_heads(&self.name));
        };
        if heads.1.len() > COLUMNS {
            return Err(Error::refused(format!(
                "{} has {} columns; at most {COLUMNS} are read",
                self.name,
                heads.1.len()
            )));
        }
        self.heads = heads.1;
        Ok(())
    }

    /// The next row, if there is one.
    pub(super) fn next(&mut self) -> Result<Option<Row>> {
        match self.ahead.pop_front() {
            Some(row) => Ok(Some(row)),
            None => self.read(),
        }
    }

    /// How many bytes of the file are behind it, about.
    pub(super) fn bytes(&self) -> u64 {
        self.reader.position().byte()
    }

    fn read(&mut self) -> Result<Option<Row>> {
        loop {
            let from = self.reader.position().line() + self.before;
            let more = self.reader.read_byte_record(&mut self.record);
            if !more.map_err(|error| garbled(&self.name, from, &error))? {
                return Ok(None);
            }
            // Empty lines before a row are passed over within one call, so the
            // line on which it begins is counted from its end.
            let within = self.record.as_slice().iter().filter(|byte| **byte == b'\n');
            let lines = within.count() as u64 + 1;
            let line = (self.reader.position().line() + self.before).saturating_sub(lines);
            let cells = text_of(&self.record);
            if cells.iter().any(|cell| !cell.is_empty()) {
                return Ok(Some((line, cells)));
            }
        }
    }
}

/// The cells as text: in UTF-8, or each byte as Windows-1252 has it.
fn text_of(record: &ByteRecord) -> StringRecord {
    let record = &without_return(record);
    match StringRecord::from_byte_record(record.clone()) {
        Ok(text) => text,
        Err(error) => {
            let record = error.into_byte_record();
            let cell = |bytes: &[u8]| match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => bytes.iter().copied().map(windows).collect(),
            };
            record.iter().map(cell).collect()
        }
    }
}

/// The cells without the carriage return that Windows ends its lines with.
fn without_return(record: &ByteRecord) -> ByteRecord {
    let last = record.len().saturating_sub(1);
    if record.get(last).is_none_or(|cell| !cell.ends_with(b"\r")) {
        return record.clone();
    }
    let cell = |(at, cell): (usize, &'_ [u8])| -> Vec<u8> {
        let bare = cell.strip_suffix(b"\r").filter(|_| at == last);
        bare.unwrap_or(cell).to_vec()
    };
    let cells: Vec<Vec<u8>> = record.iter().enumerate().map(cell).collect();
    ByteRecord::from(cells)
}

fn start_of(stream: &mut Box<dyn Read + Send>) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    stream.take(SNIFFED as u64).read_to_end(&mut start)?;
    Ok(start)
}

type Stream = Box<dyn Read + Send>;

/// The start of a stream and the rest of it, without the mark of its encoding;
/// pairs of bytes become UTF-8.
fn plain(name: &str, start: Vec<u8>, mut stream: Stream) -> Result<(Vec<u8>, Stream)> {
    if let [0xef, 0xbb, 0xbf, rest @ ..] = start.as_slice() {
        return Ok((rest.to_vec(), stream));
    }
    if !matches!(start.as_slice(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        if start.contains(&0) {
            return Err(Error::refused(format!("{name} is not text")));
        }
        return Ok((start, stream));
    }
    let mut all = start;
    let most = 64 << 20;
    (&mut stream)
        .take(most)
        .read_to_end(&mut all)
        .map_err(|error| failed(name, &error))?;
    let text = crate::service::sheet::decode::text(all)
        .ok_or_else(|| Error::refused(format!("{name} is not text")))?;
    Ok((text.into_bytes(), Box::new(io::empty())))
}

/// The character that parts the columns where the first line tells it to Excel,
/// `sep=;`, and how many bytes that line has.
fn told(text: &[u8]) -> Option<(u8, usize)> {
    let end = text.iter().position(|byte| *byte == b'\n')?;
    let first = std::str::from_utf8(text.get(..end)?).ok()?;
    let mark = first.trim().trim_matches('"').strip_prefix("sep=")?;
    match mark.as_bytes() {
        [mark] => Some((*mark, end + 1)),
        _ => None,
    }
}

/// The character that parts the columns: the one that the richest of the first
/// lines has most of, outside quotes.
fn delimiter(text: &[u8]) -> u8 {
    const NONE: [(i32, u8); 4] = [(0, b','), (0, b';'), (0, b'\t'), (0, b'|')];
    let mut best = (0, b',');
    let (mut quoted, mut counts) = (false, NONE);
    let mut lines = 0;
    for byte in text {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                best = counts.iter().copied().fold(best, more);
                counts = NONE;
                lines += 1;
                if lines > PREAMBLE {
                    break;
                }
            }
            _ if quoted => {}
            _ => counts
                .iter_mut()
                .for_each(|(n, mark)| *n += i32::from(mark == byte)),
        }
    }
    counts.iter().copied().fold(best, more).1
}

const fn more(one: (i32, u8), other: (i32, u8)) -> (i32, u8) {
    if other.0 > one.0 { other } else { one }
}

fn no_heads(name: &str) -> Error {
    Error::refused(format!("{name} is not in a format that Legwork knows yet"))
        .hint("what it reads is listed in docs/IMPORT.md")
        .hint("for a table of your own, say which column holds what: --map \"Full name=name\"")
}

fn garbled(name: &str, line: u64, error: &csv::Error) -> Error {
    match error.kind() {
        csv::ErrorKind::Io(error) if error.to_string() == TOO_LONG => Error::refused(format!(
            "{name} holds a field of more than 1 MB in the row after line {line}; nothing was changed"
        ))
        .hint("a quotation mark that is opened and never closed does this"),
        csv::ErrorKind::Io(error) => failed(name, error),
        _ => Error::refused(format!("{name} cannot be read as columns: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &[u8]) -> Result<Table> {
        let is_head = |row: &StringRecord| row.iter().any(|cell| cell == "Name");
        Table::open("a.csv", Box::new(io::Cursor::new(text.to_vec())), is_head)
    }

    fn rows(text: &[u8]) -> Vec<(u64, Vec<String>)> {
        let mut table = open(text).unwrap();
        let mut all = Vec::new();
        while let Some((line, cells)) = table.next().unwrap() {
            all.push((line, cells.iter().map(str::to_owned).collect()));
        }
        all
    }

    #[test]
    fn heads_are_found_below_a_preamble_and_in_every_encoding() {
        let wanted = vec![(2, vec!["Müller".to_owned(), "x".to_owned()])];
        assert_eq!(rows("Name;Mail\nMüller;x\n".as_bytes()), wanted);
        assert_eq!(rows(b"Name;Mail\nM\xfcller;x\n"), wanted);
        assert_eq!(rows("\u{feff}Name\tMail\nMüller\tx".as_bytes()), wanted);
        let pairs: Vec<u8> = "\u{feff}Name;Mail\nMüller;x\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(rows(&pairs), wanted);
        let noted =
            b"Notes:\n\"one, two, three, four\"\n\nName;Mail\nAnn;x\n\nBob;\"y\nz\"\nEve;q\n";
        let lines: Vec<u64> = rows(noted).iter().map(|row| row.0).collect();
        assert_eq!(lines, [5, 7, 9]);
        assert_eq!(rows(b"sep=;\nName;Mail\nAnn;x\n")[0].0, 3);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for text in [&b"a,b\n1,2\n"[..], b"", b"Name\0"] {
            assert!(open(text).is_err());
        }
        let wide = format!("Name{}\n", ",x".repeat(COLUMNS));
        assert!(
            open(wide.as_bytes())
                .err()
                .unwrap()
                .message()
                .contains("501 columns")
        );
    }
}
