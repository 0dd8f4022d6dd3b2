//! Any bytes at all, read as a table: people, firms, deals, deeds, hours, parts
//! of an archive of LinkedIn, days of habits. The same rows every time, each of
//! a line that the file has, and a reason for each that is left out.
#![no_main]

use legwork::fuzzing::rows;
use legwork::service::import::foreign::Given;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let given = Given::Text(bytes.to_vec(), "table.csv".to_owned());
    let day_first = bytes.len() % 2 == 0;
    let Ok(said) = rows(&given, day_first) else {
        return;
    };
    assert_eq!(rows(&given, day_first).expect("it was read before"), said);
    // In pairs of bytes, a line may be longer or shorter than it is here.
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
    for one in said {
        let one: Value = serde_json::from_str(&one).expect("a row is JSON");
        if let Some(row) = one.get("Row") {
            assert!(row[0].as_u64().expect("a line") <= lines);
        }
        if let Some(skipped) = one.get("Skipped") {
            assert!(skipped[0].as_u64().expect("a line") <= lines);
            assert_ne!(skipped[1].as_str(), Some(""));
        }
    }
});
