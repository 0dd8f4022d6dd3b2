//! Weekdays by name: "on Tuesday and Thursday", "Mondays", "MWF", "Mon-Fri",
//! "every other Friday", "the first Monday of the month", "except Sundays".

use jiff::civil::Weekday;

use super::item::{DaySet, Hit, Item, Rhythm, starts, text};
use super::unit::{part_of_day, unit, weekday};
use crate::parse::lex::Token;
use crate::parse::number;
use crate::vocabulary::PeriodUnit;

/// Reads weekdays at `at`, with the preposition before them.
pub(super) fn weekdays(tokens: &[Token], at: usize) -> Hit {
    except(tokens, at)
        .or_else(|| placed(tokens, at))
        .or_else(|| list(tokens, at))
}

/// "except Sundays", "but not on weekends", "never on Fridays" after what is
/// promised, "including weekends".
fn except(tokens: &[Token], at: usize) -> Hit {
    let skip = match text(tokens, at) {
        "except" | "excluding" | "besides" | "minus" => 1,
        "apart" | "aside" if text(tokens, at + 1) == "from" => 2,
        "other" if text(tokens, at + 1) == "than" => 2,
        "but" if text(tokens, at + 1) == "not" => 2,
        "never" | "not" | "no" if at > 0 && excludes(tokens, at + 1) => 1,
        "but" if matches!(text(tokens, at + 1), "never" | "no") && excludes(tokens, at + 2) => 2,
        "but"
            if weekday(text(tokens, at + 1)).is_some() || starts(tokens, at + 1, &["weekends"]) =>
        {
            1
        }
        "including" | "even" | "incl" => {
            let on = usize::from(text(tokens, at + 1) == "on");
            let named = matches!(
                text(tokens, at + 1 + on),
                "weekends" | "saturdays" | "sundays" | "weekend"
            );
            let all = Rhythm::new(1, PeriodUnit::Day).on(DaySet::All);
            return named.then_some((Item::Rhythm(all), 2 + on));
        }
        _ => return None,
    };
    let mut next = at + skip;
    while matches!(
        text(tokens, next),
        "for" | "on" | "maybe" | "perhaps" | "the" | ":"
    ) {
        next += 1;
    }
    if matches!(text(tokens, next), "weekends" | "weekend") {
        return Some((
            Item::Except(vec![Weekday::Saturday, Weekday::Sunday]),
            next + 1 - at,
        ));
    }
    let (days, _, used) = names(tokens, next)?;
    Some((Item::Except(days), next + used - at))
}

/// "(never) on Fridays": weekdays in the plural, and nothing else to leave.
fn excludes(tokens: &[Token], at: usize) -> bool {
    let mark = usize::from(text(tokens, at) == ":");
    let next = at + mark + usize::from(text(tokens, at + mark) == "on");
    let day = text(tokens, next);
    day == "weekends" || weekday(day).is_some_and(|(_, plural)| plural || next > at)
}

/// "every other Friday", "every second Tuesday", "the first Monday of each
/// month", "the last Friday of the quarter".
fn placed(tokens: &[Token], at: usize) -> Hit {
    let mut next = at;
    while matches!(text(tokens, next), "on" | "the" | "every" | "each") {
        next += 1;
    }
    let every = (at..next).any(|n| matches!(text(tokens, n), "every" | "each"));
    let (place, used) = match text(tokens, next) {
        "other" | "alternate" => (2, 1),
        "last" => (0, 1),
        _ => number::ordinal(tokens, next).map(|o| (o.value, o.used))?,
    };
    next += used;
    let (more, skip) = further(tokens, next);
    next += skip;
    let (days, _, used) = names(tokens, next)?;
    next += used;
    let of = usize::from(matches!(text(tokens, next), "of" | "in"));
    let the = usize::from(matches!(
        text(tokens, next + of),
        "the" | "each" | "every" | "a"
    ));
    let month = if of == 1 || the == 1 {
        unit(tokens, next + of + the)
    } else {
        None
    };
    if let Some((within, used)) =
        month.filter(|(r, _)| r.unit != PeriodUnit::Day && r.unit != PeriodUnit::Week)
    {
        let rhythm = Rhythm {
            times: more,
            ..within.on(DaySet::These(days)).unsure()
        };
        return Some((Item::Rhythm(rhythm), next + of + the + used - at));
    }
    if every && (place == 1 || more.is_some()) {
        let month = Rhythm {
            times: more,
            every_word: true,
            ..Rhythm::new(1, PeriodUnit::Month)
        };
        return Some((
            Item::Rhythm(month.on(DaySet::These(days)).unsure()),
            next - at,
        ));
    }
    if !every || place < 2 {
        return None;
    }
    let part = part_of_day(text(tokens, next));
    next += usize::from(part.is_some());
    let weeks = Rhythm {
        every_word: true,
        clock: part.map(str::to_owned),
        ..Rhythm::new(u32::try_from(place).ok()?, PeriodUnit::Week)
    };
    Some((Item::Rhythm(weeks.on(DaySet::These(days))), next - at))
}

