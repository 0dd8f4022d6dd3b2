//! One file per command.

pub mod commit;
pub mod commitments;
pub mod completions;
pub mod goal;
pub mod history;
pub mod holidays;
pub mod kinds;
pub mod man;
pub mod month;
pub mod parse;
pub mod pause;
pub mod redo;
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
