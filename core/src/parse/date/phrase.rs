//! Dates with the preposition that says what they are for.

use super::Calendar;
use super::calendar::DateSpan;
use super::expression::Expression;
use super::length::{length, year_at};
use super::numeric;
use super::read::{read, word};
use crate::Result;
use crate::parse::lex::Token;
use crate::parse::number::Read;
use jiff::ToSpan;

/// What a date is to the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// "by June": the last day counts.
    By,
    /// "before June": the day before the first.
    Before,
    /// "in 2027", "this year", "over the next 90 days": a stretch.
    During,
    /// "on Friday", "yesterday": a day.
    On,
    /// "from March", "starting Monday": the first day counts.
    From,
}

/// A date expression in its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatePhrase {
    /// What the date is for.
    pub role: Role,
    /// What was written.
    pub expression: Expression,
}

impl DatePhrase {
    /// The days meant; for [`Role::By`] and [`Role::Before`] the last day on
    /// which it is in time.
    pub fn resolve(&self, calendar: Calendar) -> Result<DateSpan> {
        let span = self.expression.resolve(calendar)?;
        match self.role {
            Role::Before if !matches!(self.expression, Expression::End(_)) => {
                let day = super::calendar::moved(span.first, -1.day())?;
                Ok(DateSpan {
                    first: day,
                    last: day,
                    ..span
                })
            }
            Role::By | Role::Before => Ok(DateSpan {
                first: span.last,
                ..span
            }),
            Role::From => Ok(DateSpan {
                last: span.first,
                ..span
            }),
            Role::During | Role::On => Ok(span),
        }
    }
}

/// Reads a date with its preposition at `at`: "by Dec 31st", "in 6 months",
/// "over the next year", "until March", "starting Monday", or none at all
/// ("this year", "yesterday"). A bare year needs a preposition.
pub fn phrase(tokens: &[Token], at: usize) -> Option<Read<DatePhrase>> {
    let (role, skip) = preposition(tokens, at);
    let from = at + skip;
    if skip > 0
        && let Some(found) = counted(tokens, from, word(tokens, from - 1))
    {
        return Some(Read {
            value: DatePhrase {
                role,
                expression: found.value,
            },
            used: skip + found.used,
        });
    }
    let found = read(tokens, from).or_else(|| year_alone(tokens, from).filter(|_| skip > 0))?;
    let role = if skip > 0 {
        role
    } else {
        bare_role(&found.value)
    };
    Some(Read {
        value: DatePhrase {
            role,
            expression: found.value,
        },
        used: skip + found.used,
    })
}

/// A date in slashes without a year, such as `5/2`, where a sentence has no
/// room for a half: in a log line, or given as a date.
pub fn short(tokens: &[Token], at: usize) -> Option<Read<DatePhrase>> {
    let found = numeric::short(tokens, at)?;
    Some(Read {
        value: DatePhrase {
            role: Role::On,
            expression: found.value,
        },
        used: found.used,
    })
}

/// The date that all the tokens say together, as it is typed into a field.
pub fn whole(tokens: &[Token]) -> Option<DatePhrase> {
    phrase(tokens, 0)
        .or_else(|| short(tokens, 0))
        .filter(|found| found.used == tokens.len())
        .map(|found| found.value)
}

/// "in 6 months", "within a year", "over two quarters".
fn counted(tokens: &[Token], from: usize, preposition: &str) -> Option<Read<Expression>> {
    let the = match (word(tokens, from), word(tokens, from + 1)) {
        ("less" | "fewer", "than") => 2,
        ("the" | "just" | "under" | "about", _) => 1,
        ("a" | "an", next) if next.starts_with(|c: char| c.is_ascii_digit()) => 1,
        _ => 0,
    };
    let length = length(tokens, from + the)?;
    let (count, unit) = length.value;
    let used = the + length.used;
    if matches!(
        word(tokens, from + used),
        "ago" | "from" | "hence" | "back" | "earlier"
    ) {
        return None;
    }
    let value = match preposition {
        "in" | "within" | "over" | "inside" | "during" | "for" | "under" | "than" => {
            Expression::Window(count, unit)
        }
        "after" => Expression::Distance(count, unit),
        _ => return None,
    };
    Some(Read { value, used })
}

fn year_alone(tokens: &[Token], at: usize) -> Option<Read<Expression>> {
    let the = usize::from(word(tokens, at) == "the");
    let year_word = usize::from(word(tokens, at + the) == "year");
    let year = year_at(tokens, at + the + year_word)?;
    Some(Read {
        value: Expression::Year(year.value),
        used: the + year_word + year.used,
    })
}

/// The role a preposition gives, and how many words it takes.
fn preposition(tokens: &[Token], at: usize) -> (Role, usize) {
    let next = word(tokens, at + 1);
    match word(tokens, at) {
        "by" if next == "no"
            && word(tokens, at + 2) == "later"
            && word(tokens, at + 3) == "than" =>
        {
            (Role::By, 4)
        }
        "no" | "not" if next == "later" && word(tokens, at + 2) == "than" => (Role::By, 3),
        "by" | "until" | "till" | "til" | "due" | "through" | "ending" => {
            (Role::By, 1 + usize::from(matches!(next, "by" | "on")))
        }
        "on" if next == "or" && word(tokens, at + 2) == "before" => (Role::By, 3),
        "at" if matches!(next, "the" | "end" | "year" | "month" | "quarter") => (Role::By, 1),
        "up" if next == "to" => (Role::By, 2),
        "before" | "prior" => (Role::Before, 1 + usize::from(next == "to")),
        "less" if next == "than" => (Role::During, 2),
        "in" | "during" | "within" | "over" | "for" | "inside" | "throughout" | "under"
        | "across" | "after" => (Role::During, 1),
        "on" => (Role::On, 1),
        "from" | "starting" | "since" | "beginning" | "effective" => (
            Role::From,
            1 + usize::from(matches!(next, "on" | "from" | "in")),
        ),
        _ => (Role::On, 0),
    }
}

/// The role of a date without a preposition.
const fn bare_role(expression: &Expression) -> Role {
    match expression {
        Expression::Window(..)
        | Expression::Period(..)
        | Expression::Month(..)
        | Expression::Quarter(..)
        | Expression::Half(..)
        | Expression::Year(_)
        | Expression::FiscalYear(_)
        | Expression::Within(_) => Role::During,
        Expression::End(_) | Expression::Start(_) => Role::By,
        _ => Role::On,
    }
}
