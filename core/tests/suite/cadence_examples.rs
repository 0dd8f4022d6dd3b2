//! The worked examples of the cadence rules, one test each.

use jiff::tz::TimeZone;
use legwork_core::cadence::{
    Cadence, Exclusions, Pace, Phase, Quota, State, Status, Version, clock, evaluate,
};
use legwork_core::vocabulary::{Direction, PeriodUnit};

use crate::cadence_support::*;

/// The quota of the only period from `start`, as written, and its R.
fn quota(ledger: &legwork_core::cadence::Ledger, index: usize) -> (String, u32) {
    let period = &ledger.periods[index];
    (period.quota.exact().unwrap().to_string(), period.required)
}

#[test]
fn a_score_says_something_from_the_first_full_week_on() {
    let daily = daily(2, "2026-11-02");
    let too_early = |terms, today| plain(terms, &[], today).score.is_too_early();
    assert!(too_early(&daily, "2026-11-02"));
    assert!(too_early(&daily, "2026-11-06"));
    assert!(!too_early(&daily, "2026-11-09"));
    // One week is enough until the second ends, and so is what a pause freezes.
    let weekly = weekly(10, "2026-11-02");
    assert!(too_early(&weekly, "2026-11-08"));
    for today in ["2026-11-09", "2026-11-13", "2026-11-15", "2026-11-16"] {
        assert!(!too_early(&weekly, today), "{today}");
    }
}

#[test]
fn the_tiles_of_a_span_follow_each_other() {
    let daily = daily(2, "2026-11-02");
    let of = |first, end| daily.tiles(tile(first, end)).collect::<Vec<_>>();
    assert_eq!(of("2026-11-05", "2026-11-05"), []);
    assert_eq!(
        of("2026-11-05", "2026-11-10"),
        [
            tile("2026-11-05", "2026-11-06"),
            tile("2026-11-06", "2026-11-09"),
            tile("2026-11-09", "2026-11-10"),
        ]
    );
    assert_eq!(
        of("2026-11-07", "2026-11-08"),
        [tile("2026-11-06", "2026-11-09")]
    );
}

#[test]
fn two_a_workday_with_saturday_helping_friday() {
    let terms = daily(2, "2026-11-02");
    let done = acts(&[
        ("2026-11-02", 2),
        ("2026-11-03", 2),
        ("2026-11-04", 3),
        ("2026-11-05", 2),
        ("2026-11-06", 1),
        ("2026-11-07", 1),
    ]);
    let ledger = plain(&terms, &done, "2026-11-08");
    assert_eq!(statuses(&ledger), [Status::Met; 5]);
    assert_eq!(ledger.streak, 5);
    assert_eq!(ledger.periods[4].tile, tile("2026-11-06", "2026-11-09"));
}

#[test]
fn a_start_on_wednesday_asks_for_three_fifths() {
    let ledger = plain(&weekly(10, "2026-01-07"), &[], "2026-01-13");
    assert_eq!(required(&ledger), [6, 10]);
    assert_eq!(ledger.periods[0].tile, tile("2026-01-05", "2026-01-12"));
}

#[test]
fn two_holidays_shrink_the_week() {
    let off = holidays(&["2026-11-26", "2026-11-27"]);
    let ledger = evaluate(
        &weekly(10, "2026-11-23"),
        &off,
        &[],
        day("2026-11-23"),
        None,
    );
    assert_eq!(required(&ledger), [6]);
}

#[test]
fn the_week_start_decides_where_a_sunday_counts() {
    let sunday = day("2026-11-08");
    let from_monday = weekly(1, "2026-10-05");
    let from_sunday = terms(
        Direction::AtLeast,
        1,
        Cadence::WEEKLY,
        "2026-10-05",
        |draft| {
            draft.week_start = jiff::civil::Weekday::Sunday;
        },
    );
    assert_eq!(
        from_monday.tile_at(sunday),
        tile("2026-11-02", "2026-11-09")
    );
    assert_eq!(
        from_sunday.tile_at(sunday),
        tile("2026-11-08", "2026-11-15")
    );
}

