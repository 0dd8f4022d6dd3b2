//! Any bytes at all, as a file that is given to an import: found out by its
//! content to be cards, a calendar, a workbook, an archive or a table, and read
//! as such in this process. The same rows every time, and not without end.
#![no_main]

#[path = "../scratch.rs"]
mod scratch;

use legwork::fuzzing::rows;
use legwork::service::import::foreign::{Given, columns};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let path = scratch::file(bytes);
    let given = Given::Path(path.clone(), "file".to_owned());
    assert!(columns(&path).len() <= 500);
    let Ok(said) = rows(&given, false) else {
        return;
    };
    assert_eq!(rows(&given, false).expect("it was read before"), said);
    // What repeats does so 50,000 times at most; all else is in the file.
    assert!(said.len() <= 50_000 + bytes.len());
});
