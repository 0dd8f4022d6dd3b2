//! The few kinds of rule that give a holiday its date.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Holiday;

/// One holiday: its name, how its date follows from the year, what happens on
/// a weekend, and the years in which it is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    name: &'static str,
    when: When,
    weekend: Weekend,
    first: i16,
    last: i16,
    /// Years of `first..=last` in which another rule stands in.
    except: &'static [i16],
}

/// How the date follows from the year.
#[derive(Debug, Clone, Copy)]
enum When {
    /// The same month and day every year.
    Fixed(i8, i8),
    /// The n-th such weekday of a month; from its end when negative.
    Nth(i8, Weekday, i8),
    /// The first such weekday on or after a month and day.
    OnOrAfter(Weekday, i8, i8),
    /// Days after (Western) Easter Sunday.
    Easter(i16),
    /// A date of its own making; none in some years.
    Own(fn(i16) -> Option<Date>),
}

/// What happens when the date falls on a Saturday or Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weekend {
    /// Nothing.
    Lost,
    /// Friday is given for Saturday, Monday for Sunday.
    Nearest,
    /// The next weekday that is no holiday itself is given.
    NextFree,
}

/// Every year on this month and day.
pub(super) const fn fixed(name: &'static str, month: i8, day: i8) -> Rule {
    rule(name, When::Fixed(month, day))
}

/// The n-th such weekday of a month; -1 is the last.
pub(super) const fn nth(name: &'static str, n: i8, weekday: Weekday, month: i8) -> Rule {
    rule(name, When::Nth(n, weekday, month))
}

/// The first such weekday on or after a month and day.
pub(super) const fn on_or_after(name: &'static str, weekday: Weekday, month: i8, day: i8) -> Rule {
    rule(name, When::OnOrAfter(weekday, month, day))
}

/// Days after Easter Sunday, before it when negative.
pub(super) const fn easter(name: &'static str, days: i16) -> Rule {
    rule(name, When::Easter(days))
}

/// A date that follows no common rule.
pub(super) const fn own(name: &'static str, when: fn(i16) -> Option<Date>) -> Rule {
    rule(name, When::Own(when))
}

/// Once, on this date.
pub(super) const fn once(name: &'static str, year: i16, month: i8, day: i8) -> Rule {
    fixed(name, month, day).since(year).until(year)
}

const fn rule(name: &'static str, when: When) -> Rule {
    Rule {
        name,
        when,
        weekend: Weekend::Lost,
        first: i16::MIN,
        last: i16::MAX,
        except: &[],
    }
}

impl Rule {
    /// From this year on.
    pub(super) const fn since(self, first: i16) -> Self {
        Self { first, ..self }
    }

    /// Through this year.
    pub(super) const fn until(self, last: i16) -> Self {
        Self { last, ..self }
    }

    /// Not in these years.
    pub(super) const fn except(self, except: &'static [i16]) -> Self {
        Self { except, ..self }
    }

    /// Friday for Saturday, Monday for Sunday.
    pub(super) const fn nearest(self) -> Self {
        Self {
            weekend: Weekend::Nearest,
            ..self
        }
    }

    /// The next free weekday for a weekend.
    pub(super) const fn next_free(self) -> Self {
        Self {
            weekend: Weekend::NextFree,
            ..self
        }
    }

    /// The date in `year`, if it is kept then.
    fn date(&self, year: i16) -> Option<Date> {
        if year < self.first || year > self.last || self.except.contains(&year) {
            return None;
        }
        match self.when {
            When::Fixed(month, day) => Date::new(year, month, day).ok(),
            When::Nth(n, weekday, month) => Date::new(year, month, 1)
                .ok()?
                .nth_weekday_of_month(n, weekday)
                .ok(),
            When::OnOrAfter(weekday, month, day) => {
                let from = Date::new(year, month, day).ok()?;
                from.checked_add(i64::from(from.weekday().until(weekday)).days())
                    .ok()
            }
            When::Easter(days) => easter_sunday(year)?
                .checked_add(i64::from(days).days())
                .ok(),
            When::Own(date) => date(year),
        }
    }
}

