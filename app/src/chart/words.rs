//! Words of the sentences.

use jiff::civil::{Date, Weekday};

use super::number::Marks;

/// What is counted: the word for one and for several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun<'a> {
    /// "cold call".
    pub one: &'a str,
    /// "cold calls".
    pub many: &'a str,
}

impl Noun<'_> {
    /// "1 cold call", "1,200 cold calls".
    pub(super) fn says(self, count: i64, marks: Marks) -> String {
        let noun = if count == 1 { self.one } else { self.many };
        format!("{} {noun}", marks.full(count))
    }
}

/// "a", "a and b", "a, b and c".
pub(super) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "4 Feb".
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %b").to_string()
}

/// The name of a weekday.
pub(super) const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// Its first three letters.
pub(super) fn abbreviated(day: Weekday) -> &'static str {
    weekday(day).get(..3).unwrap_or_default()
}

/// The seven weekdays from the first of a week.
pub(super) fn week(start: Weekday) -> impl Iterator<Item = Weekday> {
    start.cycle_forward().take(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_as_in_a_sentence() {
        let words = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(&words), "a, b and c");
        assert_eq!(list(&words[..2]), "a and b");
        assert_eq!(list(&words[..1]), "a");
        assert_eq!(list(&[]), "");
        let calls = Noun {
            one: "call",
            many: "calls",
        };
        assert_eq!(
            (
                calls.says(1, Marks::default()),
                calls.says(1_200, Marks::default())
            ),
            ("1 call".into(), "1,200 calls".into())
        );
    }
}
