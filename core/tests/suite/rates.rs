//! Rates and the ranges around them.

use legwork_core::rate::{Rate, wilson};
use proptest::prelude::*;

fn near(found: (f64, f64), want: (f64, f64), within: f64) -> bool {
    (found.0 - want.0).abs() < within && (found.1 - want.1).abs() < within
}

/// R. G. Newcombe, "Two-sided confidence intervals for the single proportion",
/// Statistics in Medicine 17 (1998) 857-872, table I, method 3: 95 %.
#[test]
fn the_interval_is_the_published_one() {
    for (hits, of, want) in [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ] {
        let found = wilson(Rate::new(hits, of).unwrap(), 1.959_964);
        assert!(near(found, want, 0.00006), "{hits}/{of}: {found:?}");
    }
}

/// With z² = 1.642374: none of ten gives 0 to z²/(10 + z²), and five of ten
/// 0.5 ± z/2 · √(10 + z²)/(10 + z²).
#[test]
fn four_cases_of_five_are_meant_to_lie_within() {
    let range = |hits, of| Rate::new(hits, of).unwrap().range();
    assert!(near(range(0, 10), (0.0, 0.141_069), 1e-5));
    assert!(near(range(10, 10), (0.858_931, 1.0), 1e-5));
    assert!(near(range(5, 10), (0.312_204, 0.687_796), 1e-5));
}

#[test]
fn without_cases_there_is_no_rate() {
    assert!(Rate::new(0, 0).is_err());
    assert!(Rate::new(3, 2).is_err());
    let two = Rate::new(1, 2).unwrap();
    assert_eq!((two.hits(), two.of()), (1, 2));
    assert!((two.share() - 0.5).abs() < f64::EPSILON);
}

proptest! {
    #[test]
    fn a_range_holds_its_share_and_is_never_certain(
        of in prop_oneof![1..50_u64, 1..=1_u64 << 50],
        part in 0.0..=1.0_f64,
    ) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "between 0 and of")]
        let hits = ((of as f64 * part) as u64).min(of);
        let rate = Rate::new(hits, of).unwrap();
        let (low, high) = rate.range();
        prop_assert!(0.0 <= low && low <= rate.share() && rate.share() <= high && high <= 1.0);
        prop_assert!(low < high);
        // The other way round, the range is mirrored.
        let (other_low, other_high) = Rate::new(of - hits, of).unwrap().range();
        prop_assert!((1.0 - low - other_high).abs() < 1e-9 && (1.0 - high - other_low).abs() < 1e-9);
    }

    #[test]
    fn more_cases_of_the_same_share_narrow_the_range(hits in 0..40_u64, more in 1..40_u64) {
        let width = |rate: Rate| rate.range().1 - rate.range().0;
        let few = Rate::new(hits, hits + more).unwrap();
        let many = Rate::new(hits * 4, (hits + more) * 4).unwrap();
        prop_assert!(width(many) < width(few));
    }
}
