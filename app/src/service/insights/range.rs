//! Which days an insight is about.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use crate::service::context::Context;
use crate::service::today::Span;
use crate::store::Day;
use crate::{Error, Result};

/// Weeks looked at unless told otherwise: a quarter of a year.
const WEEKS: i64 = 13;

/// The longest range: ten years.
const LONGEST: i64 = 3_653;

/// The 13 weeks up to today, today included.
pub fn lately(context: &Context, now: &Zoned) -> Span {
    weeks(context, now, WEEKS)
}

/// So many weeks up to today, today included.
pub fn weeks(context: &Context, now: &Zoned, count: i64) -> Span {
    let end = context.today(now).saturating_add(1.day());
    Span {
        start: end.saturating_sub(count.clamp(1, LONGEST / 7).weeks()),
        end,
    }
}

/// The calendar year up to today, today included.
pub fn this_year(context: &Context, now: &Zoned) -> Span {
    let today = context.today(now);
    span(today.first_of_year(), today)
}

/// The days from the first to the last, both included.
pub fn span(first: Date, last: Date) -> Span {
    Span {
        start: first,
        end: last.saturating_add(1.day()),
    }
}

/// The days of `asked` that have come, and as many before them: days to come
/// would make every comparison look like a fall.
pub(super) fn with_before(asked: Span, today: Date) -> Result<(Span, Span)> {
    let end = asked.end.min(today.saturating_add(1.day()));
    if asked.start >= asked.end {
        return Err(Error::usage("these days end before they begin"));
    }
    if asked.start >= end {
        return Err(Error::usage(format!("{} is still to come", asked.start)));
    }
    let length = days(asked.start, end);
    if length > LONGEST {
        return Err(Error::usage("insights look at ten years at most"));
    }
    let span = Span { end, ..asked };
    let before = Span {
        start: span.start.saturating_sub(length.days()),
        end: span.start,
    };
    Ok((span, before))
}

/// The days between two dates.
pub(super) fn days(start: Date, end: Date) -> i64 {
    i64::from((end - start).get_days())
}

/// The first and the last day, as the store asks for them.
pub(super) fn ends(span: Span) -> (Day, Day) {
    (Day(span.start), Day(span.end.saturating_sub(1.day())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_to_come_do_not_count_and_the_days_before_are_as_many() {
        let month = span(day("2027-02-01"), day("2027-02-28"));
        let (now, before) = with_before(month, day("2027-02-08")).unwrap();
        assert_eq!(now, span(day("2027-02-01"), day("2027-02-08")));
        assert_eq!(before, span(day("2027-01-24"), day("2027-01-31")));
        assert!(with_before(month, day("2027-01-31")).is_err());
        let none = span(day("2027-02-02"), day("2027-02-01"));
        assert!(with_before(none, day("2027-02-08")).is_err());
        let ages = span(day("1970-01-01"), day("2027-01-01"));
        assert!(with_before(ages, day("2027-02-08")).is_err());
    }
}
