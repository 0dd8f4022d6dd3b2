//! Edits, seals, the reserve, clocks, and the limits of what is accepted.

use jiff::civil::{Date, Weekday};
use legwork_core::cadence::{
    Cadence, Draft, Entry, Exclusions, Excuse, Pause, Period, Quota, Ratio, Reserve, Season,
    Status, Terms, Version, Weekdays, clock, evaluate,
};
use legwork_core::vocabulary::{Direction, PeriodUnit};
use proptest::prelude::*;

use crate::cadence_support::*;

/// Why a draft that differs by `change` is refused.
fn refusal(change: impl FnOnce(&mut Draft)) -> String {
    let mut draft = Draft::new(Direction::AtLeast, 1, Cadence::WEEKLY, day("2026-11-02"));
    change(&mut draft);
    Terms::new(draft).unwrap_err().to_string()
}

#[test]
fn wrong_terms_are_refused_with_a_reason() {
    let version = |from| Version {
        from: day(from),
        target: 1,
    };
    assert!(refusal(|d| d.versions.clear()).contains("needs a target"));
    assert!(refusal(|d| d.versions.push(version("2026-11-02"))).contains("one per date"));
    assert!(refusal(|d| d.versions = vec![version("2026-11-03")]).contains("at the start"));
    assert!(refusal(|d| d.end = Some(day("2026-11-01"))).contains("end lies before"));
    assert!(refusal(|d| d.fiscal_month = 0).contains("fiscal month"));
    assert!(refusal(|d| d.fiscal_month = 13).contains("fiscal month"));
    for far in ["1969-12-31", "9001-01-01"] {
        assert!(refusal(|d| d.start = day(far)).contains(far));
        assert!(refusal(|d| d.end = Some(day(far))).contains(far));
        assert!(refusal(|d| d.anchor = Some(day(far))).contains(far));
        assert!(refusal(|d| d.versions.push(version(far))).contains(far));
    }
    let edge = terms(Direction::AtLeast, 1, Cadence::WEEKLY, "1970-01-01", |d| {
        d.end = Some(day("9000-12-31"));
        d.fiscal_month = 12;
    });
    assert!(edge.covers(day("1970-01-01")) && edge.covers(day("9000-12-31")));
    assert!(!edge.covers(day("1969-12-31")) && !edge.covers(day("9001-01-01")));
    let one_day = terms(Direction::AtLeast, 1, Cadence::DAILY, "2026-11-02", |d| {
        d.end = Some(d.start);
    });
    assert_eq!(one_day.end, Some(one_day.start));
}

#[test]
fn cadences_have_ranges_and_names() {
    use PeriodUnit::{Day, Month, Quarter, Week, Year};
    for (unit, every) in [
        (Day, 1),
        (Day, 2),
        (Day, 1_000),
        (Week, 1),
        (Week, 104),
        (Month, 1),
        (Month, 2),
        (Month, 4),
    ] {
        assert_eq!(Cadence::new(unit, every).unwrap().parts(), (unit, every));
    }
    for (unit, every) in [
        (Day, 0),
        (Day, 1_001),
        (Week, 0),
        (Week, 105),
        (Month, 0),
        (Month, 5),
        (Month, 24),
        (Quarter, 3),
        (Year, 2),
        (Year, 65_535),
    ] {
        let message = Cadence::new(unit, every).unwrap_err().to_string();
        assert!(message.contains(&format!("{every} x {unit}")), "{message}");
    }
    let parts = |unit, every| Cadence::new(unit, every).unwrap().parts();
    assert_eq!(parts(Month, 3), (Quarter, 1));
    assert_eq!(parts(Quarter, 2), (Quarter, 2));
    assert_eq!(parts(Month, 12), (Year, 1));
    assert_eq!(parts(Quarter, 4), (Year, 1));
    assert_eq!(parts(Year, 1), (Year, 1));
    assert_eq!(
        [Cadence::DAILY, Cadence::WEEKLY, Cadence::MONTHLY],
        [Day, Week, Month].map(|unit| Cadence::new(unit, 1).unwrap())
    );
}

