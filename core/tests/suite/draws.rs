//! Seeds, draws and the laws they follow.

use jiff::civil::date;
use legwork_core::draw::{LARGEST, Seed, Stream, law};
use proptest::prelude::*;
use uuid::Uuid;

/// The authors' own test vectors of FNV-1a with 64 bits.
#[test]
fn a_seed_is_the_published_hash() {
    assert_eq!(Seed::of(b"").value(), 0xcbf2_9ce4_8422_2325);
    assert_eq!(Seed::of(b"a").value(), 0xaf63_dc4c_8601_ec8c);
    assert_eq!(Seed::of(b"foobar").value(), 0x8594_4171_f739_67e8);
    assert_eq!(Seed::of(b"foo").and(b"bar"), Seed::of(b"foobar"));
}

#[test]
fn a_seed_follows_from_the_goal_and_the_day() {
    let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let (monday, tuesday) = (date(2027, 2, 8), date(2027, 2, 9));
    let seed = Seed::of_goal(one, monday);
    let mut bytes = one.as_bytes().to_vec();
    bytes.extend_from_slice(b"2027-02-08");
    assert_eq!(seed, Seed::of(&bytes));
    assert_ne!(seed, Seed::of_goal(two, monday));
    assert_ne!(seed, Seed::of_goal(one, tuesday));
    assert_ne!(seed.part(0), seed.part(1));
}

/// xoshiro256++ filled by `SplitMix64`, written out from the publication.
#[test]
fn the_bits_are_those_of_the_published_generator() {
    let seed = Seed::of(b"replay");
    let mut fill = seed.value();
    let mut state = [0_u64; 4].map(|_| {
        fill = fill.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = fill;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    });
    let mut stream = Stream::new(seed);
    for _ in 0..100 {
        let want = state[0]
            .wrapping_add(state[3])
            .rotate_left(23)
            .wrapping_add(state[0]);
        assert_eq!(stream.bits(), want);
        let shifted = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= shifted;
        state[3] = state[3].rotate_left(45);
    }
}

fn stream() -> Stream {
    Stream::new(Seed::of(b"laws"))
}

