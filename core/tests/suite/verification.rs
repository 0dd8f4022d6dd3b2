//! Scores of forecasts.

use legwork_core::draw::{Seed, Stream};
use legwork_core::verify::{
    Bootstrap, Pair, Reliability, bias, brier, crps, pinball, pit, quantile, share, uniform,
};
use proptest::prelude::*;

fn near(found: f64, want: f64) {
    assert!((found - want).abs() < 1e-9, "{found} is not {want}");
}

fn stream() -> Stream {
    Stream::new(Seed::of(b"verify"))
}

/// By hand: the mean distance to the truth less half the mean distance of two
/// draws. Of 1 and 3 against 2: 1 - 1/2 · (0 + 2 + 2 + 0)/4 = 1/2.
#[test]
fn the_crps_is_the_one_worked_out_by_hand() {
    near(crps(&[1.0, 3.0], 2.0), 0.5);
    near(crps(&[5.0], 2.0), 3.0);
    near(crps(&[2.0, 2.0, 2.0], 2.0), 0.0);
    // 0, 3, 6 against 9: 6 - 1/2 · (2 · (3 + 6 + 3))/9.
    near(crps(&[0.0, 3.0, 6.0], 9.0), 6.0 - 12.0 / 9.0);
    near(crps(&[], 1.0), 0.0);
}

/// For a standard normal forecast and a truth at its middle the score is
/// (sqrt 2 - 1) / sqrt pi = 0.2337 (Gneiting and `Raftery` 2007, equation 5).
#[test]
fn the_crps_of_many_draws_is_that_of_their_law() {
    let mut stream = stream();
    let mut draws: Vec<f64> = (0..20_000).map(|_| stream.normal()).collect();
    draws.sort_unstable_by(f64::total_cmp);
    assert!((crps(&draws, 0.0) - 0.2337).abs() < 0.005);
}

#[test]
fn a_quantile_is_a_draw_and_its_loss_leans_to_its_side() {
    let draws: Vec<f64> = (1..=10).map(f64::from).collect();
    let found = [0.0, 0.1, 0.5, 0.9, 1.0].map(|at| quantile(&draws, at));
    for (found, want) in found.into_iter().zip([1.0, 1.0, 5.0, 9.0, 10.0]) {
        near(found, want);
    }
    near(pinball(&draws, 0.9, 11.0), 0.9 * 2.0);
    near(pinball(&draws, 0.9, 7.0), 0.1 * 2.0);
    near(quantile(&[], 0.5), 0.0);
}

#[test]
fn chances_are_scored_by_their_squares_and_laid_beside_what_happened() {
    near(brier(&[(1.0, true), (0.0, false)]), 0.0);
    near(brier(&[(0.5, true), (0.1, true)]), 0.53);
    near(brier(&[]), 0.0);
    let table = Reliability::of(&[
        (0.5, true),
        (0.5, false),
        (0.59, true),
        (0.0, false),
        (1.0, true),
    ]);
    assert_eq!(table.bins.map(|bin| bin.n), [1, 0, 0, 3, 0, 1]);
    near(table.bins[3].predicted, 1.59 / 3.0);
    near(table.bins[3].hit, 2.0 / 3.0);
}

#[test]
fn bias_and_share_are_taken_of_all_together() {
    near(bias(&[3.0, 3.0], &[2.0, 2.0]), 0.5);
    near(bias(&[1.0], &[0.0]), 0.0);
    near(share(&[0.05, 0.1, 0.5, 0.9, 0.95], 0.1, 0.9), 0.6);
    near(share(&[], 0.1, 0.9), 0.0);
}

#[test]
fn the_truth_falls_evenly_when_it_is_one_of_the_draws() {
    let mut stream = stream();
    let places: Vec<f64> = (0..2_000)
        .map(|_| {
            let mut counts: Vec<f64> = (0..100)
                .map(|_| if stream.happens(0.4) { 1.0 } else { 0.0 })
                .collect();
            let truth = if stream.happens(0.4) { 1.0 } else { 0.0 };
            counts.sort_unstable_by(f64::total_cmp);
            pit(&counts, truth, &mut stream)
        })
        .collect();
    assert!(uniform(&places, 10) > 0.01);
    // The same places pushed together are not even any more.
    let squeezed: Vec<f64> = places.iter().map(|place| place * 0.9).collect();
    assert!(uniform(&squeezed, 10) < 0.001);
    near(uniform(&[], 10), 1.0);
}

/// Ten sellers, each 20 % better: so is every sample of them. Where half are
/// better and half worse, no side is sure.
#[test]
fn a_difference_is_as_sure_as_sellers_agree() {
    let bootstrap = Bootstrap {
        rounds: 500,
        seed: Seed::of(b"again"),
    };
    let alike = vec![
        Pair {
            ours: 8.0,
            theirs: 10.0
        };
        10
    ];
    let found = bootstrap.skill(&alike).unwrap();
    near(found.value, 0.2);
    near(found.low, 0.2);
    near(found.high, 0.2);
    let mixed: Vec<Pair> = (0..10)
        .map(|n| Pair {
            ours: if n % 2 == 0 { 5.0 } else { 15.0 },
            theirs: 10.0,
        })
        .collect();
    let found = bootstrap.skill(&mixed).unwrap();
    assert!(found.low < -0.1 && found.high > 0.1, "{found:?}");
    assert!(bootstrap.skill(&[]).is_none());
}

proptest! {
    #[test]
    fn a_score_is_lowest_where_the_draws_are(mut draws in prop::collection::vec(-1e12..1e12_f64, 1..50), truth in -1e12..1e12_f64, away in 0.0..1e12_f64) {
        draws.sort_unstable_by(f64::total_cmp);
        let score = crps(&draws, truth);
        prop_assert!(score.is_finite() && score >= -1e-3);
        let beyond = draws.last().unwrap() + away;
        prop_assert!(crps(&draws, beyond) <= crps(&draws, beyond + 1.0) + 1e-3);
        for at in [0.1, 0.5, 0.9] {
            prop_assert!(pinball(&draws, at, truth) >= 0.0);
        }
        let place = pit(&draws, truth, &mut stream());
        prop_assert!((0.0..=1.0).contains(&place));
    }
}
