//! What follows from the figures of a goal.

use jiff::civil::date;
use legwork_core::goal::{Course, figure, progress};
use legwork_core::money::Decimal;
use legwork_core::parse::Target;

#[test]
fn every_target_gives_its_figure() {
    let whole = Decimal::whole;
    for (target, amount, baseline, want) in [
        (Target::Absolute, whole(20), None, Some(whole(20))),
        (
            Target::Level,
            Decimal::new(925, 1),
            Some(whole(90)),
            Some(Decimal::new(925, 1)),
        ),
        (
            Target::Growth,
            whole(20),
            Some(whole(500_000)),
            Some(whole(600_000)),
        ),
        (
            Target::Growth,
            Decimal::new(25, 1),
            Some(whole(1_000)),
            Some(whole(1_025)),
        ),
        (Target::Reduction, whole(25), Some(whole(8)), Some(whole(6))),
        (
            Target::Increase,
            whole(12),
            Some(whole(30)),
            Some(whole(42)),
        ),
        (Target::Decrease, whole(8), Some(whole(83)), Some(whole(75))),
        (
            Target::Multiple,
            Decimal::new(15, 1),
            Some(whole(40)),
            Some(whole(60)),
        ),
        (Target::Growth, whole(20), None, None),
        (Target::Multiple, whole(3), Some(whole(i64::MAX)), None),
    ] {
        assert_eq!(
            figure(target, amount, baseline),
            want,
            "{target:?} {amount} from {baseline:?}"
        );
    }
}

#[test]
fn the_line_is_straight_and_ends_at_the_figure() {
    let course = Course::new(date(2027, 1, 1), date(2027, 1, 10), 0.0, 100.0).expect("ten days");
    for (day, line) in [
        (date(2026, 12, 31), 0.0),
        (date(2027, 1, 1), 10.0),
        (date(2027, 1, 5), 50.0),
        (date(2027, 1, 10), 100.0),
        (date(2027, 3, 1), 100.0),
    ] {
        assert!((course.line(day) - line).abs() < 1e-9, "{day}");
    }
    assert_eq!(course.progress(25.0), Some(0.25));
    assert_eq!(course.progress(130.0), Some(1.3));
}

#[test]
fn a_falling_goal_has_a_falling_line() {
    let course = Course::new(date(2027, 1, 1), date(2027, 1, 4), 84.0, 80.0).expect("four days");
    assert!((course.line(date(2027, 1, 2)) - 82.0).abs() < 1e-9);
    assert_eq!(course.progress(83.0), Some(0.25));
    assert_eq!(course.progress(85.0), Some(-0.25), "the wrong way");
    assert!(Course::new(date(2027, 1, 2), date(2027, 1, 1), 0.0, 1.0).is_err());
    assert_eq!(progress(5.0, 5.0, 5.0), None, "no way to go");
}
