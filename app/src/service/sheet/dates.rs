//! Dates as files write them.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::heads::letters;
use crate::service::text;

/// Which of two numbers is the day: 3/4/2027.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::service) enum Order {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// The order to read the dates of a whole file in, and a sentence where they
/// leave it open: then it is that of the settings.
pub(in crate::service) fn settled<'a, I: Iterator<Item = &'a str>>(
    dates: impl Fn() -> I,
    day_first: bool,
) -> (Order, Option<String>) {
    if let Some(order) = order(dates()) {
        return (order, None);
    }
    let (usual, says) = if day_first {
        (Order::DayFirst, "the day first")
    } else {
        (Order::MonthFirst, "the month first")
    };
    let doubt = dates().find(|day| is_open(day)).map(|day| {
        format!(
            "Dates such as {} may be two; they were read with {says}, as your settings have it.",
            text::shown(day)
        )
    });
    (usual, doubt)
}

/// The order that a whole file keeps, when its dates show it: somewhere a
/// number is above 12. `None` when they do not, or contradict each other.
fn order<'a>(dates: impl Iterator<Item = &'a str>) -> Option<Order> {
    let (mut first, mut second) = (false, false);
    for date in dates {
        if let Some((one, other)) = open(date) {
            first |= one > 12;
            second |= other > 12;
        }
    }
    match (first, second) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// Whether the date may be two.
fn is_open(text: &str) -> bool {
    open(text).is_some_and(|(one, other)| one <= 12 && other <= 12 && one != other)
}

/// The two numbers of which one is the day; with points the day comes first, as
/// wherever dates are written so.
fn open(text: &str) -> Option<(i16, i16)> {
    let parts = parts(text);
    let [one, other, _] = parts.as_slice() else {
        return None;
    };
    let dotted = text
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .starts_with('.');
    if dotted || one.len() > 2 {
        return None;
    }
    Some((one.parse().ok()?, other.parse().ok()?))
}

/// Reads `2027-02-08`, `2027/2/8`, `20270208`, `8.2.2027`, `8 Feb 2027`,
/// `Feb 8, 2027`, and `2/8/2027` in the order that is told; a time after it and
/// a weekday before it are left out. Months may be named in English, German or
/// French. Two digits of a year are of this century. A number of five digits
/// is a day of Excel's, one of ten or thirteen a second or a millisecond of
/// Unix, in UTC.
pub(in crate::service) fn read(text: &str, order: Order) -> Option<Date> {
    let parts = parts(text);
    match parts.as_slice() {
        [one, ..] if one.len() == 5 => of_excel(text),
        [one] if one.len() >= 10 => of_unix(one),
        [one] if one.len() == 8 => made(one.get(..4)?, one.get(4..6)?, one.get(6..)?),
        [year, month, day] if year.len() == 4 => made(year, month, day),
        [month, day, year] if month.starts_with(char::is_alphabetic) => made(year, month, day),
        [day, month, year] if month.starts_with(char::is_alphabetic) => made(year, month, day),
        [one, other, year] => match (open(text), order) {
            (Some(_), Order::MonthFirst) => made(year, one, other),
            _ => made(year, other, one),
        },
        _ => None,
    }
}

/// The parts of a date, without the time.
fn parts(text: &str) -> Vec<&str> {
    let all = text.trim().split(|c: char| !c.is_alphanumeric());
    let mut parts: Vec<&str> = all.filter(|part| !part.is_empty()).collect();
    // "Mon, 8 Feb 2027": neither a month nor a number stands first.
    let is_weekday = |part: &str| part.starts_with(char::is_alphabetic) && named(part).is_none();
    if parts.len() > 3 && parts.first().is_some_and(|first| is_weekday(first)) {
        parts.remove(0);
    }
    if let [first, ..] = parts.as_slice()
        && let Some((day, _)) = first.split_once('T').filter(|(day, _)| day.len() == 8)
    {
        return vec![day];
    }
    parts.truncate(3);
    if let Some(last) = parts.get_mut(2)
        && let Some((day, _)) = last.split_once('T')
    {
        *last = day;
    }
    parts
}

fn made(year: &str, month: &str, day: &str) -> Option<Date> {
    let century = match year.len() {
        2 => 2000,
        4 => 0,
        _ => return None,
    };
    let month = month.parse().ok().or_else(|| named(month))?;
    Date::new(
        year.parse::<i16>().ok()? + century,
        month,
        day.parse().ok()?,
    )
    .ok()
}

/// Days since the last of 1899, as Excel counts them: right from March 1900 on.
/// A part of a day is the time.
fn of_excel(text: &str) -> Option<Date> {
    let number: f64 = text.trim().replace(',', ".").parse().ok()?;
    let days = i64::from(number.is_finite().then(|| cast(number))?);
    date(1899, 12, 30).checked_add(days.days()).ok()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a number that begins with five digits, and no more before the point"
)]
const fn cast(days: f64) -> i32 {
    days as i32
}

