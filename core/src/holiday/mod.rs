//! Built-in public holidays, by rule, so that they need no download and no
//! yearly update.
//!
//! The rules are those in force now, with the changes since 2016; earlier
//! years may differ in what governments have added or dropped. Days that are
//! holidays in part of a country only are left out, unless that part has a
//! code of its own (`DE-BY`, `GB-SCT`). A day whose date needs the moon or a
//! decree is known as far as it has been announced.

mod america;
mod asia_pacific;
mod british_isles;
mod germanic;
mod latin;
mod low_countries;
mod nordic;
mod rule;
pub(crate) use rule::easter_sunday;

use jiff::civil::Date;

use crate::{Error, Result};
use rule::{Rule, in_year};

/// A country, or a part of one with holidays of its own.
#[derive(Debug, Clone, Copy)]
pub struct Country {
    /// ISO 3166 code: `DE`, or `DE-BY` for a part.
    pub code: &'static str,
    /// English name.
    pub name: &'static str,
    /// The rules of the whole, and those of the part.
    rules: [&'static [Rule]; 2],
}

impl Country {
    /// A country with these rules.
    const fn new(code: &'static str, name: &'static str, rules: &'static [Rule]) -> Self {
        Self {
            code,
            name,
            rules: [rules, &[]],
        }
    }

    /// A part of a country: the common rules and its own.
    const fn part(
        code: &'static str,
        name: &'static str,
        common: &'static [Rule],
        own: &'static [Rule],
    ) -> Self {
        Self {
            code,
            name,
            rules: [common, own],
        }
    }
}

/// A day off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Holiday {
    /// The date.
    pub date: Date,
    /// English name.
    pub name: &'static str,
    /// Whether this is the weekday given in place of a holiday that falls on
    /// a weekend. The weekend day itself is listed too.
    pub observed: bool,
}

/// The first and last year for which holidays can be asked.
const YEARS: std::ops::RangeInclusive<i16> = 1970..=2299;

/// Every country and part of a country with built-in holidays, by code.
pub fn countries() -> &'static [Country] {
    COUNTRIES
}

/// The public holidays of a country in a year, by date. The code is an ISO
/// 3166 code in any case; `UK` is understood as `GB`. An error when the code
/// is not one of [`countries`], or the year is before 1970 or after 2299.
pub fn holidays(code: &str, year: i16) -> Result<Vec<Holiday>> {
    let wanted = if code.eq_ignore_ascii_case("UK") {
        "GB"
    } else {
        code
    };
    let Some(country) = COUNTRIES
        .iter()
        .find(|country| country.code.eq_ignore_ascii_case(wanted))
    else {
        return Err(Error::new(format!(
            "no public holidays are built in for '{code}'"
        )));
    };
    if !YEARS.contains(&year) {
        return Err(Error::new(format!(
            "public holidays are known for 1970 to 2299, not for {year}"
        )));
    }
    Ok(in_year(&country.rules.concat(), year))
}

/// By code; a test holds them in order.
const COUNTRIES: &[Country] = &[
    Country::new("AT", "Austria", germanic::AUSTRIA),
    Country::new("AU", "Australia", asia_pacific::AUSTRALIA),
    Country::new("BE", "Belgium", low_countries::BELGIUM),
    Country::new("CA", "Canada", america::CANADA),
    Country::new("CH", "Switzerland", germanic::SWITZERLAND),
    Country::new("DE", "Germany", germanic::GERMANY),
    Country::part(
        "DE-BB",
        "Brandenburg",
        germanic::GERMANY,
        germanic::BRANDENBURG,
    ),
    Country::part("DE-BE", "Berlin", germanic::GERMANY, germanic::BERLIN),
    Country::part(
        "DE-BW",
        "Baden-Württemberg",
        germanic::GERMANY,
        germanic::BADEN_WUERTTEMBERG,
    ),
    Country::part("DE-BY", "Bavaria", germanic::GERMANY, germanic::BAVARIA),
    Country::part("DE-HB", "Bremen", germanic::GERMANY, germanic::NORTH),
    Country::part("DE-HE", "Hesse", germanic::GERMANY, germanic::HESSE),
    Country::part("DE-HH", "Hamburg", germanic::GERMANY, germanic::NORTH),
    Country::part(
        "DE-MV",
        "Mecklenburg-Vorpommern",
        germanic::GERMANY,
        germanic::MECKLENBURG,
    ),
    Country::part("DE-NI", "Lower Saxony", germanic::GERMANY, germanic::NORTH),
    Country::part(
        "DE-NW",
        "North Rhine-Westphalia",
        germanic::GERMANY,
        germanic::RHINE,
    ),
    Country::part(
        "DE-RP",
        "Rhineland-Palatinate",
        germanic::GERMANY,
        germanic::RHINE,
    ),
    Country::part(
        "DE-SH",
        "Schleswig-Holstein",
        germanic::GERMANY,
        germanic::NORTH,
    ),
    Country::part("DE-SL", "Saarland", germanic::GERMANY, germanic::SAARLAND),
    Country::part("DE-SN", "Saxony", germanic::GERMANY, germanic::SAXONY),
    Country::part(
        "DE-ST",
        "Saxony-Anhalt",
        germanic::GERMANY,
        germanic::SAXONY_ANHALT,
    ),
    Country::part("DE-TH", "Thuringia", germanic::GERMANY, germanic::THURINGIA),
    Country::new("DK", "Denmark", nordic::DENMARK),
    Country::new("ES", "Spain", latin::SPAIN),
    Country::new("FI", "Finland", nordic::FINLAND),
    Country::new("FR", "France", latin::FRANCE),
    Country::part(
        "GB",
        "England and Wales",
        british_isles::COMMON,
        british_isles::ENGLAND,
    ),
    Country::part(
        "GB-NIR",
        "Northern Ireland",
        british_isles::COMMON,
        british_isles::NORTHERN_IRELAND,
    ),
    Country::part(
        "GB-SCT",
        "Scotland",
        british_isles::COMMON,
        british_isles::SCOTLAND,
    ),
    Country::new("IE", "Ireland", british_isles::IRELAND),
    Country::new("IN", "India", asia_pacific::INDIA),
    Country::new("IT", "Italy", latin::ITALY),
    Country::new("NL", "Netherlands", low_countries::NETHERLANDS),
    Country::new("NO", "Norway", nordic::NORWAY),
    Country::new("NZ", "New Zealand", asia_pacific::NEW_ZEALAND),
    Country::new("PL", "Poland", germanic::POLAND),
    Country::new("PT", "Portugal", latin::PORTUGAL),
    Country::new("SE", "Sweden", nordic::SWEDEN),
    Country::new("US", "United States", america::UNITED_STATES),
];
