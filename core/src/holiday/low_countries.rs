//! The Netherlands and Belgium.

use jiff::civil::{Date, Weekday};

use super::rule::{Rule, easter, fixed, own};

/// The days of the general terms act (Algemene termijnenwet), and Liberation
/// Day every fifth year, when most agreements give it.
pub(super) const NETHERLANDS: &[Rule] = &[
    fixed("New Year's Day", 1, 1),
    easter("Easter Sunday", 0),
    easter("Easter Monday", 1),
    own("King's Day", kings_day).since(2014),
    own("Liberation Day", liberation_day),
    easter("Ascension Day", 39),
    easter("Whit Sunday", 49),
    easter("Whit Monday", 50),
    fixed("Christmas Day", 12, 25),
    fixed("Second Day of Christmas", 12, 26),
];

/// The ten legal holidays.
pub(super) const BELGIUM: &[Rule] = &[
    fixed("New Year's Day", 1, 1),
    easter("Easter Monday", 1),
    fixed("Labour Day", 5, 1),
    easter("Ascension Day", 39),
    easter("Whit Monday", 50),
    fixed("National Day", 7, 21),
    fixed("Assumption Day", 8, 15),
    fixed("All Saints' Day", 11, 1),
    fixed("Armistice Day", 11, 11),
    fixed("Christmas Day", 12, 25),
];

/// 27 April, or the day before when that is a Sunday.
fn kings_day(year: i16) -> Option<Date> {
    let day = Date::new(year, 4, 27).ok()?;
    if day.weekday() == Weekday::Sunday {
        day.yesterday().ok()
    } else {
        Some(day)
    }
}

/// 5 May of every fifth year.
fn liberation_day(year: i16) -> Option<Date> {
    if year % 5 == 0 {
        Date::new(year, 5, 5).ok()
    } else {
        None
    }
}
