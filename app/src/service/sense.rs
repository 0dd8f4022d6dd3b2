//! What cannot be meant, whatever else a sentence says: fewer than none of
//! something, a number that no computer counts to, a day that no calendar has.
//!
//! The readers of the core never fail: they leave out what they cannot read.
//! For what is to be saved that is not enough, since a number that was left
//! out would turn into another promise.

use legwork_core::parse::date::{self, Calendar, Sense};
use legwork_core::parse::lex::{Token, lex};
use legwork_core::parse::number;

use super::context::Context;
use super::text;
use crate::{Error, Result};

/// How a member's dates are read in a sentence about what is to come.
pub(super) fn calendar(context: &Context, today: jiff::civil::Date) -> Calendar {
    Calendar {
        today,
        week_start: context.week_start(),
        fiscal_month: context.fiscal_month(),
        day_first: context.workspace.day_first,
        sense: Sense::Future,
    }
}

/// Refuses numbers and days that cannot be meant. A note, after `//`, may say
/// anything; days are looked at only when a calendar is given.
pub(super) fn refuse_nonsense(sentence: &str, calendar: Option<Calendar>) -> Result<()> {
    let lexed = lex(sentence);
    let noted = lexed.tokens.iter().position(|token| token.is("//"));
    let tokens = &lexed.tokens[..noted.unwrap_or(lexed.tokens.len())];
    for (at, token) in tokens.iter().enumerate() {
        if token.is_number() && number::decimal(&token.text).is_none() {
            let shown = text::shown(&token.text);
            return Err(Error::usage(format!("{shown} is too large a number")));
        }
        if below_zero(tokens, at) {
            return Err(Error::usage("a count cannot be below zero")
                .hint("to take back what was logged, use `legwork undo`"));
        }
        if let Some(calendar) = calendar.filter(|_| is_day(tokens, at))
            && let Some(read) = date::read(tokens, at)
        {
            read.value.resolve(calendar)?;
        }
    }
    Ok(())
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
    use jiff::civil::{Weekday, date};

    use super::*;

    fn refused(sentence: &str) -> Option<String> {
        let calendar = Calendar {
            today: date(2027, 2, 11),
            week_start: Weekday::Monday,
            fiscal_month: 1,
            day_first: true,
            sense: Sense::Future,
        };
        let said = refuse_nonsense(sentence, Some(calendar)).err();
        said.map(|error| error.message().to_owned())
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (sentence, words) in [
            ("make -2 calls a day", "below zero"),
            ("minus two cold calls", "below zero"),
            ("99999999999999999999 calls a day", "too large"),
            ("2 calls a day until 30 February", "30 February"),
            ("2 calls a day from April 31", "31 April"),
            ("2 calls a day until 2027-02-30", "30 February"),
        ] {
            let said = refused(sentence).unwrap_or_default();
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
            assert_eq!(refused(sentence), None, "{sentence}");
        }
    }
}
