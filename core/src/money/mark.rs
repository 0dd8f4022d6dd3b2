//! Which mark parts the thousands and which the decimals.
//!
//! | written | read | why |
//! |---|---|---|
//! | both marks, "1,234.50" or "1.234,50" | the last one is the decimal mark | no grammar has it otherwise |
//! | one mark more than once, "1.500.000" | thousands | a number has one decimal mark |
//! | one mark, not three digits after it | decimal: "1,5", "2.75" | groups have three digits |
//! | one mark after a lone 0, "0,125" | decimal | no group starts with 0 |
//! | a comma and three digits, "500,000" | thousands | decimals of money are not thousandths |
//! | a point and three digits, "500.000" | by the currency: thousands with EUR and others whose places write so, else unclear | $1.500 may be either |
//! | apostrophe or space, "1'500", "12 000" | thousands | never decimals |
//!
//! A scale word ("1.500 million") or a currency with thousandths makes three
//! digits unclear as well. What is unclear is reported, never settled.

use super::{Currency, Decimal};

/// The digits of a number before their marks are given a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits<'a> {
    /// As written: digits, points, commas, apostrophes and spaces.
    pub text: &'a str,
    /// A scale word or letter follows.
    pub scaled: bool,
    /// A per cent sign follows, or it is no amount of money.
    pub plain: bool,
    /// The currency, when known.
    pub currency: Option<Currency>,
}

/// What the digits say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// One number.
    Clear(Decimal),
    /// Either of two numbers, a factor of a thousand apart; the larger here.
    Unclear(Decimal),
}

/// Gives the marks a meaning, or `None` when the grouping is no grouping at
/// all ("1,23,4.5") or the number is too large.
pub(super) fn value(digits: Digits<'_>) -> Option<Value> {
    let (points, commas) = (count(digits.text, '.'), count(digits.text, ','));
    match (points, commas) {
        (1.., 1..) => both(digits.text).map(Value::Clear),
        (0, 1) => single(digits, ','),
        (1, 0) => single(digits, '.'),
        _ => whole(digits.text).map(Value::Clear),
    }
}

fn count(text: &str, mark: char) -> usize {
    text.chars().filter(|c| *c == mark).count()
}

/// Two kinds of mark: the last is the decimal mark and stands once.
fn both(text: &str) -> Option<Decimal> {
    let decimal = text.chars().rev().find(|c| matches!(c, '.' | ','))?;
    if count(text, decimal) != 1 {
        return None;
    }
    let (left, right) = text.split_once(decimal)?;
    fraction(left, right)
}

/// One mark, once.
fn single(digits: Digits<'_>, mark: char) -> Option<Value> {
    let (left, right) = digits.text.split_once(mark)?;
    let grouping = right.len() == 3 && (1..=3).contains(&left.len()) && !left.starts_with('0');
    if !grouping {
        // Four digits after a comma are neither a group nor money.
        return fraction(left, right).map(Value::Clear);
    }
    let thousands = whole(digits.text)?;
    let thousandths = digits.currency.is_some_and(|c| c.digits() == 3);
    Some(match mark {
        _ if digits.scaled || thousandths => Value::Unclear(thousands),
        ',' => Value::Clear(thousands),
        _ if digits.plain => Value::Clear(fraction(left, right)?),
        _ if digits.currency.is_some_and(Currency::groups_with_point) => Value::Clear(thousands),
        _ => Value::Unclear(thousands),
    })
}

/// All marks part groups: three digits each, or two before the last three as
/// in India.
fn whole(text: &str) -> Option<Decimal> {
    let groups: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    if let [first, rest @ ..] = groups.as_slice()
        && let [middle @ .., last] = rest
    {
        let western = middle.iter().all(|g| g.len() == 3) && first.len() <= 3;
        let indian = middle.iter().all(|g| g.len() == 2) && first.len() <= 2 && !middle.is_empty();
        if first.is_empty() || last.len() != 3 || !(western || indian) {
            return None;
        }
    }
    groups.concat().parse().ok().map(Decimal::whole)
}

/// `left` (which may be grouped) and decimals.
fn fraction(left: &str, right: &str) -> Option<Decimal> {
    if right.is_empty() || right.len() > 9 || !right.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let scale = u8::try_from(right.len()).ok()?;
    let whole = if left.is_empty() {
        Decimal::whole(0)
    } else {
        whole(left)?
    };
    whole.plus(Decimal::new(right.parse().ok()?, scale))
}
