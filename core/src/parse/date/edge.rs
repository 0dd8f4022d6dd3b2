//! The ends of stretches: "end of the quarter", "year-end", "mid June".

use super::expression::{Expression, Unit};
use super::length::{length, unit, year_at};
use super::names::month;
use super::read::{made, month_and_year, named, period, word};
use crate::parse::lex::Token;
use crate::parse::number::{self, Read};
use crate::vocabulary::PeriodUnit;

/// "end of the quarter", "year end", "EOY", "start of Q2", "mid June".
pub(super) fn edge(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    abbreviation(tokens, at)
        .or_else(|| unit_end(tokens, at))
        .or_else(|| edge_of(tokens, at))
}

fn abbreviation(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let unit = match word(tokens, at) {
        "eoy" => PeriodUnit::Year,
        "eoq" => PeriodUnit::Quarter,
        "eom" => PeriodUnit::Month,
        "eow" => PeriodUnit::Week,
        "eod" => PeriodUnit::Day,
        _ => return None,
    };
    let year = year_at(tokens, at + 1).filter(|_| unit == PeriodUnit::Year);
    Some(match year {
        Some(year) => made(end(Expression::Year(year.value)), 1 + year.used),
        None => made(end(Expression::Period(Unit::Calendar(unit), 0)), 1),
    })
}

fn end(of: Expression) -> Expression {
    Expression::End(Box::new(of))
}

/// "year end", "year's end", "quarter-end".
fn unit_end(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let fiscal = usize::from(matches!(word(tokens, at), "fiscal" | "financial"));
    let next = at + fiscal;
    let unit = match word(tokens, next) {
        "year" | "year's" | "years'" => PeriodUnit::Year,
        "quarter" | "quarter's" => PeriodUnit::Quarter,
        "month" | "month's" => PeriodUnit::Month,
        "week" | "week's" => PeriodUnit::Week,
        _ => return None,
    };
    let hyphen = usize::from(word(tokens, next + 1) == "-");
    if word(tokens, next + 1 + hyphen) != "end" {
        return None;
    }
    let unit = if fiscal == 1 {
        Unit::FiscalYear
    } else {
        Unit::Calendar(unit)
    };
    Some(made(end(Expression::Period(unit, 0)), fiscal + hyphen + 2))
}

fn edge_of(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let mut next = at + 1;
    let wrap: fn(Box<Expression>) -> Expression = match word(tokens, at) {
        "end" | "close" | "finish" | "ending" | "last"
            if word(tokens, at) != "last" || word(tokens, at + 1) == "day" =>
        {
            Expression::End
        }
        "start" | "beginning" | "first"
            if word(tokens, at) != "first" || word(tokens, at + 1) == "day" =>
        {
            Expression::Start
        }
        "middle" | "mid" | "early" | "late" => Expression::Within,
        _ => return None,
    };
    next += usize::from(word(tokens, next) == "day");
    let bare =
        word(tokens, at) == "mid" || word(tokens, at) == "early" || word(tokens, at) == "late";
    let of = word(tokens, next) == "of" || word(tokens, next) == "-";
    next += usize::from(of);
    next += usize::from(matches!(word(tokens, next), "the" | "our" | "my" | "your"));
    let inner = stretch(tokens, next, of || bare)?;
    Some(made(wrap(Box::new(inner.value)), next + inner.used - at))
}

/// The stretch whose edge is meant: "quarter", "next month", "October", "2027".
fn stretch(tokens: &[Token], at: usize, joined: bool) -> Option<Read<Expression>> {
    if let Some(found) = period(tokens, at).or_else(|| named(tokens, at)) {
        let is_stretch = !matches!(found.value, Expression::Weekday(..) | Expression::Day(_));
        return is_stretch.then_some(found);
    }
    if let Some(year) = year_at(tokens, at) {
        return Some(made(Expression::Year(year.value), year.used));
    }
    if let Some(month) = month(word(tokens, at)) {
        return Some(month_and_year(tokens, at, month));
    }
    // "the end of 12 months": from today.
    if let Some(span) = length(tokens, at).filter(|_| joined && tokens[at].is_number()) {
        return Some(made(
            Expression::Window(span.value.0, span.value.1),
            span.used,
        ));
    }
    // "end of day", "by end year"; "of year one" counts from no known day.
    let fiscal = matches!(word(tokens, at), "fiscal" | "financial");
    let next = at + usize::from(fiscal || word(tokens, at) == "calendar");
    let (unit, 1) = unit(word(tokens, next))? else {
        return None;
    };
    if !joined && unit == PeriodUnit::Day
        || number::cardinal(tokens, next + 1).is_some() && year_at(tokens, next + 1).is_none()
    {
        return None;
    }
    if unit == PeriodUnit::Year
        && let Some(year) = year_at(tokens, next + 1)
    {
        return Some(made(
            Expression::Year(year.value),
            next + 1 + year.used - at,
        ));
    }
    let unit = if fiscal && unit == PeriodUnit::Year {
        Unit::FiscalYear
    } else {
        Unit::Calendar(unit)
    };
    Some(made(Expression::Period(unit, 0), next + 1 - at))
}
