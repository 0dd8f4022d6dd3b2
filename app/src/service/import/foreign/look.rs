//! What the columns of a table are taken for, to be looked at and told better.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::fields::{Columns, Field};
use super::heads::{ACTS, HOURS, List, RECORDS};
use super::sort::{Sort, sort};
use super::table::Table;

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub head: String,
    /// What it is taken for, in the word that it is told by; nothing when it is
    /// left alone.
    pub field: Option<&'static str>,
}

/// The words by which it is told what a column holds.
pub fn fields() -> impl Iterator<Item = &'static str> {
    Field::ALL.iter().map(|(_, word)| *word)
}

/// The columns of a table; none for what is no table, or one whose columns are
/// not to be told.
pub fn columns(path: &Path) -> Vec<Column> {
    let start = || {
        let mut start = Vec::new();
        let read = File::open(path).and_then(|file| file.take(8).read_to_end(&mut start));
        read.map(|_| start)
    };
    let is_table =
        start().is_ok_and(|start| !start.starts_with(b"PK") && !start.starts_with(b"BEGIN:"));
    if !is_table {
        return Vec::new();
    }
    let open = |any: bool| {
        let file = File::open(path).ok()?;
        Table::open("", Box::new(file), |row| any || sort(row, &[]).is_some()).ok()
    };
    let Some(table) = open(false).or_else(|| open(true)) else {
        return Vec::new();
    };
    let list: List = match sort(&table.heads, &[]) {
        Some(Sort::Records) => RECORDS,
        Some(Sort::Acts) => ACTS,
        Some(Sort::Hours) => HOURS,
        Some(_) => return Vec::new(),
        None => &[],
    };
    let found = Columns::find(&table.heads, list, &[]);
    let heads = table.heads.iter().enumerate();
    heads
        .map(|(at, head)| Column {
            head: head.trim().to_owned(),
            field: found.as_ref().ok().and_then(|found| found.word(at)),
        })
        .collect()
}
