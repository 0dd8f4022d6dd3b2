//! What came of what, and how sure that is.

use jiff::civil::{Date, date};
use legwork_core::attribute::{
    CLEAR, Economics, Hourly, Pair, Reason, Side, Touch, Trial, Tried, Verdict, Weekly, compare,
    hourly, suggest, words,
};
use legwork_core::benchmark::Table;
use legwork_core::draw::Seed;
use legwork_core::evidence::{Batch, Lag, Minutes};
use legwork_core::money::Currency;
use legwork_core::plan::Record;
use legwork_core::vocabulary::Outcome;
use proptest::prelude::*;

fn seed() -> Seed {
    Seed::of(b"a workspace")
}

fn record(slug: &str, acts: u64, successes: u64) -> Record {
    Record {
        slug: slug.into(),
        batches: vec![Batch {
            weeks: 60.0,
            acts,
            successes,
        }],
        minutes: Minutes::default(),
    }
}

const fn deals_of(minor: f64) -> Economics {
    Economics {
        deal: minor,
        meetings: [(0, 0); 3],
    }
}

fn of(slug: &str, acts: u64, successes: u64) -> Hourly {
    let table = Table::default();
    hourly(
        &table,
        &record(slug, acts, successes),
        deals_of(1_000_000.0),
        seed(),
    )
    .unwrap()
}

fn euro() -> Currency {
    "EUR".parse().unwrap()
}

/// By published rates: 60 x 0.003 x 0.105 x 10,000 / (4 + 0.003 x 115.5) is 43
/// with the mean rates; the mean over the draws lies below it, since a good
/// caller also has more meetings to go to.
#[test]
fn an_hour_has_a_worth_before_anything_is_logged() {
    let call = of("cold-call", 0, 0);
    assert!((3_000..4_350).contains(&call.money), "{}", call.money);
    assert!(call.money_range.0 < call.money && call.money < call.money_range.1);
    assert!(call.is_benchmark_only() && (call.rate - 0.003).abs() < 1e-12);
    assert_eq!((call.benchmark, call.minutes), (0.003, 4.0));
    assert!(
        hourly(
            &Table::default(),
            &record("gym", 1, 1),
            deals_of(1.0),
            seed()
        )
        .is_none()
    );
}

#[test]
fn ones_own_meetings_move_the_worth_of_an_hour() {
    let (none, many) = (of("referral-ask", 40, 1), of("referral-ask", 40, 16));
    assert!(many.money > 2 * none.money && many.rate > 2.0 * none.rate);
    assert!(many.beats(&none) > 0.9 && none.beats(&many) < 0.1);
    assert!(many.skill.times > 1.0 && none.skill.times < 1.0);
    assert!((many.beats(&many) - 0.5).abs() < 1e-12);
}

#[test]
fn a_belief_has_the_same_ends_as_its_range() {
    let asks = of("referral-ask", 40, 16);
    assert!(asks.rate_range.0 < asks.rate && asks.rate < asks.rate_range.1);
    assert!((0.25..0.42).contains(&asks.rate), "{}", asks.rate);
}

fn weekly(hours: f64, successes: &[u64]) -> Weekly {
    Weekly {
        hours: vec![hours; successes.len()],
        successes: successes.to_vec(),
    }
}

fn compared(a: &[u64], b: &[u64]) -> legwork_core::attribute::Comparison {
    let lag = Lag::weeks(0.0);
    let total = |weeks: &[u64]| weeks.iter().sum();
    let acts = 10 * u64::try_from(a.len()).unwrap();
    let (of_a, of_b) = (
        of("referral-ask", acts, total(a)),
        of("lapsed-touch", acts, total(b)),
    );
    compare((&of_a, &weekly(2.5, a), lag), (&of_b, &weekly(2.5, b), lag))
}

#[test]
fn a_verdict_grows_with_what_has_come() {
    let early = compared(&[0, 0], &[0, 1]);
    assert_eq!(
        (early.verdict, early.better),
        (Verdict::BenchmarkOnly, None)
    );
    let open = compared(&[1, 0, 1], &[0, 1, 1]);
    assert_eq!((open.verdict, open.better), (Verdict::Open, None));
    let leaning = compared(&[2, 2, 2], &[0, 1, 1]);
    assert_eq!(
        (leaning.verdict, leaning.better),
        (Verdict::Leaning, Some(Side::A))
    );
    let clear = compared(&[3; 8], &[1, 0, 0, 1, 0, 0, 1, 0]);
    assert_eq!(
        (clear.verdict, clear.better),
        (Verdict::Clear, Some(Side::A))
    );
    assert!(clear.stake >= CLEAR && leaning.stake < CLEAR);
    let other = compared(&[0, 0, 0, 1, 0, 0, 0, 0], &[3; 8]);
    assert_eq!(
        (other.verdict, other.better),
        (Verdict::Clear, Some(Side::B))
    );
}

