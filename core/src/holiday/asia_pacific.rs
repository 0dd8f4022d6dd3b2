//! Australia, New Zealand and India.

use jiff::civil::Date;
use jiff::civil::Weekday::Monday;

use super::rule::{Rule, easter, fixed, nth, once, own};

/// The days that every state and territory keeps.
pub(super) const AUSTRALIA: &[Rule] = &[
    fixed("New Year's Day", 1, 1).next_free(),
    fixed("Australia Day", 1, 26).next_free(),
    easter("Good Friday", -2),
    easter("Easter Monday", 1),
    fixed("Anzac Day", 4, 25),
    once("Day of Mourning for Elizabeth II", 2022, 9, 22),
    fixed("Christmas Day", 12, 25).next_free(),
    fixed("Boxing Day", 12, 26).next_free(),
];

/// Holidays Act 2003; each province adds its anniversary.
pub(super) const NEW_ZEALAND: &[Rule] = &[
    fixed("New Year's Day", 1, 1).next_free(),
    fixed("Day after New Year's Day", 1, 2).next_free(),
    fixed("Waitangi Day", 2, 6).until(2013),
    fixed("Waitangi Day", 2, 6).since(2014).next_free(),
    easter("Good Friday", -2),
    easter("Easter Monday", 1),
    fixed("Anzac Day", 4, 25).until(2013),
    fixed("Anzac Day", 4, 25).since(2014).next_free(),
    nth("King's Birthday", 1, Monday, 6),
    own("Matariki", matariki),
    once("Memorial Day for Elizabeth II", 2022, 9, 26),
    nth("Labour Day", 4, Monday, 10),
    fixed("Christmas Day", 12, 25).next_free(),
    fixed("Boxing Day", 12, 26).next_free(),
];

/// The three national holidays; all others are a matter of the states.
pub(super) const INDIA: &[Rule] = &[
    fixed("Republic Day", 1, 26),
    fixed("Independence Day", 8, 15),
    fixed("Gandhi Jayanti", 10, 2),
];

/// Month and day of Matariki from 2022 to 2052, 624 for 24 June, as the Te
/// Kāhui o Matariki Public Holiday Act 2022 lists them; they follow the moon.
const MATARIKI: [i16; 31] = [
    624, 714, 628, 620, 710, 625, 714, 706, 621, 711, 702, 624, 707, 629, 718, 710, 625, 715, 706,
    719, 711, 703, 624, 707, 629, 719, 703, 625, 715, 630, 621,
];

/// The date of Matariki, in the years for which it is set.
fn matariki(year: i16) -> Option<Date> {
    let place = usize::try_from(year.checked_sub(2022)?).ok()?;
    let day = MATARIKI.get(place)?;
    Date::new(
        year,
        i8::try_from(day / 100).ok()?,
        i8::try_from(day % 100).ok()?,
    )
    .ok()
}
