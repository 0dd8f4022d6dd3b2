//! The heads and the rows of a table, whatever parts its columns.

use csv::{Position, ReaderBuilder, StringRecord};

use crate::{Error, Result};

/// A table that another program wrote.
#[derive(Debug, Clone)]
pub(in crate::service) struct Table {
    /// What stands above the columns.
    pub(in crate::service) heads: StringRecord,
    /// The rows below.
    pub(in crate::service) rows: Vec<Row>,
}

impl Table {
    /// Reads a text as a table. Fails when it has no heads.
    pub(in crate::service) fn read(text: &str) -> Result<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // The line of a row is counted by line feeds before it, and one that
        // follows a carriage return would come too late.
        let text = text.replace("\r\n", "\n");
        let (delimiter, text, before) = match told(&text) {
            Some((delimiter, rest)) => (delimiter, rest, 1),
            None => (delimiter(&text), text.as_str(), 0),
        };
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(text.as_bytes());
        let heads = reader.headers().map_err(|error| garbled(&error))?.clone();
        if heads.iter().all(|head| head.trim().is_empty()) {
            return Err(Error::usage("the file is empty"));
        }
        let mut rows = Vec::new();
        for row in reader.records() {
            let row = row.map_err(|error| garbled(&error))?;
            let line = row.position().map_or(0, Position::line);
            rows.push(Row {
                line: line + before,
                cells: row,
            });
        }
        Ok(Self { heads, rows })
    }
}

/// A row of a table.
#[derive(Debug, Clone)]
pub(in crate::service) struct Row {
    /// The line of the text on which it begins, from 1.
    pub(in crate::service) line: u64,
    /// What it says.
    pub(in crate::service) cells: StringRecord,
}

/// The character that parts the heads where the first line tells it to Excel,
/// `sep=;`, and what follows that line.
fn told(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let mark = first.trim().trim_matches('"').strip_prefix("sep=")?;
    match mark.as_bytes() {
        [mark] => Some((*mark, rest)),
        _ => None,
    }
}

/// The character that parts the heads: the one that occurs most outside quotes.
fn delimiter(text: &str) -> u8 {
    let (mut quoted, mut counts) = (false, [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)]);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => counts
                .iter_mut()
                .for_each(|(mark, n)| *n += i32::from(*mark == byte)),
        }
    }
    let most = counts.iter().max_by_key(|(_, n)| *n);
    most.filter(|(_, n)| *n > 0).map_or(b',', |(mark, _)| *mark)
}

fn garbled(error: &csv::Error) -> Error {
    Error::usage(format!("the file cannot be read as columns: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_knows_its_line_however_lines_end() {
        for text in [
            "a;b\n1;2\n\"3\n4\";5\n6;7\n",
            "a;b\r\n1;2\r\n\"3\r\n4\";5\r\n6;7",
        ] {
            let lines = |text: &str| {
                let rows = Table::read(text).unwrap().rows.into_iter();
                rows.map(|row| row.line).collect::<Vec<u64>>()
            };
            assert_eq!(lines(text), [2, 3, 5], "{text}");
            assert_eq!(lines(&format!("sep=;\r\n{text}")), [3, 4, 6], "{text}");
        }
    }
}
