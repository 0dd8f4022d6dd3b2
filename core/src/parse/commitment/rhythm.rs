//! Cadence words: "a day", "weekly", "every other week", "3/week".

use super::item::{DaySet, Hit, Item, Rhythm, starts, text};
use super::unit::unit;
use crate::parse::lex::Token;
use crate::parse::number;
use crate::vocabulary::PeriodUnit;
use crate::vocabulary::PeriodUnit::{Day, Month, Quarter, Week, Year};

/// Reads a cadence at `at`.
pub(super) fn rhythm(tokens: &[Token], at: usize) -> Hit {
    tokens.get(at)?;
    basis(tokens, at)
        .or_else(|| day_of_month(tokens, at))
        .or_else(|| adverb(tokens, at))
        .or_else(|| everyday(tokens, at))
        .or_else(|| determined(tokens, at))
        .or_else(|| spanning(tokens, at))
        .or_else(|| plural(tokens, at))
        .or_else(|| bare(tokens, at))
        .map(|(rhythm, used)| (Item::Rhythm(rhythm), used))
}

type Read = Option<(Rhythm, usize)>;

/// "3x week", "20 emails p.d.": a unit without its "per".
fn bare(tokens: &[Token], at: usize) -> Read {
    let short = match text(tokens, at) {
        "pd" => Some(Day),
        "pw" => Some(Week),
        "pcm" => Some(Month),
        "pa" => Some(Year),
        _ => None,
    };
    if let Some(unit) = short {
        return Some((Rhythm::new(1, unit), 1));
    }
    let counted = at > 0 && tokens[at - 1].is_any(&["x", "xs", "once", "twice", "thrice"]);
    let single = matches!(
        text(tokens, at),
        "day" | "week" | "wk" | "month" | "mo" | "year" | "yr" | "quarter"
    );
    if counted && single {
        unit(tokens, at)
    } else {
        None
    }
}

/// "on a weekly basis".
fn basis(tokens: &[Token], at: usize) -> Read {
    let start = at
        + usize::from(text(tokens, at) == "on")
        + usize::from(matches!(text(tokens, at + 1), "a" | "an"));
    if start == at {
        return None;
    }
    let (rhythm, used) = adverb(tokens, start)?;
    let end = start + used;
    (text(tokens, end) == "basis").then_some((
        Rhythm {
            adjective: false,
            ..rhythm
        },
        end + 1 - at,
    ))
}

/// "on the 1st of every month", "on the 1st and 15th of each month".
fn day_of_month(tokens: &[Token], at: usize) -> Read {
    let mut next = at + usize::from(text(tokens, at) == "on");
    let mut days = 0;
    while days < 4 {
        next += usize::from(text(tokens, next) == "the");
        let Some(place) = number::ordinal(tokens, next).filter(|p| p.value <= 31) else {
            break;
        };
        days += 1;
        next += place.used;
        next += usize::from(matches!(text(tokens, next), "and" | "," | "&"));
    }
    let of = text(tokens, next) == "of";
    let each = matches!(text(tokens, next + 1), "the" | "each" | "every" | "a");
    let month = text(tokens, next + 2) == "month";
    let rhythm = Rhythm {
        times: (days > 1).then_some(days),
        every_word: true,
        ..Rhythm::new(1, Month)
    };
    (days > 0 && of && each && month).then_some((rhythm, next + 3 - at))
}

/// "daily", "bi-weekly", "semi-annually", "fortnightly".
fn adverb(tokens: &[Token], at: usize) -> Read {
    let first = text(tokens, at);
    let glued_hyphen = text(tokens, at + 1) == "-";
    if matches!(first, "bi" | "semi" | "tri") {
        let word = format!(
            "{first}{}",
            text(tokens, at + 1 + usize::from(glued_hyphen))
        );
        return adverb_word(&word).map(|r| (r.adjective(), 2 + usize::from(glued_hyphen)));
    }
    adverb_word(first).map(|r| (r.adjective(), 1))
}

