//! Signs in a log line: `#tag` and `@organisation`.

use super::name::is_firm_word;
use super::pieces::{Cover, Pieces};
use crate::parse::lex::Token;

impl Pieces<'_> {
    /// `#tag` and `@organisation`, hyphens and quotes included.
    pub(super) fn sign(&mut self, at: usize) -> Option<usize> {
        let mark = self.tokens()[at].text.as_str();
        if mark != "#" && mark != "@" {
            return None;
        }
        if mark == "@" && self.tokens().get(at + 1).is_some_and(|next| !next.glued) {
            return self.apart(at);
        }
        let quoted = self
            .tokens()
            .get(at + 1)
            .is_some_and(|token| token.glued && token.is("\""));
        let mut end = at + 1 + usize::from(quoted);
        while let Some(token) = self.tokens().get(end) {
            let inside = if quoted {
                !token.is("\"")
            } else {
                token.glued
                    && !matches!(token.text.as_str(), "," | ";" | "!" | "?" | ")")
                    && (token.text != "."
                        || self.tokens().get(end + 1).is_some_and(|next| next.glued))
            };
            if !inside {
                break;
            }
            end += 1;
        }
        // "@Acme Ltd" is one name.
        while mark == "@" && !quoted && end < self.body && is_firm_word(self.word(end)) {
            end += 1;
        }
        let text = self.lexed.raw(at + 1 + usize::from(quoted), end);
        // "@ 15:30" and "@3pm" are times; "#1" is a rank.
        let number = self.tokens().get(at + 1).is_some_and(Token::is_number);
        if text.is_empty() || number {
            return None;
        }
        if mark == "#" {
            self.tags.push(text.to_lowercase());
        } else {
            self.organisation.get_or_insert_with(|| text.to_owned());
        }
        let used = end + usize::from(quoted && end < self.body) - at;
        Some(self.take(at, used, Cover::Taken))
    }

    /// "@ Acme Tools": an organisation a space apart, as far as capitals go.
    fn apart(&mut self, at: usize) -> Option<usize> {
        let capital = |from: usize| {
            let raw = self.lexed.raw(from, from + 1);
            raw.chars().next().is_some_and(char::is_uppercase)
        };
        let rest = self.tokens().get(at + 1..).unwrap_or_default();
        let words = rest.iter().zip(at + 1..);
        let named = words
            .take_while(|(token, from)| token.is_word() && capital(*from))
            .count();
        if named == 0 {
            return None;
        }
        let text = self.lexed.raw(at + 1, at + 1 + named).to_owned();
        self.organisation.get_or_insert(text);
        Some(self.take(at, named + 1, Cover::Taken))
    }
}
