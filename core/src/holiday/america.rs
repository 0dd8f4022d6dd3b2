//! North America.

use jiff::civil::Weekday::{Monday, Thursday};

use super::rule::{Rule, easter, fixed, nth, on_or_after};

/// The federal holidays (5 U.S.C. 6103).
pub(super) const UNITED_STATES: &[Rule] = &[
    fixed("New Year's Day", 1, 1).nearest(),
    nth("Martin Luther King Jr. Day", 3, Monday, 1).since(1986),
    nth("Washington's Birthday", 3, Monday, 2),
    nth("Memorial Day", -1, Monday, 5),
    fixed("Juneteenth", 6, 19).nearest().since(2021),
    fixed("Independence Day", 7, 4).nearest(),
    nth("Labor Day", 1, Monday, 9),
    nth("Columbus Day", 2, Monday, 10),
    fixed("Veterans Day", 11, 11).nearest(),
    nth("Thanksgiving Day", 4, Thursday, 11),
    fixed("Christmas Day", 12, 25).nearest(),
];

/// The general holidays of the Canada Labour Code, part III.
pub(super) const CANADA: &[Rule] = &[
    fixed("New Year's Day", 1, 1).next_free(),
    easter("Good Friday", -2),
    // The Monday before 25 May.
    on_or_after("Victoria Day", Monday, 5, 18),
    fixed("Canada Day", 7, 1).next_free(),
    nth("Labour Day", 1, Monday, 9),
    fixed("National Day for Truth and Reconciliation", 9, 30)
        .next_free()
        .since(2021),
    nth("Thanksgiving Day", 2, Monday, 10),
    fixed("Remembrance Day", 11, 11).next_free(),
    fixed("Christmas Day", 12, 25).next_free(),
    fixed("Boxing Day", 12, 26).next_free(),
];
