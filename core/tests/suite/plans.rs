//! Plans: the search beside an exhaustive one, and what must hold for any.

use jiff::civil::date;
use legwork_core::benchmark::{Key, Part, Table, Warmth};
use legwork_core::draw::{Seed, Stream};
use legwork_core::evidence::{Batch, Minutes};
use legwork_core::plan::{
    Aim, Change, Kept, MOST, Model, Plan, Question, Record, Season, State, Worth, plan, words,
};
use proptest::prelude::*;

use crate::plan_support::*;

/// A point, in chance.
const POINT: f64 = 0.01;

fn gap(question: &Question) -> (f64, f64) {
    let model = Model::new(question);
    let all = exhaustive(&model);
    (all - model.quick().1, all - model.best().1)
}

#[test]
fn the_search_is_within_a_point_of_trying_every_mix() {
    for hours in [2.0, 4.0] {
        for wins in [1, 3, 6] {
            let (quick, thorough) = gap(&question(hours, Aim::Wins(wins)));
            assert!(quick <= POINT, "{hours} h, {wins} wins: {quick}");
            assert!(thorough <= 1e-9, "{hours} h, {wins} wins: {thorough}");
        }
    }
}

/// Sellers and goals of all sorts: each figure half to twice the published one.
fn any_seller(number: u64) -> Question {
    let mut stream = Stream::new(Seed::of(b"sellers").part(number));
    let mut table = Table::default();
    for key in table.keys() {
        let published = table.figure(&key).unwrap().value();
        let value = published * stream.log_normal(0.0, 0.7);
        let value = if matches!(key, Key::Of(_, Part::Ceiling)) {
            value.min(20.0)
        } else {
            value
        };
        // A share that came out above 1 stays as published.
        let _ = table.set(&key, value);
    }
    let hours = 1.0 + 5.0 * stream.uniform();
    let wins = 1 + u64::try_from(stream.place(6)).unwrap();
    let mut asked = question(hours, Aim::Wins(wins));
    asked.table = table;
    asked
}

#[test]
fn the_search_is_within_a_point_for_some_sellers() {
    for number in 0..4 {
        let (quick, thorough) = gap(&any_seller(number));
        assert!(
            quick <= POINT && thorough <= 1e-9,
            "{number}: {quick} {thorough}"
        );
    }
}

#[test]
#[ignore = "takes minutes without optimisation: cargo test --release -- --ignored exhaustive --nocapture"]
fn the_search_is_within_a_point_of_an_exhaustive_one_for_fifty_sellers() {
    let (mut worst, mut exact) = (0.0_f64, 0.0_f64);
    for hours in [2.0, 4.0, 6.0] {
        for wins in [1, 3, 6] {
            let (quick, thorough) = gap(&question(hours, Aim::Wins(wins)));
            println!("{hours} h, {wins} wins: quick {quick:.4}, thorough {thorough:.1e}");
            (worst, exact) = (worst.max(quick), exact.max(thorough));
        }
    }
    for number in 0..50 {
        let (quick, thorough) = gap(&any_seller(number));
        (worst, exact) = (worst.max(quick), exact.max(thorough));
    }
    println!("worst of 59: quick {worst:.4}, thorough {exact:.1e}");
    assert!(worst <= POINT && exact <= 1e-9);
}

#[test]
fn two_cold_calls_a_day_are_hardly_a_client_a_year() {
    let mut asked = question(0.9, Aim::Wins(3));
    asked
        .table
        .activities
        .retain(|activity| activity.slug == "cold-call");
    let plan = plan(&asked);
    let calls = &plan.promises[0];
    assert_eq!(calls.rung.to_string(), "1 every workday");
    let twice = calls.acts_a_year * 2.0;
    assert!((twice - 460.0).abs() < 1e-9, "{twice}");
    let meetings = twice / calls.acts_per_meeting;
    assert!((meetings - 1.38).abs() < 0.01, "{meetings}");
    assert!(plan.chance < 0.05 && plan.offers.is_some());
}

