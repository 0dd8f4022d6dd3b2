//! Files that mean harm: refused or bounded in one sentence, and nothing changed.

use std::fs::File;
use std::io::{BufWriter, Write};

use super::{cell, counts, home, names, people, put, refused, workbook, zipped};
use crate::cli::{Home, THURSDAY};

#[test]
fn a_workbook_as_large_as_a_sheet_can_be_is_refused() {
    let far = format!(
        "<row r=\"1\">{}</row><row r=\"1048576\">{}</row>",
        cell("A1", "Name"),
        cell("ALL1048576", "x")
    );
    let home = home("far.xlsx", workbook(&far));
    refused(&home, &["far.xlsx"], "a cell in row 1048576");
    let wide = format!(
        "<row r=\"1\">{}{}</row>",
        cell("A1", "Name"),
        cell("ALL1", "x")
    );
    put(&home, "wide.xlsx", workbook(&wide));
    refused(&home, &["wide.xlsx"], "a cell in column 1000");
    put(&home, "broken.xlsx", &workbook(&far)[..600]);
    refused(&home, &["broken.xlsx"], "cannot be read");
}

#[test]
fn archives_that_unpack_to_too_much_or_hold_too_much_are_refused() {
    let home = Home::at(THURSDAY);
    let nothing = vec![b'x'; 101 << 20];
    put(&home, "bomb.zip", zipped(&[("Connections.csv", &nothing)]));
    refused(&home, &["bomb.zip"], "unpacks to more than 100 MB");
    let names: Vec<String> = (0..1_001).map(|n| format!("{n}.csv")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    put(&home, "many.zip", zipped(&files));
    refused(&home, &["many.zip"], "holds 1001 files");
    put(&home, "other.zip", zipped(&[("a.txt", b"a")]));
    refused(&home, &["other.zip"], "not in a format");
}

#[test]
fn a_path_in_an_archive_leads_nowhere() {
    let text = b"First Name,Last Name,Connected On\nAnn,Lee,01 Jan 2020\n";
    let home = home("slip.zip", zipped(&[("../../Connections.csv", text)]));
    assert_eq!(counts(&home, &["slip.zip"])[0], 1);
    assert_eq!(names(&people(&home)), ["Ann Lee"]);
    assert!(!home.path("Connections.csv").exists());
}

#[test]
fn what_is_nested_deeply_is_refused() {
    let home = home(
        "deep.ics",
        format!("BEGIN:VCALENDAR\n{}", "BEGIN:VEVENT\n".repeat(200_000)),
    );
    refused(&home, &["deep.ics"], "nested more than 32 deep");
    put(&home, "deep.vcf", "BEGIN:VCARD\n".repeat(200_000));
    refused(&home, &["deep.vcf"], "nested more than 32 deep");
}

#[test]
fn a_field_of_two_hundred_megabytes_is_refused_at_once() {
    let home = Home::at(THURSDAY);
    for (name, piece) in [("one.csv", &b"x"[..]), ("lines.csv", b"x y\n")] {
        let mut out = BufWriter::new(File::create(home.path(name)).unwrap());
        out.write_all(b"Name,Email\nAnn,\"").unwrap();
        for _ in 0..(200 << 20) / (piece.len() * 1_024) {
            out.write_all(&piece.repeat(1_024)).unwrap();
        }
        out.into_inner().unwrap();
        refused(&home, &[name], "a field of more than 1 MB");
        std::fs::remove_file(home.path(name)).unwrap();
    }
}

#[test]
fn what_is_no_text_and_no_table_is_refused() {
    let home = home("a.csv", b"Name,Email\n\0\0\0");
    refused(&home, &["a.csv"], "is not text");
    put(&home, "b.csv", "one\ntwo\n");
    refused(&home, &["b.csv"], "not in a format");
    put(&home, "c.csv", format!("Name,Email{}\n", ",x".repeat(600)));
    refused(&home, &["c.csv"], "602 columns");
}

#[test]
fn the_work_of_a_process_of_its_own_is_for_the_program_alone() {
    let home = Home::at(THURSDAY);
    let ran = home.run(&["__read", "nonsense", "x"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}
