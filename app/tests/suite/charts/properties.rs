//! Whatever the data, the picture is sound.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use legwork::chart::{
    Ahead, BurnUp, ChanceBin, Funnel, HeatMap, Interval, Intervals, Marks, MonthFigure, Noun,
    Parts, PeriodBar, Periods, Reliability, WeekdayBars, burn_up, funnel, heat_map, intervals,
    parts, periods, reliability, weekdays,
};
use proptest::prelude::*;

use super::picture::assert_sound;

/// Text of any kind, hostile too.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,80}",
        Just("<script>alert(1)</script>".to_owned()),
        Just("\"' onload=x &amp; ]]> \u{0}\u{1b}".to_owned()),
        Just("電話".repeat(40)),
    ]
}

fn count() -> impl Strategy<Value = i64> {
    prop_oneof![0..20_i64, any::<i64>(), Just(i64::MAX), Just(0)]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        -100.0..100_000.0_f64,
        any::<f64>(),
        Just(0.0),
        Just(f64::MAX),
        Just(f64::NAN)
    ]
}

fn date() -> impl Strategy<Value = Date> {
    (1_970..2_100_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| Date::constant(y, m, d))
}

fn start() -> impl Strategy<Value = Weekday> {
    (0..7_i8).prop_map(|day| Weekday::from_monday_zero_offset(day).unwrap())
}

proptest! {
    #[test]
    fn a_heat_map_is_sound(
        title in words(), noun in words(), year in 1_970..2_100_i16, week_start in start(),
        units in proptest::collection::vec(count(), 0..367), skip in 0..3_usize,
    ) {
        let first = Date::constant(year, 1, 1);
        let days: Vec<(Date, i64)> = first.series(1.day()).zip(units).step_by(skip + 1).collect();
        let noun = Noun { one: &noun, many: &noun };
        let chart = heat_map(&HeatMap { title: &title, noun, year, days: &days, week_start, marks: Marks::default() });
        assert_sound(&chart.svg, &title, &chart.sentence);
        prop_assert!(chart.table.rows.iter().all(|row| row.len() == 8));
    }

    #[test]
    fn weekday_bars_are_sound(
        title in words(), noun in words(), units in proptest::array::uniform7(count()), week_start in start(),
    ) {
        let noun = Noun { one: &noun, many: &noun };
        let chart = weekdays(&WeekdayBars { title: &title, noun, units, week_start, marks: Marks::default() });
        assert_sound(&chart.svg, &title, &chart.sentence);
        prop_assert_eq!(chart.table.rows.len(), 7);
    }

    #[test]
    fn a_funnel_is_sound(title in words(), steps in proptest::collection::vec((words(), count()), 0..7)) {
        let steps: Vec<(&str, i64)> = steps.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        let chart = funnel(&Funnel { title: &title, steps: &steps, marks: Marks::default() });
        assert_sound(&chart.svg, &title, &chart.sentence);
        prop_assert_eq!(chart.table.rows.len(), steps.len());
    }

    #[test]
    fn period_bars_are_sound(
        title in words(), now in words(), before in words(),
        bars in proptest::collection::vec((words(), count(), count()), 0..20),
    ) {
        let bars: Vec<PeriodBar<'_>> = bars
            .iter()
            .map(|(name, now, before)| PeriodBar { name, now: *now, before: *before })
            .collect();
        let chart = periods(&Periods { title: &title, now: &now, before: &before, bars: &bars, marks: Marks::default() });
        assert_sound(&chart.svg, &title, &chart.sentence);
        prop_assert_eq!(chart.table.rows.len(), bars.len());
    }

    #[test]
    fn intervals_are_sound(
        (title, unit, what) in (words(), words(), words()),
        rows in proptest::collection::vec((words(), number(), number(), number()), 0..20),
    ) {
        let rows: Vec<Interval<'_>> = rows
            .iter()
            .map(|(name, low, mean, high)| Interval { name, low: *low, mean: *mean, high: *high })
            .collect();
        let input = Intervals { title: &title, unit: &unit, what: &what, rows: &rows, marks: Marks::default() };
        let chart = intervals(&input);
        assert_sound(&chart.svg, &title, &chart.sentence);
        prop_assert_eq!(chart.table.rows.len(), rows.len());
    }

    #[test]
    fn a_reliability_diagram_is_sound(
        title in words(),
        bins in proptest::collection::vec((number(), 0..20_u64, prop_oneof![0..20_u64, any::<u64>()]), 0..9),
    ) {
        let bins: Vec<ChanceBin> = bins
            .iter()
            .map(|(predicted, hits, of)| ChanceBin { predicted: *predicted, hits: *hits, of: *of })
            .collect();
        let chart = reliability(&Reliability { title: &title, bins: &bins, marks: Marks::default() });
        assert_sound(&chart.svg, &title, &chart.sentence);
        prop_assert!(chart.table.rows.len() <= bins.len());
    }

    #[test]
    fn a_burn_up_is_sound(
        (title, sentence, unit) in (words(), words(), words()),
        (first, length, today) in (date(), proptest::option::of(0..20_000_i64), date()),
        way in proptest::option::of((number(), number())),
        level in any::<bool>(),
        days in proptest::collection::vec((date(), number()), 0..60),
        ahead in proptest::option::of((number(), number(), number())),
    ) {
        let mut days = days;
        days.sort_by_key(|day| day.0);
        let last = length.map(|length| first.saturating_add(length.days()));
        let months = [MonthFigure { date: today, value: days.last().map(|day| day.1), line: None }];
        let input = BurnUp {
            title: &title, sentence: &sentence, unit: &unit, first, last, way, today, level,
            days: &days, months: &months, marks: Marks::default(),
            ahead: ahead.map(|(p10, p50, p90)| Ahead { p10, p50, p90 }),
        };
        let chart = burn_up(&input);
        assert_sound(&chart.svg, &title, &sentence);
        prop_assert!(chart.svg.len() < 30_000);
        prop_assert!(chart.table.rows.iter().all(|row| row.len() == chart.table.headers.len()));
    }

    #[test]
    fn parts_are_sound(
        (title, sentence, unit) in (words(), words(), words()),
        (names, amounts) in (proptest::array::uniform4(words()), proptest::array::uniform4(number())),
        (target, low, middle, high) in (number(), number(), number(), number()),
    ) {
        let input = Parts {
            title: &title, sentence: &sentence, unit: &unit, target,
            parts: [0, 1, 2, 3].map(|at| (names[at].as_str(), amounts[at])),
            range: (low, middle, high), marks: Marks::default(),
        };
        let chart = parts(&input);
        assert_sound(&chart.svg, &title, &sentence);
        prop_assert_eq!(chart.table.rows.len(), 5);
    }
}

#[test]
fn ten_years_of_days_are_no_longer_than_one() {
    let first = Date::constant(2020, 1, 1);
    let days: Vec<(Date, f64)> = first
        .series(1.day())
        .take(3_653)
        .zip(1..)
        .map(|(day, value)| (day, f64::from(value)))
        .collect();
    let input = BurnUp {
        first,
        last: Some(Date::constant(2029, 12, 31)),
        today: Date::constant(2029, 12, 31),
        way: Some((0.0, 4_000.0)),
        ..super::revenue(&days, &[])
    };
    let chart = burn_up(&input);
    assert_sound(&chart.svg, input.title, input.sentence);
    assert!(chart.svg.len() < 12_000, "{}", chart.svg.len());
}
