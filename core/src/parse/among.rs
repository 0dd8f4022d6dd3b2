//! Word lists, written as plain text.

/// Whether `word` is one of the words of `list`, which spaces part.
pub(crate) fn among(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|one| one == word)
}