/// Mean and variance of 20,000 draws.
fn moments(mut draw: impl FnMut(&mut Stream) -> f64) -> (f64, f64) {
    let mut stream = stream();
    let drawn: Vec<f64> = (0..20_000).map(|_| draw(&mut stream)).collect();
    let mean = drawn.iter().sum::<f64>() / 20_000.0;
    let spread = drawn.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 20_000.0;
    (mean, spread)
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn float(count: u64) -> f64 {
    count as f64
}

#[test]
fn draws_have_the_mean_and_the_variance_of_their_law() {
    let cases = [
        (moments(|s| s.gamma(25.0, 25.0)), 1.0, 0.04),
        (moments(|s| s.gamma(0.5, 2.0)), 0.25, 0.125),
        (moments(|s| s.beta(6.0, 4.0)), 0.6, 0.24 / 11.0),
        (moments(|s| s.beta(0.7, 0.3)), 0.7, 0.21 / 2.0),
        (moments(|s| float(s.poisson(0.3))), 0.3, 0.3),
        (moments(|s| float(s.poisson(40.0))), 40.0, 40.0),
        (moments(|s| float(s.binomial(10, 0.3))), 3.0, 2.1),
        (moments(|s| float(s.binomial(1000, 0.25))), 250.0, 187.5),
        (moments(|s| s.log_normal(-0.18, 0.6)), 1.0, 0.433_329),
        (moments(Stream::normal), 0.0, 1.0),
        (moments(Stream::uniform), 0.5, 1.0 / 12.0),
        (moments(|s| float(u64::from(s.happens(0.2)))), 0.2, 0.16),
    ];
    for (number, ((mean, spread), want, variance)) in cases.into_iter().enumerate() {
        // Five standard errors of the mean; the variance to a tenth.
        let error = 5.0 * (variance / 20_000.0_f64).sqrt();
        assert!((mean - want).abs() < error, "case {number}: {mean}");
        assert!(
            (spread / variance - 1.0).abs() < 0.1,
            "case {number}: {spread}"
        );
    }
}

#[test]
fn every_place_of_a_list_is_as_likely() {
    let mut stream = stream();
    let mut found = [0_u32; 5];
    for _ in 0..10_000 {
        found[stream.place(5)] += 1;
    }
    assert!(
        found.iter().all(|n| (1_800..2_200).contains(n)),
        "{found:?}"
    );
    assert_eq!((stream.place(0), stream.place(1)), (0, 0));
}

/// Values of the tables in Abramowitz and Stegun, and of closed forms.
#[test]
fn the_laws_are_the_tabled_ones() {
    let near = |found: f64, want: f64| assert!((found - want).abs() < 1e-4, "{found} {want}");
    // Gamma(2, 1): 1 - (1 + x) exp(-x).
    near(
        law::gamma_at_most(2.0, 1.0, 3.0),
        1.0 - 4.0 * (-3.0_f64).exp(),
    );
    near(law::gamma_at_most(1.0, 2.0, 1.0), 1.0 - (-2.0_f64).exp());
    near(law::gamma_quantile(1.0, 2.0, 0.5), 0.5 * 2.0_f64.ln());
    // Poisson(2): exp(-2) (1 + 2 + 2).
    near(law::poisson_at_most(2, 2.0), 5.0 * (-2.0_f64).exp());
    // The 95th percentile of chi-square with 9 degrees of freedom is 16.919.
    near(law::chi_square_at_least(16.919, 9), 0.05);
    near(law::chi_square_at_least(1.635, 5), 0.8970);
    // Beta(2, 2): 3 x^2 - 2 x^3.
    near(law::beta_at_most(2.0, 2.0, 0.25), 3.0 / 16.0 - 1.0 / 32.0);
    near(law::normal_at_most(1.959_964), 0.975);
    near(law::ln_gamma(5.0), 24.0_f64.ln());
}

/// The first draws of one seed: an update of a library that changes them must
/// be seen, because every forecast would change with it.
#[test]
fn the_first_draws_of_a_seed_do_not_change() {
    let mut s = stream();
    let drawn = [
        s.uniform(),
        s.gamma(2.5, 2.0),
        s.gamma(0.3, 1.0),
        s.beta(6.0, 4.0),
        s.normal(),
        s.log_normal(1.0, 0.6),
        float(s.poisson(3.0)),
        float(s.poisson(30.0)),
        float(s.binomial(10, 0.3)),
        float(s.binomial(300, 0.3)),
    ];
    let want = [
        0.660_890_952_992_713_3,
        0.742_151_249_680_497_7,
        0.000_904_102_335_599_227_2,
        0.794_076_961_836_364_3,
        -1.275_877_583_879_751_4,
        2.301_302_475_398_483,
        2.0,
        37.0,
        1.0,
        98.0,
    ];
    for (found, want) in drawn.into_iter().zip(want) {
        assert!((found - want).abs() < 1e-9, "{drawn:?}");
    }
}

/// Any number that a program can hold, the odd ones more often.
fn any() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        Just(-1.0),
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::NEG_INFINITY),
        Just(f64::MIN_POSITIVE),
        Just(f64::MAX),
        Just(1e-300),
        Just(1e-9),
        Just(1e12),
        0.0..1.0_f64,
        0.0..1000.0_f64,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_draw_is_always_a_number(a in any(), b in any(), n in prop_oneof![0..10_u64, Just(u64::MAX)], seed: u64) {
        let mut stream = Stream::new(Seed::of(&seed.to_le_bytes()));
        for drawn in [stream.gamma(a, b), stream.log_normal(a, b)] {
            prop_assert!((0.0..=LARGEST).contains(&drawn), "{drawn}");
        }
        prop_assert!((0.0..=1.0).contains(&stream.beta(a, b)));
        prop_assert!(stream.poisson(a) <= 1_100_000_000_000_000);
        prop_assert!(stream.binomial(n, a) <= n);
        let _ = stream.happens(a);
        prop_assert!(stream.uniform() > 0.0 && stream.uniform() < 1.0);
    }

    #[test]
    fn a_chance_is_always_a_chance(a in any(), b in any(), x in any(), n in prop_oneof![0..10_u64, Just(u64::MAX)]) {
        for chance in [
            law::gamma_at_most(a, b, x),
            law::poisson_at_most(n, a),
            law::beta_at_most(a, b, x),
            law::chi_square_at_least(x, 3),
        ] {
            prop_assert!((0.0..=1.0).contains(&chance), "{chance}");
        }
        prop_assert!((0.0..=LARGEST).contains(&law::gamma_quantile(a, b, x)));
        prop_assert!(law::ln_gamma(a).is_finite());
    }

    #[test]
    fn a_quantile_is_where_the_law_reaches_its_chance(shape in 0.05..50.0_f64, rate in 0.01..100.0_f64, chance in 0.01..0.99_f64) {
        let x = law::gamma_quantile(shape, rate, chance);
        prop_assert!((law::gamma_at_most(shape, rate, x) - chance).abs() < 1e-6);
    }
}
