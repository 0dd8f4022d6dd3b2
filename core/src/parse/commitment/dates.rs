//! From when and until when: "until June", "for the next 30 days",
//! "starting Monday", "this quarter".

use jiff::ToSpan;

use super::item::{Hit, Item, starts, text};
use crate::parse::Setting;
use crate::parse::date::{Calendar, Expression, Role, Sense, Unit, phrase};
use crate::parse::lex::Token;

/// Reads a first or last day at `at`.
pub(super) fn dates(tokens: &[Token], at: usize, setting: &Setting<'_>) -> Hit {
    if let Some(found) = stretch(tokens, at, setting) {
        return Some(found);
    }
    if !opens(tokens, at) {
        return None;
    }
    let the = usize::from(text(tokens, at + 1) == "the");
    if matches!(text(tokens, at + 1 + the), "past" | "last" | "previous") {
        return None;
    }
    let read = phrase(tokens, at)?;
    let span = read
        .value
        .resolve(Calendar::new(setting, Sense::Future))
        .ok()?;
    // "by Friday each week" is no last day.
    if matches!(read.value.expression, Expression::Weekday(..))
        && matches!(text(tokens, at + read.used), "each" | "every")
    {
        return Some((Item::Skip, read.used));
    }
    // "not seen in 6 months" looks back, "in 30 days" is vague: no dates.
    let ahead =
        (at..at + read.used).any(|n| matches!(text(tokens, n), "next" | "coming" | "following"));
    if !ahead && let Expression::Window(..) = read.value.expression {
        let unit = one_off(&read.value.expression);
        return Some((
            Item::Dates {
                from: None,
                until: None,
                unit,
                unsure: false,
            },
            read.used,
        ));
    }
    let mut from = None;
    let mut until = None;
    let mut unit = None;
    let mut used = read.used;
    if read.value.role == Role::From
        && let Some((last, more)) = to_date(tokens, at + used, setting)
    {
        used += more;
        until = Some(last);
    }
    match read.value.role {
        // "from January to March" in February has begun already.
        Role::From => {
            from = Some(span.first).filter(|first| until.is_none_or(|last| *first <= last));
        }
        Role::By | Role::Before => until = Some(span.last),
        Role::During | Role::On => {
            from = Some(span.first.max(setting.today));
            until = Some(span.last);
            unit = one_off(&read.value.expression);
        }
    }
    // "from June" may be any June; "until June" is read with its last day.
    let open = read.value.role == Role::From
        && matches!(
            read.value.expression,
            Expression::Month(..) | Expression::Quarter(..)
        );
    let known = until.is_none_or(|last| last >= setting.today);
    let unsure = span.unclear || open;
    known.then_some((
        Item::Dates {
            from,
            until,
            unit,
            unsure,
        },
        used,
    ))
}

/// The last day in "from January to March".
fn to_date(
    tokens: &[Token],
    at: usize,
    setting: &Setting<'_>,
) -> Option<(jiff::civil::Date, usize)> {
    if !matches!(
        text(tokens, at),
        "to" | "through" | "thru" | "until" | "till"
    ) {
        return None;
    }
    let read = crate::parse::date::read(tokens, at + 1)?;
    let span = read
        .value
        .resolve(Calendar::new(setting, Sense::Future))
        .ok()?;
    Some((span.last, read.used + 1))
}

/// Words that open a date here; others ("march on", "second") stay words.
fn opens(tokens: &[Token], at: usize) -> bool {
    let word = text(tokens, at);
    let next = text(tokens, at + 1);
    match word {
        "by" | "until" | "till" | "til" | "through" | "before" | "from" | "starting"
        | "beginning" | "effective" | "since" | "in" | "during" | "over" | "within"
        | "throughout" | "for" | "today" | "tomorrow" | "tonight" | "after" | "end" | "eoy"
        | "eoq" | "eom" => true,
        "this" | "next" | "current" => !matches!(next, "one" | "time"),
        "on" => {
            tokens.get(at + 1).is_some_and(Token::is_number)
                || crate::parse::date::month(next).is_some()
                || matches!(next, "the" | "next")
        }
        "up" => next == "to",
        "at" => matches!(next, "the"),
        _ => false,
    }
}

/// The cadence hidden in "this week" or "in the next 30 days".
fn one_off(expression: &Expression) -> Option<(u32, crate::vocabulary::PeriodUnit)> {
    use crate::vocabulary::PeriodUnit::{Month, Quarter, Year};
    match expression {
        Expression::Period(Unit::Calendar(unit), _) => Some((1, *unit)),
        Expression::Window(count, unit) => {
            Some((u32::try_from(*count).ok().filter(|n| *n > 0)?, *unit))
        }
        Expression::Month(..) => Some((1, Month)),
        Expression::Quarter(..) => Some((1, Quarter)),
        Expression::Year(_) => Some((1, Year)),
        _ => None,
    }
}

/// "for the next 30 days", "for 8 weeks", "for a month": a last day.
fn stretch(tokens: &[Token], at: usize, setting: &Setting<'_>) -> Hit {
    if text(tokens, at) != "for" {
        return None;
    }
    let mut next = at + 1;
    if starts(tokens, next, &["the", "rest", "of"]) {
        return None;
    }
    while matches!(
        text(tokens, next),
        "the" | "next" | "coming" | "first" | "at" | "least" | "a" | "an" | "another"
    ) {
        next += 1;
    }
    let (count, used) = match crate::parse::number::cardinal(tokens, next) {
        Some(read) => (read.value.as_whole()?, read.used),
        None if next > at + 1 => (1, 0),
        None => return None,
    };
    let (rhythm, more) = super::unit::unit(tokens, next + used)?;
    let count = count
        .checked_mul(i64::from(rhythm.every))
        .filter(|n| *n <= 4_000)?;
    let span = match rhythm.unit {
        crate::vocabulary::PeriodUnit::Day => count.days(),
        crate::vocabulary::PeriodUnit::Week => (count * 7).days(),
        crate::vocabulary::PeriodUnit::Month => count.months(),
        crate::vocabulary::PeriodUnit::Quarter => (count * 3).months(),
        crate::vocabulary::PeriodUnit::Year => (count * 12).months(),
    };
    let until = setting.today.checked_add(span).ok()?.yesterday().ok()?;
    let dates = Item::Dates {
        from: None,
        until: Some(until),
        unit: None,
        unsure: false,
    };
    Some((dates, next + used + more - at))
}
