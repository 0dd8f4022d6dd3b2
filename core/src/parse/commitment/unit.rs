//! The words for lengths of time and the days of the week.

use jiff::civil::Weekday;

use super::item::{DaySet, Rhythm, starts, text};
use crate::parse::lex::Token;
use crate::vocabulary::PeriodUnit::{Day, Month, Quarter, Week, Year};

/// Words that may stand between "every" and "week" and change nothing.
const FILLERS: [&str; 12] = [
    "single",
    "given",
    "calendar",
    "full",
    "sales",
    "selling",
    "trading",
    "particular",
    "normal",
    "typical",
    "average",
    "ordinary",
];

/// A unit such as "week", "business day" or "morning", and its tokens.
pub(super) fn unit(tokens: &[Token], at: usize) -> Option<(Rhythm, usize)> {
    let mut next = at;
    while FILLERS.contains(&text(tokens, next)) {
        next += 1;
    }
    // "every term-time week".
    if starts(tokens, next, &["term", "-", "time"]) {
        next += 3;
    }
    let (rhythm, used) =
        compound(tokens, next).or_else(|| simple(text(tokens, next)).map(|rhythm| (rhythm, 1)))?;
    let end = next + used;
    // "a week-long course", "a day off", "a year ago" are not cadences.
    let after = text(tokens, end);
    let hyphened = tokens.get(end).is_some_and(|t| t.is("-") && t.glued);
    let other = matches!(
        after,
        "off" | "ago" | "later" | "ahead" | "early" | "old" | "earlier" | "long"
    );
    let reckoned = after == "from"
        && (matches!(text(tokens, end + 1), "now" | "today" | "then")
            || weekday(text(tokens, end + 1)).is_some());
    (!hyphened && !other && !reckoned).then_some((rhythm, end - at))
}

fn compound(tokens: &[Token], at: usize) -> Option<(Rhythm, usize)> {
    let workday = || Rhythm::new(1, Day).on(DaySet::Workdays);
    let hyphen = usize::from(text(tokens, at + 1) == "-");
    Some(match (text(tokens, at), text(tokens, at + 1 + hyphen)) {
        ("business" | "working" | "work" | "week" | "office", "day" | "days") => {
            (workday(), 2 + hyphen)
        }
        ("business" | "working" | "work", "week" | "weeks") => (Rhythm::new(1, Week), 2 + hyphen),
        ("business" | "working" | "work" | "weekday" | "week", "morning" | "mornings") => {
            (clocked(workday(), "morning"), 2 + hyphen)
        }
        ("weekday" | "work", "afternoon" | "afternoons") => {
            (clocked(workday(), "afternoon"), 2 + hyphen)
        }
        ("weekday", "evening" | "evenings") => (clocked(workday(), "evening"), 2 + hyphen),
        ("week" | "weekday" | "work" | "school", "night" | "nights") => {
            (clocked(workday(), "night"), 2 + hyphen)
        }
        _ => return None,
    })
}

fn simple(word: &str) -> Option<Rhythm> {
    let day = Rhythm::new(1, Day);
    Some(match word {
        "day" | "days" => day,
        "weekday" | "weekdays" | "workday" | "workdays" => day.on(DaySet::Workdays),
        "weeknight" | "weeknights" => clocked(day.on(DaySet::Workdays), "night"),
        "week" | "wk" | "weeks" | "wks" | "workweek" => Rhythm::new(1, Week),
        "month" | "mo" | "mth" | "mnth" | "months" | "mos" => Rhythm::new(1, Month),
        "quarter" | "qtr" | "quarters" | "qtrs" | "q" => Rhythm::new(1, Quarter),
        "year" | "yr" | "years" | "yrs" | "annum" => Rhythm::new(1, Year),
        "fortnight" | "fortnights" => Rhythm::new(2, Week),
        "weekend" | "weekends" => {
            Rhythm::new(1, Week).on(DaySet::These(vec![Weekday::Saturday, Weekday::Sunday]))
        }
        "morning" | "mornings" => clocked(day, "morning"),
        "afternoon" | "afternoons" => clocked(day, "afternoon"),
        "evening" | "evenings" => clocked(day, "evening"),
        "night" | "nights" => clocked(day, "night"),
        "lunchtime" | "noon" => clocked(day, "noon"),
        _ => return None,
    })
}

fn clocked(rhythm: Rhythm, clock: &str) -> Rhythm {
    Rhythm {
        clock: Some(clock.to_owned()),
        ..rhythm
    }
}

/// A part of the day: "morning", "evenings".
pub(super) fn part_of_day(word: &str) -> Option<&'static str> {
    Some(match word {
        "morning" | "mornings" => "morning",
        "afternoon" | "afternoons" => "afternoon",
        "evening" | "evenings" => "evening",
        "night" | "nights" => "night",
        _ => return None,
    })
}

/// A weekday by name or short name; the flag says it is a plural ("Mondays").
pub(super) fn weekday(word: &str) -> Option<(Weekday, bool)> {
    let plain = word.strip_suffix("'s").unwrap_or(word);
    let short = |w: &str| crate::parse::date::weekday(w);
    if let Some(day) = short(plain) {
        return Some((day, plain.len() < word.len()));
    }
    let single = plain.strip_suffix('s').filter(|s| s.len() >= 3)?;
    Some((short(single)?, true))
}