#[test]
fn a_pause_shrinks_the_month() {
    let terms = each(4, 1, PeriodUnit::Month, "2026-08-01");
    let ledger = evaluate(
        &terms,
        &pause("2026-08-10", "2026-08-21"),
        &[],
        day("2026-08-31"),
        None,
    );
    let asked = ledger.periods[0].quota;
    assert_eq!(
        asked,
        Quota {
            owed: 44,
            nominal: 21,
            eligible: 11
        }
    );
    assert_eq!(quota(&ledger, 0), ("44/21".into(), 2));
}

#[test]
fn every_other_week_crosses_iso_week_53_unbroken() {
    let terms = each(1, 2, PeriodUnit::Week, "2026-01-05");
    assert_eq!(
        terms.tile_at(day("2026-12-31")),
        tile("2026-12-21", "2027-01-04")
    );
}

#[test]
fn a_target_edited_on_thursday_counts_from_thursday() {
    let terms = weekly(10, "2026-11-02")
        .retarget(day("2026-11-05"), day("2026-11-05"), 5)
        .unwrap();
    assert_eq!(
        quota(&plain(&terms, &[], "2026-11-02"), 0),
        ("8/1".into(), 8)
    );
}

#[test]
fn a_tie_goes_to_the_member() {
    let terms = each(5, 2, PeriodUnit::Week, "2026-11-02");
    let ledger = evaluate(
        &terms,
        &pause("2026-11-09", "2026-11-15"),
        &[],
        day("2026-11-02"),
        None,
    );
    assert_eq!(quota(&ledger, 0), ("5/2".into(), 2));
}

#[test]
fn a_week_that_rounds_to_nothing_is_void_and_keeps_the_streak() {
    let terms = weekly(1, "2026-11-02");
    let done = acts(&[("2026-11-03", 1)]);
    let ledger = evaluate(
        &terms,
        &pause("2026-11-09", "2026-11-12"),
        &done,
        day("2026-11-16"),
        None,
    );
    assert_eq!(quota(&ledger, 1), ("1/5".into(), 0));
    assert_eq!(statuses(&ledger), [Status::Met, Status::Void, Status::Open]);
    assert_eq!(ledger.streak, 1);
}

#[test]
fn a_quarter_from_its_middle_asks_for_its_share() {
    let terms = each(6, 1, PeriodUnit::Quarter, "2026-11-16");
    let ledger = plain(&terms, &[], "2026-11-16");
    let asked = ledger.periods[0].quota;
    assert_eq!(
        asked,
        Quota {
            owed: 6 * 34,
            nominal: 66,
            eligible: 34
        }
    );
    assert_eq!(required(&ledger), [3]);
}

#[test]
fn at_most_breaks_at_once_and_is_met_at_the_end() {
    let terms = terms(Direction::AtMost, 3, Cadence::WEEKLY, "2026-11-02", |_| ());
    let three = acts(&[("2026-11-02", 2), ("2026-11-04", 1)]);
    let four = acts(&[("2026-11-02", 2), ("2026-11-04", 1), ("2026-11-05", 1)]);
    let on = |entries, date| plain(&terms, entries, date).periods[0].status;
    assert_eq!(on(&four, "2026-11-04"), Status::Open);
    assert_eq!(on(&four, "2026-11-05"), Status::Broken);
    assert_eq!(on(&three, "2026-11-08"), Status::Open);
    assert_eq!(on(&three, "2026-11-09"), Status::Met);
}

#[test]
fn the_bank_lends_up_to_its_cap() {
    let terms = terms(
        Direction::AtLeast,
        10,
        Cadence::WEEKLY,
        "2026-11-02",
        |draft| draft.cap = 5,
    );
    let done = acts(&[("2026-11-02", 14), ("2026-11-09", 6), ("2026-11-16", 9)]);
    let ledger = plain(&terms, &done, "2026-11-23");
    assert_eq!(
        statuses(&ledger)[..3],
        [Status::Met, Status::Met, Status::Missed]
    );
    let carried: Vec<u32> = ledger.periods.iter().map(|period| period.bank).collect();
    assert_eq!(carried, [0, 4, 0, 0]);
}

