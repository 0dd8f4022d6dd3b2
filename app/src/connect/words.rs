//! Text of others, as it is kept: short, and on one line.

/// The longest title, name or subject that is kept, in characters.
pub(super) const LONGEST: usize = 300;

/// One line of at most so many characters.
pub(super) fn line(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    cut(&words.join(" "), most)
}

/// At most so many characters.
pub(super) fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
