//! Any text at all, as the parts of a workbook: the sheet, the texts that its
//! cells share, and their styles, parted by lines of `----`. The archive around
//! them is sound, so that what is in it is read.
#![no_main]

#[path = "../scratch.rs"]
mod scratch;

use std::io::{Cursor, Write};

use legwork::fuzzing::{cells, rows};
use legwork::service::import::foreign::Given;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fuzz_target!(|text: &str| {
    let mut parts = text.split("\n----\n");
    let sheet = parts.next().unwrap_or_default();
    let shared = parts.next().unwrap_or_default();
    let styles = parts.next().unwrap_or_default();
    let path = scratch::file(&workbook(sheet, shared, styles));
    let given = Given::Path(path.clone(), "book.xlsx".to_owned());
    if let Ok(table) = cells(&path) {
        assert_eq!(cells(&path).expect("it was read before"), table);
        let lines = table.iter().filter(|byte| **byte == b'\n').count();
        assert!(lines <= 200_000);
        // A text that cells share may be shown by each of them.
        assert!(table.len() <= lines * 1_001 + (text.len() + 1) * (text.len() + 1));
    }
    let said = rows(&given, true).ok();
    assert_eq!(rows(&given, true).ok(), said);
});

fn workbook(sheet: &str, shared: &str, styles: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", PARTS),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", shared),
        ("xl/styles.xml", styles),
    ] {
        archive.start_file(name, stored).expect("a part begins");
        archive.write_all(text.as_bytes()).expect("a part is written");
    }
    archive.finish().expect("the archive ends").into_inner()
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
