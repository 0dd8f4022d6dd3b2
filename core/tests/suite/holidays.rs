//! The built-in public holidays against dates that are known.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::{Date, Weekday};
use legwork_core::holiday::{Holiday, countries, holidays};

/// The days of a year, as `01-01 New Year's Day`, `*` for observed.
fn listed(code: &str, year: i16) -> Vec<String> {
    let line = |day: Holiday| {
        let mark = if day.observed { "*" } else { "" };
        format!("{} {}{mark}", day.date.strftime("%m-%d"), day.name)
    };
    holidays(code, year)
        .unwrap()
        .into_iter()
        .map(line)
        .collect()
}

/// The dates of a year on which somebody with a working week is off, `01-01`.
fn weekdays_off(code: &str, year: i16) -> Vec<String> {
    let weekend = |date: Date| matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let days = holidays(code, year)
        .unwrap()
        .into_iter()
        .filter(|day| !weekend(day.date));
    days.map(|day| day.date.strftime("%m-%d").to_string())
        .collect()
}

#[test]
fn the_united_states_in_a_year_of_many_substitutes() {
    assert_eq!(
        listed("US", 2021),
        [
            "01-01 New Year's Day",
            "01-18 Martin Luther King Jr. Day",
            "02-15 Washington's Birthday",
            "05-31 Memorial Day",
            "06-18 Juneteenth*",
            "06-19 Juneteenth",
            "07-04 Independence Day",
            "07-05 Independence Day*",
            "09-06 Labor Day",
            "10-11 Columbus Day",
            "11-11 Veterans Day",
            "11-25 Thanksgiving Day",
            "12-24 Christmas Day*",
            "12-25 Christmas Day",
            "12-31 New Year's Day*",
        ]
    );
}

