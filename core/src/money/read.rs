//! Reading amounts out of text: "$500k", "1,5 Mio. EUR", "half a million".

use super::currency::{Mark, mark_at};
use super::mark::{Digits, Value, value};
use super::words::{read_number_words, scale_word};
use super::{Currency, Decimal, Money};
use crate::{Error, Result};

/// How a number was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In digits.
    Digits,
    /// In words.
    Words,
    /// Only as "a" or "an", which may mean nothing.
    Article,
}

/// A number with what is written around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// The number, scale words included: 500000 for "500k".
    pub value: Decimal,
    /// The currency, when one was named.
    pub currency: Option<Currency>,
    /// A currency was named that several countries share ("kr").
    pub currency_shared: bool,
    /// The number may be a thousand times smaller ("$1.500"): ask.
    pub unclear: bool,
    /// A scale was written: k, M, thousand, million.
    pub scaled: bool,
    /// How the number was written.
    pub form: Form,
    /// Bytes of text read.
    pub used: usize,
}

impl Amount {
    /// Whether a currency was named, shared or not.
    pub const fn is_money(&self) -> bool {
        self.currency.is_some() || self.currency_shared
    }
}

/// Longest number looked at, in bytes: enough for a trillion in full.
const LONGEST: usize = 120;

/// Reads the amount at the start of `text`, which must be lower case. A
/// currency may stand before or after the number. `None` when no number
/// starts here.
pub fn read_amount(text: &str) -> Option<Amount> {
    let text = clip(text, LONGEST);
    let before = mark_at(text).filter(|(_, used)| starts_number(after_spaces(text, *used)));
    let start = before.map_or(0, |(_, used)| skip_spaces(text, used));
    let rest = text.get(start..)?;
    let mut amount = if rest.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        digits_amount(rest, before.map(|(mark, _)| mark))?
    } else if before.is_none() {
        words_amount(rest)?
    } else {
        return None;
    };
    amount.used += start;
    Some(amount)
}

/// The whole of `text` as an amount of money with its currency.
///
/// Fails with a sentence when there is no number, no currency, a currency
/// that several countries share, or a number that may be meant a thousand
/// times smaller.
pub fn parse(text: &str) -> Result<Money> {
    let lower = text.trim().to_lowercase();
    let (sign, rest) = match lower.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest.trim_start()),
        None => (1, lower.as_str()),
    };
    let amount = read_amount(rest)
        .filter(|amount| amount.used == rest.len() && amount.form != Form::Article)
        .ok_or_else(|| {
            Error::new(format!(
                "'{}' is not an amount of money such as EUR 500 or $1.5M",
                text.trim()
            ))
        })?;
    if amount.unclear {
        return Err(Error::new(format!(
            "'{}' may be meant a thousand times smaller; write it without the point or comma",
            text.trim()
        )));
    }
    let Some(currency) = amount.currency else {
        return Err(Error::new(format!(
            "'{}' does not say which currency; add a code such as EUR or SEK",
            text.trim()
        )));
    };
    Money::from_major(amount.value, currency)?.times(sign)
}

fn clip(text: &str, longest: usize) -> &str {
    let mut end = text.len().min(longest);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

fn starts_number(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('.') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_ascii_digit(),
        None => false,
    }
}

const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

fn skip_spaces(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.len() - rest.trim_start_matches(is_space).len()
}

fn after_spaces(text: &str, from: usize) -> &str {
    text.get(skip_spaces(text, from)..).unwrap_or_default()
}

/// Length of the digits and marks at the start: a mark counts only between
/// digits, a space only before exactly three digits of a number in groups.
fn digits_length(text: &str) -> usize {
    let mut end = 0;
    let mut spaced = None;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let run = rest.bytes().take_while(u8::is_ascii_digit).count();
        end += run;
        let Some(mark) = text.get(end..).and_then(|rest| rest.chars().next()) else {
            return end;
        };
        let after = text.get(end + mark.len_utf8()..).unwrap_or_default();
        let next = after.bytes().take_while(u8::is_ascii_digit).count();
        let grouped = is_space(mark)
            && next == 3
            && (spaced.is_some() || (1..=3).contains(&end))
            && !text.get(..end).unwrap_or_default().contains(['.', ',']);
        let marked = matches!(mark, '.' | ',' | '\'' | '’') && next > 0;
        if !(grouped || marked) || (run == 0 && end > 0) {
            return end;
        }
        if grouped {
            spaced = Some(());
        }
        end += mark.len_utf8();
    }
}

