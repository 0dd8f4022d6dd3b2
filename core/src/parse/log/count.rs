//! How many, and how much money.

use super::pieces::{Count, Cover, Pieces};
use crate::money::{Form, read_amount};
use crate::parse::among::among;
use crate::parse::lex::Token;
use crate::parse::number;

/// The most one line may log at once.
const MOST: i64 = 100_000;

impl Pieces<'_> {
    pub(super) fn money(&mut self, at: usize) -> Option<usize> {
        let token = self.tokens().get(at)?;
        let named = token.is_word() && token.text.contains(|c: char| c.is_ascii_digit());
        let code = token
            .text
            .get(..3)
            .is_some_and(|code| crate::money::Currency::from_code(code).is_some());
        if named && !code {
            return None;
        }
        let rest = self.lower.get(token.start..)?;
        let amount =
            read_amount(rest).filter(|amount| amount.is_money() && amount.form != Form::Article)?;
        let stop = token.start + amount.used;
        let used = self.tokens()[at..]
            .iter()
            .take_while(|token| token.start < stop)
            .count();
        if self.money.is_some() {
            return None;
        }
        self.money = Some(amount);
        Some(self.take(at, used, Cover::Taken))
    }

    /// `x5` counts; "+44 20 7946" is a telephone number, "didn't" no count.
    fn odd_count(&mut self, at: usize) -> Option<usize> {
        let next = |n: usize| self.tokens().get(at + n);
        if self.word(at) == "+" && next(1).is_some_and(|token| token.glued && token.is_number()) {
            let numbers = self.tokens()[at + 1..]
                .iter()
                .take_while(|token| token.is_number());
            return Some(numbers.count() + 1);
        }
        if super::leftover::denies(self.word(at)) && at < 3 && self.counts.is_empty() {
            return Some(self.push_none(at));
        }
        let digits = self
            .word(at)
            .strip_prefix('x')
            .filter(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))?;
        let value = number::decimal(digits)?;
        Some(self.push_count(at, 1, value, true))
    }

    /// "2nd time" and "9/10 replies" have numbers, and no count.
    fn no_count(&mut self, at: usize) -> Option<usize> {
        if number::ordinal(self.tokens(), at).is_some_and(|place| place.used == 2) {
            return Some(self.take(at, 2, Cover::Noted));
        }
        if at > 0 && self.word(at - 1) == "#" && self.tokens()[at].glued {
            return Some(self.take(at, 1, Cover::Noted));
        }
        let part = self.tokens().get(at..at + 3)?;
        let of = part[0].is_number() && part[1].is("/") && part[1].glued && part[2].is_number();
        if !of {
            return None;
        }
        let always = part[0].text == "24" && part[2].text == "7";
        if !always && self.tokens().get(at + 3).is_some_and(Token::is_word) {
            return Some(self.push(at, 3, None, true));
        }
        Some(self.take(at, 3, Cover::Noted))
    }

    pub(super) fn count(&mut self, at: usize) -> Option<usize> {
        if let Some(used) = self.odd_count(at) {
            return Some(used);
        }
        if let Some(found) = number::times(self.tokens(), at) {
            return Some(self.push_count(at, found.used, found.value.low, true));
        }
        if let Some(used) = self.no_count(at) {
            return Some(used);
        }
        let minus = matches!(self.word(at), "-")
            && self
                .tokens()
                .get(at + 1)
                .is_some_and(|token| token.glued && token.is_number())
            && !self.tokens()[at].glued;
        let none = at == 0
            && matches!(self.word(at), "no" | "zero")
            && self.tokens().get(1).is_some_and(Token::is_word);
        if none {
            return Some(self.push_none(at));
        }
        let from = at + usize::from(minus);
        let stop = usize::from(at > 1 && self.word(at - 1) == ".");
        if at > stop && is_reference(self.word(at - 1 - stop)) {
            return number::cardinal(self.tokens(), at).map(|found| found.used);
        }
        if is_name_of(self.tokens(), from) || self.is_distance(from) {
            return None;
        }
        let found = number::cardinal(self.tokens(), from)?;
        let word = self.tokens()[from].is_word();
        if word
            && (matches!(self.word(from), "one" | "half" | "couple" | "pair")
                && self.word(from + found.used) == "of"
                && self.word(from) == "one"
                || self.word(from) == "half")
        {
            return None;
        }
        let used = found.used + usize::from(minus);
        if minus {
            return Some(self.push(at, used, None, true));
        }
        Some(self.push_count(at, used, found.value, false))
    }

    /// "ran 5k", but not "10k steps": how far, not how often.
    fn is_distance(&self, at: usize) -> bool {
        let k = self.tokens().get(at + 1);
        let noun = self.tokens().get(at + 2).filter(|next| {
            next.is_word() && !among("on in with this today yesterday at last", &next.text)
        });
        self.tokens()[at].is_number() && k.is_some_and(|k| k.glued && k.is("k")) && noun.is_none()
    }

    fn push_count(&mut self, at: usize, used: usize, value: number::Decimal, sure: bool) -> usize {
        let whole = value.as_whole().filter(|n| (1..=MOST).contains(n));
        let value = whole.and_then(|n| u32::try_from(n).ok());
        self.push(at, used, value, sure)
    }

    /// "no", "didn't": it was not done.
    fn push_none(&mut self, at: usize) -> usize {
        self.push(at, 1, None, true)
    }

    fn push(&mut self, at: usize, used: usize, value: Option<u32>, sure: bool) -> usize {
        let count = Count {
            at,
            used,
            value,
            sure,
            open: false,
        };
        self.counts.push(count);
        self.take(at, used, Cover::Number)
    }
}

/// "1:1", "24/7", "1-on-1", "b2b": numbers that are part of a name.
fn is_name_of(tokens: &[Token], at: usize) -> bool {
    let glued = |n: usize, marks: &[&str]| {
        tokens
            .get(n)
            .is_some_and(|token| token.glued && token.is_any(marks))
    };
    glued(at + 1, &[":", "/", "%"])
        || glued(at + 1, &["-"]) && glued(at + 2, &["on", "to", "1"])
        || glued(at, &[])
        || at > 0
            && tokens[at].is_number()
            && tokens[at].glued
            && tokens[at - 1].is_any(&["#", "/", ":", "'", "."])
}

/// Words after which a number is a name: "quote 4321".
fn is_reference(word: &str) -> bool {
    among(
        "quote invoice order number no room ref po ticket chapter page lesson episode part \
             section floor unit lot at week day month quarter version step phase issue vol volume \
             round stage level season series",
        word,
    )
}
