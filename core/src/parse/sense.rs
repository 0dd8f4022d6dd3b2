//! What cannot be meant, whatever else a sentence says: fewer than none of
//! something, a number that no computer counts to, a day that no calendar has.
//!
//! The readers never fail: they leave out what they cannot read. A number that
//! was left out would turn into another promise, so they say it and ask; who
//! saves a sentence refuses it.

use std::fmt;

use super::date::{self, Calendar};
use super::lex::{Token, lex};
use super::number;

/// What is wrong with a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nonsense {
    /// A number beyond all counting, as it was written.
    TooLarge(String),
    /// "-2 calls".
    BelowZero,
    /// 30 February: what is wrong with the day, in words.
    NoSuchDay(String),
}

impl fmt::Display for Nonsense {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(number) if number.len() > SHOWN => {
                let shown: String = number.chars().take(SHOWN).collect();
                write!(f, "{shown}... is too large a number")
            }
            Self::TooLarge(number) => write!(f, "{number} is too large a number"),
            Self::BelowZero => f.write_str("a count cannot be below zero"),
            Self::NoSuchDay(words) => f.write_str(words),
        }
    }
}

/// So many digits of a number are shown.
const SHOWN: usize = 60;

/// The first number or day of a sentence that cannot be meant. A note, after
/// `//`, may say anything; days are looked at only when a calendar is given.
pub fn nonsense(sentence: &str, calendar: Option<Calendar>) -> Option<Nonsense> {
    among(&lex(sentence).tokens, calendar)
}

/// The same for a sentence that was cut into tokens.
pub(super) fn among(tokens: &[Token], calendar: Option<Calendar>) -> Option<Nonsense> {
    let noted = tokens.iter().position(|token| token.is("//"));
    let tokens = &tokens[..noted.unwrap_or(tokens.len())];
    (0..tokens.len()).find_map(|at| {
        let number = &tokens[at];
        if number.is_number() && number::decimal(&number.text).is_none() {
            return Some(Nonsense::TooLarge(number.text.clone()));
        }
        if below_zero(tokens, at) {
            return Some(Nonsense::BelowZero);
        }
        let day = date::read(tokens, at).filter(|_| is_day(tokens, at))?;
        let wrong = day.value.resolve(calendar?).err()?;
        Some(Nonsense::NoSuchDay(wrong.to_string()))
    })
}

/// Whether `-2 calls` or `minus two` stands here; `-5 %` is a change, and in
/// `3 -5` and `2-5` the mark joins a range.
fn below_zero(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if token.is("minus") {
        return number::cardinal(tokens, at + 1).is_some();
    }
    let after_number = at > 0 && tokens[at - 1].is_number();
    let next = tokens.get(at + 1);
    let counted = tokens.get(at + 2).is_some_and(|t| t.is_word() && !t.glued);
    token.is("-")
        && !token.glued
        && !after_number
        && counted
        && next.is_some_and(|next| next.glued && next.is_number())
}

/// Whether a day of the calendar may begin here: `31 April`, `April 31`,
/// `2027-02-30`, `30.2.2027`.
fn is_day(tokens: &[Token], at: usize) -> bool {
    let is_month = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|t| date::month(&t.text).is_some())
    };
    let is_number = |at: usize| tokens.get(at).is_some_and(Token::is_number);
    let glued = |at: usize| tokens.get(at).is_some_and(|t| t.glued);
    let parts =
        || is_number(at + 2) && is_number(at + 4) && (at + 1..=at + 4).all(glued) && !glued(at);
    match (is_number(at), is_month(at)) {
        (true, _) => is_month(at + 1) || parts(),
        (_, true) => is_number(at + 1) && !is_month(at + 2),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::date::Sense;
    use super::super::setting::Setting;
    use super::*;

    fn found(sentence: &str) -> Option<String> {
        let setting = Setting {
            day_first: true,
            ..Setting::new(date(2027, 2, 11))
        };
        let calendar = Calendar::new(&setting, Sense::Future);
        nonsense(sentence, Some(calendar)).map(|wrong| wrong.to_string())
    }

    #[test]
    fn what_cannot_be_meant_is_found() {
        for (sentence, words) in [
            ("make -2 calls a day", "below zero"),
            ("minus two cold calls", "below zero"),
            ("99999999999999999999 calls a day", "too large"),
            ("2 calls a day until 30 February", "30 February"),
            ("2 calls a day from April 31", "31 April"),
            ("2 calls a day until 2027-02-30", "30 February"),
        ] {
            let said = found(sentence).unwrap_or_default();
            assert!(said.contains(words), "{sentence}: {said}");
        }
    }

    #[test]
    fn what_can_be_meant_passes() {
        for sentence in [
            "2-5 calls a day",
            "change churn by -5 %",
            "every day minus Friday",
            "call Ann - 2 calls",
            "2 calls a day until 29 February 2028",
            "work 24/7 from May 2 to 1.6.2027",
            "two calls // she offered -5 calls on 31 April",
            "in March 2027 write 40 cards",
        ] {
            assert_eq!(found(sentence), None, "{sentence}");
        }
    }
}
