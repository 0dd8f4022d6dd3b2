//! One file per command.

pub mod activities;
pub mod backup;
pub mod commit;
pub mod commitments;
pub mod completions;
pub mod deal;
pub mod demo;
pub mod doctor;
pub mod export;
pub mod goal;
pub mod history;
pub mod holidays;
pub mod import;
pub mod kinds;
pub mod log;
pub mod man;
pub mod month;
pub mod parse;
pub mod pause;
pub mod people;
pub mod redo;
pub mod restore;
pub mod result;
pub mod score;
pub mod settings;
pub mod today;
pub mod undo;
pub mod week;

/// Words given one by one, as the sentence they make; `None` when there are none.
fn joined(words: &[String]) -> Option<String> {
    let text = words.join(" ");
    (!text.trim().is_empty()).then_some(text)
}
