//! Words that people type, before they are stored: one rule for all of them.
//!
//! Line breaks and tabs become spaces (notes keep their line breaks), runs of
//! spaces become one, and what cannot be seen (control characters, marks that
//! turn the direction of writing) is dropped. What is then too long is refused.

use crate::{Error, Result};

/// Longest title or name, in characters.
pub(super) const TITLE: usize = 200;

/// Longest sentence, in characters.
pub(super) const SENTENCE: usize = 500;

/// Longest note or reason, in characters.
pub(super) const NOTE: usize = 2_000;

/// A title or a name: one line, not empty. `what` names it in the error, as in
/// "the name".
pub(super) fn title(what: &str, text: &str) -> Result<String> {
    required(what, line(text), TITLE)
}

/// A sentence as typed: one line, not empty.
pub(super) fn sentence(text: &str) -> Result<String> {
    required("the sentence", line(text), SENTENCE)
}

/// A line to log, as typed: not empty, and no longer than a note.
pub(super) fn log_line(text: &str) -> Result<String> {
    required("the line", line(text), NOTE)
}

/// A note or a reason, which may have several lines; an empty one is none.
pub(super) fn note(text: Option<impl AsRef<str>>) -> Result<Option<String>> {
    optional("the text", text.map(|text| lines(text.as_ref())), NOTE)
}

/// A text as compared: lower case, no accents, single spaces.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in line(text).chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    folded
}

/// What somebody typed, short and harmless enough to stand in a message.
pub(super) fn shown(text: &str) -> String {
    const SHOWN: usize = 60;
    let line = line(text);
    match line.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}...", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

/// One line of at most so many characters, of a text that others wrote: what is
/// longer is cut, since nobody is there to shorten it.
pub(super) fn clipped(text: &str, limit: usize) -> String {
    let line = line(text);
    let end = line
        .char_indices()
        .nth(limit)
        .map_or(line.len(), |(at, _)| at);
    line.get(..end).unwrap_or_default().trim_end().to_owned()
}

/// What is meant by words, as the history names it: a whole id, which says
/// nothing to a reader, gives way to the title.
pub(super) fn meant(text: &str, title: &str) -> String {
    let id = text.trim().parse::<uuid::Uuid>().is_ok();
    shown(if id { title } else { text })
}

fn required(what: &str, text: String, limit: usize) -> Result<String> {
    if text.is_empty() {
        return Err(Error::usage(format!("{what} is empty")));
    }
    within(what, text, limit)
}

fn optional(what: &str, text: Option<String>, limit: usize) -> Result<Option<String>> {
    text.filter(|text| !text.is_empty())
        .map(|text| within(what, text, limit))
        .transpose()
}

fn within(what: &str, text: String, limit: usize) -> Result<String> {
    let length = text.chars().count();
    if length > limit {
        return Err(Error::usage(format!(
            "{what} has {length} characters; at most {limit} are kept"
        )));
    }
    Ok(text)
}

/// One line: every run of white space becomes a space.
fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let start = out.len();
        out.extend(word.chars().filter(|c| !unseen(*c)));
        if out.len() > start {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Several lines, each trimmed at its end, none at the start or the end empty.
fn lines(text: &str) -> String {
    let seen = |line: &str| -> String {
        let spaced = line.replace('\t', " ");
        spaced.chars().filter(|c| !unseen(*c)).collect()
    };
    let kept: Vec<String> = text
        .lines()
        .map(|line| seen(line).trim_end().to_owned())
        .collect();
    kept.join("\n").trim().to_owned()
}

/// Whether a character changes how others are shown without being seen itself.
fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

/// The plain letters for a lower-case letter with a mark; combining marks have none.
fn plain(c: char) -> Option<&'static str> {
    const PLAIN: &[(&str, &str)] = &[
        ("àáâãäåāăąǎ", "a"),
        ("çćĉċč", "c"),
        ("ďđð", "d"),
        ("èéêëēĕėęě", "e"),
        ("ĝğġģ", "g"),
        ("ĥħ", "h"),
        ("ìíîïĩīĭįı", "i"),
        ("ĵ", "j"),
        ("ķ", "k"),
        ("ĺļľŀł", "l"),
        ("ñńņňŉ", "n"),
        ("òóôõöøōŏő", "o"),
        ("ŕŗř", "r"),
        ("śŝşšș", "s"),
        ("ţťŧț", "t"),
        ("ùúûüũūŭůűų", "u"),
        ("ŵ", "w"),
        ("ýÿŷ", "y"),
        ("źżž", "z"),
        ("æ", "ae"),
        ("œ", "oe"),
        ("ß", "ss"),
        ("þ", "th"),
        ("’‘", "'"),
    ];
    match c {
        '\u{0}'..='\u{7f}' => None,
        '\u{300}'..='\u{36f}' => Some(""),
        _ => PLAIN
            .iter()
            .find(|(marked, _)| marked.contains(c))
            .map(|(_, letters)| *letters),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_clean_line() {
        assert_eq!(title("the name", "  Ann\t\n  Lee ").unwrap(), "Ann Lee");
        assert_eq!(
            title("the name", "A\u{1b}[31mnn\u{202e}").unwrap(),
            "A[31mnn"
        );
        assert_eq!(title("the name", "A \u{200b} B").unwrap(), "A B");
        assert!(title("the name", " \u{7} ").is_err());
    }

    #[test]
    fn a_note_keeps_its_lines() {
        assert_eq!(
            note(Some("\n one \r\n\ttwo\u{0}\n\n")).unwrap().unwrap(),
            "one\n two"
        );
        assert_eq!(note(Some("  ")).unwrap(), None);
        assert_eq!(note(None::<String>).unwrap(), None);
    }

    #[test]
    fn a_whole_id_gives_way_to_the_title() {
        let id = "11111111-1111-4111-8111-111111111111";
        assert_eq!(meant(id, "Website"), "Website");
        assert_eq!(meant("web", "Website"), "web");
    }

    #[test]
    fn what_is_too_long_is_refused_with_the_limit() {
        assert!(title("the name", &"ä".repeat(TITLE)).is_ok());
        let error = title("the name", &"ä".repeat(TITLE + 1)).unwrap_err();
        assert_eq!(
            error.message(),
            "the name has 201 characters; at most 200 are kept"
        );
        assert!(note(Some("x".repeat(NOTE + 1))).is_err());
    }

    #[test]
    fn names_compare_without_case_accents_and_spacing() {
        assert_eq!(fold(" Zoë   MÜLLER-Weiß "), "zoe muller-weiss");
        assert_eq!(fold("Ł O\u{301}scar"), "l oscar");
        assert_eq!(fold("李 雷"), "李 雷");
    }
}
