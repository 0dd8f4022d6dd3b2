//! What is told of an import: counts, samples, rows that were left out, and the
//! file that these are written to.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::service::export::csv::Csv;
use crate::service::import::{Counts, Imported, Skipped};
use crate::service::{SCHEMA, text};
use crate::{Error, Result};

/// So many samples are shown.
const SAMPLES: usize = 10;
/// So many rows that were left out are listed; all are in the file.
const LISTED: usize = 100;

/// What is told, as it grows.
#[derive(Default)]
pub(super) struct Told {
    pub(super) counts: Counts,
    /// Rows that were there already.
    pub(super) known: u64,
    /// Rows of which something became known.
    pub(super) filled: u64,
    samples: BTreeMap<&'static str, Vec<Value>>,
    skipped: Vec<Skipped>,
    passed: BTreeMap<String, u64>,
    /// The first address that is none, and how many there were.
    addresses: Option<(String, u64)>,
    notices: Vec<String>,
    formats: Vec<&'static str>,
    to: Option<PathBuf>,
    file: Option<Csv<BufWriter<File>>>,
}

impl Told {
    /// Rows that are left out are written to this file, if to any.
    pub(super) fn new(to: Option<PathBuf>) -> Self {
        Self {
            to,
            ..Self::default()
        }
    }

    /// Another file holds this.
    pub(super) fn format(&mut self, format: &'static str) {
        if !self.formats.contains(&format) {
            self.formats.push(format);
        }
    }

    /// A row of a table was taken over, or would be.
    pub(super) fn sample(&mut self, table: &'static str, row: impl FnOnce() -> Value) {
        let samples = self.samples.entry(table).or_default();
        if samples.len() < SAMPLES {
            samples.push(json!({"table": table, "row": row()}));
        }
    }

    /// Something worth saying, once.
    pub(super) fn notice(&mut self, sentence: String) {
        if !self.notices.contains(&sentence) {
            self.notices.push(sentence);
        }
    }

    /// A row was left alone on purpose.
    pub(super) fn pass(&mut self, what: String) {
        *self.passed.entry(what).or_default() += 1;
    }

    /// An address was left out, since it is none.
    pub(super) fn unreadable(&mut self, address: &str) {
        let seen = self
            .addresses
            .get_or_insert_with(|| (text::shown(address), 0));
        seen.1 += 1;
    }

    /// A row was left out, since it cannot be read.
    pub(super) fn skip(
        &mut self,
        file: &str,
        (line, reason): (u64, String),
        cells: &[String],
        heads: &[String],
    ) -> Result<()> {
        self.counts.skipped += 1;
        self.keep(file, (line, &reason), cells, heads)?;
        if self.skipped.len() < LISTED {
            self.skipped.push(Skipped { line, reason });
        }
        Ok(())
    }

    fn keep(
        &mut self,
        name: &str,
        (line, reason): (u64, &str),
        cells: &[String],
        heads: &[String],
    ) -> Result<()> {
        let Some(to) = &self.to else { return Ok(()) };
        let cannot = |error: std::io::Error| {
            Error::failed(format!(
                "cannot write the rows that are left out to {}: {error}",
                to.display()
            ))
            .hint("name another file with --skipped FILE")
        };
        if self.file.is_none() {
            let out = BufWriter::new(File::create(to).map_err(cannot)?);
            let own = ["file", "line", "reason"].into_iter();
            let names: Vec<&str> = own.chain(heads.iter().map(String::as_str)).collect();
            self.file = Some(Csv::new(out, &names).map_err(cannot)?);
        }
        if let Some(csv) = &mut self.file {
            let mut row = || {
                csv.text(name)?;
                csv.plain(line)?;
                csv.text(reason)?;
                cells.iter().try_for_each(|cell| csv.text(cell))?;
                csv.end_row()
            };
            row().map_err(cannot)?;
        }
        Ok(())
    }

    /// All that is told.
    pub(super) fn end(mut self, dry_run: bool) -> Result<Imported> {
        let skipped_file = match self.file.take() {
            None => None,
            Some(csv) => {
                csv.finish()?;
                self.to.take()
            }
        };
        for (what, count) in &self.passed {
            self.notices.push(format!("Left alone: {what} ({count})."));
        }
        if let Some((first, count)) = &self.addresses {
            let all = if *count == 1 {
                format!("An address that is none was left out: '{first}'.")
            } else {
                format!("{count} addresses that are none were left out, the first '{first}'.")
            };
            self.notices.push(all);
        }
        let tables = [
            ("people", self.counts.people),
            ("organisations", self.counts.organisations),
            ("deals", self.counts.deals),
            ("activities", self.counts.activities),
        ];
        let tables = tables.into_iter().filter(|(_, count)| *count > 0);
        let tables = tables
            .map(|(table, count)| (table.to_owned(), count))
            .collect();
        Ok(Imported {
            schema: SCHEMA,
            format: self.formats.join(", "),
            dry_run,
            counts: self.counts,
            tables,
            replaced: self.filled,
            known: self.known,
            skipped: self.skipped,
            skipped_file: skipped_file.map(|path| path.display().to_string()),
            samples: mixed(&self.samples),
            notices: self.notices,
        })
    }
}

/// The first samples of each table in turn.
fn mixed(samples: &BTreeMap<&'static str, Vec<Value>>) -> Vec<Value> {
    let mut all = Vec::new();
    for at in 0..SAMPLES {
        all.extend(samples.values().filter_map(|rows| rows.get(at)).cloned());
    }
    all.truncate(SAMPLES);
    all
}
