//! A clean title: the person's own words without number and cadence.

use super::item::{Item, Marked};
use crate::parse::lex::{Lexed, Token};

/// Words that may not end or begin a title.
const LOOSE: [&str; 30] = [
    "for", "of", "at", "by", "in", "on", "to", "and", "with", "a", "an", "the", "each", "per",
    "or", "from", "is", "are", "that", "than", "but", "as", "about", "during", "it", "so", "once",
    "within", "until", "then",
];

/// Longest title, in characters.
const MAX: usize = 80;

/// Words after a count that go with it: "10 new people" is "people".
const WITH_COUNT: [&str; 6] = ["new", "more", "additional", "different", "separate", "of"];

/// Verbs of spending time, which say nothing once the time is gone.
const SPEND: [&str; 9] = [
    "spend", "spending", "devote", "dedicate", "block", "set", "aside", "off", "out",
];

/// What to make of the items.
#[derive(Clone, Copy)]
pub(super) struct Style {
    /// The count of one that becomes "a".
    pub(super) article: Option<usize>,
    /// Keep the words of refusal.
    pub(super) stopping: bool,
    /// The number is a length of time.
    pub(super) timed: bool,
}

/// Builds the title of some items.
pub(super) fn title(lexed: &Lexed<'_>, items: &[Marked], style: Style) -> String {
    let mut title = Builder {
        text: String::new(),
        last: None,
        pending: None,
        fix: false,
    };
    let mut after_count = false;
    for (at, marked) in items.iter().enumerate().filter(|(_, m)| !m.aside) {
        match &marked.item {
            Item::Stop if style.stopping => title.refusal(lexed, marked),
            Item::Stop | Item::Skip => {}
            Item::Word => {
                let token = &lexed.tokens[marked.from];
                let spent = style.timed && token.is_any(&SPEND) && title.text.is_empty();
                let whole = lexed
                    .tokens
                    .get(marked.to)
                    .is_none_or(|t| !(t.glued && t.is("-")));
                if !(spent || after_count && whole && token.is_any(&WITH_COUNT)) {
                    after_count = false;
                    (marked.from..marked.to).for_each(|n| title.word(lexed, n));
                }
            }
            Item::Count { .. } => {
                after_count = true;
                if style.stopping && title.text.is_empty() {
                    title.push("No", false);
                }
                if style.article == Some(at) {
                    let of = lexed.tokens.get(marked.to).is_some_and(|t| t.is("of"));
                    after_count = !of;
                    title.flush(lexed);
                    title.push(if of { "one" } else { "a" }, false);
                    title.fix = !of;
                }
            }
            Item::Length { .. } => {
                after_count = true;
                title.drop_loose();
            }
            // "more than 5 but no more than 10" is one number.
            Item::Break if matches!(items.get(at + 1), Some(next) if matches!(next.item, Item::Bound(_))) =>
                {}
            Item::Break => title.pending = Some(marked.from),
            _ => title.drop_loose(),
        }
    }
    title.finish()
}

struct Builder {
    text: String,
    last: Option<usize>,
    pending: Option<usize>,
    /// The last word is an article that must suit the next.
    fix: bool,
}

impl Builder {
    fn word(&mut self, lexed: &Lexed<'_>, at: usize) {
        let token = &lexed.tokens[at];
        let raw = lexed.raw(at, at + 1);
        self.flush(lexed);
        let glued = token.glued && (self.last.is_some_and(|last| last + 1 == at));
        self.suit(token);
        self.push(raw, glued);
        self.fix = token.is_any(&["a", "an"]);
        self.last = Some(at);
    }

    /// "don't", "won't" and "will not" all become "do not".
    fn refusal(&mut self, lexed: &Lexed<'_>, marked: &Marked) {
        self.flush(lexed);
        let last = lexed.tokens[marked.to - 1].text.as_str();
        let denied =
            last.ends_with("not") || last.ends_with("n't") || matches!(last, "dont" | "wont");
        let noun = lexed
            .tokens
            .get(marked.to)
            .is_some_and(|t| t.is_any(&["a", "an", "one", "any"]));
        if denied && !(noun && last == "not") {
            self.push("Do not", false);
        } else {
            self.push(lexed.raw(marked.from, marked.to), false);
        }
    }

    /// Writes the mark that stood between two parts.
    fn flush(&mut self, lexed: &Lexed<'_>) {
        if let Some(mark) = self.pending.take()
            && !self.text.is_empty()
        {
            let token = &lexed.tokens[mark];
            self.push(lexed.raw(mark, mark + 1), token.glued && !token.is_word());
        }
    }

    fn push(&mut self, raw: &str, glued: bool) {
        if !glued && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(raw);
    }

    /// "a" before a consonant, "an" before a vowel.
    fn suit(&mut self, next: &Token) {
        if !std::mem::take(&mut self.fix) {
            return;
        }
        let vowel = next.text.starts_with(['a', 'e', 'i', 'o'])
            && !next.text.starts_with("one")
            && !next.text.starts_with("eu");
        let stem = self
            .text
            .trim_end_matches('n')
            .trim_end_matches(['a', 'A'])
            .len();
        let capital = self.text[stem..].starts_with('A');
        self.text.truncate(stem);
        self.text
            .push_str(match (capital, vowel || next.text == "hour") {
                (true, true) => "An",
                (true, false) => "A",
                (false, true) => "an",
                (false, false) => "a",
            });
    }

    /// A preposition whose object was taken away goes too.
    fn drop_loose(&mut self) {
        let last = self.text.rsplit(' ').next().unwrap_or("").to_lowercase();
        if matches!(
            last.as_str(),
            "for" | "of" | "at" | "by" | "in" | "on" | "is" | "than" | "each" | "are"
        ) {
            self.text.truncate(self.text.len() - last.len());
            self.text.truncate(self.text.trim_end().len());
            self.fix = false;
        }
    }

    fn finish(self) -> String {
        let mut text = self.text;
        if text.chars().count() > MAX {
            let cut: String = text.chars().take(MAX).collect();
            text = cut
                .rsplit_once(' ')
                .map_or(cut.clone(), |(head, _)| head.to_owned());
        }
        loop {
            let trimmed = text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            let last = trimmed.rsplit(' ').next().unwrap_or("");
            if trimmed == text && !LOOSE.contains(&last.to_lowercase().as_str()) {
                break;
            }
            text = if LOOSE.contains(&last.to_lowercase().as_str()) {
                trimmed[..trimmed.len() - last.len()].to_owned()
            } else {
                trimmed
            };
            if text.is_empty() {
                break;
            }
        }
        while let Some((first, rest)) = text.split_once(' ')
            && matches!(
                first.to_lowercase().as_str(),
                "of" | "for" | "on" | "in" | "at" | "and" | "by" | "doing" | "with" | "that"
            )
        {
            text = rest.to_owned();
        }
        let mut chars = text.chars();
        chars.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(chars).collect()
        })
    }
}