#[test]
fn words_say_came_with_and_never_caused() {
    let mut all: Vec<String> = [
        compared(&[0], &[0]),
        compared(&[1, 0, 1], &[0, 1, 1]),
        compared(&[2, 2, 2], &[0, 1, 1]),
        compared(&[3; 8], &[1, 0, 0, 1, 0, 0, 1, 0]),
    ]
    .iter()
    .map(|found| words::comparison(found, "referral-ask", "lapsed-touch", &[]))
    .collect();
    assert_eq!(
        all[3],
        "Clear: an hour of referral asks came with more than an hour of contacts with lapsed clients."
    );
    all.push(words::hour(&of("referral-ask", 40, 16), euro(), &[]));
    assert!(
        all[4].starts_with("An hour of referral asks came with EUR "),
        "{}",
        all[4]
    );
    assert!(all[4].contains("x benchmark ("), "{}", all[4]);
    all.push(words::hour(&of("cold-call", 0, 0), euro(), &[]));
    assert!(all[5].contains("published rates"), "{}", all[5]);
    for said in &all {
        assert!(!said.contains("caus") && !said.contains("NaN"), "{said}");
    }
}

fn touch(slug: &str, on: Date, outcome: Option<Outcome>) -> Touch {
    Touch {
        slug: slug.into(),
        on,
        outcome,
    }
}

#[test]
fn a_deal_begins_with_the_first_touch_that_led_to_the_meeting() {
    let touches = [
        touch("follow-up", date(2027, 3, 1), None),
        touch("cold-call", date(2027, 1, 4), Some(Outcome::Voicemail)),
        touch("cold-email", date(2027, 1, 11), None),
        touch(
            "cold-email",
            date(2027, 1, 20),
            Some(Outcome::MeetingBooked),
        ),
        touch("prospect-meeting", date(2027, 2, 1), None),
        touch("cold-call", date(2027, 3, 20), None),
    ];
    let found = suggest(&touches, date(2027, 3, 10), &[]).unwrap();
    assert_eq!(
        (found.slug.as_str(), found.on),
        ("cold-call", date(2027, 1, 4))
    );
    assert_eq!(found.reason, Reason::LedToMeeting);
    assert_eq!(
        found.assists,
        [("cold-email".to_owned(), 2), ("follow-up".to_owned(), 1)]
    );
    assert_eq!(
        words::origin(&found, &[]),
        "The deal began with: cold call, 2027-01-04. Also before it: 2 cold emails and 1 follow-up."
    );
}

#[test]
fn a_long_silence_begins_a_new_story() {
    let touches = [
        touch("networking-event", date(2025, 5, 1), None),
        touch("lapsed-touch", date(2027, 1, 4), None),
    ];
    let found = suggest(&touches, date(2027, 2, 1), &[]).unwrap();
    assert_eq!(
        (found.slug.as_str(), found.reason),
        ("lapsed-touch", Reason::FirstTouch)
    );
    assert!(found.assists.is_empty());
}

#[test]
fn a_deal_may_begin_with_a_meeting_or_with_nothing() {
    let met = [
        touch("coffee", date(2027, 1, 3), None),
        touch("meeting", date(2027, 1, 4), None),
    ];
    let found = suggest(&met[1..], date(2027, 1, 4), &[]).unwrap();
    assert_eq!(
        (found.slug.as_str(), found.reason),
        ("meeting", Reason::MeetingItself)
    );
    assert!(suggest(&met, date(2027, 1, 2), &[]).is_none());
    assert!(suggest(&[], date(2027, 1, 2), &[]).is_none());
}

#[test]
fn a_trial_gives_each_a_week_of_every_pair() {
    let trial = Trial::new(13, seed());
    for pair in 0..13 {
        assert_ne!(trial.week(2 * pair), trial.week(2 * pair + 1));
    }
    assert_eq!(trial.week(26), None);
    assert_eq!(trial, Trial::new(13, seed()));
    let first: Vec<_> = (0..13).map(|pair| trial.week(2 * pair)).collect();
    assert!(first.contains(&Some(Side::A)) && first.contains(&Some(Side::B)));
}