fn adverb_word(word: &str) -> Option<Rhythm> {
    let twice = |rhythm: Rhythm| Rhythm {
        times: Some(2),
        ..rhythm
    };
    Some(match word {
        "daily" => Rhythm::new(1, Day),
        "nightly" => Rhythm {
            clock: Some("night".to_owned()),
            ..Rhythm::new(1, Day)
        },
        "weekly" => Rhythm::new(1, Week),
        "monthly" => Rhythm::new(1, Month),
        "quarterly" => Rhythm::new(1, Quarter),
        "yearly" | "annually" | "annual" => Rhythm::new(1, Year),
        "fortnightly" => Rhythm::new(2, Week),
        "biweekly" => Rhythm::new(2, Week).unsure(),
        "bimonthly" => Rhythm::new(2, Month).unsure(),
        "bidaily" => Rhythm::new(2, Day).unsure(),
        "biannual" | "biannually" => Rhythm::new(6, Month).unsure(),
        "semiannual" | "semiannually" => Rhythm::new(6, Month),
        "semiweekly" => twice(Rhythm::new(1, Week)),
        "semimonthly" => twice(Rhythm::new(1, Month)),
        "biennial" | "biennially" => Rhythm::new(2, Year),
        "triweekly" => Rhythm::new(3, Week).unsure(),
        "hourly" => Rhythm::new(1, Day).unsure(),
        _ => return None,
    })
}

/// "everyday", "day in, day out", "24/7", "7 days a week".
fn everyday(tokens: &[Token], at: usize) -> Read {
    let all = || Rhythm {
        every_word: true,
        ..Rhythm::new(1, Day).on(DaySet::All)
    };
    if text(tokens, at) == "everyday" {
        return Some((
            Rhythm {
                every_word: true,
                ..Rhythm::new(1, Day)
            },
            1,
        ));
    }
    if text(tokens, at) == "alternate" && text(tokens, at + 1).ends_with('s') {
        let (found, used) = unit(tokens, at + 1)?;
        return Some((
            Rhythm {
                every: 2 * found.every,
                every_word: true,
                ..found
            },
            used + 1,
        ));
    }
    let phrases: [(&[&str], usize); 7] = [
        (&["24", "/", "7"], 3),
        (&["7", "days", "a", "week"], 4),
        (&["seven", "days", "a", "week"], 4),
        (&["7", "days", "per", "week"], 4),
        (&["365", "days", "a", "year"], 4),
        (&["day", "in", "day", "out"], 4),
        (&["day", "in", ",", "day", "out"], 5),
    ];
    phrases
        .iter()
        .find(|(phrase, _)| starts(tokens, at, phrase))
        .map(|&(_, used)| (all(), used))
}

/// "a day", "per week", "/mo", "each quarter", "every other week", "every 6
/// weeks", "every two to three months".
fn determined(tokens: &[Token], at: usize) -> Read {
    let word = text(tokens, at);
    let strong = match word {
        "each" | "every" => true,
        "a" | "an" | "per" | "p" | "/" | "pr" | "any" => false,
        "in" | "within" => return inside(tokens, at),
        _ => return None,
    };
    let mut next = at + 1;
    if starts(tokens, at, &["each", "and", "every"]) {
        next += 2;
    }
    next += usize::from(
        tokens
            .get(next)
            .is_some_and(|t| t.is("-") && t.glued && !strong),
    );
    next += usize::from(starts(tokens, at, &["p", "/"]));
    // "10/d" and "10 p/w" are short for a day and a week.
    if text(tokens, next - 1) == "/"
        && let Some(unit) = letter(text(tokens, next))
    {
        return Some((Rhythm::new(1, unit), next + 1 - at));
    }
    if strong && let Some(found) = stepped(tokens, next) {
        return Some((found.0, next + found.1 - at));
    }
    // "for a week", "in a month", "half a day": a length, not a cadence.
    if matches!(word, "a" | "an")
        && at > 0
        && matches!(
            text(tokens, at - 1),
            "for" | "after" | "over" | "half" | "than" | "have"
        )
    {
        return None;
    }
    // "every December" is once a year.
    if strong && crate::parse::date::month(text(tokens, next)).is_some() {
        return Some((
            Rhythm {
                every_word: true,
                ..Rhythm::new(1, Year)
            },
            next + 1 - at,
        ));
    }
    let (found, used) = unit(tokens, next)?;
    let end = next + used;
    let of = strong && starts(tokens, end, &["of", "the"]) && unit(tokens, end + 2).is_some();
    let rhythm = Rhythm {
        every_word: strong,
        ..found
    };
    Some((rhythm, end + 3 * usize::from(of) - at))
}

