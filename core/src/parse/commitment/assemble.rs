//! From items to one reading.

use std::borrow::Cow;

use super::cadence::{Cadence, cadence};
use super::counted::counted;
use super::item::{Bound, Item, Marked, Measure};
use super::negation::is_double;
use super::quantity::{Of, Quantity, ceiling, direction, one, quantity};
use super::reading::{CommitmentReading, Days, Need, SCHEMA};
use super::subject::{Subject, subject};
use super::{group, outcome, title};
use crate::kind::Kind;
use crate::parse::lex::{Lexed, Token};
use crate::parse::number::{Decimal, Span};
use crate::vocabulary::{Class, Direction, PeriodUnit};

/// "from 5 a day to 10", "two hours or ten calls" and "one article to 10
/// clients" have two numbers that may be meant.
fn doubtful(lexed: &Lexed<'_>, items: &[Marked], quantity: &Quantity) -> bool {
    let Some(at) = quantity.at else { return false };
    let counts = items
        .iter()
        .filter(|m| {
            !m.aside
                && matches!(
                    m.item,
                    Item::Count {
                        measure: Measure::Noun,
                        ..
                    }
                )
        })
        .count();
    let single = quantity.span == Some(one()) && matches!(items[at].item, Item::Count { .. });
    let choice = items.windows(3).any(|run| {
        matches!(run[0].item, Item::Length { .. })
            && lexed.tokens[run[1].from].is("or")
            && matches!(run[2].item, Item::Count { .. })
    });
    let from = lexed.tokens[items[at].from].is("from");
    let start = from && (changed(lexed, items) || !ranged(items, at));
    start || choice || (single && counts > 1)
}

/// "Increase calls from 5 to 10": the first number is what is done now.
fn changed(lexed: &Lexed<'_>, items: &[Marked]) -> bool {
    const VERBS: [&str; 10] = [
        "increase", "raise", "grow", "go", "move", "boost", "double", "expand", "reduce", "step",
    ];
    items
        .iter()
        .any(|m| m.item == Item::Word && lexed.tokens[m.from].is_any(&VERBS))
}

/// "from five to seven customers" names both ends.
const fn ranged(items: &[Marked], at: usize) -> bool {
    matches!(
        items[at].item,
        Item::Count {
            span: Span { high: Some(_), .. },
            ..
        }
    )
}

/// "Only on Saturdays", "limit it to weekends": a cap without a number.
fn restricted(reading: &mut CommitmentReading, words: &[Token], quantity: &Quantity) {
    let first = words
        .first()
        .is_some_and(|t| t.is("only") || t.is_any(&LESS));
    let only = words.first().is_some_and(|t| t.is("only"));
    if only
        && quantity.at.is_some()
        && reading.direction == Direction::AtLeast
        && reading.max.is_none()
    {
        reading.direction = Direction::AtMost;
        std::mem::swap(&mut reading.min, &mut reading.max);
        reading.need(Need::Direction);
    }
    if first && quantity.at.is_none() && reading.min == Some(Decimal::whole(1)) {
        reading.direction = Direction::AtMost;
        (reading.min, reading.max) = (None, reading.min);
        reading.need(Need::Direction);
        reading.need(Need::Count);
    }
}

/// Verbs that ask for less without a number.
const LESS: [&str; 10] = [
    "limit", "reduce", "cut", "minimize", "minimise", "less", "fewer", "restrict", "curb",
    "limiting",
];

/// The reading of one run of items.
pub(super) fn assemble(lexed: &Lexed<'_>, items: &[Marked], kinds: &[Kind]) -> CommitmentReading {
    let words = group::words(&lexed.tokens, items);
    let subject = subject(&words, kinds);
    let daily = is_daily(items);
    let session = subject.slug.as_deref().is_some_and(is_talk);
    let quantity = quantity(&lexed.tokens, items, daily, session);
    let cadence = cadence(items, quantity.at);
    let unit = unit(lexed, items, &quantity, &subject);
    let money = quantity.of == Of::Noun(Measure::Money);
    let known = subject
        .slug
        .as_deref()
        .and_then(crate::kind::find)
        .is_some_and(|kind| kind.selling && kind.slug != "prospecting");
    let class = outcome::class(&words, &unit, money, known);
    let mut reading = blank(class);
    numbers(&mut reading, items, &quantity, &cadence);
    if reading.min.is_none() && reading.max.is_none() && words.iter().any(|t| t.is_any(&LESS)) {
        reading.direction = Direction::AtMost;
        reading.need(Need::Count);
    }
    restricted(&mut reading, &words, &quantity);
    let unsaid = quantity.at.is_none() && items.iter().any(|m| m.item == Item::Many);
    if unsaid || doubtful(lexed, items, &quantity) {
        reading.need(Need::Count);
    }
    doubts(&mut reading, lexed, items);
    reading.quantity_unit = unit;
    reading.minutes = quantity.minutes;
    times(&mut reading, items, cadence, subject.selling);
    let article = quantity.at.filter(|_| {
        quantity.span == Some(one())
            && in_place(items, quantity.at)
            && quantity.of == Of::Noun(Measure::Noun)
            && reading.direction == Direction::AtLeast
    });
    let style = title::Style {
        article,
        stopping: reading.max == Some(Decimal::whole(0)),
        timed: quantity.of == Of::Minutes || quantity.at.is_none(),
    };
    reading.title = title::title(lexed, items, style);
    reading.channel = subject.channel;
    reading.audience = subject.audience;
    reading.kind = subject.slug;
    missing(&mut reading);
    reading
}

