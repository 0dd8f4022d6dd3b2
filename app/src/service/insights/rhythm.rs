//! On which weekdays, and how much from week to week.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use serde::Serialize;

use super::range::{days, ends, with_before};
use crate::Result;
use crate::service::SCHEMA;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::kinds::named;
use crate::service::today::Span;
use crate::store::{self, DayTotal};

/// The rhythm of a range of days, beside as many days before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rhythm {
    /// Version of this shape.
    pub schema: u8,
    /// The days looked at, never later than today; `end` is exclusive.
    pub span: Span,
    /// As many days just before them.
    pub before: Span,
    /// Slug of the kind, if only one is looked at.
    pub kind: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The nouns for one and for several: "cold call", "cold calls".
    pub nouns: Option<(String, String)>,
    /// Units by weekday, Monday first.
    pub weekdays: [i64; 7],
    /// The weeks, newest first, counted back from the last day.
    pub weeks: Vec<WeekUnits>,
}

/// Seven days, or what is left of them at the far end of the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WeekUnits {
    /// The first day.
    pub start: Date,
    /// Units done.
    pub units: i64,
    /// Units done in the same week of the range before.
    pub before: i64,
}

/// Units by weekday and by week, of all kinds or one; what counts as the kind
/// counts too. Fails for the ranges that [`super::insights`] refuses, and for a
/// kind that is not known.
pub async fn rhythm(
    context: &Context,
    now: &Zoned,
    range: Span,
    kind: Option<&str>,
) -> Result<Rhythm> {
    let (span, before) = with_before(range, context.today(now))?;
    let mut tx = context.read().await?;
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let book = Book::load(&mut tx, workspace).await?;
    let kind = kind.map(|words| named(&book, words)).transpose()?;
    let both = ends(Span {
        start: before.start,
        ..span
    });
    let mut totals = store::totals::between(&mut tx, workspace, member, both.0, both.1).await?;
    totals.retain(|total| kind.is_none_or(|kind| book.counts(&total.kind, &kind.slug)));
    Ok(Rhythm {
        schema: SCHEMA,
        span,
        before,
        kind: kind.map(|kind| kind.slug.to_string()),
        title: kind.map(|kind| kind.title.to_string()),
        nouns: kind.map(|kind| (kind.one.to_string(), kind.many.to_string())),
        weekdays: weekdays(&totals, span),
        weeks: by_week(&totals, span),
    })
}

fn weekdays(totals: &[DayTotal], span: Span) -> [i64; 7] {
    let mut units = [0_i64; 7];
    for total in totals.iter().filter(|total| total.day.date() >= span.start) {
        let at = total.day.date().weekday().to_monday_zero_offset();
        if let Some(sum) = usize::try_from(at).ok().and_then(|at| units.get_mut(at)) {
            *sum = sum.saturating_add(total.quantity);
        }
    }
    units
}

fn by_week(totals: &[DayTotal], span: Span) -> Vec<WeekUnits> {
    let length = days(span.start, span.end).days();
    let units = |start: Date, end: Date| {
        let within = totals
            .iter()
            .filter(|total| (start..end).contains(&total.day.date()));
        within.fold(0_i64, |sum, total| sum.saturating_add(total.quantity))
    };
    let ends = std::iter::successors(Some(span.end), |end| Some(end.saturating_sub(1.week())));
    let week = |end: Date| {
        let start = end.saturating_sub(1.week()).max(span.start);
        WeekUnits {
            start,
            units: units(start, end),
            before: units(start.saturating_sub(length), end.saturating_sub(length)),
        }
    };
    ends.take_while(|end| *end > span.start).map(week).collect()
}
