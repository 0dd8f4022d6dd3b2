//! Texts of other programs as they can be kept.

use crate::service::text;

/// A text of one line, or why it is none.
pub(super) fn one_line(what: &str, text: &str) -> Result<String, String> {
    text::title(what, text).map_err(|error| error.message().to_owned())
}

/// A note, cut where it is too long to be kept.
pub(super) fn noted(text: Option<&str>) -> Option<String> {
    let text = text?;
    if let Ok(note) = text::note(Some(text)) {
        return note;
    }
    let cut: String = text.chars().take(text::NOTE - 4).collect();
    text::note(Some(format!("{cut} ..."))).unwrap_or_default()
}

/// A name as compared; one without a letter or a digit is none.
pub(super) fn comparable(name: &str) -> Result<String, String> {
    let norm = text::fold(name);
    if norm.chars().any(char::is_alphanumeric) {
        return Ok(norm);
    }
    Err(format!("'{}' is not a name", text::shown(name)))
}