/// A cap on what is left out, and a ban for some hours only: neither is a
/// number that can be counted as it stands.
fn doubts(reading: &mut CommitmentReading, lexed: &Lexed<'_>, items: &[Marked]) {
    let spared = items
        .iter()
        .any(|m| m.item == Item::Stop && is_double(&lexed.tokens, m.to));
    if spared {
        reading.need(Need::Direction);
        reading.need(Need::Count);
    }
    let hours = items.iter().any(|m| {
        let Item::Clock { text, .. } = &m.item else {
            return false;
        };
        text.contains(|c: char| c.is_ascii_digit())
    });
    if hours && reading.max == Some(Decimal::whole(0)) {
        reading.need(Need::Period);
        reading
            .notes
            .push("only some hours are ruled out, and acts are counted by the day".to_owned());
    }
}

/// Whether a count stands before its own noun, not one taken from elsewhere.
fn in_place(items: &[Marked], count: Option<usize>) -> bool {
    let next = count.and_then(|at| Some((items.get(at)?, items.get(at + 1)?)));
    next.is_none_or(|(count, next)| count.to == next.from)
}

/// A reading that says nothing yet.
fn blank(class: Class) -> CommitmentReading {
    CommitmentReading {
        schema: SCHEMA,
        input: String::new(),
        kind: None,
        title: String::new(),
        direction: Direction::AtLeast,
        min: None,
        max: None,
        quantity_unit: Cow::Borrowed("times"),
        every: 1,
        period: None,
        days: None,
        audience: None,
        channel: None,
        from: None,
        until: None,
        time_of_day: None,
        class,
        needs: Vec::new(),
        minutes: None,
        notes: Vec::new(),
        also: Vec::new(),
    }
}

/// Whether "5 days a week" names the days of a daily amount.
fn is_daily(items: &[Marked]) -> bool {
    let day = items
        .iter()
        .any(|m| matches!(&m.item, Item::Rhythm(r) if r.unit == PeriodUnit::Day && r.every == 1));
    let amount = items.iter().any(|m| {
        matches!(
            m.item,
            Item::Count { .. } | Item::Length { each: false, .. }
        )
    });
    day && amount
}

/// Acts whose length is a remark: one call of 15 minutes is one call.
fn is_talk(slug: &str) -> bool {
    crate::kind::find(slug).is_some_and(|kind| {
        kind.slug == "call"
            || kind.slug == "meeting"
            || kind.counts_for("touch")
            || kind.counts_for("call")
    })
}

fn unit(
    lexed: &Lexed<'_>,
    items: &[Marked],
    quantity: &Quantity,
    subject: &Subject,
) -> Cow<'static, str> {
    match (quantity.of, quantity.at) {
        (Of::Minutes, _) => Cow::Borrowed("minutes"),
        (Of::Noun(Measure::Money), _) => Cow::Borrowed("money"),
        (Of::Noun(Measure::Percent), _) => Cow::Borrowed("percent"),
        (Of::Noun(Measure::Noun), Some(at)) => counted(&lexed.tokens, items, at, subject),
        _ => Cow::Borrowed("times"),
    }
}

/// Direction, min and max.
fn numbers(
    reading: &mut CommitmentReading,
    items: &[Marked],
    quantity: &Quantity,
    cadence: &Cadence,
) {
    let (side, unsure) = direction(items, quantity.at);
    let stopped = stops(items, quantity.at) && !by_deadline(items);
    let span = quantity.span;
    let zero = span.is_some_and(|s| s.low == Decimal::whole(0) && s.high.is_none());
    if zero || (stopped && side.is_none()) {
        reading.direction = Direction::AtMost;
        reading.max = Some(Decimal::whole(0));
        if stopped && span.is_some() && !zero {
            reading.need(Need::Direction);
        }
        return;
    }
    let low = span.map(|s| s.low);
    let default = cadence.times.map(Decimal::whole).or_else(|| {
        let rests = cadence.rhythm.is_some() && !items.iter().any(|m| m.item == Item::Within);
        rests.then_some(Decimal::whole(1))
    });
    let low = low.or(default);
    let high = span.and_then(|s| s.high);
    reading.direction = side.unwrap_or(Direction::AtLeast);
    let ceiling = || ceiling(items, quantity.at).filter(|top| low.is_some_and(|low| low < *top));
    (reading.min, reading.max) = match reading.direction {
        Direction::AtLeast => (low, high.or_else(ceiling)),
        Direction::AtMost if high.is_some() => (low, high),
        Direction::AtMost => (None, low),
        Direction::Exactly => (low, high.or(low)),
    };
    if unsure {
        reading.need(Need::Direction);
    }
    if quantity.unsure || span.is_some_and(|s| s.vague) {
        reading.need(Need::Count);
    }
    strict(reading, items);
}