#[test]
fn a_late_record_counts_until_the_seal() {
    let terms = weekly(10, "2026-11-02");
    let on = |recorded| {
        let done = [
            act("2026-11-02", 9, "2026-11-02"),
            act("2026-11-06", 1, recorded),
        ];
        plain(&terms, &done, "2026-11-16").periods[0].status
    };
    assert_eq!(on("2026-11-15"), Status::Met);
    assert_eq!(on("2026-11-16"), Status::Missed);
    let phases: Vec<Phase> = ["2026-11-08", "2026-11-09", "2026-11-15", "2026-11-16"]
        .map(|date| plain(&terms, &[], date).periods[0].phase)
        .into();
    assert_eq!(
        phases,
        [
            Phase::Running,
            Phase::Provisional,
            Phase::Provisional,
            Phase::Sealed
        ]
    );
}

#[test]
fn three_a_week_fall_due_by_degrees() {
    let terms = weekly(3, "2026-11-02");
    let dates = ["02", "03", "04", "05", "06", "07", "08"];
    let need = dates.map(|date| pace(&terms, 0, &format!("2026-11-{date}")).due_by_tonight);
    assert_eq!(need, [0, 1, 1, 2, 3, 3, 3]);
}

/// The pace on `today` after `done` units on the first Monday.
fn pace(terms: &legwork_core::cadence::Terms, done: u32, today: &str) -> Pace {
    plain(terms, &acts(&[("2026-11-02", done)]), today)
        .pace
        .unwrap()
}

#[test]
fn thursday_morning_with_three_of_ten() {
    let pace = pace(&weekly(10, "2026-11-02"), 3, "2026-11-05");
    assert_eq!((pace.due_by_now, pace.count, pace.behind), (6, 3, 3));
    assert_eq!(pace.suggested_today, 5);
    assert_eq!(pace.per_day.unwrap().to_string(), "7/2");
    assert_eq!(pace.days_left, 2);
}

#[test]
fn the_day_rolls_over_at_three() {
    let stamped = |wall: &str| clock::stamp_wall(wall.parse().unwrap());
    assert_eq!(stamped("2026-11-07T01:30"), day("2026-11-06"));
    assert_eq!(stamped("2026-11-07T02:59:59.999"), day("2026-11-06"));
    assert_eq!(stamped("2026-11-07T03:00"), day("2026-11-07"));
}

#[test]
fn both_half_past_ones_of_the_fall_back_are_one_date() {
    let new_york = TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").unwrap();
    for instant in ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"] {
        let wall = instant
            .parse::<jiff::Timestamp>()
            .unwrap()
            .to_zoned(new_york.clone());
        assert_eq!((wall.hour(), wall.minute()), (1, 30));
        assert_eq!(clock::stamp(&wall), day("2026-10-31"));
    }
}

#[test]
fn exactly_is_broken_by_more_and_missed_by_less() {
    let terms = terms(
        Direction::Exactly,
        3,
        Cadence::WEEKLY,
        "2026-11-02",
        |draft| draft.cap = 9,
    );
    let on = |done, date| plain(&terms, &acts(&[("2026-11-02", done)]), date).periods[0].status;
    assert_eq!(
        [2, 3, 4].map(|done| on(done, "2026-11-08")),
        [Status::Open, Status::Open, Status::Broken]
    );
    assert_eq!(
        [2, 3, 4].map(|done| on(done, "2026-11-09")),
        [Status::Missed, Status::Met, Status::Broken]
    );
    let ledger = plain(&terms, &acts(&[("2026-11-02", 4)]), "2026-11-09");
    assert_eq!(ledger.periods[1].bank, 0, "more than exactly is no credit");
    assert!(
        (ledger.score.b - 1.3).abs() < 1e-9,
        "more than exactly keeps nothing"
    );
}

#[test]
fn exactly_nothing_is_void_and_at_most_nothing_is_not() {
    let status = |direction| {
        let terms = terms(direction, 0, Cadence::WEEKLY, "2026-11-02", |_| ());
        plain(&terms, &acts(&[("2026-11-03", 1)]), "2026-11-03").periods[0].status
    };
    assert_eq!(status(Direction::Exactly), Status::Void);
    assert_eq!(status(Direction::AtLeast), Status::Void);
    assert_eq!(status(Direction::AtMost), Status::Broken);
}

