//! France, Italy, Spain and Portugal.

use super::rule::{Rule, easter, fixed};

const NEW_YEAR: Rule = fixed("New Year's Day", 1, 1);
const EPIPHANY: Rule = fixed("Epiphany", 1, 6);
const GOOD_FRIDAY: Rule = easter("Good Friday", -2);
const EASTER_MONDAY: Rule = easter("Easter Monday", 1);
const LABOUR_DAY: Rule = fixed("Labour Day", 5, 1);
const ASSUMPTION: Rule = fixed("Assumption Day", 8, 15);
const ALL_SAINTS: Rule = fixed("All Saints' Day", 11, 1);
const IMMACULATE: Rule = fixed("Immaculate Conception", 12, 8);
const CHRISTMAS: Rule = fixed("Christmas Day", 12, 25);

/// Labour code, L3133-1. Alsace and Moselle keep two days more.
pub(super) const FRANCE: &[Rule] = &[
    NEW_YEAR,
    EASTER_MONDAY,
    LABOUR_DAY,
    fixed("Victory Day", 5, 8).since(1982),
    easter("Ascension Day", 39),
    easter("Whit Monday", 50),
    fixed("National Day", 7, 14),
    ASSUMPTION,
    ALL_SAINTS,
    fixed("Armistice Day", 11, 11),
    CHRISTMAS,
];

/// National holidays; the feast of each town's patron comes on top.
pub(super) const ITALY: &[Rule] = &[
    NEW_YEAR,
    EPIPHANY,
    easter("Easter Sunday", 0),
    EASTER_MONDAY,
    fixed("Liberation Day", 4, 25),
    LABOUR_DAY,
    fixed("Republic Day", 6, 2).since(2001),
    ASSUMPTION,
    fixed("St Francis of Assisi", 10, 4).since(2026),
    ALL_SAINTS,
    IMMACULATE,
    CHRISTMAS,
    fixed("St Stephen's Day", 12, 26),
];

/// National holidays; regions and towns add four or so.
pub(super) const SPAIN: &[Rule] = &[
    NEW_YEAR,
    EPIPHANY,
    GOOD_FRIDAY,
    LABOUR_DAY,
    ASSUMPTION,
    fixed("National Day", 10, 12),
    ALL_SAINTS,
    fixed("Constitution Day", 12, 6),
    IMMACULATE,
    CHRISTMAS,
];

/// Labour code, article 234.
pub(super) const PORTUGAL: &[Rule] = &[
    NEW_YEAR,
    GOOD_FRIDAY,
    easter("Easter Sunday", 0),
    fixed("Freedom Day", 4, 25),
    LABOUR_DAY,
    easter("Corpus Christi", 60),
    fixed("Portugal Day", 6, 10),
    ASSUMPTION,
    fixed("Republic Day", 10, 5),
    ALL_SAINTS,
    fixed("Restoration of Independence", 12, 1),
    IMMACULATE,
    CHRISTMAS,
];
