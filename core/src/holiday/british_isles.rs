//! The United Kingdom by its three jurisdictions, and Ireland.

use jiff::civil::Date;
use jiff::civil::Weekday::{Friday, Monday};

use super::rule::{Rule, easter, fixed, nth, once, own};

/// Bank holidays of the whole kingdom (Banking and Financial Dealings Act
/// 1971, and proclamations).
pub(super) const COMMON: &[Rule] = &[
    fixed("New Year's Day", 1, 1).next_free(),
    easter("Good Friday", -2),
    nth("Early May Bank Holiday", 1, Monday, 5)
        .since(1978)
        .except(&[2020]),
    once("Early May Bank Holiday", 2020, 5, 8),
    nth("Spring Bank Holiday", -1, Monday, 5).except(&[2002, 2012, 2022]),
    once("Spring Bank Holiday", 2002, 6, 4),
    once("Spring Bank Holiday", 2012, 6, 4),
    once("Spring Bank Holiday", 2022, 6, 2),
    once("Golden Jubilee", 2002, 6, 3),
    once("Royal Wedding", 2011, 4, 29),
    once("Diamond Jubilee", 2012, 6, 5),
    once("Platinum Jubilee", 2022, 6, 3),
    once("State Funeral of Elizabeth II", 2022, 9, 19),
    once("Coronation of Charles III", 2023, 5, 8),
    fixed("Christmas Day", 12, 25).next_free(),
    fixed("Boxing Day", 12, 26).next_free(),
];

/// England and Wales only.
pub(super) const ENGLAND: &[Rule] = &[
    easter("Easter Monday", 1),
    nth("Summer Bank Holiday", -1, Monday, 8),
];

/// Northern Ireland only.
pub(super) const NORTHERN_IRELAND: &[Rule] = &[
    fixed("St Patrick's Day", 3, 17).next_free(),
    easter("Easter Monday", 1),
    fixed("Battle of the Boyne", 7, 12).next_free(),
    nth("Summer Bank Holiday", -1, Monday, 8),
];

/// Scotland only.
pub(super) const SCOTLAND: &[Rule] = &[
    fixed("2 January", 1, 2).next_free(),
    nth("Summer Bank Holiday", 1, Monday, 8),
    fixed("St Andrew's Day", 11, 30).next_free().since(2007),
];

/// Organisation of Working Time Act 1997, second schedule.
pub(super) const IRELAND: &[Rule] = &[
    fixed("New Year's Day", 1, 1).next_free(),
    own("St Brigid's Day", st_brigid).since(2023),
    fixed("St Patrick's Day", 3, 17).next_free(),
    once("Day of Remembrance and Recognition", 2022, 3, 18),
    easter("Easter Monday", 1),
    nth("May Day", 1, Monday, 5).since(1994),
    nth("June Holiday", 1, Monday, 6),
    nth("August Holiday", 1, Monday, 8),
    nth("October Holiday", -1, Monday, 10).since(1977),
    fixed("Christmas Day", 12, 25).next_free(),
    fixed("St Stephen's Day", 12, 26).next_free(),
];

/// The first Monday of February, or the first of February if a Friday.
fn st_brigid(year: i16) -> Option<Date> {
    let first = Date::new(year, 2, 1).ok()?;
    if first.weekday() == Friday {
        Some(first)
    } else {
        first.nth_weekday_of_month(1, Monday).ok()
    }
}
