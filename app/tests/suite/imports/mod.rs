//! Files of other programs, taken over by the real program.

mod calendars;
mod contacts;
mod crm;
mod data;
mod hostile;
mod linkedin;
mod time;
mod undo;

use std::fs;
use std::io::Write;

use serde_json::Value;

use crate::cli::{Home, Ran, THURSDAY};

/// A home with a file in it.
fn home(name: &str, text: impl AsRef<[u8]>) -> Home {
    let home = Home::at(THURSDAY);
    put(&home, name, text);
    home
}

fn put(home: &Home, name: &str, text: impl AsRef<[u8]>) {
    let path = home.path(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Takes a file over and gives the counts: people, organisations, deals,
/// activities, skipped.
fn counts(home: &Home, words: &[&str]) -> [u64; 5] {
    of(&home.json(&[&["import"], words].concat()))
}

fn of(taken: &Value) -> [u64; 5] {
    ["people", "organisations", "deals", "activities", "skipped"]
        .map(|name| taken["counts"][name].as_u64().unwrap())
}

/// The people, by name.
fn people(home: &Home) -> Vec<Value> {
    let found = home.json(&["people", "list", "-n", "1000"]);
    found["people"].as_array().unwrap().clone()
}

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect()
}

/// The activities, latest first: day, kind, people.
fn acts(home: &Home) -> Vec<String> {
    let found = home.json(&["activities", "-n", "1000"]);
    let all = found["activities"].as_array().unwrap();
    all.iter().map(told).collect()
}

fn told(act: &Value) -> String {
    let people = act["people"].as_array().unwrap();
    let mut people: Vec<&str> = people
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    people.sort_unstable();
    format!(
        "{} {} {}",
        act["date"].as_str().unwrap(),
        act["kind"].as_str().unwrap(),
        people.join(", ")
    )
    .trim()
    .to_owned()
}

/// That a second import of the same changes nothing.
fn repeats(home: &Home, words: &[&str]) {
    let before = home.ok(&["export", "--all", "-"]);
    assert_eq!(counts(home, words)[..4], [0; 4], "{words:?}");
    let rows = |text: &str| -> Vec<String> { text.lines().skip(1).map(str::to_owned).collect() };
    assert_eq!(
        rows(&home.ok(&["export", "--all", "-"])),
        rows(&before),
        "{words:?}"
    );
}

/// That the program refuses with these words, and that nothing is changed.
fn refused(home: &Home, words: &[&str], why: &str) -> Ran {
    let ran = home.run(&[&["import"], words].concat());
    assert!(
        ran.code == 4 || ran.code == 2,
        "{words:?}: {} {}",
        ran.code,
        ran.err
    );
    let said = ran.err.replace('\n', " ");
    assert!(said.contains(why), "{words:?}: {said}");
    assert!(
        people(home).is_empty() && acts(home).is_empty(),
        "{words:?}"
    );
    ran
}

/// A ZIP archive of these files.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        let how = zip::write::SimpleFileOptions::default();
        archive.start_file(*name, how).unwrap();
        archive.write_all(text).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook of one sheet with these rows.
fn workbook(rows: &str) -> Vec<u8> {
    const BOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
        <sheet name=\"Sheet\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetData>{rows}</sheetData></worksheet>"
    );
    let related = |to: &str, kind: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"r1\" Target=\"{to}\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\"/></Relationships>"
        )
    };
    let (root, book) = (
        related("xl/workbook.xml", "officeDocument"),
        related("worksheets/sheet1.xml", "worksheet"),
    );
    zipped(&[
        (
            "[Content_Types].xml",
            b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", book.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}