#[test]
fn a_plan_names_at_most_three_kinds_and_keeps_to_the_hours() {
    let plan = plan(&question(6.0, Aim::Wins(2)));
    assert!(!plan.promises.is_empty() && plan.promises.len() <= MOST);
    assert!(plan.minutes <= plan.free && (plan.free - 288.0).abs() < 1e-9);
    let parts: f64 = plan
        .promises
        .iter()
        .map(|p| p.minutes + p.later_minutes)
        .sum();
    assert!((parts - plan.minutes).abs() < 1e-6);
    let second = plan.runner_up.unwrap();
    assert!(second.chance <= plan.chance);
    let kinds = |all: &mut dyn Iterator<Item = String>| {
        let mut all: Vec<String> = all.collect();
        all.sort();
        all
    };
    assert_ne!(
        kinds(&mut second.promises.iter().map(|(slug, _)| slug.clone())),
        kinds(&mut plan.promises.iter().map(|promise| promise.slug.clone()))
    );
}

#[test]
fn what_stays_takes_its_hours_and_brings_its_wins() {
    let free = plan(&question(4.0, Aim::Wins(2)));
    let mut asked = question(4.0, Aim::Wins(2));
    asked.kept = vec![
        Kept {
            slug: "referral-ask".into(),
            per_week: 2.0,
            minutes: 15.0,
        },
        Kept {
            slug: "gym".into(),
            per_week: 1.0,
            minutes: 60.0,
        },
    ];
    let with = plan(&asked);
    // 30 minutes of asks and 0.24 meetings of 0.85 x (75 + 90) minutes; an hour.
    assert!(
        (with.taken - (30.0 + 0.24 * 140.25 + 60.0)).abs() < 0.1,
        "{}",
        with.taken
    );
    assert!((with.free - (192.0 - with.taken)).abs() < 1e-9);
    assert!(with.chance_without > 0.0 && free.chance_without.abs() < 1e-12);
    assert!(
        with.promises
            .iter()
            .all(|promise| promise.slug != "referral-ask")
    );
    assert!(with.chance <= free.chance + 1e-9);
}

#[test]
fn a_kind_that_is_forbidden_is_not_proposed() {
    let mut asked = question(10.0, Aim::Wins(3));
    for slug in ["cold-call", "cold-email", "linkedin-invite"] {
        asked
            .table
            .set(&Key::Of(slug.into(), Part::Ceiling), 0.0)
            .unwrap();
    }
    let plan = plan(&asked);
    assert!(
        plan.promises
            .iter()
            .all(|p| !p.slug.starts_with("cold") && !p.slug.starts_with("link"))
    );
}

#[test]
fn nothing_to_plan_is_said_so() {
    let asked = |change: &dyn Fn(&mut Question)| {
        let mut asked = question(4.0, Aim::Wins(3));
        change(&mut asked);
        plan(&asked)
    };
    let met = asked(&|q| q.aim = Aim::Wins(0));
    assert_eq!((met.state, met.chance), (State::Met, 1.0));
    let over = asked(&|q| q.season = Season::new(TODAY, date(2027, 1, 3), &[]));
    assert_eq!((over.state, over.chance), (State::Over, 0.0));
    let idle = asked(&|q| q.hours = 0.0);
    assert_eq!((idle.state, idle.promises.len()), (State::NoTime, 0));
    let worthless = asked(&|q| {
        q.aim = Aim::Money {
            missing: 100,
            worth: Worth::Alike(0),
        };
    });
    assert_eq!((worthless.state, worthless.chance), (State::Worthless, 0.0));
    for plan in [met, over, idle, worthless] {
        assert_eq!(words::sentences(&plan, &[], None).len(), 1);
    }
}

#[test]
fn the_facts_change_the_choice_when_tried() {
    let asked = question(6.0, Aim::Wins(1));
    let plan = plan(&asked);
    assert!(!plan.facts.is_empty());
    let model = Model::new(&asked);
    let kinds = |plan: &Plan| {
        plan.promises
            .iter()
            .map(|p| p.slug.clone())
            .collect::<Vec<_>>()
    };
    for fact in &plan.facts {
        let (mix, _) = model.with(&fact.change).quick();
        let instead = model.with(&fact.change).promised(&mix);
        assert_eq!(instead, fact.instead);
        let mut same = instead.len() == kinds(&plan).len();
        same &= instead.iter().all(|(slug, _)| kinds(&plan).contains(slug));
        assert!(!same, "{:?}", fact.change);
    }
}

