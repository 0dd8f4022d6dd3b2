//! A promise as it is wanted: the reading of a sentence with every answer and
//! override applied, and what is still missing.

use jiff::civil::Date;
use legwork_core::cadence::Weekdays;
use legwork_core::kind::Kind;
use legwork_core::parse::number::Decimal;
use legwork_core::parse::{CommitmentReading, Days, Need};
use legwork_core::vocabulary::{Direction, PeriodUnit};

use super::input::TermsInput;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::kinds::{minutes_within, named};
use crate::service::{text, words};
use crate::{Error, Result};

/// The largest number of units that can be promised for one period.
pub(super) const MOST: u32 = 100_000;

/// Puts the answers and overrides into a reading, and drops from `needs` what
/// they answer.
pub(super) fn answer(
    context: &Context,
    reading: &mut CommitmentReading,
    input: &TermsInput,
    book: &Book,
) -> Result<()> {
    answer_numbers(reading, input)?;
    answer_time(context, reading, input)?;
    if let Some(words) = &input.kind {
        let kind = named(book, words).map_or_else(|_| Kind::custom(words), Clone::clone);
        reading.kind = Some(kind.slug);
        answered(reading, Need::Kind);
    }
    if let Some(title) = &input.title {
        reading.title = text::title("the title", title)?;
    }
    if let Some(minutes) = input.minutes {
        minutes_within(minutes)?;
        reading.minutes = Some(minutes);
    }
    Ok(())
}

fn answer_numbers(reading: &mut CommitmentReading, input: &TermsInput) -> Result<()> {
    if let Some(direction) = &input.direction {
        turn(reading, direction.parse()?);
        answered(reading, Need::Direction);
    }
    if let Some(count) = input.count {
        set_count(reading, count, input.upto)?;
        answered(reading, Need::Count);
    }
    Ok(())
}

fn answer_time(
    context: &Context,
    reading: &mut CommitmentReading,
    input: &TermsInput,
) -> Result<()> {
    if let Some(per) = &input.per {
        let (every, unit) = words::period(per)?;
        (reading.every, reading.period) = (u32::from(every), Some(unit));
        answered(reading, Need::Period);
    }
    if let Some(days) = &input.days {
        let days = words::weekdays(days, context.workdays())?;
        reading.days = Some(Days::These(days.iter().collect()));
        answered(reading, Need::Days);
    }
    if let Some(from) = input.from {
        reading.from = Some(from);
        answered(reading, Need::From);
    }
    if let Some(until) = input.until {
        reading.until = Some(until);
        answered(reading, Need::Until);
    }
    Ok(())
}

fn answered(reading: &mut CommitmentReading, need: Need) {
    reading.needs.retain(|open| *open != need);
}

/// Changes the side of the number that is promised, and keeps the number.
fn turn(reading: &mut CommitmentReading, direction: Direction) {
    let number = reading.min.or(reading.max);
    reading.direction = direction;
    (reading.min, reading.max) = match direction {
        Direction::AtLeast => (number, None),
        Direction::AtMost => (None, number),
        Direction::Exactly => (number, number),
    };
}

fn set_count(reading: &mut CommitmentReading, count: u32, upto: Option<u32>) -> Result<()> {
    refuse_upside_down(Some(count), upto)?;
    let number = Some(whole(count));
    (reading.min, reading.max) = match reading.direction {
        Direction::AtLeast => (number, upto.map(whole)),
        Direction::AtMost => (None, number),
        Direction::Exactly => (number, number),
    };
    Ok(())
}

/// A range runs from its lower end to its upper end.
pub(super) fn refuse_upside_down(count: Option<u32>, upto: Option<u32>) -> Result<()> {
    match count.zip(upto) {
        Some((count, upto)) if upto < count => Err(Error::usage(
            "the upper end of a range lies below its lower end",
        )),
        _ => Ok(()),
    }
}

/// A promise with nothing missing.
#[derive(Debug, Clone)]
pub(in crate::service) struct Wanted {
    pub(in crate::service) kind: Kind,
    pub(in crate::service) new_kind: bool,
    pub(in crate::service) direction: Direction,
    pub(in crate::service) target: u32,
    pub(in crate::service) upper: Option<u32>,
    pub(in crate::service) every: u16,
    pub(in crate::service) period: PeriodUnit,
    pub(in crate::service) mask: Weekdays,
    pub(in crate::service) start: Date,
    pub(in crate::service) end: Option<Date>,
    /// Units that may be carried over to the next period.
    pub(in crate::service) carry: u32,
    pub(in crate::service) reading: CommitmentReading,
}

/// The names of the fields that have to be answered first.
pub(super) fn missing(reading: &CommitmentReading) -> Vec<String> {
    let name = |need: &Need| {
        serde_json::to_value(need)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
    };
    reading.needs.iter().filter_map(name).collect()
}

