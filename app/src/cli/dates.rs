//! Days and ranges of days given as options: "yesterday", "8 Feb",
//! "2027-08-10..2027-08-21". A date that may be two is refused, not guessed.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::parse::date::{Calendar, DateSpan, whole};
use legwork_core::parse::lex::lex;

use crate::{Error, Result};

/// One day. Words that mean several, such as "last week", are refused.
pub fn day(text: &str, calendar: Calendar) -> Result<Date> {
    let span = span(text, calendar)?;
    if span.first == span.last {
        return Ok(span.first);
    }
    Err(
        Error::usage(format!("'{}' is more than one day", text.trim())).hint(format!(
            "it begins on {} and ends on {}",
            span.first, span.last
        )),
    )
}

/// A day, a stretch in words, or two of them with `..` or " to " between.
pub fn range(text: &str, calendar: Calendar) -> Result<(Date, Date)> {
    let ends = text.split_once("..").or_else(|| text.split_once(" to "));
    let (first, last) = if let Some((from, to)) = ends {
        (span(from, calendar)?.first, span(to, calendar)?.last)
    } else {
        let span = span(text, calendar)?;
        (span.first, span.last)
    };
    if last < first {
        return Err(Error::usage(format!("{last} is before {first}"))
            .hint(format!("write the first day first: {last}..{first}")));
    }
    Ok((first, last))
}

/// The day that lies so far ahead: `90d`, `12 weeks`, `6m`, `1 year`.
pub fn ahead(text: &str, today: Date) -> Result<Date> {
    let unreadable = || {
        Error::usage(format!("'{}' is no length of time", shortened(text)))
            .hint("write it like 90d, 12w or 6m")
    };
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let number: u16 = number.parse().map_err(|_| unreadable())?;
    let number = i32::from(number);
    let span = match unit.trim().trim_end_matches('s') {
        "d" | "day" => number.days(),
        "w" | "week" => number.weeks(),
        "m" | "month" => number.months(),
        "y" | "year" => jiff::Span::new()
            .try_years(number)
            .map_err(|_| unreadable())?,
        _ => return Err(unreadable()),
    };
    Ok(today.saturating_add(span))
}

fn span(text: &str, calendar: Calendar) -> Result<DateSpan> {
    let unreadable = || {
        let today = calendar.today;
        Error::usage(format!("'{}' is not a date", shortened(text))).hint(format!(
            "write it like {today}, or say yesterday, Friday, {}",
            today.strftime("%-d %b")
        ))
    };
    let found = whole(&lex(text).tokens).ok_or_else(unreadable)?;
    let span = found.resolve(calendar)?;
    if span.unclear {
        return Err(
            Error::usage(format!("'{}' may be more than one date", shortened(text)))
                .hint(format!("write the year first: {}", span.first)),
        );
    }
    Ok(span)
}

fn shortened(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date};
    use legwork_core::parse::date::Sense;

    use super::*;

    fn calendar() -> Calendar {
        Calendar {
            today: date(2027, 2, 11),
            week_start: Weekday::Monday,
            fiscal_month: 1,
            day_first: false,
            sense: Sense::Past,
        }
    }

    #[test]
    fn days_are_read_as_typed() {
        assert_eq!(day("2027-02-08", calendar()).unwrap(), date(2027, 2, 8));
        assert_eq!(day("yesterday", calendar()).unwrap(), date(2027, 2, 10));
        for bad in ["", "soon", "2027-02-30", "last week", "2027-02-08 or so"] {
            assert!(day(bad, calendar()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_date_in_slashes_is_read_as_set_or_refused() {
        let day_first = Calendar {
            day_first: true,
            ..calendar()
        };
        assert_eq!(day("5/2", day_first).unwrap(), date(2027, 2, 5));
        assert_eq!(day("13/1", calendar()).unwrap(), date(2027, 1, 13));
        assert_eq!(day("1/13", calendar()).unwrap(), date(2027, 1, 13));
        for bad in ["5/2", "40/2", "5/2 or so", "24/7"] {
            assert!(day(bad, calendar()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_length_of_time_leads_ahead_and_nothing_else_does() {
        let today = date(2027, 2, 11);
        for (text, day) in [
            ("90d", date(2027, 5, 12)),
            ("12 weeks", date(2027, 5, 6)),
            ("6m", date(2027, 8, 11)),
            ("1 year", date(2028, 2, 11)),
            ("0d", today),
        ] {
            assert_eq!(ahead(text, today).unwrap(), day, "{text}");
        }
        for bad in ["", "d", "90", "-3d", "90x", "9999999999d", "999999d", "½ w"] {
            assert!(ahead(bad, today).is_err(), "{bad}");
        }
    }

    #[test]
    fn ranges_hold_both_ends() {
        let expected = (date(2027, 8, 10), date(2027, 8, 21));
        assert_eq!(
            range("2027-08-10..2027-08-21", calendar()).unwrap(),
            expected
        );
        assert_eq!(
            range("2027-08-10 to 2027-08-21", calendar()).unwrap(),
            expected
        );
        assert_eq!(
            range("2027-08-10", calendar()).unwrap().1,
            date(2027, 8, 10)
        );
        assert!(range("2027-08-21..2027-08-10", calendar()).is_err());
    }
}
