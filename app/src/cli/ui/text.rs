//! Text with meaning: spans that say what they are, not how they look.
//!
//! Every span is cleaned when it is made, so nothing that a person typed or a
//! file contained can move the cursor, change a colour or fake a line.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What a piece of text means; the palette decides how that looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinary words.
    Plain,
    /// The thing the eye should find first.
    Strong,
    /// The one accent: what can be done next, what to type.
    Accent,
    /// As promised: met, on pace, ahead.
    Good,
    /// Behind, and it can still be made up.
    Warn,
    /// Missed, broken, at risk, failed.
    Bad,
    /// Context that may be skipped.
    Muted,
}

/// A run of text with one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// What it means.
    pub role: Role,
    /// The cleaned text.
    pub text: String,
}

/// One line of spans; no line break is ever inside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    spans: Vec<Span>,
}

impl Line {
    /// An empty line.
    pub fn new() -> Self {
        Self::default()
    }

    /// A line that is all one role.
    pub fn of(role: Role, text: impl AsRef<str>) -> Self {
        Self::new().push(role, text)
    }

    /// A line of text that is clean already and may hold tabs.
    pub(super) fn verbatim(text: String) -> Self {
        Self {
            spans: vec![Span {
                role: Role::Plain,
                text,
            }],
        }
    }

    /// Adds text with a role; empty text adds nothing.
    #[must_use]
    pub fn push(mut self, role: Role, text: impl AsRef<str>) -> Self {
        self.append(role, &clean(text.as_ref()));
        self
    }

    /// Adds ordinary words.
    #[must_use]
    pub fn plain(self, text: impl AsRef<str>) -> Self {
        self.push(Role::Plain, text)
    }

    /// Adds the thing to find first.
    #[must_use]
    pub fn strong(self, text: impl AsRef<str>) -> Self {
        self.push(Role::Strong, text)
    }

    /// Adds something to type or do next.
    #[must_use]
    pub fn accent(self, text: impl AsRef<str>) -> Self {
        self.push(Role::Accent, text)
    }

    /// Adds context.
    #[must_use]
    pub fn muted(self, text: impl AsRef<str>) -> Self {
        self.push(Role::Muted, text)
    }

    /// Adds another line's spans.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.spans.extend(other.spans);
        self
    }

    /// The spans, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Columns on screen.
    pub fn width(&self) -> usize {
        self.spans.iter().map(|span| span.text.width()).sum()
    }

    /// Nothing to show.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The words without their roles.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// The line broken at spaces so that no part is wider than `width`, and a
    /// number stays with the word that it counts; words wider than that are cut.
    pub fn wrap(&self, width: usize) -> Vec<Self> {
        let width = width.max(1);
        let mut parts = vec![Self::new()];
        let mut used = 0;
        for chunk in self.chunks() {
            let whole: usize = chunk.iter().map(|(_, word)| word.width()).sum();
            if used > 0 && used + whole > width && whole <= width {
                parts.push(Self::new());
                used = 0;
            }
            let pieces = chunk.iter().flat_map(|&(role, word)| {
                pieces(word, width).into_iter().map(move |one| (role, one))
            });
            for (role, piece) in pieces {
                let blank = piece.trim().is_empty();
                if used > 0 && used + piece.width() > width {
                    parts.push(Self::new());
                    used = 0;
                }
                if blank && used == 0 && parts.len() > 1 {
                    continue;
                }
                used += piece.width();
                if let Some(last) = parts.last_mut() {
                    last.append(role, piece);
                }
            }
        }
        parts.iter_mut().for_each(Self::trim_end);
        parts
    }

    /// The line broken as [`Self::wrap`] does, every part as far in as the first.
    pub fn hang(&self, width: usize) -> Vec<Self> {
        let text = self.text();
        let inset = text.len() - text.trim_start_matches(' ').len();
        if inset == 0 || inset >= width {
            return self.wrap(width);
        }
        let mut rest = inset;
        let mut line = Self::new();
        for span in &self.spans {
            let skipped = rest.min(span.text.len());
            rest -= skipped;
            line.append(span.role, &span.text[skipped..]);
        }
        let blanks = Self::from(" ".repeat(inset));
        let parts = line.wrap(width - inset).into_iter();
        parts.map(|part| blanks.clone().join(part)).collect()
    }

    /// The line cut to `width` columns, with an ellipsis where it was cut.
    #[must_use]
    pub fn cut(&self, width: usize) -> Self {
        if self.width() <= width {
            return self.clone();
        }
        let mut rest = width.saturating_sub(1);
        let mut line = Self::new();
        for span in &self.spans {
            let part = head(&span.text, rest);
            rest -= part.width();
            line.append(span.role, part);
            if part.len() < span.text.len() {
                break;
            }
        }
        line.trim_end();
        if width > 0 {
            line.push(Role::Muted, "…")
        } else {
            line
        }
    }

    /// What belongs on one line: a word whatever its colours, and a number with
    /// the word after it. Blanks between are chunks of their own.
    fn chunks(&self) -> Vec<Vec<(Role, &str)>> {
        let mut chunks = Vec::new();
        let mut open: Vec<(Role, &str)> = Vec::new();
        for (role, word) in self.words() {
            let is_blank = word.trim().is_empty();
            if is_blank && !is_number(&open) {
                chunks.push(std::mem::take(&mut open));
                chunks.push(vec![(role, word)]);
            } else {
                open.push((role, word));
            }
        }
        chunks.push(open);
        chunks
    }

    fn words(&self) -> impl Iterator<Item = (Role, &str)> {
        self.spans
            .iter()
            .flat_map(|span| {
                span.text
                    .split_inclusive(' ')
                    .map(move |word| (span.role, word))
            })
            .flat_map(|(role, word)| {
                let (body, space) = word.split_at(word.trim_end_matches(' ').len());
                [(role, body), (role, space)]
                    .into_iter()
                    .filter(|(_, part)| !part.is_empty())
            })
    }

    fn append(&mut self, role: Role, text: &str) {
        match self.spans.last_mut() {
            Some(last) if last.role == role => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => self.spans.push(Span {
                role,
                text: text.to_owned(),
            }),
        }
    }

    fn trim_end(&mut self) {
        while let Some(last) = self.spans.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            self.spans.pop();
        }
    }
}

