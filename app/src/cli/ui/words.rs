//! How numbers, dates and counts are worded.

use jiff::civil::{Date, Weekday};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Three letters of a weekday.
pub const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}

/// Three letters of a month, 1 to 12.
pub fn month(month: i8) -> &'static str {
    usize::try_from(month - 1)
        .ok()
        .and_then(|at| MONTHS.get(at))
        .copied()
        .unwrap_or("?")
}

/// A month in full, 1 to 12.
pub const fn full_month(month: i8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// "Mon 8 Feb".
pub fn day(date: Date) -> String {
    format!(
        "{} {} {}",
        weekday(date.weekday()),
        date.day(),
        month(date.month())
    )
}

/// "8 Feb", and "8 Feb 2026" when `date` is not in the year of `today`.
pub fn short_day(date: Date, today: Date) -> String {
    let text = format!("{} {}", date.day(), month(date.month()));
    if date.year() == today.year() {
        text
    } else {
        format!("{text} {}", date.year())
    }
}

/// "today", "yesterday", "tomorrow", or the date.
pub fn near_day(date: Date, today: Date) -> String {
    match (date - today).get_days() {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        1 => "tomorrow".to_owned(),
        days if days.abs() < 7 => day(date),
        _ => short_day(date, today),
    }
}

/// The days from `first` to `last`, both included: "8 to 14 Feb".
pub fn span(first: Date, last: Date, today: Date) -> String {
    if first == last {
        return short_day(first, today);
    }
    if first.year() == last.year() && first.month() == last.month() {
        return format!("{} to {}", first.day(), short_day(last, today));
    }
    format!("{} to {}", short_day(first, today), short_day(last, today))
}

/// "1 call", "2 calls"; the plural is `one` + "s" unless given as "child|children".
pub fn count(number: impl TryInto<i64>, words: &str) -> String {
    let number = number.try_into().unwrap_or(i64::MAX);
    format!("{} {}", grouped(number), plural(number, words))
}

/// The right form of "call", or of "child|children", for this number.
pub fn plural(number: i64, words: &str) -> String {
    match (number, words.split_once('|')) {
        (1, Some((one, _))) => one.to_owned(),
        (1, None) => words.to_owned(),
        (_, Some((_, many))) => many.to_owned(),
        (_, None) => format!("{words}s"),
    }
}

/// Units that are the same for one and for many.
const SYMBOLS: &[&str] = &["kg", "g", "lb", "st", "km", "h", "min"];

/// A unit as it stands after this number: "1 client", "2 clients", "82.4 kg".
pub fn unit(number: f64, one: &str) -> String {
    let is_one = (number - 1.0).abs() < f64::EPSILON;
    let counted = one
        .chars()
        .all(|c| c.is_alphabetic() || c == ' ' || c == '-');
    let many = one.ends_with('s') && !one.ends_with("ss");
    if is_one || many || !counted || SYMBOLS.contains(&one) {
        return one.to_owned();
    }
    let vowel = |c: char| "aeiou".contains(c);
    let ends = |endings: &[&str]| endings.iter().any(|ending| one.ends_with(ending));
    match one.strip_suffix('y') {
        Some(stem) if !stem.ends_with(vowel) => format!("{stem}ies"),
        _ if ends(&["person"]) => format!("{}people", one.trim_end_matches("person")),
        _ if ends(&["ss", "x", "ch", "sh"]) => format!("{one}es"),
        _ => format!("{one}s"),
    }
}

/// Thousands apart: "12,500".
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Thousands apart, for a number that is never negative.
pub fn whole(number: u64) -> String {
    grouped(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A share as a whole per cent; 100 only when nothing is missing.
pub fn per_cent(share: f64) -> String {
    let rounded = (share.clamp(0.0, 1.0) * 100.0).round();
    let honest = if share < 1.0 {
        rounded.min(99.0)
    } else {
        100.0
    };
    format!("{honest:.0}%")
}

/// A share in hundredths, 0 to 100.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=100"
)]
pub fn hundredths(share: f64) -> u64 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u64
}

/// Hours with one digit, and none when they are whole: "3.6", "4".
pub fn hours(hours: f64) -> String {
    // Adding zero turns a negative zero into a plain one.
    let tenths = (hours * 10.0).round() / 10.0 + 0.0;
    if (tenths - tenths.round()).abs() < 0.05 {
        format!("{tenths:.0}")
    } else {
        format!("{tenths:.1}")
    }
}

/// "45 min", "1 h", "1 h 30".
pub fn minutes(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{} h", grouped(hours)),
        (hours, rest) => format!("{} h {rest:02}", grouped(hours)),
    }
}

/// "a, b and c".
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_read_as_people_say_them() {
        let today = date(2027, 2, 8);
        assert_eq!(day(today), "Mon 8 Feb");
        assert_eq!(near_day(date(2027, 2, 7), today), "yesterday");
        assert_eq!(near_day(date(2027, 2, 5), today), "Fri 5 Feb");
        assert_eq!(near_day(date(2026, 12, 31), today), "31 Dec 2026");
        assert_eq!(
            span(date(2027, 2, 8), date(2027, 2, 14), today),
            "8 to 14 Feb"
        );
        assert_eq!(
            span(date(2026, 12, 28), date(2027, 1, 3), today),
            "28 Dec 2026 to 3 Jan"
        );
    }

    #[test]
    fn numbers_agree_with_their_nouns() {
        assert_eq!(count(1, "call"), "1 call");
        assert_eq!(count(2, "call"), "2 calls");
        assert_eq!(count(0, "person|people"), "0 people");
        assert_eq!(count(12_500, "call"), "12,500 calls");
        for (number, one, said) in [
            (1.0, "client", "client"),
            (0.0, "client", "clients"),
            (2.0, "agency", "agencies"),
            (3.0, "survey", "surveys"),
            (2.0, "person", "people"),
            (4.0, "pitch", "pitches"),
            (9.0, "points", "points"),
            (82.4, "kg", "kg"),
        ] {
            assert_eq!(unit(number, one), said);
        }
        assert_eq!(grouped(-1234), "-1,234");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn shares_are_not_rounded_up_to_done() {
        assert_eq!(per_cent(0.999), "99%");
        assert_eq!(per_cent(1.0), "100%");
        assert_eq!(per_cent(0.0), "0%");
    }

    #[test]
    fn time_spent_is_short() {
        assert_eq!(minutes(45), "45 min");
        assert_eq!(minutes(120), "2 h");
        assert_eq!(minutes(95), "1 h 35");
        assert_eq!(hours(3.96), "4");
        assert_eq!(hours(0.35), "0.4");
        assert_eq!(hours(-0.0), "0");
    }

    #[test]
    fn lists_end_in_and() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(&items), "a, b and c");
        assert_eq!(list(&items[..1]), "a");
    }
}
