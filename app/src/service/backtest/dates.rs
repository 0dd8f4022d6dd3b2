//! Dates as files write them.

use jiff::civil::Date;

/// Which of two numbers is the day: 3/4/2027.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// The order that a whole file keeps, when its dates show it: somewhere a
/// number is above 12. `None` when they do not, or contradict each other.
pub(super) fn order<'a>(dates: impl Iterator<Item = &'a str>) -> Option<Order> {
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
pub(super) fn is_open(text: &str) -> bool {
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
/// `Feb 8, 2027`, and `2/8/2027` in the order that is told; a time after it is
/// left out. Two digits of a year are of this century.
pub(super) fn read(text: &str, order: Order) -> Option<Date> {
    let parts = parts(text);
    match parts.as_slice() {
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

/// The month of a name or of its first letters.
fn named(name: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let lower = name.to_lowercase();
    let at = NAMES.iter().position(|month| lower.starts_with(month))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

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
        ] {
            assert_eq!(
                read(text, Order::MonthFirst),
                Some(date(2027, 2, 8)),
                "{text}"
            );
        }
        assert_eq!(read("2/8/2027", Order::DayFirst), Some(date(2027, 8, 2)));
        for bad in [
            "",
            "soon",
            "2027-02-30",
            "31/31/2027",
            "2/8",
            "44321",
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
