//! Reading an export in batches of one table, and proving that it is whole.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Options;
use super::source::{Body, Input, LONG, Lines};
use super::take::{Batch, Taken, take};
use crate::service::export::Progress;
use crate::service::export::format::Header;
use crate::store::{self, Tx};
use crate::{Error, Result};

/// How many rows are written at once.
const BATCH: usize = 500;

/// The table that a line names. What is in the row is looked at later.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    table: Cow<'a, str>,
    #[serde(rename = "row")]
    _row: IgnoredAny,
}

/// One pass over one export.
struct Reader<'a> {
    tx: &'a mut Tx,
    options: Options,
    taken: &'a mut Taken,
    progress: Progress<'a>,
    counts: BTreeMap<String, u64>,
    done: u64,
    total: u64,
}

/// Takes over all rows of an export.
pub(super) async fn read(
    tx: &mut Tx,
    input: Input,
    options: Options,
    taken: &mut Taken,
    progress: Progress<'_>,
) -> Result<()> {
    taken.begin_file();
    let Input { name, header, body } = input;
    let mut reader = Reader {
        tx,
        options,
        taken,
        progress,
        counts: BTreeMap::new(),
        done: 0,
        total: header.counts.values().sum(),
    };
    match body {
        Body::Lines(lines) => reader.mixed(lines).await?,
        Body::Folder(folder) => {
            for table in store::tables() {
                if let Some(lines) = Lines::of_table(&folder, table.name)? {
                    reader.table(lines, table.name).await?;
                }
            }
        }
    }
    whole(&name, &header, &reader.counts)
}

impl Reader<'_> {
    /// Lines that name their tables.
    async fn mixed(&mut self, mut lines: Lines) -> Result<()> {
        let mut batch = Batch::new(lines.name(), "", true);
        while let Some(line) = lines.next()? {
            let table = named(&lines, &line)?;
            if table != batch.table || batch.lines.len() >= BATCH {
                self.flush(&batch).await?;
                batch = Batch::new(lines.name(), &table, true);
            }
            fit(&lines, &line, &table)?;
            batch.lines.push((lines.number, line));
        }
        self.flush(&batch).await
    }

    /// Lines that are rows of one table.
    async fn table(&mut self, mut lines: Lines, table: &str) -> Result<()> {
        let mut batch = Batch::new(lines.name(), table, false);
        while let Some(line) = lines.next()? {
            if batch.lines.len() >= BATCH {
                self.flush(&batch).await?;
                batch.lines.clear();
            }
            fit(&lines, &line, table)?;
            batch.lines.push((lines.number, line));
        }
        self.flush(&batch).await
    }

    async fn flush(&mut self, batch: &Batch) -> Result<()> {
        if batch.lines.is_empty() {
            return Ok(());
        }
        take(self.tx, batch, self.options, self.taken).await?;
        let rows = batch.lines.len() as u64;
        *self.counts.entry(batch.table.clone()).or_default() += rows;
        self.done += rows;
        (self.progress)(self.done, self.total.max(self.done));
        Ok(())
    }
}

/// The table that a line names.
fn named(lines: &Lines, line: &str) -> Result<String> {
    let head: Head = serde_json::from_str(line).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => lines.refuse("does not name a table and a row"),
        _ => lines.refuse("is cut off or garbled"),
    })?;
    let known = store::tables().iter().any(|table| table.name == head.table);
    if known {
        Ok(head.table.into_owned())
    } else {
        Err(lines.refuse("names a table that Legwork does not have"))
    }
}

/// Whether a line is one that could have been written by an export.
fn fit(lines: &Lines, line: &str, table: &str) -> Result<()> {
    if line.len() > LONG && !matches!(table, "changes" | "import_parts") {
        return Err(lines.refuse("is too long"));
    }
    if has_zero(line) {
        return Err(lines.refuse("holds a zero byte"));
    }
    Ok(())
}

/// Whether JSON text names the character zero, which not every database keeps.
fn has_zero(json: &str) -> bool {
    json.match_indices("\\u0000").any(|(at, _)| {
        let before = &json.as_bytes()[..at];
        let slashes = before
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count();
        slashes % 2 == 0
    })
}

/// Whether as many rows came as the header promises.
fn whole(name: &str, header: &Header, counts: &BTreeMap<String, u64>) -> Result<()> {
    for (table, promised) in &header.counts {
        let found = counts.get(table).copied().unwrap_or(0);
        if found != *promised {
            return Err(Error::refused(format!(
                "{name} is not whole: it should hold {promised} rows of {table} and holds {found}; \
                 nothing was changed"
            )));
        }
    }
    match counts
        .keys()
        .find(|table| !header.counts.contains_key(*table))
    {
        None => Ok(()),
        Some(table) => Err(Error::refused(format!(
            "{name} holds rows of {table} that its first line does not announce; nothing was changed"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_is_found_and_a_backslash_is_not_taken_for_one() {
        assert!(has_zero(r#""a\u0000b""#));
        assert!(!has_zero(r#""a\\u0000b""#));
        assert!(has_zero(r#""a\\\u0000b""#));
        assert!(!has_zero("plain"));
    }
}