fn of_unix(digits: &str) -> Option<Date> {
    let number: i64 = digits.parse().ok()?;
    let moment = match digits.len() {
        10 => Timestamp::from_second(number),
        13 => Timestamp::from_millisecond(number),
        _ => return None,
    };
    Some(moment.ok()?.to_zoned(TimeZone::UTC).date())
}

/// The month of a name or of its first letters.
fn named(name: &str) -> Option<i8> {
    const NAMES: [&[&str]; 12] = [
        &["jan"],
        &["feb", "fev"],
        &["mar"],
        &["apr", "avr"],
        &["may", "mai"],
        &["jun", "juin"],
        &["jul", "juil"],
        &["aug", "aou"],
        &["sep"],
        &["oct", "okt"],
        &["nov"],
        &["dec", "dez"],
    ];
    let plain = letters(name);
    let begins = |names: &&[&str]| names.iter().any(|month| plain.starts_with(month));
    let at = NAMES.iter().position(begins)?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_common_form() {
        for text in [
            "2027-02-08",
            "2027/2/8",
            "20270208",
            "8.2.2027",
            "08.02.27",
            "8 Feb 2027",
            "8-Feb-2027",
            "Feb 8, 2027",
            "February 8 2027",
            "2/8/2027",
            "2/8/27 10:30 PM",
            "2027-02-08 19:58:54",
            "2027-02-08T19:58:54Z",
            "2027-02-08T19:58:54+01:00",
            "20270208T195854Z",
            " 2027-02-08 ",
            "Mon, 8 Feb 2027 10:00",
            "8. Februar 2027",
            "lundi 8 février 2027",
            "08-Feb-27",
            "2027-02-08T19:58:54.123-08:00",
            "46426",
            "46426.75",
            "46426,75",
            "1802073600",
            "1802073600000",
        ] {
            assert_eq!(
                read(text, Order::MonthFirst),
                Some(date(2027, 2, 8)),
                "{text}"
            );
        }
        assert_eq!(read("2/8/2027", Order::DayFirst), Some(date(2027, 8, 2)));
        let day = |text| read(text, Order::DayFirst);
        assert_eq!(day("3. März 2026"), Some(date(2026, 3, 3)));
        assert_eq!(day("14 juil. 2026"), Some(date(2026, 7, 14)));
        assert_eq!(day("1 août 2026"), Some(date(2026, 8, 1)));
        assert_eq!(day("24. Dez. 2026 09:30"), Some(date(2026, 12, 24)));
        for bad in [
            "",
            "soon",
            "2027-02-30",
            "31/31/2027",
            "2/8",
            "4432",
            "443211",
            "99999.5.5",
            "9999999999999999",
            "12/2/0",
            "é/é/é",
            "2027-13-01",
            "8 8 é",
        ] {
            assert_eq!(read(bad, Order::MonthFirst), None, "{bad}");
        }
    }

    #[test]
    fn the_order_is_that_of_the_whole_file() {
        let of = |dates: &[&str]| order(dates.iter().copied());
        assert_eq!(of(&["3/4/2027", "13/4/2027"]), Some(Order::DayFirst));
        assert_eq!(of(&["3/4/2027", "3/14/2027"]), Some(Order::MonthFirst));
        assert_eq!(of(&["3/4/2027", "2027-12-31", "31.12.2027"]), None);
        assert_eq!(of(&["13/4/2027", "4/13/2027"]), None);
        assert!(is_open("3/4/2027") && !is_open("4/4/2027") && !is_open("3.4.2027"));
    }
}