#[test]
fn england_moves_christmas_and_boxing_day_past_each_other() {
    let late = |year| {
        listed("GB", year)
            .into_iter()
            .filter(|day| day.starts_with("12-"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        late(2021),
        [
            "12-25 Christmas Day",
            "12-26 Boxing Day",
            "12-27 Christmas Day*",
            "12-28 Boxing Day*"
        ]
    );
    assert_eq!(
        late(2022),
        [
            "12-25 Christmas Day",
            "12-26 Boxing Day",
            "12-27 Christmas Day*"
        ]
    );
    assert_eq!(
        late(2026),
        [
            "12-25 Christmas Day",
            "12-26 Boxing Day",
            "12-28 Boxing Day*"
        ]
    );
}

/// Country, year, and the weekdays off.
const KNOWN: &[(&str, i16, &str)] = &[
    (
        "GB",
        2020,
        "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    ),
    (
        "GB",
        2022,
        "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    ),
    (
        "GB",
        2023,
        "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    ),
    (
        "GB-SCT",
        2022,
        "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27",
    ),
    (
        "GB-SCT",
        2023,
        "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26",
    ),
    (
        "GB-NIR",
        2024,
        "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26",
    ),
    (
        "IE",
        2024,
        "01-01 02-05 03-18 04-01 05-06 06-03 08-05 10-28 12-25 12-26",
    ),
    (
        "IE",
        2030,
        "01-01 02-01 03-18 04-22 05-06 06-03 08-05 10-28 12-25 12-26",
    ),
    (
        "CA",
        2025,
        "01-01 04-18 05-19 07-01 09-01 09-30 10-13 11-11 12-25 12-26",
    ),
    ("DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 12-25"),
    (
        "DE-BY",
        2026,
        "01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 12-25",
    ),
    (
        "DE-SN",
        2024,
        "01-01 03-29 04-01 05-01 05-09 05-20 10-03 10-31 11-20 12-25 12-26",
    ),
    (
        "DE-BE",
        2025,
        "01-01 04-18 04-21 05-01 05-08 05-29 06-09 10-03 12-25 12-26",
    ),
    (
        "DE-HH",
        2017,
        "04-14 04-17 05-01 05-25 06-05 10-03 10-31 12-25 12-26",
    ),
    (
        "DE-HH",
        2018,
        "01-01 03-30 04-02 05-01 05-10 05-21 10-03 10-31 12-25 12-26",
    ),
    (
        "AT",
        2025,
        "01-01 01-06 04-21 05-01 05-29 06-09 06-19 08-15 12-08 12-25 12-26",
    ),
    ("CH", 2025, "01-01 05-29 08-01 12-25"),
    (
        "FR",
        2024,
        "01-01 04-01 05-01 05-08 05-09 05-20 08-15 11-01 11-11 12-25",
    ),
    ("NL", 2025, "01-01 04-21 05-05 05-29 06-09 12-25 12-26"),
    ("NL", 2026, "01-01 04-06 04-27 05-14 05-25 12-25"),
    (
        "BE",
        2025,
        "01-01 04-21 05-01 05-29 06-09 07-21 08-15 11-11 12-25",
    ),
    ("ES", 2025, "01-01 01-06 04-18 05-01 08-15 12-08 12-25"),
    (
        "IT",
        2025,
        "01-01 01-06 04-21 04-25 05-01 06-02 08-15 12-08 12-25 12-26",
    ),
    (
        "PT",
        2025,
        "01-01 04-18 04-25 05-01 06-10 06-19 08-15 12-01 12-08 12-25",
    ),
    (
        "SE",
        2025,
        "01-01 01-06 04-18 04-21 05-01 05-29 06-06 12-25 12-26",
    ),
    (
        "NO",
        2024,
        "01-01 03-28 03-29 04-01 05-01 05-09 05-17 05-20 12-25 12-26",
    ),
    (
        "DK",
        2023,
        "04-06 04-07 04-10 05-05 05-18 05-29 12-25 12-26",
    ),
    (
        "DK",
        2024,
        "01-01 03-28 03-29 04-01 05-09 05-20 12-25 12-26",
    ),
    (
        "FI",
        2024,
        "01-01 03-29 04-01 05-01 05-09 12-06 12-25 12-26",
    ),
    (
        "PL",
        2024,
        "01-01 04-01 05-01 05-03 05-30 08-15 11-01 11-11 12-25 12-26",
    ),
    (
        "PL",
        2025,
        "01-01 01-06 04-21 05-01 06-19 08-15 11-11 12-24 12-25 12-26",
    ),
    ("AU", 2025, "01-01 01-27 04-18 04-21 04-25 12-25 12-26"),
    (
        "NZ",
        2022,
        "01-03 01-04 02-07 04-15 04-18 04-25 06-06 06-24 09-26 10-24 12-26 12-27",
    ),
    (
        "NZ",
        2026,
        "01-01 01-02 02-06 04-03 04-06 04-27 06-01 07-10 10-26 12-25 12-28",
    ),
    ("IN", 2025, "08-15 10-02"),
];

#[test]
fn the_weekdays_off_of_known_years() {
    for (code, year, expected) in KNOWN {
        assert_eq!(
            weekdays_off(code, *year).join(" "),
            *expected,
            "{code} {year}"
        );
    }
}

#[test]
fn movable_saturdays_are_listed() {
    assert!(listed("SE", 2025).contains(&"06-21 Midsummer Day".to_owned()));
    assert!(listed("FI", 2020).contains(&"10-31 All Saints' Day".to_owned()));
    assert!(
        listed("NL", 2025).contains(&"04-26 King's Day".to_owned()),
        "27 April was a Sunday"
    );
}

#[test]
fn matariki_is_a_friday_as_far_as_it_is_set() {
    let set: Vec<Date> = (2015..2070)
        .flat_map(|year| holidays("NZ", year).unwrap())
        .filter(|day| day.name == "Matariki")
        .map(|day| day.date)
        .collect();
    assert_eq!((set.len(), set[0].year(), set[30].year()), (31, 2022, 2052));
    assert!(
        set.iter().all(|date| date.weekday() == Weekday::Friday),
        "{set:?}"
    );
}

#[test]
fn every_country_lists_each_year_in_order_and_once() {
    assert!(countries().is_sorted_by(|a, b| a.code < b.code));
    for country in countries() {
        for year in 1970..=2299 {
            let days = holidays(country.code, year).unwrap();
            assert!(days.len() >= 3 && days.iter().all(|day| day.date.year() == year));
            let unique: BTreeMap<_, _> =
                days.iter().map(|day| ((day.date, day.name), day)).collect();
            assert_eq!(
                unique.len(),
                days.len(),
                "{} {year}: {days:?}",
                country.code
            );
            assert!(days.is_sorted());
            let weekend =
                |date: Date| matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
            assert!(days.iter().all(|day| !day.observed || !weekend(day.date)));
        }
    }
}

#[test]
fn codes_are_read_in_any_case_and_unknown_ones_refused() {
    assert_eq!(
        holidays("de-by", 2026).unwrap(),
        holidays("DE-BY", 2026).unwrap()
    );
    assert_eq!(holidays("uk", 2026).unwrap(), holidays("GB", 2026).unwrap());
    assert!(
        holidays("XX", 2026)
            .unwrap_err()
            .to_string()
            .contains("'XX'")
    );
    assert!(
        holidays("US", 1969)
            .unwrap_err()
            .to_string()
            .contains("1969")
    );
    assert!(
        holidays("US", 2300).is_err()
            && holidays("US", 1970).is_ok()
            && holidays("US", 2299).is_ok()
    );
}

/// Names that the published lists carry beside public holidays, or for days
/// of one year that no rule foresees.
const OBSERVANCES: [&str; 12] = [
    "Groundhog Day",
    "Valentine's Day",
    "Saint Patrick's Day",
    "Good Friday",
    "Easter Sunday",
    "Mother's Day",
    "Father's Day",
    "Halloween",
    "Election Day",
    "Christmas Eve",
    "New Year's Eve",
    "Day After Christmas",
];

/// Whether a published entry names nothing but observances.
fn is_observance(country: &str, names: &str) -> bool {
    let mut names = names.split("; ");
    country == "US"
        && names
            .all(|name| OBSERVANCES.contains(&name) || name.starts_with("National Day of Mourning"))
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the folder of test data is named by the environment"
)]
fn published_calendars_agree_from_2016_to_2030() {
    let Some(folder) = std::env::var_os("LEGWORK_TEST_DATA") else {
        println!("skipped: LEGWORK_TEST_DATA is not set");
        return;
    };
    for country in ["DE", "FR", "GB", "US"] {
        let file = Path::new(&folder).join(format!("holidays/{country}_COMMON.json"));
        let text = std::fs::read_to_string(&file).unwrap();
        let published: BTreeMap<Date, String> = serde_json::from_str(&text).unwrap();
        let ours: Vec<Date> = (2016..=2030)
            .flat_map(|year| holidays(country, year).unwrap())
            .map(|day| day.date)
            .collect();
        let theirs: Vec<Date> = published
            .iter()
            .filter(|(date, names)| {
                (2016..=2030).contains(&date.year()) && !is_observance(country, names)
            })
            .map(|(date, _)| *date)
            .collect();
        let missing: Vec<_> = theirs.iter().filter(|date| !ours.contains(date)).collect();
        assert!(missing.is_empty(), "{country} lacks {missing:?}");
        // The British file holds only what the whole kingdom shares.
        if country != "GB" {
            let extra: Vec<_> = ours.iter().filter(|date| !theirs.contains(date)).collect();
            assert!(extra.is_empty(), "{country} has too many: {extra:?}");
        }
    }
}
