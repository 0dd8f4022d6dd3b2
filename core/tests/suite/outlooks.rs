//! Goals without deals.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use legwork_core::draw::Seed;
use legwork_core::forecast::DeadTime;
use legwork_core::forecast::results::{Outlook, Series, Sort, outlook};
use legwork_core::vocabulary::Direction;
use proptest::prelude::*;

const TODAY: Date = date(2027, 4, 5);

fn ask(
    sort: Sort,
    results: &[(Date, f64)],
    figure: f64,
    direction: Direction,
    last: Date,
) -> legwork_core::Result<Outlook> {
    let dead = DeadTime::default();
    let first = date(2027, 1, 1).min(last);
    outlook(
        &Series {
            sort,
            as_of: TODAY,
            first,
            last,
            figure,
            direction,
            results,
            dead: &dead,
        },
        Seed::of(b"series"),
    )
}

/// One reading a week, `count` of them, the last a week ago.
fn weekly(count: i64, value: impl Fn(i64) -> f64) -> Vec<(Date, f64)> {
    (1..=count)
        .rev()
        .map(|ago| {
            (
                TODAY.checked_sub((7 * ago).days()).unwrap(),
                value(count - ago),
            )
        })
        .collect()
}

#[test]
fn a_level_that_falls_steadily_is_drawn_on() {
    // A pound a week for a year: 4 of 55 weeks are believed to have stood still.
    #[expect(clippy::cast_precision_loss, reason = "a few weeks")]
    let results = weekly(52, |week| 200.0 - week as f64);
    let last = TODAY.checked_add(69.days()).unwrap();
    let found = ask(Sort::Level, &results, 140.0, Direction::AtMost, last).unwrap();
    let want = 149.0 - 51.0 / 55.0 * 11.0;
    assert!((found.p50 - want).abs() < 0.3, "{} {want}", found.p50);
    assert!(found.p10 < found.p50 && found.p50 < found.p90);
    assert!(found.chance.share() > 0.5);
    let harder = ask(Sort::Level, &results, 130.0, Direction::AtMost, last).unwrap();
    assert!(harder.chance.share() < found.chance.share());
}

#[test]
fn a_count_goes_on_at_its_pace() {
    let results = weekly(20, |_| 5.0);
    let last = TODAY.checked_add(69.days()).unwrap();
    let found = ask(Sort::Count, &results, 100.0, Direction::AtLeast, last).unwrap();
    // 13 results since New Year; 20.5 in 21 weeks and ten weeks to come.
    let want = 13.0 * 5.0 + 20.5 / 21.0 * 10.0 * 5.0;
    let mean = found.totals.iter().sum::<f64>() / 4_000.0;
    assert!((mean - want).abs() < 1.5, "{mean} {want}");
}

/// The figure is set where so many of the futures reach it.
#[test]
fn a_chance_is_said_in_tenths_and_rounded_to_five_per_cent() {
    let results = weekly(12, |week| if week % 2 == 0 { 10.0 } else { 12.0 });
    let last = TODAY.checked_add(69.days()).unwrap();
    let totals = ask(Sort::Level, &results, 0.0, Direction::AtLeast, last)
        .unwrap()
        .totals;
    let at = |reached: usize| {
        ask(
            Sort::Level,
            &results,
            totals[4_000 - reached],
            Direction::AtLeast,
            last,
        )
        .unwrap()
        .chance
    };
    for (reached, percent, words) in [
        (4_000, 100, "almost certain"),
        (3_880, 95, "about 19 in 20"),
        (3_560, 90, "about 9 in 10"),
        (2_600, 65, "between 6 and 7 in 10"),
        (2_000, 50, "about 5 in 10"),
        (1_240, 30, "about 3 in 10"),
        (1_400, 35, "between 3 and 4 in 10"),
        (240, 5, "about 1 in 20"),
        (60, 0, "almost no chance"),
    ] {
        let chance = at(reached);
        assert_eq!(
            (chance.percent(), chance.to_string().as_str()),
            (percent, words),
            "{reached}"
        );
        assert!(chance.standard_error() <= 0.008);
    }
}

#[test]
fn too_few_results_have_no_forecast() {
    let say = |sort, results: &[(Date, f64)]| {
        ask(sort, results, 1.0, Direction::AtLeast, date(2027, 12, 31))
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        say(Sort::Level, &weekly(2, |_| 1.0)),
        "a forecast of a level needs results of three different days"
    );
    assert!(say(Sort::Count, &[]).starts_with("there is no result yet"));
    assert!(say(Sort::Count, &[(TODAY, 5.0)]).starts_with("there is no result yet"));
    assert_eq!(
        say(Sort::Count, &[(TODAY, f64::NAN)]),
        "a result is a number"
    );
}

#[test]
fn a_series_whose_last_day_is_over_is_decided() {
    let results = weekly(3, |week| if week == 2 { 10.0 } else { 1.0 });
    let last = TODAY.yesterday().unwrap();
    for (sort, want) in [(Sort::Level, 10.0), (Sort::Count, 12.0)] {
        let found = ask(sort, &results, want, Direction::AtLeast, last).unwrap();
        assert_eq!(found.chance.to_string(), "reached");
        assert!((found.p10 - want).abs() < 1e-9 && (found.p90 - want).abs() < 1e-9);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_series_is_answered_with_numbers_or_a_sentence(
        values in prop::collection::vec(prop_oneof![Just(0.0), Just(1e12), Just(-1e12), 0.0..100.0_f64], 0..20),
        gap in 0..3_i64, days in -100..800_i64, level in any::<bool>(),
    ) {
        let results: Vec<(Date, f64)> = values.iter().enumerate().map(|(n, value)| (TODAY.checked_sub((gap * i64::try_from(n).unwrap() + 1).days()).unwrap(), *value)).collect();
        let sort = if level { Sort::Level } else { Sort::Count };
        match ask(sort, &results, 50.0, Direction::Exactly, TODAY.checked_add(days.days()).unwrap()) {
            Ok(found) => prop_assert!(found.totals.iter().all(|total| total.is_finite())),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}