/// The places after the first in "1st and 3rd Monday": how many in all, and
/// the tokens they take.
fn further(tokens: &[Token], at: usize) -> (Option<i64>, usize) {
    let (mut places, mut used) = (1, 0);
    while places < 5 && matches!(text(tokens, at + used), "and" | "&" | "," | "/") {
        let Some(place) = number::ordinal(tokens, at + used + 1) else {
            break;
        };
        places += 1;
        used += 1 + place.used;
    }
    ((places > 1).then_some(places), used)
}

/// "on Monday, Wednesday and Friday", "every Tuesday", "Fridays".
fn list(tokens: &[Token], at: usize) -> Hit {
    let mut next = at;
    let mut every = false;
    while matches!(
        text(tokens, next),
        "on" | "every" | "each" | "from" | "between" | "single" | "only"
    ) && next < at + 3
    {
        every |= matches!(text(tokens, next), "every" | "each");
        next += 1;
    }
    let prefixed = next > at;
    let range_only = matches!(text(tokens, at), "from" | "between");
    let before = at.checked_sub(1).map_or("", |n| text(tokens, n));
    if !prefixed
        && matches!(
            before,
            "by" | "next"
                | "this"
                | "last"
                | "until"
                | "till"
                | "starting"
                | "before"
                | "since"
                | "through"
        )
    {
        return None;
    }
    let (days, mut recurring, used) = names(tokens, next)?;
    // Short names and one bare name are weak: "sun", "sat", "May Monday".
    let short = days.len() == 1 && text(tokens, next).len() <= 3;
    if (short && !prefixed) || (range_only && days.len() == 1) {
        return None;
    }
    next += used;
    recurring |= every || days.len() > 1;
    if let Some(part) = part_of_day(text(tokens, next)) {
        recurring |= text(tokens, next).ends_with('s');
        let clock = Some(part.to_owned());
        let (unit, days) = (
            if days.len() > 1 {
                PeriodUnit::Day
            } else {
                PeriodUnit::Week
            },
            DaySet::These(days),
        );
        let rhythm = Rhythm {
            clock,
            every_word: true,
            unsure: !recurring,
            ..Rhythm::new(1, unit)
        };
        return Some((Item::Rhythm(rhythm.on(days)), next + 1 - at));
    }
    Some((Item::Weekdays { days, recurring }, next - at))
}

/// One or more weekday names, whether any is a plural, and the tokens used.
fn names(tokens: &[Token], at: usize) -> Option<(Vec<Weekday>, bool, usize)> {
    if let Some((days, used)) = letters(tokens, at) {
        return Some((days, true, used));
    }
    let (first, mut plural) = weekday(text(tokens, at))?;
    let mut days = vec![first];
    let mut next = at + 1;
    // Seven names at most, so this ends soon.
    while days.len() < 8 {
        let mut step = next;
        let mut range = false;
        while matches!(
            text(tokens, step),
            "," | "and"
                | "&"
                | "/"
                | "or"
                | "+"
                | "-"
                | "to"
                | "through"
                | "thru"
                | "till"
                | "until"
                | "on"
                | "."
                | "every"
                | "each"
        ) && step < next + 3
        {
            range |= matches!(
                text(tokens, step),
                "-" | "to" | "through" | "thru" | "till" | "until"
            );
            step += 1;
        }
        let Some((day, many)) = weekday(text(tokens, step)).filter(|_| step > next) else {
            break;
        };
        plural |= many;
        if range {
            let last = days.last().copied().unwrap_or(first);
            days.extend(
                last.cycle_forward()
                    .skip(1)
                    .take(usize::from(day.since(last).unsigned_abs())),
            );
        } else {
            days.push(day);
        }
        next = step + 1;
    }
    days.sort_by_key(|day| day.to_monday_zero_offset());
    days.dedup();
    Some((days, plural, next - at))
}

/// Days by their letters: `MWF`, `M-F`, `M/W/F`, `TTh`, `T/Th`.
fn letters(tokens: &[Token], at: usize) -> Option<(Vec<Weekday>, usize)> {
    use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
    let workweek = vec![Monday, Tuesday, Wednesday, Thursday, Friday];
    Some(
        match (text(tokens, at), text(tokens, at + 1), text(tokens, at + 2)) {
            ("mwf", ..) => (vec![Monday, Wednesday, Friday], 1),
            ("tth" | "tuth", ..) => (vec![Tuesday, Thursday], 1),
            ("mtwthf" | "mtwtf", ..) => (workweek, 1),
            ("m", "-", "f") => (workweek, 3),
            ("t" | "tu", "/" | "-", "th") => (vec![Tuesday, Thursday], 3),
            ("m", "/", "w") if text(tokens, at + 4) == "f" => (vec![Monday, Wednesday, Friday], 5),
            ("m", "/", "w") => (vec![Monday, Wednesday], 3),
            _ => return None,
        },
    )
}