/// Completes a reading; an error names what is still missing.
pub(in crate::service) fn complete(
    context: &Context,
    reading: CommitmentReading,
    book: &Book,
    today: Date,
) -> Result<Wanted> {
    let open = missing(&reading);
    if !open.is_empty() {
        return Err(incomplete(&open));
    }
    let period = period(&reading)?;
    let (kind, new_kind) = kind_of(&reading, book)?;
    let (target, upper) = numbers(&reading)?;
    let mask = mask(context, &reading, &kind);
    let (start, end) = dates(&reading, today)?;
    let every =
        u16::try_from(reading.every).map_err(|_| Error::usage("that is too long a period"))?;
    Ok(Wanted {
        kind,
        new_kind,
        direction: reading.direction,
        target,
        upper,
        every,
        period,
        mask,
        start,
        end,
        carry: 0,
        reading,
    })
}

/// The period; to stop something altogether holds every day, so it needs none.
fn period(reading: &CommitmentReading) -> Result<PeriodUnit> {
    let never = reading.max.and_then(Decimal::as_whole) == Some(0);
    let every_day = never.then_some(PeriodUnit::Day);
    reading
        .period
        .or(every_day)
        .ok_or_else(|| incomplete(&["period".to_owned()]))
}

fn incomplete(open: &[String]) -> Error {
    let hint = |field: &String| match field.as_str() {
        "count" => "say how many: --count 3",
        "period" => "say how often: --per week",
        "kind" => "say what you will do: --kind \"client call\"",
        "direction" => "say --at-least or --at-most",
        "days" => "say on which days: --days mo,we,fr",
        "from" => "say from when: --from monday",
        "until" => "say until when: --until \"end of year\"",
        _ => "use a shorter sentence",
    };
    let error = Error::usage(format!("the sentence leaves open: {}", open.join(", ")));
    open.iter()
        .fold(error, |error, field| error.hint(hint(field)))
}

/// The kind a reading names: known, or new by its own words.
fn kind_of(reading: &CommitmentReading, book: &Book) -> Result<(Kind, bool)> {
    let slug = reading
        .kind
        .as_deref()
        .ok_or_else(|| incomplete(&["kind".to_owned()]))?;
    if let Some(kind) = book.find(slug) {
        return Ok((kind.clone(), false));
    }
    let mut kind = Kind::custom(&slug.replace('-', " "));
    kind.slug = slug.to_owned().into();
    (kind.channel, kind.audience) = (reading.channel, reading.audience);
    Ok((kind, true))
}

/// The number in force and the upper end of a range.
fn numbers(reading: &CommitmentReading) -> Result<(u32, Option<u32>)> {
    match reading.direction {
        Direction::AtMost => {
            let cap = reading
                .max
                .or(reading.min)
                .ok_or_else(|| incomplete(&["count".to_owned()]))?;
            Ok((units(cap)?, None))
        }
        Direction::AtLeast | Direction::Exactly => {
            let least = reading
                .min
                .ok_or_else(|| incomplete(&["count".to_owned()]))?;
            let upper = reading
                .max
                .filter(|max| *max != least)
                .map(units)
                .transpose()?;
            Ok((positive(units(least)?)?, upper))
        }
    }
}

fn positive(units: u32) -> Result<u32> {
    match units {
        0 => Err(Error::usage("a promise of 0 asks for nothing")
            .hint("to stop something, say so: \"stop eating sweets\"")),
        _ => Ok(units),
    }
}

fn units(number: Decimal) -> Result<u32> {
    let whole = number.as_whole().ok_or_else(|| {
        Error::usage(format!("{number} cannot be counted one by one"))
            .hint("promise a whole number, or count in minutes")
    })?;
    u32::try_from(whole)
        .ok()
        .filter(|units| *units <= MOST)
        .ok_or_else(|| {
            Error::usage(format!(
                "{whole} is more than a period can hold: at most {MOST}"
            ))
        })
}

/// The weekdays on which work is expected. Without a word about days, selling
/// is done on workdays and a personal habit on all seven.
fn mask(context: &Context, reading: &CommitmentReading, kind: &Kind) -> Weekdays {
    match &reading.days {
        Some(Days::Workdays) => context.workdays(),
        Some(Days::These(days)) => Weekdays::new(days.iter().copied()).unwrap_or(Weekdays::ALL),
        None if reading.period.is_some() && kind.selling => context.workdays(),
        Some(Days::All) | None => Weekdays::ALL,
    }
}

fn dates(reading: &CommitmentReading, today: Date) -> Result<(Date, Option<Date>)> {
    let start = reading.from.unwrap_or(today);
    if start < today {
        return Err(
            Error::refused(format!("a commitment cannot begin in the past: {start}"))
                .hint("what you did before can still be logged"),
        );
    }
    match reading.until {
        Some(end) if end < start => Err(Error::usage(format!(
            "the end, {end}, lies before the start, {start}"
        ))),
        end => Ok((start, end)),
    }
}

const fn whole(count: u32) -> Decimal {
    Decimal::whole(count as i64)
}
