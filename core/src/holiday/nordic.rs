//! Sweden, Norway, Denmark and Finland. Eves that are off by custom, not by
//! law, are left out.

use jiff::civil::Weekday::Saturday;

use super::rule::{Rule, easter, fixed, on_or_after};

const NEW_YEAR: Rule = fixed("New Year's Day", 1, 1);
const EPIPHANY: Rule = fixed("Epiphany", 1, 6);
const MAUNDY_THURSDAY: Rule = easter("Maundy Thursday", -3);
const GOOD_FRIDAY: Rule = easter("Good Friday", -2);
const EASTER_SUNDAY: Rule = easter("Easter Sunday", 0);
const EASTER_MONDAY: Rule = easter("Easter Monday", 1);
const MAY_DAY: Rule = fixed("May Day", 5, 1);
const ASCENSION: Rule = easter("Ascension Day", 39);
const WHIT_SUNDAY: Rule = easter("Whit Sunday", 49);
const WHIT_MONDAY: Rule = easter("Whit Monday", 50);
const MIDSUMMER: Rule = on_or_after("Midsummer Day", Saturday, 6, 20);
const ALL_SAINTS: Rule = on_or_after("All Saints' Day", Saturday, 10, 31);
const CHRISTMAS: Rule = fixed("Christmas Day", 12, 25);
const SECOND_CHRISTMAS: Rule = fixed("Second Day of Christmas", 12, 26);

pub(super) const SWEDEN: &[Rule] = &[
    NEW_YEAR,
    EPIPHANY,
    GOOD_FRIDAY,
    EASTER_SUNDAY,
    EASTER_MONDAY,
    MAY_DAY,
    ASCENSION,
    WHIT_SUNDAY,
    fixed("National Day", 6, 6).since(2005),
    MIDSUMMER,
    ALL_SAINTS,
    CHRISTMAS,
    SECOND_CHRISTMAS,
];

pub(super) const NORWAY: &[Rule] = &[
    NEW_YEAR,
    MAUNDY_THURSDAY,
    GOOD_FRIDAY,
    EASTER_SUNDAY,
    EASTER_MONDAY,
    MAY_DAY,
    fixed("Constitution Day", 5, 17),
    ASCENSION,
    WHIT_SUNDAY,
    WHIT_MONDAY,
    CHRISTMAS,
    SECOND_CHRISTMAS,
];

pub(super) const DENMARK: &[Rule] = &[
    NEW_YEAR,
    MAUNDY_THURSDAY,
    GOOD_FRIDAY,
    EASTER_SUNDAY,
    EASTER_MONDAY,
    easter("General Prayer Day", 26).until(2023),
    ASCENSION,
    WHIT_SUNDAY,
    WHIT_MONDAY,
    CHRISTMAS,
    SECOND_CHRISTMAS,
];

pub(super) const FINLAND: &[Rule] = &[
    NEW_YEAR,
    EPIPHANY,
    GOOD_FRIDAY,
    EASTER_SUNDAY,
    EASTER_MONDAY,
    MAY_DAY,
    ASCENSION,
    WHIT_SUNDAY,
    MIDSUMMER,
    ALL_SAINTS,
    fixed("Independence Day", 12, 6),
    CHRISTMAS,
    SECOND_CHRISTMAS,
];
