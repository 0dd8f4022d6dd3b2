//! Names of months, weekdays and well-known days.

use jiff::civil::Weekday;

/// The month with this name or abbreviation (lower case), 1 to 12.
pub fn month(word: &str) -> Option<i8> {
    Some(match word {
        "january" | "jan" => 1,
        "february" | "feb" | "febr" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sep" | "sept" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// The name of a month, 1 to 12.
pub(super) fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1)
        .ok()
        .and_then(|at| NAMES.get(at))
        .copied()
        .unwrap_or("that month")
}

/// Whether the word is a month and an everyday word as well, so that it needs
/// company to be read as a month.
pub(super) fn is_everyday(word: &str) -> bool {
    matches!(
        word,
        "may" | "march" | "mar" | "sat" | "sun" | "mon" | "wed"
    )
}

/// The weekday with this name or abbreviation (lower case).
pub fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" | "weds" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// A well-known day of the year at the start of `words`: month, day, words
/// used. Days that move or differ between countries are left out.
pub(super) fn named_day(words: &[&str]) -> Option<(i8, i8, usize)> {
    Some(match words {
        ["new", "year's" | "years", "eve", ..] => (12, 31, 3),
        ["new", "year's" | "years", "day", ..] => (1, 1, 3),
        ["new", "year", next] if !next.starts_with("resolution") && !next.starts_with("goal") => {
            (1, 1, 2)
        }
        ["christmas", "eve", ..] => (12, 24, 2),
        ["christmas", "day", ..] => (12, 25, 2),
        ["boxing", "day", ..] => (12, 26, 2),
        ["christmas" | "xmas", ..] => (12, 25, 1),
        ["valentine's" | "valentines", "day", ..] => (2, 14, 2),
        ["halloween", ..] => (10, 31, 1),
        _ => return None,
    })
}