/// The holidays that these rules give in `year`, by date. The years around it
/// are looked at too: a Saturday New Year's Day can be observed on 31 December.
pub(super) fn in_year(rules: &[Rule], year: i16) -> Vec<Holiday> {
    let years = [year - 1, year, year + 1];
    let dated = years.iter().flat_map(|year| {
        rules
            .iter()
            .filter_map(|rule| Some((rule.date(*year)?, rule)))
    });
    let mut dated: Vec<(Date, &Rule)> = dated.collect();
    dated.sort_by_key(|(date, _)| *date);
    let holiday = |(date, rule): &(Date, &Rule)| Holiday {
        date: *date,
        name: rule.name,
        observed: false,
    };
    let mut holidays: Vec<Holiday> = dated.iter().map(holiday).collect();
    for (date, rule) in dated {
        if let Some(date) = observed(date, rule.weekend, &holidays) {
            holidays.push(Holiday {
                date,
                name: rule.name,
                observed: true,
            });
        }
    }
    holidays.retain(|holiday| holiday.date.year() == year);
    holidays.sort_unstable();
    holidays
}

/// The weekday given for a holiday on `date`, if that is a weekend and a
/// weekday is given. `taken` are the days that are holidays already.
fn observed(date: Date, weekend: Weekend, taken: &[Holiday]) -> Option<Date> {
    if !is_weekend(date) {
        return None;
    }
    match weekend {
        Weekend::Lost => None,
        Weekend::Nearest if date.weekday() == Weekday::Saturday => date.yesterday().ok(),
        Weekend::Nearest => date.tomorrow().ok(),
        Weekend::NextFree => date
            .series(1.day())
            .find(|day| !is_weekend(*day) && taken.iter().all(|holiday| holiday.date != *day)),
    }
}

/// Whether `date` is a Saturday or Sunday.
fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Easter Sunday of the Western churches: the first Sunday after the first
/// full moon, by the church's tables, on or after 21 March (computus).
///
/// The tables repeat with the 19-year lunar cycle and are corrected once a
/// century, for the leap days the Gregorian calendar leaves out and for the
/// drift of the moon against the cycle.
pub(crate) fn easter_sunday(year: i16) -> Option<Date> {
    let (year, century) = (i32::from(year), i32::from(year) / 100);
    let golden = year % 19;
    let sun = century - century / 4;
    let moon = (8 * century + 13) / 25;
    // The moon's age decides how many days after 21 March it is full.
    let after = (19 * golden + sun - moon + 15).rem_euclid(30);
    // The two latest full moons are pulled back a day, so that no two years
    // of the cycle share a date.
    let late = after == 29 || (after == 28 && golden > 10);
    let full = Date::new(i16::try_from(year).ok()?, 3, 21).ok()?;
    let full = full.checked_add((after - i32::from(late)).days()).ok()?;
    full.nth_weekday(1, Weekday::Sunday).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_says() {
        let dates = [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1961-04-02",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2076-04-19",
            "2285-03-22",
        ];
        for date in dates.map(|date| date.parse::<Date>().unwrap()) {
            assert_eq!(easter_sunday(date.year()), Some(date));
        }
    }

    #[test]
    fn weekends_are_made_good_by_rule() {
        let day = |date: &str| date.parse::<Date>().unwrap();
        let saturday = day("2027-12-25");
        assert_eq!(observed(saturday, Weekend::Lost, &[]), None);
        assert_eq!(
            observed(saturday, Weekend::Nearest, &[]),
            Some(day("2027-12-24"))
        );
        assert_eq!(
            observed(day("2027-12-26"), Weekend::Nearest, &[]),
            Some(day("2027-12-27"))
        );
        let monday = Holiday {
            date: day("2027-12-27"),
            name: "",
            observed: true,
        };
        assert_eq!(
            observed(saturday, Weekend::NextFree, &[]),
            Some(monday.date)
        );
        assert_eq!(
            observed(saturday, Weekend::NextFree, &[monday]),
            Some(day("2027-12-28"))
        );
        assert_eq!(observed(day("2026-12-25"), Weekend::NextFree, &[]), None);
    }
}
