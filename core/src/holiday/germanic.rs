//! Germany with its states, Austria, Switzerland, and their neighbour Poland.

use jiff::civil::Weekday::Wednesday;

use super::rule::{Rule, easter, fixed, on_or_after, once};

const EPIPHANY: Rule = fixed("Epiphany", 1, 6);
const WOMENS_DAY: Rule = fixed("International Women's Day", 3, 8);
const CORPUS_CHRISTI: Rule = easter("Corpus Christi", 60);
const ASSUMPTION: Rule = fixed("Assumption Day", 8, 15);
/// For all of Germany in 2017, which the national rules already say.
const REFORMATION: Rule = fixed("Reformation Day", 10, 31).except(&[2017]);
const ALL_SAINTS: Rule = fixed("All Saints' Day", 11, 1);

/// Holidays of all sixteen states.
pub(super) const GERMANY: &[Rule] = &[
    fixed("New Year's Day", 1, 1),
    easter("Good Friday", -2),
    easter("Easter Monday", 1),
    fixed("Labour Day", 5, 1),
    easter("Ascension Day", 39),
    easter("Whit Monday", 50),
    fixed("German Unity Day", 10, 3).since(1990),
    once("Reformation Day", 2017, 10, 31),
    fixed("Christmas Day", 12, 25),
    fixed("Second Day of Christmas", 12, 26),
];

pub(super) const BADEN_WUERTTEMBERG: &[Rule] = &[EPIPHANY, CORPUS_CHRISTI, ALL_SAINTS];

/// Assumption Day is kept where most people are Catholic: in most of the state.
pub(super) const BAVARIA: &[Rule] = &[EPIPHANY, CORPUS_CHRISTI, ASSUMPTION, ALL_SAINTS];

pub(super) const BERLIN: &[Rule] = &[
    WOMENS_DAY.since(2019),
    once("75 Years of Liberation", 2020, 5, 8),
    once("80 Years of Liberation", 2025, 5, 8),
];

pub(super) const BRANDENBURG: &[Rule] = &[
    easter("Easter Sunday", 0),
    easter("Whit Sunday", 49),
    REFORMATION,
];

/// Bremen, Hamburg, Lower Saxony and Schleswig-Holstein, which agreed on it.
pub(super) const NORTH: &[Rule] = &[REFORMATION.since(2018)];

pub(super) const HESSE: &[Rule] = &[CORPUS_CHRISTI];

pub(super) const MECKLENBURG: &[Rule] = &[WOMENS_DAY.since(2023), REFORMATION];

/// North Rhine-Westphalia and Rhineland-Palatinate.
pub(super) const RHINE: &[Rule] = &[CORPUS_CHRISTI, ALL_SAINTS];

pub(super) const SAARLAND: &[Rule] = &[CORPUS_CHRISTI, ASSUMPTION, ALL_SAINTS];

pub(super) const SAXONY: &[Rule] = &[
    REFORMATION,
    // The Wednesday before 23 November.
    on_or_after("Day of Repentance and Prayer", Wednesday, 11, 16),
];

pub(super) const SAXONY_ANHALT: &[Rule] = &[EPIPHANY, REFORMATION];

pub(super) const THURINGIA: &[Rule] = &[
    fixed("World Children's Day", 9, 20).since(2019),
    REFORMATION,
];

/// Public holidays by the Austrian rest-from-work law (ARG).
pub(super) const AUSTRIA: &[Rule] = &[
    fixed("New Year's Day", 1, 1),
    EPIPHANY,
    easter("Easter Monday", 1),
    fixed("Labour Day", 5, 1),
    easter("Ascension Day", 39),
    easter("Whit Monday", 50),
    CORPUS_CHRISTI,
    ASSUMPTION,
    fixed("National Day", 10, 26),
    ALL_SAINTS,
    fixed("Immaculate Conception", 12, 8),
    fixed("Christmas Day", 12, 25),
    fixed("St Stephen's Day", 12, 26),
];

/// The four days that every canton keeps.
pub(super) const SWITZERLAND: &[Rule] = &[
    fixed("New Year's Day", 1, 1),
    easter("Ascension Day", 39),
    fixed("National Day", 8, 1),
    fixed("Christmas Day", 12, 25),
];

/// The Polish law on days free from work.
pub(super) const POLAND: &[Rule] = &[
    fixed("New Year's Day", 1, 1),
    EPIPHANY.since(2011),
    easter("Easter Sunday", 0),
    easter("Easter Monday", 1),
    fixed("Labour Day", 5, 1),
    fixed("Constitution Day", 5, 3),
    easter("Whit Sunday", 49),
    CORPUS_CHRISTI,
    ASSUMPTION,
    ALL_SAINTS,
    fixed("Independence Day", 11, 11),
    fixed("Christmas Eve", 12, 24).since(2025),
    fixed("Christmas Day", 12, 25),
    fixed("Second Day of Christmas", 12, 26),
];