#[test]
fn each_offer_by_itself_makes_the_chance_even() {
    let aim = |missing, typical| Aim::Money {
        missing,
        worth: Worth::Alike(typical),
    };
    let asked = question(2.0, aim(3_000_000, 1_000_000));
    let offers = plan(&asked).offers.unwrap();
    let reached = |model: Model| model.quick().1 >= 0.49;
    let model = Model::new(&asked);
    if let Some(weeks) = offers.weeks {
        assert!(reached(model.with(&Change::Weeks(weeks))));
    }
    if let Some(hours) = offers.hours {
        assert!(reached(model.with(&Change::Hours(hours))));
    }
    let missing = offers.missing.map(|missing| aim(missing, 1_000_000));
    let deal = offers.deal.map(|deal| aim(3_000_000, deal));
    for aim in missing.into_iter().chain(deal) {
        assert!(reached(Model::new(&Question {
            aim,
            ..asked.clone()
        })));
    }
    assert!(offers.weeks.is_some() || offers.hours.is_some());
}

#[test]
fn a_hopeless_goal_still_gets_the_mix_with_most_wins() {
    for wins in [30, 1_000, 1_000_000_000] {
        let plan = plan(&question(4.0, Aim::Wins(wins)));
        let kinds: Vec<&str> = plan.promises.iter().map(|p| p.slug.as_str()).collect();
        assert!(
            kinds.contains(&"referral-ask") && kinds.contains(&"lapsed-touch"),
            "{kinds:?}"
        );
        assert!(plan.wins > 0.5 && plan.offers.is_some());
    }
}

/// Ten asks half a year ago brought five meetings: no benchmark would say so.
#[test]
fn ones_own_log_takes_the_place_of_the_benchmark() {
    let mut asked = question(2.0, Aim::Wins(2));
    let before = plan(&asked);
    assert_eq!((before.behind.benchmarks, before.behind.of), (9, 10));
    asked.records = vec![Record {
        slug: "referral-ask".into(),
        batches: vec![Batch {
            weeks: 26.0,
            acts: 10,
            successes: 5,
        }],
        minutes: Minutes { logs: 20, sum: 200 },
    }];
    asked.meetings[Warmth::Warm as usize] = (2, 3);
    let after = plan(&asked);
    assert_eq!(after.behind.benchmarks, after.behind.of - 4);
    assert!(after.chance > before.chance);
    let ask = after
        .promises
        .iter()
        .find(|p| p.slug == "referral-ask")
        .unwrap();
    // (5 x 15 + 200) / 25 minutes each.
    assert!((ask.minutes / ask.rung.per_week() - 11.0).abs() < 1e-9);
    // Between Beta's (1 + 5) / (1/0.12 + 10) and a half.
    assert!(
        (2.0..3.3).contains(&ask.acts_per_meeting),
        "{}",
        ask.acts_per_meeting
    );
}

#[test]
fn the_sentences_say_what_to_do_and_why() {
    let asked = question(4.0, Aim::Wins(1));
    let said = words::sentences(&plan(&asked), &[], None).join("\n");
    for part in [
        "2 referral asks a week",
        "Your chance of reaching the goal with it is about ",
        "92 referral asks a year at 8.3 a meeting are 11 meetings.",
        "Next best, at about ",
        "the better choice would be ",
        "9 of the 10 numbers behind this plan are benchmarks, not you.",
    ] {
        assert!(said.contains(part), "{part} is not in:\n{said}");
    }
    assert!(!said.contains("caused") && !said.contains("NaN"));
}

#[test]
fn times_and_chances_are_rounded_as_people_say_them() {
    assert_eq!(words::duration(4.0), "5 min");
    assert_eq!(words::duration(119.0), "2 h");
    assert_eq!(words::duration(131.0), "2 h 10 min");
    assert_eq!(words::percent(0.34), "about 35 %");
    assert_eq!(words::percent(0.001), "less than 5 %");
    assert_eq!(words::percent(0.99), "more than 95 %");
}

