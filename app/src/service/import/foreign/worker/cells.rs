//! The first sheet of a workbook that holds anything, as CSV. Only cells that
//! are there are read, one after the other: a workbook of a kilobyte may claim
//! to be as large as a sheet can be.

use std::fs::File;
use std::io::{BufReader, Write};

use calamine::{DataRef, Reader, Xlsx};

use super::members;
use crate::{Error, Result};

/// The most rows of a sheet.
const ROWS: u32 = 200_000;
/// The most columns of a sheet.
const COLUMNS: u32 = 500;
/// The days between the two epochs that workbooks count from.
const EPOCHS: f64 = 1_462.0;

/// Writes the sheet.
pub(super) fn write(file: File, out: &mut dyn Write) -> Result<()> {
    members::bounded(file.try_clone()?)?;
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(|error| broken(&error))?;
    let shift = if book.has_1904_epoch() { EPOCHS } else { 0.0 };
    for name in book.sheet_names() {
        if sheet(&mut book, &name, shift, out)? {
            return Ok(());
        }
    }
    Ok(())
}

/// Writes one sheet; false when it is empty.
fn sheet(
    book: &mut Xlsx<BufReader<File>>,
    name: &str,
    shift: f64,
    out: &mut dyn Write,
) -> Result<bool> {
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A sheet may be a chart.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(false),
        Err(error) => return Err(broken(&error)),
    };
    let (mut at, mut row): (u32, Vec<String>) = (0, Vec::new());
    let mut any = false;
    while let Some(cell) = cells.next_cell().map_err(|error| broken(&error))? {
        let (line, column) = cell.get_position();
        let text = text_of(cell.get_value(), shift);
        if text.is_empty() {
            continue;
        }
        within(line, column)?;
        any = true;
        while at < line {
            flush(&mut row, out)?;
            at += 1;
        }
        let column = usize::try_from(column).unwrap_or(0);
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        if let Some(place) = row.get_mut(column) {
            *place = text;
        }
    }
    flush(&mut row, out)?;
    Ok(any)
}

fn within(line: u32, column: u32) -> Result<()> {
    if line >= ROWS {
        return Err(Error::refused(format!(
            "the workbook has a cell in row {}; at most 200,000 rows are read; nothing was changed",
            u64::from(line) + 1
        )));
    }
    if column >= COLUMNS {
        return Err(Error::refused(format!(
            "the workbook has a cell in column {}; at most {COLUMNS} are read; nothing was changed",
            u64::from(column) + 1
        )));
    }
    Ok(())
}

/// One row, on one line, so that lines are rows.
fn flush(row: &mut Vec<String>, out: &mut dyn Write) -> Result<()> {
    if !row.is_empty() {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::Any(b'\n'))
            .from_writer(Vec::new());
        let written = writer.write_record(row.iter());
        written.map_err(|cause| Error::internal("a row cannot be written", cause))?;
        let bytes = writer
            .into_inner()
            .map_err(|cause| Error::internal("a row cannot be written", cause.to_string()))?;
        out.write_all(&bytes)?;
        row.clear();
        return Ok(());
    }
    Ok(out.write_all(b"\n")?)
}

/// What a cell says; a moment as the number of its day, which readers know.
fn text_of(value: &DataRef<'_>, shift: f64) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            one_line(text)
        }
        DataRef::SharedString(text) => one_line(text),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => (moment.as_f64() + shift).to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}

fn broken(error: &calamine::XlsxError) -> Error {
    Error::refused(format!(
        "the workbook cannot be read: {error}; nothing was changed"
    ))
}
