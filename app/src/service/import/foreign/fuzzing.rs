//! What files say, read in this process: for the fuzzer alone.

use std::io::Read;
use std::path::Path;

use super::place::{Given, How};
use super::row::Said;
use super::worker::{Task, Workshop, give};
use crate::{Error, Result};

/// Everything that what was given says, one JSON each, in the order in which an
/// import hears it.
pub fn rows(given: &Given, day_first: bool) -> Result<Vec<String>> {
    let how = How {
        told: &[],
        owner: None,
        me: None,
        day_first,
        workshop: &Workshop::Here,
    };
    let (mut said, mut all) = (Vec::new(), Vec::new());
    for mut source in how.open(given)? {
        while source.reader.next(&mut said)? {
            for one in said.drain(..) {
                all.push(shown(&one)?);
            }
        }
        for notice in source.reader.notices() {
            all.push(shown(&Said::Notice(notice))?);
        }
    }
    Ok(all)
}

fn shown(said: &Said) -> Result<String> {
    serde_json::to_string(said).map_err(|cause| Error::internal("a row cannot be shown", cause))
}

/// The first sheet of a workbook, as CSV.
pub fn cells(workbook: &Path) -> Result<Vec<u8>> {
    let mut all = Vec::new();
    give(&Workshop::Here, &Task::Cells, workbook)?.read_to_end(&mut all)?;
    Ok(all)
}