#[test]
fn every_other_night_is_counted_from_the_anchor() {
    let cadence = Cadence::new(PeriodUnit::Day, 2).unwrap();
    let nights = terms(Direction::AtLeast, 1, cadence, "2026-11-04", |draft| {
        draft.mask = legwork_core::cadence::Weekdays::ALL;
    });
    assert_eq!(
        nights.tile_at(day("2026-11-05")),
        tile("2026-11-04", "2026-11-06")
    );
    assert_eq!(
        nights.tile_at(day("2026-11-03")),
        tile("2026-11-02", "2026-11-04")
    );
    let done = acts(&[("2026-11-05", 1), ("2026-11-06", 1)]);
    assert_eq!(
        statuses(&plain(&nights, &done, "2026-11-09")),
        [Status::Met, Status::Met, Status::Open]
    );
}

#[test]
fn a_future_start_is_upcoming_and_a_past_end_is_ended() {
    let terms = terms(
        Direction::AtLeast,
        10,
        Cadence::WEEKLY,
        "2026-11-04",
        |draft| {
            draft.end = Some(day("2026-11-10"));
        },
    );
    let state = |today| plain(&terms, &[], today).state;
    assert_eq!(state("2026-10-01"), State::Upcoming);
    assert_eq!(state("2026-11-03"), State::Upcoming);
    assert_eq!(state("2026-11-04"), State::OnPace);
    assert_ne!(state("2026-11-10"), State::Ended);
    assert_eq!(state("2026-11-11"), State::Ended);
    assert_eq!(plain(&terms, &[], "2026-10-01").periods, []);
    assert_eq!(required(&plain(&terms, &[], "2026-11-11")), [6, 4]);
}

#[test]
fn versions_are_part_of_the_terms() {
    let terms = weekly(10, "2026-11-02")
        .retarget(day("2026-11-02"), day("2026-11-09"), 5)
        .unwrap();
    assert_eq!(
        terms.versions[1],
        Version {
            from: day("2026-11-09"),
            target: 5
        }
    );
    let ledger = evaluate(&terms, &Exclusions::default(), &[], day("2026-11-09"), None);
    assert_eq!(required(&ledger), [10, 5]);
}

#[test]
fn a_period_cut_by_the_end_enters_the_score_with_its_own_last_day() {
    let terms = terms(
        Direction::AtLeast,
        5,
        Cadence::WEEKLY,
        "2026-11-02",
        |draft| {
            draft.end = Some(day("2026-11-04"));
        },
    );
    let missed = |today| plain(&terms, &[], today).score.b;
    assert_eq!(
        statuses(&plain(&terms, &[], "2026-11-05")),
        [Status::Missed]
    );
    let weights = ["2026-11-05", "2026-11-08", "2026-11-09", "2026-12-09"].map(missed);
    assert_eq!(
        weights.map(|b| format!("{b:.1}")),
        ["0.3", "0.3", "0.9", "0.9"]
    );
}

#[test]
fn all_that_is_required_is_due_on_the_last_eligible_day() {
    let from_wednesday = weekly(3, "2026-11-04");
    let need = |date| {
        plain(&from_wednesday, &[], date)
            .pace
            .unwrap()
            .due_by_tonight
    };
    let dates = ["2026-11-04", "2026-11-05", "2026-11-06", "2026-11-08"];
    assert_eq!(
        dates.map(need),
        [0, 1, 2, 2],
        "9/5 is 2 when rounded and 1 when cut"
    );
}

#[test]
fn just_the_limit_keeps_the_whole_promise() {
    let score_b = |direction, done| {
        let terms = terms(direction, 3, Cadence::WEEKLY, "2026-11-02", |_| ());
        let score = plain(&terms, &acts(&[("2026-11-02", done)]), "2026-11-09").score;
        format!("{:.2}", score.b)
    };
    assert_eq!(
        [0, 3, 4].map(|done| score_b(Direction::AtMost, done)),
        ["0.30", "0.30", "1.30"]
    );
    assert_eq!(
        [0, 3, 4].map(|done| score_b(Direction::Exactly, done)),
        ["1.30", "0.30", "1.30"]
    );
    assert_eq!(
        [0, 3, 4].map(|done| score_b(Direction::AtLeast, done)),
        ["1.30", "0.30", "0.30"]
    );
}
