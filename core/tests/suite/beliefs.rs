//! What a log says about a rate.

use legwork_core::draw::{Seed, Stream};
use legwork_core::evidence::{Batch, Lag, Minutes, Prior, Skill, WinBelief, effective};
use proptest::prelude::*;

const NOW: Lag = Lag::weeks(0.0);

const fn prior(chance: f64, strength: f64) -> Prior {
    Prior {
        chance,
        strength,
        several: false,
    }
}

const fn batch(weeks: f64, acts: u64, successes: u64) -> Batch {
    Batch {
        weeks,
        acts,
        successes,
    }
}

fn near(found: f64, want: f64, within: f64) -> bool {
    (found - want).abs() <= within
}

/// Half a week of a lag of two: 1 - e^-0.5 1.5 = 0.090204.
#[test]
fn the_emails_of_yesterday_are_not_failures_yet() {
    let found = effective(&[batch(0.5, 100, 0), batch(50.0, 10, 0)], Lag::weeks(2.0));
    assert!(near(found, 9.0204 + 10.0, 1e-3), "{found}");
}

/// Gamma(1 + 3, 1/0.01 + 200), its mean 4/300; the 10 % and 90 % points of
/// Gamma(4) are 1.744770 and 6.680783.
#[test]
fn a_rare_success_is_blended_with_one_published() {
    let belief = prior(0.01, 1.0).after(&[batch(9.0, 200, 3)], NOW);
    assert!(near(belief.mean(), 4.0 / 300.0, 1e-12));
    let (low, high) = belief.range();
    assert!(near(low, 1.744_770 / 300.0, 1e-8) && near(high, 6.680_783 / 300.0, 1e-8));
}

/// Without a lag the exact posterior of a large chance is Beta(1 + k, 1/0.2 -
/// 1 + n - k): mean 5/15 here, and Beta(5, 10) has its 10 % and 90 % points at
/// 0.185133 and 0.491909.
#[test]
fn a_large_chance_is_exact() {
    let belief = prior(0.2, 1.0).after(&[batch(3.0, 10, 4)], NOW);
    assert!(near(belief.mean(), 1.0 / 3.0, 1e-4), "{}", belief.mean());
    let (low, high) = belief.range();
    let exact = |x| legwork_core::draw::law::beta_at_most(5.0, 10.0, x);
    assert!(
        near(exact(low), 0.1, 2e-3) && near(exact(high), 0.9, 2e-3),
        "{low} {high}"
    );
    let half = prior(0.2, 0.5).after(&[batch(3.0, 10, 4)], NOW);
    assert!(near(half.mean(), 4.5 / 12.5, 1e-3), "{}", half.mean());
}

#[test]
fn before_any_log_it_is_the_published_rate() {
    for chance in [0.0001, 0.003, 0.049, 0.05, 0.12, 0.5, 0.9] {
        for strength in [0.5, 1.0] {
            let mean = prior(chance, strength).after(&[], NOW).mean();
            // On points the tail of a strength below 1 is a little coarse.
            assert!(
                near(mean, chance, 0.03 * chance),
                "{chance} {strength}: {mean}"
            );
        }
    }
}

#[test]
fn an_event_may_bring_several() {
    let event = Prior {
        chance: 0.5,
        strength: 1.0,
        several: true,
    };
    let belief = event.after(&[batch(9.0, 4, 12)], NOW);
    assert!(near(belief.mean(), 13.0 / 6.0, 1e-12));
}

#[test]
fn draws_keep_the_mean_with_few_of_them() {
    for belief in [
        prior(0.01, 0.5).after(&[], NOW),
        prior(0.2, 1.0).after(&[batch(1.0, 5, 2)], NOW),
    ] {
        let draws = belief.draws(400, &mut Stream::new(Seed::of(b"few")));
        let mean = draws.iter().sum::<f64>() / 400.0;
        assert!(near(mean, belief.mean(), 0.02 * belief.mean()), "{mean}");
        assert!(!draws.is_sorted());
    }
}

#[test]
fn minutes_move_from_the_default_to_the_log() {
    let none = Minutes::default();
    assert!(near(none.blend(4.0), 4.0, 1e-12) && !none.are_own());
    let logged = Minutes { logs: 15, sum: 150 };
    assert!(near(logged.blend(4.0), (20.0 + 150.0) / 20.0, 1e-12) && logged.are_own());
}

/// (1 + 4) / (1 + 0.01 x 200) = 1.67; Gamma(5, 3) from 0.811 to 2.664.
#[test]
fn skill_is_said_beside_the_benchmark() {
    let skill = Skill::of(prior(0.01, 1.0), &[batch(9.0, 200, 4)], NOW);
    assert_eq!(skill.to_string(), "1.7x benchmark (0.8-2.7)");
    assert_eq!(skill.successes, 4);
}

#[test]
fn a_win_rate_starts_from_the_benchmark() {
    assert!(near(WinBelief::new(0.2, 0, 0).mean(), 0.2, 1e-12));
    assert!(near(WinBelief::new(0.2, 3, 2).mean(), 0.4, 1e-12));
    for bench in [0.0, 1.0, f64::NAN] {
        let mean = WinBelief::new(bench, 1, 1).mean();
        assert!((0.0..=1.0).contains(&mean), "{bench}: {mean}");
    }
}

proptest! {
    #[test]
    fn a_belief_is_a_number_at_every_extreme(
        chance in prop_oneof![Just(0.0), Just(1.0), Just(1e-300), 0.0_f64..1.0],
        strength in prop_oneof![Just(0.5), Just(1.0), 0.01_f64..20.0],
        weeks in prop_oneof![Just(0.0), Just(1e9), 0.0_f64..60.0],
        acts in prop_oneof![0_u64..50, Just(1_000_000_000)],
        successes in prop_oneof![0_u64..50, Just(1_000_000_000)],
        several: bool,
    ) {
        let belief = Prior { chance, strength, several }
            .after(&[batch(weeks, acts, successes)], Lag::weeks(2.0));
        let (low, high) = belief.range();
        prop_assert!(belief.mean().is_finite() && low.is_finite() && high.is_finite());
        prop_assert!(0.0 <= low && low <= high);
        prop_assert!(several || chance < 0.05 || high <= 1.0);
        let skill = Skill::of(Prior { chance, strength, several }, &[batch(weeks, acts, successes)], NOW);
        prop_assert!(skill.times.is_finite() && skill.range.0 <= skill.range.1);
    }

    #[test]
    fn a_success_raises_a_rate_and_a_failure_lowers_it(
        chance in 0.001_f64..0.6, acts in 1_u64..60, successes in 0_u64..20,
    ) {
        let successes = successes.min(acts);
        let mean = |acts, successes| prior(chance, 1.0).after(&[batch(9.0, acts, successes)], NOW).mean();
        let now = mean(acts, successes);
        prop_assert!(mean(acts + 1, successes + 1) > now - 1e-3 * now);
        prop_assert!(mean(acts + 1, successes) < now + 1e-3 * now);
    }
}