#[test]
fn weekdays_read_and_write_codes() {
    let days = Weekdays::new([Weekday::Friday, Weekday::Monday]).unwrap();
    assert_eq!(
        (days.to_string().as_str(), days.bits()),
        ("MO,FR", 0b1_0001)
    );
    assert_eq!(serde_json::to_string(&days).unwrap(), r#"["MO","FR"]"#);
    assert_eq!(
        serde_json::from_str::<Weekdays>(r#"["fr","MO"]"#).unwrap(),
        days
    );
    assert_eq!("mo, FR".parse::<Weekdays>().unwrap(), days);
    assert_eq!(
        days.iter().collect::<Vec<_>>(),
        [Weekday::Monday, Weekday::Friday]
    );
    assert_eq!(Weekdays::ALL.iter().count(), 7);
    assert_eq!(
        Weekdays::WORKDAYS.codes().collect::<Vec<_>>(),
        ["MO", "TU", "WE", "TH", "FR"]
    );
    assert!(
        "MO,XX"
            .parse::<Weekdays>()
            .unwrap_err()
            .to_string()
            .contains("XX")
    );
    assert!(serde_json::from_str::<Weekdays>("[]").is_err());
    assert_eq!("FR,MO,MO".parse::<Weekdays>().unwrap(), days);
    assert_eq!(
        Weekdays::new([Weekday::Monday, Weekday::Friday, Weekday::Monday]).unwrap(),
        days
    );
    for none in [Weekdays::new([]), Weekdays::from_bits(0)] {
        assert!(none.unwrap_err().to_string().contains("at least one"));
    }
    assert_eq!(Weekdays::from_bits(127).unwrap(), Weekdays::ALL);
    assert!(Weekdays::from_bits(128).is_err() && Weekdays::from_bits(255).is_err());
}

#[test]
fn easing_waits_for_the_next_period_and_tightening_does_not() {
    let thursday = day("2026-11-05");
    let takes_effect = |direction, target| {
        terms(direction, 10, Cadence::WEEKLY, "2026-11-02", |_| ()).takes_effect(thursday, target)
    };
    let (now, next) = (thursday, day("2026-11-09"));
    assert_eq!(
        [9, 10, 11].map(|n| takes_effect(Direction::AtLeast, n)),
        [next, now, now]
    );
    assert_eq!(
        [9, 10, 11].map(|n| takes_effect(Direction::AtMost, n)),
        [now, now, next]
    );
    assert_eq!(
        [9, 10, 11].map(|n| takes_effect(Direction::Exactly, n)),
        [next, now, next]
    );
    let later = weekly(10, "2026-12-02");
    assert_eq!(
        later.takes_effect(thursday, 11),
        day("2026-12-02"),
        "never before the start"
    );
}

#[test]
fn a_target_cannot_change_in_the_past() {
    let terms = weekly(10, "2026-11-02");
    let today = day("2026-11-05");
    assert!(
        terms
            .retarget(today, day("2026-11-04"), 5)
            .unwrap_err()
            .to_string()
            .contains("2026-11-04")
    );
    let planned = terms.retarget(today, day("2026-12-07"), 20).unwrap();
    let twice = planned
        .retarget(today, today, 5)
        .unwrap()
        .retarget(today, today, 6)
        .unwrap();
    let targets: Vec<u32> = twice
        .versions
        .iter()
        .map(|version| version.target)
        .collect();
    assert_eq!(
        targets,
        [10, 6, 20],
        "the same date is replaced, a later plan kept"
    );
    assert_eq!(
        ["2026-11-04", "2026-11-05", "2026-12-06", "2026-12-07"].map(|d| twice.target_on(day(d))),
        [10, 6, 6, 20]
    );
    assert_eq!(twice.target_on(day("2020-01-01")), 10);
}

#[test]
fn only_unsealed_periods_can_still_be_paused() {
    let terms = weekly(10, "2026-11-02");
    assert_eq!(terms.unsealed_from(day("2026-11-15")), day("2026-11-02"));
    assert_eq!(terms.unsealed_from(day("2026-11-16")), day("2026-11-09"));
}

#[test]
fn a_reserve_must_be_spent_by_the_seal() {
    let terms = weekly(10, "2026-11-02");
    let on = |spent, today| {
        let excuses = vec![Excuse {
            date: day("2026-11-04"),
            spent: day(spent),
        }];
        let exclusions = Exclusions {
            excuses,
            ..Exclusions::default()
        };
        evaluate(&terms, &exclusions, &[], day(today), None).periods[0].status
    };
    assert_eq!(on("2026-11-15", "2026-11-15"), Status::Excused);
    assert_eq!(on("2026-11-16", "2026-11-17"), Status::Missed);
    assert_eq!(
        on("2026-11-12", "2026-11-11"),
        Status::Missed,
        "not spent yet"
    );
    assert_eq!(
        on("2026-11-03", "2026-11-03"),
        Status::Open,
        "nothing to excuse yet"
    );
}

#[test]
fn the_reserve_comes_back_after_ninety_days() {
    let spent = |date| Excuse {
        date: day(date),
        spent: day(date),
    };
    let excuses = [spent("2026-08-01"), spent("2026-11-01")];
    let left = |today| Reserve { free: 2 }.left(&excuses, day(today));
    assert_eq!(
        [
            "2026-07-31",
            "2026-08-01",
            "2026-10-29",
            "2026-10-30",
            "2026-11-01"
        ]
        .map(left),
        [2, 1, 1, 2, 1]
    );
    assert_eq!(
        Reserve { free: 1 }.left(&[excuses[0]; 5], day("2026-08-02")),
        0
    );
}

#[test]
fn today_never_goes_back_and_a_wrong_clock_cannot_freeze_it() {
    let now = day("2026-11-09");
    assert_eq!(clock::today(None, now), now);
    assert_eq!(clock::today(Some(day("2026-11-01")), now), now);
    assert_eq!(clock::today(Some(now), now), now);
    assert_eq!(
        clock::today(Some(day("2026-11-10")), now),
        day("2026-11-10"),
        "flew west over midnight"
    );
    assert_eq!(
        clock::today(Some(day("2026-11-11")), now),
        now,
        "the other clock was wrong"
    );
}

#[test]
fn a_changed_cadence_keeps_what_was_owed() {
    let terms = weekly(10, "2026-11-02");
    let (weeks, days) = terms
        .change(day("2026-11-05"), Cadence::DAILY, Weekdays::WORKDAYS, 2)
        .unwrap();
    let quota =
        |terms: &Terms, date| Quota::of(terms, &Exclusions::default(), terms.tile_at(day(date)));
    assert_eq!(quota(&weeks, "2026-11-02").exact(), Ratio::new(6, 1));
    assert_eq!(quota(&days, "2026-11-05").exact(), Ratio::new(2, 1));
    assert_eq!(quota(&days, "2026-11-06").exact(), Ratio::new(2, 1));
    assert_eq!(
        (weeks.end, days.start),
        (Some(day("2026-11-04")), day("2026-11-05"))
    );
    assert_eq!(
        days.tile_at(day("2026-11-05")),
        tile("2026-11-05", "2026-11-06")
    );
    let refused = |terms: &Terms, date| terms.split(day(date)).unwrap_err().to_string();
    for outside in ["2026-11-01", "2026-11-02"] {
        assert!(refused(&terms, outside).contains("within the commitment, after its start"));
    }
    assert!(terms.split(day("2026-11-03")).is_ok());
    let ended = terms.split(day("2026-11-20")).unwrap().0;
    assert!(refused(&ended, "2026-11-20").contains("within the commitment"));
    assert!(ended.split(day("2026-11-19")).is_ok());
    let every_three = each(1, 3, PeriodUnit::Week, "2026-11-02");
    let (_, again) = every_three
        .change(
            day("2026-11-10"),
            Cadence::new(PeriodUnit::Week, 2).unwrap(),
            Weekdays::ALL,
            4,
        )
        .unwrap();
    assert_eq!(
        again.tile_at(again.start),
        tile("2026-11-09", "2026-11-23"),
        "counted from the change"
    );
    assert_eq!(
        (again.mask, again.target_on(again.start), again.anchor),
        (Weekdays::ALL, 4, None)
    );
}

#[test]
fn a_season_gives_no_credit_for_overshoot() {
    let terms = weekly(10, "2026-11-02");
    let done = acts(&[("2026-11-02", 25), ("2026-11-17", 5), ("2026-11-23", 10)]);
    let ledger = plain(&terms, &done, "2026-12-07");
    let season = ledger.season;
    assert_eq!(
        season,
        Season {
            kept: 25,
            required: 40,
            count: 40
        }
    );
    assert_eq!((season.pace(), season.surplus()), (Ratio::new(5, 8), 0));
    let rest = season.since(ledger.sealed[0].season);
    assert_eq!(
        rest,
        Season {
            kept: 15,
            required: 30,
            count: 15
        }
    );
    assert_eq!((rest.pace(), rest.surplus()), (Ratio::new(1, 2), -15));
    assert_eq!(Season::default().pace(), None);
}

#[test]
fn a_fraction_is_in_lowest_terms() {
    let text = |a, b| Ratio::new(a, b).map(|ratio| ratio.to_string());
    assert_eq!(text(7, 2).unwrap(), "7/2");
    assert_eq!(text(8, 2).unwrap(), "4/1");
    assert_eq!(text(0, 5).unwrap(), "0/1");
    assert_eq!((text(3, 0), text(0, 0)), (None, None));
    let ratio = Ratio::new(6, 4).unwrap();
    assert_eq!((ratio.numerator(), ratio.denominator()), (3, 2));
}

#[test]
fn a_mask_without_a_day_in_the_period_is_void() {
    let cadence = Cadence::new(PeriodUnit::Day, 2).unwrap();
    let workdays = terms(Direction::AtMost, 1, cadence, "2026-11-05", |_| ());
    let weekend = workdays.tile_at(day("2026-11-07"));
    assert_eq!(weekend, tile("2026-11-07", "2026-11-09"));
    let quota = Quota::of(&workdays, &Exclusions::default(), weekend);
    assert_eq!(
        (
            quota.exact(),
            quota.required(Direction::AtLeast),
            quota.required(Direction::AtMost)
        ),
        (None, 0, 0)
    );
    let ledger = plain(&workdays, &acts(&[("2026-11-07", 9)]), "2026-11-09");
    assert_eq!(statuses(&ledger)[1], Status::Void);
}

#[test]
fn ten_years_are_reckoned_at_the_edges_of_the_calendar() {
    for today in [Date::MIN, Date::MAX] {
        let terms = terms(
            Direction::AtLeast,
            1,
            Cadence::new(PeriodUnit::Day, 1_000).unwrap(),
            "8990-01-01",
            |d| d.grace = u16::MAX,
        );
        let ledger = plain(&terms, &[], &today.to_string());
        assert_eq!(ledger.periods.is_empty(), today == Date::MIN);
    }
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn nothing_overflows(
        story in any_story(),
        targets in (any::<u32>(), any::<u32>()),
        quantities in proptest::collection::vec(prop_oneof![Just(u32::MAX), any::<u32>()], 1..40),
        cap: u32,
        grace: u16,
    ) {
        let mut draft = story.terms.draft();
        let from = plus(draft.start, 3);
        (draft.cap, draft.grace) = (cap, grace);
        draft.versions = vec![Version { from: draft.start, target: targets.0 }, Version { from, target: targets.1 }];
        let entries = quantities.iter().enumerate().map(|(day, quantity)| {
            let date = plus(draft.start, i64::try_from(day).unwrap() * 3);
            Entry { date, quantity: *quantity, recorded: date }
        }).collect();
        let ledger = story.promising(Terms::new(draft).unwrap()).with(entries).ledger();
        prop_assert!((0.0..=1.0).contains(&ledger.score.value()));
        prop_assert!(ledger.periods.iter().all(|p| p.required <= targets.0.max(targets.1)));
    }

    #[test]
    fn no_date_is_too_far(
        story in any_story(),
        year in prop_oneof![Just(-9999i16), -9999i16..10_000, Just(9999i16)],
        edge in prop_oneof![Just("1970-01-01"), Just("9000-12-01")],
        anchor in prop_oneof![Just("1970-01-01"), Just("9000-12-31")],
    ) {
        let far = Date::new(year, 6, 1).unwrap();
        let mut draft = story.terms.draft();
        draft.start = day(edge);
        draft.anchor = Some(day(anchor));
        draft.versions = vec![Version { from: draft.start, target: 3 }];
        draft.end = Some(plus(draft.start, 30));
        let exclusions = Exclusions {
            holidays: [Date::MIN, far, Date::MAX].into(),
            pauses: vec![Pause { first: Date::MIN, last: far }, Pause { first: far, last: Date::MAX }],
            excuses: vec![Excuse { date: far, spent: Date::MAX }],
        };
        let entries = [Date::MIN, far, Date::MAX].map(|date| Entry { date, quantity: 1, recorded: date });
        let terms = Terms::new(draft).unwrap();
        for today in [Date::MIN, far, Date::MAX] {
            evaluate(&terms, &exclusions, &entries, today, None);
            evaluate(&terms, &Exclusions::default(), &entries, today, None);
            let tile = terms.tile_at(today);
            prop_assert!(tile.start <= today && today <= tile.end);
            terms.seal(tile);
            terms.unsealed_from(today);
            terms.takes_effect(today, 1);
            clock::today(Some(Date::MAX), today);
            clock::today(Some(today), Date::MAX);
            clock::stamp_wall(today.at(0, 0, 0, 0));
            Reserve { free: 1 }.left(&exclusions.excuses, today);
        }
    }

    #[test]
    fn a_kind_change_conserves_the_quota_before_it(story in any_story(), cadence in any_cadence(), days in 1i64..300, target in 0u32..9) {
        let from = plus(story.terms.start, days);
        let Ok((before, after)) = story.terms.change(from, cadence, Weekdays::ALL, target) else { return Ok(()) };
        let (_, rest) = story.terms.split(from).unwrap();
        let whole = story.on(from).ledger().periods;
        let periods = |terms: &Terms| -> Vec<Period> { story.promising(terms.clone()).on(from).ledger().periods };
        let owed = |periods: &[Period]| periods.iter().map(|p| p.quota.owed).sum::<u64>();
        let tile = story.terms.tile_at(from);
        let later = Quota::of(&rest, &story.exclusions, tile).owed;
        let full = if tile.start < from { owed(&whole) } else { owed(&whole) - whole.last().unwrap().quota.owed };
        prop_assert_eq!(owed(&periods(&before)) + if tile.start < from { later } else { 0 }, full);
        prop_assert_eq!(after.end, story.terms.end);
        prop_assert!(!before.covers(from) && after.covers(from) && !after.covers(plus(from, -1)));
    }
}
