//! Quarters, half years and fiscal years by name.

use super::expression::Expression;
use super::length::year_at;
use super::read::{made, word};
use crate::parse::lex::Token;
use crate::parse::number::{self, Read};

/// "Q3", "Q1 2027", "Q1/27", "third quarter of 2027", "H2 2027", "second half of 2027".
pub(super) fn quarter(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let (number, halves, mut used) = match word(tokens, at) {
        "q1" => (1, false, 1),
        "q2" => (2, false, 1),
        "q3" => (3, false, 1),
        "q4" => (4, false, 1),
        "h1" => (1, true, 1),
        "h2" => (2, true, 1),
        _ => {
            let place =
                number::ordinal(tokens, at).filter(|place| (1..=4).contains(&place.value))?;
            let halves = match word(tokens, at + place.used) {
                "quarter" => false,
                "half" if place.value < 3 => true,
                _ => return None,
            };
            (i8::try_from(place.value).ok()?, halves, place.used + 1)
        }
    };
    let mut next = at + used;
    next += usize::from(matches!(word(tokens, next), "of" | "/" | "-" | "in" | "fy"));
    let year = year_at(tokens, next).or_else(|| short_year(tokens, next));
    if let Some(year) = year {
        used = next + year.used - at;
    } else if word(tokens, next) == "the" && word(tokens, next + 1) == "year" && halves {
        used = next + 2 - at;
    }
    let year = year.map(|y| y.value);
    Some(made(
        if halves {
            Expression::Half(number, year)
        } else {
            Expression::Quarter(number, year)
        },
        used,
    ))
}

/// The two digits of "Q2/27".
fn short_year(tokens: &[Token], at: usize) -> Option<Read<i16>> {
    let token = tokens
        .get(at)
        .filter(|t| t.glued && t.is_number() && t.text.len() == 2)?;
    let year: i16 = token.text.parse().ok()?;
    (word(tokens, at - 1) == "/").then_some(Read {
        value: 2000 + year,
        used: 1,
    })
}

/// "FY27", "FY 2027", "fiscal 2027", "fiscal year 2027".
pub(super) fn fiscal_year(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let first = word(tokens, at);
    if let Some(digits) = first
        .strip_prefix("fy")
        .filter(|d| d.len() == 2 || d.len() == 4)
    {
        let year: i16 = digits.parse().ok()?;
        return Some(made(
            Expression::FiscalYear(if year < 100 { 2000 + year } else { year }),
            1,
        ));
    }
    if !matches!(first, "fy" | "fiscal" | "financial") {
        return None;
    }
    let next = at + 1 + usize::from(word(tokens, at + 1) == "year");
    let year = year_at(tokens, next)?;
    // "2027/28" names a year of its own sort: when it ends has to be asked.
    if let Some(second) =
        short_year(tokens, next + 2).filter(|second| second.value == year.value + 1)
    {
        let named = Expression::Within(Box::new(Expression::FiscalYear(second.value)));
        return Some(made(named, next + 3 - at));
    }
    Some(made(
        Expression::FiscalYear(year.value),
        next + year.used - at,
    ))
}