impl<T: AsRef<str>> From<T> for Line {
    fn from(text: T) -> Self {
        Self::of(Role::Plain, text)
    }
}

/// Text that is safe to print on one line: control characters become a space
/// (one for a run of them), and marks that reorder text disappear.
pub fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        match c {
            _ if reorders(c) => {}
            _ if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => gap = true,
            _ => {
                if gap && !clean.is_empty() {
                    clean.push(' ');
                }
                gap = false;
                clean.push(c);
            }
        }
    }
    clean
}

/// JSON in which the characters that a terminal obeys, and JSON does not escape
/// by itself, are escaped. Outside strings JSON has none of them.
pub fn escaped(json: &str) -> Cow<'_, str> {
    let obeyed = |c: char| c.is_control() || reorders(c);
    if !json.contains(obeyed) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if obeyed(c) {
            _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Unicode marks that change the direction of the text around them.
const fn reorders(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
}

/// "12", "12,500", "3.6", and what a mark stands before: "(2", "+3".
fn is_number(words: &[(Role, &str)]) -> bool {
    let mut letters = words.iter().flat_map(|(_, word)| word.chars());
    words
        .last()
        .is_some_and(|(_, word)| word.ends_with(|c: char| c.is_ascii_digit()))
        && letters.all(|c| c.is_ascii_digit() || ".,(+-".contains(c))
}

/// The longest start of `text` that fits `width` columns.
fn head(text: &str, width: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > width {
            return &text[..at];
        }
    }
    text
}

/// `word` in pieces no wider than `width`.
fn pieces(word: &str, width: usize) -> Vec<&str> {
    let mut rest = word;
    let mut all = Vec::new();
    while rest.width() > width {
        let part = head(rest, width);
        if part.is_empty() {
            break;
        }
        all.push(part);
        rest = &rest[part.len()..];
    }
    all.push(rest);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        Line::from(text)
            .wrap(width)
            .iter()
            .map(Line::text)
            .collect()
    }

    #[test]
    fn control_characters_never_reach_the_screen() {
        assert_eq!(
            Line::from("a\u{1b}[31mred\nb\t\r\nc").text(),
            "a [31mred b c"
        );
        assert_eq!(clean("safe\u{202e}txt\u{2069}"), "safetxt");
        assert_eq!(clean("\u{9b}2J\u{7}"), "2J");
    }

    #[test]
    fn json_holds_nothing_that_a_terminal_obeys() {
        assert_eq!(escaped("{\"a\":\"ä\"}"), "{\"a\":\"ä\"}");
        let nasty = "{\"a\":\"\u{9b}2J\u{7f}\u{202e}\"}";
        assert_eq!(escaped(nasty), r#"{"a":"\u009b2J\u007f\u202e"}"#);
    }

    #[test]
    fn wrapping_keeps_words_and_never_exceeds_the_width() {
        assert_eq!(
            wrapped("call two old clients", 9),
            ["call two", "old", "clients"]
        );
        assert_eq!(wrapped("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrapped("", 4), [""]);
        assert_eq!(wrapped("日本語テキスト", 5), ["日本", "語テ", "キス", "ト"]);
    }

    #[test]
    fn a_number_stays_with_what_it_counts() {
        assert_eq!(
            wrapped("you did 5 h of 12.5 h", 9),
            ["you did", "5 h of", "12.5 h"]
        );
        assert_eq!(wrapped("8 Feb", 3), ["8", "Feb"]);
        let line = Line::new().plain("about ").strong("3").muted("/10, later");
        let parts: Vec<String> = line.wrap(9).iter().map(Line::text).collect();
        assert_eq!(parts, ["about", "3/10,", "later"]);
    }

    #[test]
    fn what_stands_in_stays_in() {
        let line = Line::from("  ").muted("counts for: ").plain("one of two");
        let parts: Vec<String> = line.hang(14).iter().map(Line::text).collect();
        assert_eq!(parts, ["  counts for:", "  one of two"]);
    }

    #[test]
    fn wrapping_keeps_roles() {
        let line = Line::new().strong("Ann Lee").muted(" at Acme").wrap(8);
        assert_eq!(line[0], Line::of(Role::Strong, "Ann Lee"));
        assert_eq!(line[1], Line::of(Role::Muted, "at Acme"));
    }

    #[test]
    fn cutting_counts_columns_not_letters() {
        assert_eq!(Line::from("newsletter").cut(6).text(), "newsl…");
        assert_eq!(Line::from("日本語").cut(4).text(), "日…");
        assert_eq!(Line::from("short").cut(9).text(), "short");
        assert_eq!(Line::from("short").cut(0).text(), "");
    }
}