/// Whether the promise is not to do something. "Write 10 minutes a day, so you
/// avoid a rush" is complete before its remark.
fn stops(items: &[Marked], number: Option<usize>) -> bool {
    let Some(stop) = items.iter().position(|m| m.item == Item::Stop) else {
        return false;
    };
    let before = number.and_then(|at| items.get(at..stop)).unwrap_or(&[]);
    let cadence = before.iter().any(|m| matches!(m.item, Item::Rhythm(_)));
    !(cadence && before.iter().any(|m| m.item == Item::Break))
}

/// "stop working by 6pm" is something to do, not to leave.
fn by_deadline(items: &[Marked]) -> bool {
    items
        .iter()
        .any(|m| matches!(m.item, Item::Clock { deadline: true, .. }))
}

/// "more than 5" is kept as 5, and said.
fn strict(reading: &mut CommitmentReading, items: &[Marked]) {
    let beyond = items.iter().any(|m| m.item == Item::Bound(Bound::MoreThan))
        && reading.direction == Direction::AtLeast;
    let short = items.iter().any(|m| m.item == Item::Bound(Bound::LessThan))
        && reading.direction == Direction::AtMost;
    if beyond {
        reading
            .notes
            .push("\"more than\" is read as this many or more".to_owned());
    }
    if short {
        reading
            .notes
            .push("\"less than\" is read as this many at most".to_owned());
    }
}

/// Period, days, dates and time of day.
fn times(reading: &mut CommitmentReading, items: &[Marked], cadence: Cadence, selling: bool) {
    if let Some((every, unit)) = cadence.rhythm {
        (reading.every, reading.period) = (every, Some(unit));
    }
    let daily = cadence.rhythm == Some((1, PeriodUnit::Day));
    let usual = if selling { Days::Workdays } else { Days::All };
    reading.days = if cadence.except.is_empty() {
        cadence.days.or_else(|| daily.then_some(usual))
    } else {
        // Who works on workdays leaves one of them out, and adds no weekend.
        let workday = |day: &jiff::civil::Weekday| day.to_monday_zero_offset() < 5;
        let worked = daily && selling && cadence.except.iter().any(workday);
        let named = cadence.days.or_else(|| worked.then_some(Days::Workdays));
        Some(without(named, &cadence.except))
    };
    // "no new clothes this year" ends, it does not recur.
    if cadence.once && reading.max == Some(Decimal::whole(0)) {
        reading.period = None;
    }
    reading.time_of_day = cadence.clock;
    for marked in items {
        match &marked.item {
            Item::Clock { text, .. } => reading.time_of_day = Some(text.clone()),
            Item::Dates {
                from,
                until,
                unsure,
                ..
            } => {
                reading.from = reading.from.or(*from);
                reading.until = reading.until.or(*until);
                if *unsure {
                    reading.need(if until.is_some() {
                        Need::Until
                    } else {
                        Need::From
                    });
                }
            }
            _ => {}
        }
    }
    if cadence.unsure {
        reading.need(Need::Period);
    }
    if cadence.days_unsure {
        reading.need(Need::Days);
    }
}

/// The days named but for some; of the whole week when none are named.
fn without(days: Option<Days>, except: &[jiff::civil::Weekday]) -> Days {
    let first = |n| {
        jiff::civil::Weekday::Monday
            .cycle_forward()
            .take(n)
            .collect()
    };
    let base: Vec<_> = match days {
        Some(Days::These(days)) => days,
        Some(Days::Workdays) => first(5),
        Some(Days::All) | None => first(7),
    };
    let left: Vec<_> = base
        .into_iter()
        .filter(|day| !except.contains(day))
        .collect();
    Days::These(left)
}

/// What has to be asked.
fn missing(reading: &mut CommitmentReading) {
    let stopped = reading.max == Some(Decimal::whole(0));
    if reading.kind.is_none() {
        reading.need(Need::Kind);
    }
    if reading.min.is_none() && reading.max.is_none() {
        reading.need(Need::Count);
    }
    if reading.period.is_none() && !stopped {
        reading.need(Need::Period);
    }
}