fn digits_amount(text: &str, before: Option<Mark>) -> Option<Amount> {
    let length = digits_length(text);
    let written = text.get(..length)?;
    let (scale, mut used) = scale_after(text, length, before.is_some());
    let after = match before {
        Some(_) => None,
        None => mark_after(text, used),
    };
    let mark = before.or(after.map(|(mark, _)| mark));
    used = after.map_or(used, |(_, end)| end);
    let currency = match mark {
        Some(Mark::One(currency)) => Some(currency),
        _ => None,
    };
    let money = mark.is_some();
    let scaled = scale.is_some();
    let read = value(Digits {
        text: written,
        scaled,
        plain: !money && !scaled,
        currency,
    })?;
    let (number, unclear) = match read {
        Value::Clear(number) => (number, false),
        Value::Unclear(number) => (number, true),
    };
    let number = number.times(Decimal::whole(scale.unwrap_or(1)))?;
    Some(Amount {
        value: number,
        currency,
        currency_shared: mark == Some(Mark::Shared),
        unclear,
        scaled,
        form: Form::Digits,
        used,
    })
}

fn mark_after(text: &str, from: usize) -> Option<(Mark, usize)> {
    let at = skip_spaces(text, from);
    let (mark, used) = mark_at(text.get(at..)?)?;
    Some((mark, at + used))
}

/// The scale after the digits and where it ends. A letter must touch the
/// number, save that "500 k" and, with a currency, "5 m" are read too.
fn scale_after(text: &str, from: usize, money: bool) -> (Option<i64>, usize) {
    let at = skip_spaces(text, from);
    let rest = text.get(at..).unwrap_or_default();
    let end = at
        + rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
    let word = text.get(at..end).unwrap_or_default();
    let touching = at == from;
    let letter = match word {
        "k" => Some(1_000),
        "m" if touching || money => Some(1_000_000),
        "b" if touching || money => Some(1_000_000_000),
        "keur" | "kusd" | "kgbp" | "kchf" => return (Some(1_000), at + 1),
        "meur" | "musd" | "mgbp" | "mchf" => return (Some(1_000_000), at + 1),
        _ => scale_word(word),
    };
    match letter {
        // "Mio." and "Mrd." carry a point when a word follows.
        Some(scale) => {
            let dot = matches!(word, "mio" | "mrd" | "tsd" | "mill")
                && text.get(end..).is_some_and(|r| r.starts_with('.'));
            (Some(scale), end + usize::from(dot))
        }
        None => (None, from),
    }
}

fn words_amount(text: &str) -> Option<Amount> {
    let mut ends = Vec::new();
    let mut words = Vec::new();
    let mut at = 0;
    for word in text.split(' ').take(16) {
        at += word.len();
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        words.push(bare);
        ends.push(at - (word.len() - bare.len()));
        at += 1;
        // A comma or stop ends the number.
        if bare.len() != word.len() {
            break;
        }
    }
    let number = read_number_words(&words)?;
    let mut used = ends.get(number.used - 1).copied()?;
    let after = mark_after(text, used).filter(|_| !number.article);
    used = after.map_or(used, |(_, end)| end);
    let mark = after.map(|(mark, _)| mark);
    let currency = match mark {
        Some(Mark::One(currency)) => Some(currency),
        _ => None,
    };
    let scaled = number.value.as_whole().is_none_or(|whole| whole >= 1_000);
    Some(Amount {
        value: number.value,
        currency,
        currency_shared: mark == Some(Mark::Shared),
        unclear: false,
        scaled,
        form: if number.article {
            Form::Article
        } else {
            Form::Words
        },
        used,
    })
}
