//! Any text at all, read as a commitment, a goal and a log line: no panic, no
//! reading that cannot be shown, and the same reading every time.
#![no_main]

use jiff::civil::date;
use legwork_core::parse::{self, Setting};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut setting = Setting::new(date(2027, 2, 8));
    setting.day_first = text.len() % 2 == 0;
    let shown = || {
        (
            serde_json::to_string(&parse::commitment(text, &setting)).expect("a commitment is shown"),
            serde_json::to_string(&parse::goal(text, &setting)).expect("a goal is shown"),
            serde_json::to_string(&parse::log(text, &setting)).expect("a log line is shown"),
        )
    };
    assert_eq!(shown(), shown());
});