/// Any question, extremes included.
fn any_question() -> impl Strategy<Value = Question> {
    let aim = prop_oneof![
        (0_u64..40).prop_map(Aim::Wins),
        Just(Aim::Wins(u64::MAX)),
        (
            -1_i64..=1_000_000_000_000,
            0_i64..=1_000_000_000_000,
            any::<bool>()
        )
            .prop_map(|(missing, typical, alike)| Aim::Money {
                missing,
                worth: if alike {
                    Worth::Alike(typical)
                } else {
                    Worth::Unlike {
                        typical,
                        past: vec![typical / 3, 0, typical],
                    }
                },
            }),
        (1_i64..=9_000_000).prop_map(|missing| Aim::Money {
            missing,
            worth: Worth::Unlike {
                typical: 1_000_000,
                past: vec![]
            },
        }),
    ];
    let hours = prop_oneof![Just(0.0), Just(f64::NAN), Just(1e300), 0.1_f64..12.0];
    let days = prop_oneof![Just(-1), Just(0), Just(1), Just(2), 1..400, Just(20_000)];
    (aim, hours, days, 0.0_f64..=1.0, 0.0_f64..=1.0, any::<u64>()).prop_map(
        |(aim, hours, days, kept, chance, seed)| {
            let mut asked = question(hours, aim);
            asked.season = season(days);
            asked.adherence.a = kept * 9.0;
            asked.adherence.b = (1.0 - kept) * 9.0;
            asked.seed = Seed::of(&seed.to_le_bytes());
            let key = Key::Of("lapsed-touch".into(), Part::Chance);
            asked.table.set(&key, chance).unwrap();
            asked
        },
    )
}

fn all_numbers(plan: &Plan) -> Vec<f64> {
    let mut all = vec![
        plan.chance,
        plan.chance_if_kept,
        plan.chance_without,
        plan.wins,
        plan.minutes,
        plan.free,
        plan.taken,
    ];
    for promise in &plan.promises {
        all.extend([promise.minutes, promise.later_minutes, promise.acts_a_year]);
        all.extend([
            promise.acts_per_meeting,
            promise.wins,
            promise.chance_without,
        ]);
    }
    all.extend(plan.hours.iter().map(|hour| hour.wins));
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn every_plan_fits_and_every_number_is_one(asked in any_question()) {
        let plan = plan(&asked);
        prop_assert!(plan.minutes <= plan.free + 1e-6);
        prop_assert!(plan.promises.len() <= MOST);
        prop_assert!(all_numbers(&plan).iter().all(|number| number.is_finite()), "{plan:?}");
        for chance in [plan.chance, plan.chance_if_kept, plan.chance_without] {
            prop_assert!((0.0..=1.0).contains(&chance));
        }
        let said = words::sentences(&plan, &[], None).join(" ");
        prop_assert!(!said.contains("NaN") && !said.contains("inf"), "{}", said);
    }

    #[test]
    fn the_same_question_has_the_same_answer(asked in any_question()) {
        prop_assume!(asked.hours < 8.0);
        prop_assert_eq!(plan(&asked), plan(&asked));
    }

    #[test]
    fn more_hours_never_make_it_less_likely(number in 0_u64..1_000, hours in 0.1_f64..6.0, more in 0.01_f64..2.0) {
        let mut asked = any_seller(number);
        asked.hours = hours;
        let model = Model::new(&asked);
        let longer = model.with(&Change::Hours(hours + more));
        prop_assert!(longer.best().1 >= model.best().1 - 1e-9);
    }

    #[test]
    fn a_smaller_goal_is_never_less_likely(number in 0_u64..1_000, wins in 2_u64..60, share in 0.1_f64..1.0) {
        let mut asked = any_seller(number);
        asked.aim = Aim::Wins(wins);
        let model = Model::new(&asked);
        let smaller = model.with(&Change::Missing(share));
        prop_assert!(smaller.best().1 >= model.best().1 - 1e-9);
        asked.aim = Aim::Money {
            missing: i64::try_from(wins).unwrap() * 500_000,
            worth: Worth::Unlike { typical: 1_000_000, past: vec![400_000, 3_000_000] },
        };
        let model = Model::new(&asked);
        let smaller = model.with(&Change::Missing(share));
        prop_assert!(smaller.best().1 >= model.best().1 - 1e-9);
    }

    #[test]
    fn a_later_date_or_a_better_chance_is_never_less_likely(number in 0_u64..1_000, weeks in 1_u32..60) {
        let model = Model::new(&any_seller(number));
        prop_assert!(model.with(&Change::Weeks(weeks)).best().1 >= model.best().1 - 1e-9);
        let (mix, chance) = model.best();
        for slug in ["referral-ask", "lapsed-touch", "cold-call"] {
            let better = model.with(&Change::Wins(Warmth::Warm, 1.5));
            prop_assert!(better.chance(&mix) >= chance - 1e-12);
            let easier = model.with(&Change::Minutes(slug.into(), 0.5));
            prop_assert!(easier.best().1 >= chance - 1e-9);
        }
        prop_assert!(model.with(&Change::AllKept).chance(&mix) >= chance - 1e-12);
    }
}