/// Every pair has 4 hours of either; those of a come with `of_a` successes each,
/// in the week after the act.
fn tried(trial: &Trial, side: Side, successes: usize) -> Tried {
    let weeks = (0..16).filter(|week| trial.week(*week) == Some(side));
    let of = |week: usize| trial.week(week) == Some(side);
    Tried {
        hours: (0..16)
            .map(|week| if of(week) { 4.0 } else { 0.0 })
            .collect(),
        came: weeks
            .flat_map(|week| vec![(week, week + 1); successes])
            .collect(),
    }
}

/// Eight pairs with two more of a: by hand the mean over the six ratios of
/// (2 / (1 + rho^-2))^8 is (0.0007 + 42.9497 + 157.62 + 226.14) / 6 but
/// for what the bets on b have left.
#[test]
fn a_trial_is_a_bet_on_the_coin() {
    let (trial, lag) = (Trial::new(8, seed()), Lag::weeks(1.0));
    let (a, b) = (tried(&trial, Side::A, 2), tried(&trial, Side::B, 0));
    let stake = trial.stake(&a, &b, lag, 40);
    assert!((stake - 71.118).abs() < 0.005, "{stake}");
    let (none, two) = (tried(&trial, Side::A, 0), tried(&trial, Side::B, 2));
    let back = trial.stake(&none, &two, lag, 40);
    assert!((back - stake).abs() < 1e-9, "the bet is on both sides");
    let even = trial.stake(&a, &tried(&trial, Side::B, 2), lag, 40);
    assert!((even - 1.0).abs() < 1e-9, "{even}");
}

#[test]
fn a_pair_is_judged_once_its_answers_are_in() {
    let (trial, lag) = (Trial::new(8, seed()), Lag::weeks(1.0));
    let (a, b) = (tried(&trial, Side::A, 2), tried(&trial, Side::B, 0));
    // 1 - e^-2t (1 + 2t) is 0.9 at 1.94: two weeks after the last of the pair.
    let judged = |now| {
        let pairs = trial.pairs(&a, &b, lag, now);
        pairs.iter().filter(|pair| **pair == Pair::Judged).count()
    };
    assert_eq!([2, 3, 4, 5, 17, 18].map(judged), [0, 1, 1, 2, 8, 8]);
    assert!((trial.stake(&a, &b, lag, 2) - 1.0).abs() < 1e-12);
    let mut late = a.clone();
    late.came.extend([(0, 30), (1, 30)]);
    let (with, without) = (
        trial.stake(&late, &b, lag, 40),
        trial.stake(&a, &b, lag, 40),
    );
    assert!(
        (with - without).abs() < 1e-12,
        "what came late is not counted"
    );
}

#[test]
fn a_pair_that_was_not_kept_does_not_count() {
    let (trial, lag) = (Trial::new(8, seed()), Lag::weeks(1.0));
    let (mut a, b) = (tried(&trial, Side::A, 2), tried(&trial, Side::B, 0));
    for week in 0..4 {
        a.hours[week] *= 2.0;
    }
    let pairs = trial.pairs(&a, &b, lag, 40);
    assert_eq!(pairs[..3], [Pair::Broken, Pair::Broken, Pair::Judged]);
    let stray = tried(&trial, Side::B, 2);
    assert_eq!(trial.pairs(&stray, &b, lag, 40)[0], Pair::Broken);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn every_figure_is_one_at_every_extreme(
        acts in prop_oneof![Just(0_u64), 0_u64..500, Just(1_000_000_000)],
        successes in prop_oneof![0_u64..30, Just(1_000_000_000)],
        deal in prop_oneof![Just(0.0), Just(1e14), 0.0_f64..1e9],
        logs in 0_u64..100,
    ) {
        let mut record = record("lapsed-touch", acts, successes);
        record.minutes = Minutes { logs, sum: 0 };
        let found = hourly(&Table::default(), &record, deals_of(deal), seed()).unwrap();
        prop_assert!(found.rate.is_finite() && found.skill.times.is_finite());
        prop_assert!(found.money_range.0 <= found.money_range.1 && found.money >= 0);
        prop_assert!((0.0..=1.0).contains(&found.beats(&of("cold-call", 100, 1))));
        let said = words::hour(&found, euro(), &[]);
        prop_assert!(!said.contains("NaN") && !said.contains("inf"), "{}", said);
    }
}