/// A unit by its first letter.
fn letter(text: &str) -> Option<PeriodUnit> {
    Some(match text {
        "d" => Day,
        "w" => Week,
        "m" => Month,
        "y" => Year,
        _ => return None,
    })
}

/// "3 times in a week", "twice within a month".
fn inside(tokens: &[Token], at: usize) -> Read {
    let determiner = matches!(
        text(tokens, at + 1),
        "a" | "an" | "any" | "each" | "every" | "one"
    );
    let counted = at > 0
        && matches!(
            text(tokens, at - 1),
            "times" | "x" | "once" | "twice" | "time"
        );
    let given = matches!(
        text(tokens, at + 2),
        "given" | "average" | "typical" | "normal" | "ordinary" | "single"
    ) || matches!(text(tokens, at + 1), "any" | "each" | "every");
    // "once in two weeks" is once every two weeks.
    if counted && !determiner && text(tokens, at) == "in" {
        return stepped(tokens, at + 1).map(|(found, used)| (found, used + 1));
    }
    if !determiner || !(counted || given) {
        return None;
    }
    unit(tokens, at + 2).map(|(found, used)| (found, used + 2))
}

/// What follows "every": "other week", "second month", "6 weeks".
fn stepped(tokens: &[Token], at: usize) -> Read {
    let (every, used, unsure) = match text(tokens, at) {
        "other" | "alternate" | "alternating" => (2, 1, false),
        "few" => (3, 1, true),
        "couple" => (2, 1 + usize::from(text(tokens, at + 1) == "of"), false),
        _ => {
            if let Some(place) = number::ordinal(tokens, at) {
                (u32::try_from(place.value).ok()?, place.used, false)
            } else {
                let read = number::span(tokens, at)?;
                let every = u32::try_from(read.value.low.as_whole()?).ok()?;
                (
                    every,
                    read.used,
                    read.value.vague || read.value.high.is_some(),
                )
            }
        }
    };
    let hyphen = usize::from(text(tokens, at + used) == "-");
    let (found, more) = unit(tokens, at + used + hyphen)?;
    if every == 0 || every > 1000 {
        return None;
    }
    let rhythm = Rhythm {
        every: every.checked_mul(found.every)?,
        unsure,
        every_word: true,
        ..found
    };
    Some((rhythm, used + hyphen + more))
}

/// "throughout the day", "over the course of the week", "in their first year".
fn spanning(tokens: &[Token], at: usize) -> Read {
    let mut next = match text(tokens, at) {
        "throughout" | "during" | "over" | "across" | "in" | "within" => at + 1,
        _ => return None,
    };
    if starts(tokens, next, &["the", "course", "of"]) {
        next += 3;
    }
    let owner = text(tokens, next);
    if !matches!(
        owner,
        "the" | "a" | "my" | "your" | "our" | "their" | "his" | "her" | "its"
    ) {
        return None;
    }
    next += 1;
    let first = text(tokens, next) == "first";
    let through = matches!(text(tokens, at), "throughout" | "during" | "across")
        || starts(tokens, at, &["over", "the", "course"]);
    if !(first || (through && owner == "the")) {
        return None;
    }
    let (found, used) = unit(tokens, next + usize::from(first))?;
    Some((
        Rhythm {
            every_word: true,
            ..found
        },
        next + usize::from(first) + used - at,
    ))
}

/// "on weekdays", "weekends", "on the weekend", "mornings".
fn plural(tokens: &[Token], at: usize) -> Read {
    let on = usize::from(matches!(
        text(tokens, at),
        "on" | "over" | "at" | "during" | "in"
    ));
    let the = usize::from(on == 1 && text(tokens, at + 1) == "the");
    let next = at + on + the;
    let word = text(tokens, next);
    let named = matches!(
        word,
        "weekdays"
            | "weekends"
            | "workdays"
            | "weeknights"
            | "mornings"
            | "evenings"
            | "nights"
            | "afternoons"
    ) || (on == 1 && matches!(word, "weekend" | "weekday"))
        || (matches!(word, "business" | "working") && text(tokens, next + 1) == "days");
    let nights = on == 1
        && matches!(
            text(tokens, next + 1),
            "nights" | "mornings" | "evenings" | "days"
        );
    if !named && !nights {
        return None;
    }
    let (found, used) = unit(tokens, next)?;
    Some((
        Rhythm {
            every_word: true,
            ..found
        },
        next + used - at,
    ))
}
