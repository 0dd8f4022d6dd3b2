//! The chance that a goal is reached, and what it is made of.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use legwork_core::cadence::Score;
use legwork_core::draw::Seed;
use legwork_core::evidence::{Lag, Prior};
use legwork_core::forecast::{
    Activity, Acts, Adherence, Cause, Close, DeadTime, Deal, Forecast, Measure, Method, Outcome,
    Pool, Question, Record, Stated, Tally, Target, forecast, rhythm_changed,
};
use legwork_core::vocabulary::Direction;
use proptest::prelude::*;

const TODAY: Date = date(2027, 4, 5);
const STATED: Stated = Stated {
    win_rate: 0.4,
    cycle: 6.0,
    typical: Some(10_000.0),
    new_deals: None,
};

fn target(measure: Measure, figure: i64) -> Target {
    Target {
        measure,
        figure,
        direction: Direction::AtLeast,
        first: date(2027, 1, 1),
        last: date(2027, 6, 30),
    }
}

fn ago(days: i64) -> Date {
    TODAY.checked_sub(days.days()).unwrap()
}

fn closed(opened: i64, on: i64, amount: Option<i64>) -> Deal {
    let outcome = if amount.is_some() {
        Outcome::Won
    } else {
        Outcome::Lost
    };
    Deal {
        close: Some(Close {
            on: ago(on),
            outcome,
            amount,
        }),
        ..Deal::opened(ago(opened))
    }
}

/// A seller with six wins, six losses and four open deals in half a year.
fn deals() -> Vec<Deal> {
    let past = (1..=6).flat_map(|n| {
        [
            closed(20 * n + 30, 20 * n, Some(8_000 + 500 * n)),
            closed(20 * n + 35, 20 * n + 2, None),
        ]
    });
    past.chain((1..=4).map(|n| Deal::opened(ago(9 * n))))
        .collect()
}

fn quick() -> Method {
    Method {
        draws: 400,
        ..Method::default()
    }
}

fn answer_with(deals: Vec<Deal>, change: impl Fn(&mut Question)) -> Forecast {
    let known = Record::new(ago(180), deals).known_at(TODAY);
    let dead = DeadTime::default();
    let mut question = Question {
        method: quick(),
        ..Question::new(target(Measure::Amount, 60_000), &known, STATED, &dead)
    };
    change(&mut question);
    forecast(&question, Seed::of(b"test")).unwrap()
}

#[test]
fn the_same_question_has_the_same_answer() {
    let one = answer_with(deals(), |_| {});
    assert_eq!(one, answer_with(deals(), |_| {}));
    assert!(one.range.p10 <= one.range.p50 && one.range.p50 <= one.range.p90);
    assert!(one.chance.standard_error() <= 0.025);
}

#[test]
fn the_parts_add_up_to_the_mean() {
    let answer = answer_with(deals(), |_| {});
    let mean = answer.totals.iter().sum::<f64>() / 400.0;
    let parts = answer.parts;
    let sum = parts.won + parts.open + parts.work_done + parts.work_promised;
    assert!((sum - mean).abs() < 1e-6 * mean, "{parts:?} {mean}");
    // Wins of 20, 40, 60 and 80 days ago lie in the year.
    assert!((parts.won - (8_500.0 + 9_000.0 + 9_500.0 + 10_000.0)).abs() < 1e-9);
    assert!(parts.open > 0.0 && parts.work_promised > 0.0);
    assert!(parts.work_done.abs() < 1e-9);
}

/// One open deal of a known age and hazards that are all but certain: the
/// chance is 1 - exp(-(w + l) t) times w / (w + l).
#[test]
fn one_deal_is_walked_as_the_formula_says() {
    let known = Record::new(
        TODAY,
        vec![Deal {
            amount: Some(100),
            ..Deal::opened(ago(7))
        }],
    )
    .known_at(TODAY);
    let dead = DeadTime::default();
    let stated = Stated {
        new_deals: Some(1e-9),
        ..STATED
    };
    let method = Method {
        prior_deals: 1e7,
        shock: 1e9,
        prior_weeks: 1e6,
        mix: 0.0,
        ..Method::default()
    };
    let question = Question {
        method,
        ..Question::new(target(Measure::Wins, 1), &known, stated, &dead)
    };
    let found = forecast(&question, Seed::of(b"one"))
        .unwrap()
        .chance
        .share();
    let weeks = f64::from((date(2027, 7, 1) - TODAY).get_days()) / 7.0;
    let want = 0.4 * (1.0 - (-weeks / 6.0).exp());
    assert!((found - want).abs() < 0.025, "{found} {want}");
}

/// The same for new deals at a known pace: wins are Poisson with mean
/// `pace x integral of q (1 - exp(-t / cycle))` over the weeks left.
#[test]
fn new_deals_arrive_and_are_walked_as_the_formula_says() {
    let known = Record::new(TODAY, vec![]).known_at(TODAY);
    let dead = DeadTime::default();
    let stated = Stated {
        new_deals: Some(0.5),
        ..STATED
    };
    let method = Method {
        prior_deals: 1e7,
        shock: 1e9,
        prior_weeks: 1e7,
        mix: 0.0,
        ..Method::default()
    };
    let question = Question {
        method,
        ..Question::new(target(Measure::Wins, 3), &known, stated, &dead)
    };
    let totals = forecast(&question, Seed::of(b"new")).unwrap().totals;
    let h = f64::from((date(2027, 7, 1) - TODAY).get_days()) / 7.0;
    let want = 0.5 * 0.4 * (h - 6.0 * (1.0 - (-h / 6.0).exp()));
    let mean = totals.iter().sum::<f64>() / 4_000.0;
    assert!((mean / want - 1.0).abs() < 0.06, "{mean} {want}");
}

fn at_work(weekly: f64, done: Vec<Acts>) -> Vec<Activity> {
    vec![Activity {
        done,
        ..Activity::promised(weekly, 0.1, Lag::weeks(2.0))
    }]
}

#[test]
fn keeping_every_promise_never_lowers_the_chance() {
    let activities = at_work(
        10.0,
        vec![Acts {
            on: ago(7),
            count: 10,
            led: 1,
        }],
    );
    for (a, b) in [(0.7, 0.3), (1.0, 4.0), (0.0, 1.0), (9.0, 0.0)] {
        let known = Record::new(ago(180), deals()).known_at(TODAY);
        let dead = DeadTime::default();
        let adherence = Adherence::from(Score { a, b });
        let question = Question {
            activities: &activities,
            adherence,
            method: quick(),
            ..Question::new(target(Measure::Amount, 90_000), &known, STATED, &dead)
        };
        let answer = forecast(&question, Seed::of(b"kept")).unwrap();
        assert!(answer.chance_at_full_adherence.share() >= answer.chance.share());
        assert!(answer.parts.work_done > 0.0);
    }
}

#[test]
fn whoever_keeps_nothing_is_promised_nothing() {
    let activities = at_work(10.0, vec![]);
    let known = Record::new(TODAY, vec![]).known_at(TODAY);
    let dead = DeadTime::default();
    let ask = |score: Score, silent: u32| {
        let adherence = Adherence {
            silent,
            ..Adherence::from(score)
        };
        let question = Question {
            activities: &activities,
            adherence,
            ..Question::new(target(Measure::Wins, 2), &known, STATED, &dead)
        };
        forecast(&question, Seed::of(b"nothing")).unwrap()
    };
    let none = ask(Score { a: 0.0, b: 1.0 }, 0);
    assert!(none.parts.work_promised.abs() < 1e-9);
    assert_eq!(none.chance.percent(), 0);
    assert!(none.chance_at_full_adherence.percent() > 20);
    // Ten acts a week kept by half: eight silent weeks are no pause.
    let half = Score { a: 50.0, b: 50.0 };
    assert!(ask(half, 8).chance.share() < 0.05 && ask(half, 0).chance.share() > 0.1);
}

#[test]
fn a_falling_goal_is_the_other_side_of_the_same_futures() {
    let least = answer_with(deals(), |q| q.target = target(Measure::Wins, 7));
    let most = answer_with(deals(), |q| {
        q.target = Target {
            figure: 6,
            direction: Direction::AtMost,
            ..target(Measure::Wins, 7)
        }
    });
    assert!((least.chance.share() + most.chance.share() - 1.0).abs() < 1e-9);
    let exactly = answer_with(deals(), |q| {
        q.target = Target {
            direction: Direction::Exactly,
            ..target(Measure::Wins, 7)
        }
    });
    assert!(exactly.chance.share() < least.chance.share());
}

#[test]
fn a_goal_whose_last_day_is_over_was_reached_or_not() {
    let past = |figure| {
        answer_with(deals(), |q| {
            q.target = Target {
                first: ago(170),
                last: ago(1),
                ..target(Measure::Amount, figure)
            }
        })
    };
    let (reached, missed) = (past(30_000), past(90_000));
    assert_eq!(
        (
            reached.chance.percent(),
            reached.chance.to_string().as_str()
        ),
        (100, "reached")
    );
    assert_eq!(
        (missed.chance.percent(), missed.chance.to_string().as_str()),
        (0, "not reached")
    );
    assert_eq!(reached.range.p10, reached.range.p90);
}

#[test]
fn dead_time_takes_chances_away() {
    let dead = DeadTime::new(vec![
        (TODAY, date(2027, 6, 15)),
        (date(2027, 5, 1), date(2027, 6, 20)),
    ]);
    let known = Record::new(ago(180), deals()).known_at(TODAY);
    let question = Question {
        method: quick(),
        ..Question::new(target(Measure::Amount, 60_000), &known, STATED, &dead)
    };
    let with = forecast(&question, Seed::of(b"test")).unwrap();
    assert!(with.chance.share() < answer_with(deals(), |_| {}).chance.share());
    assert_eq!(dead.live_days(date(2027, 6, 1), date(2027, 7, 1)), 11);
    assert_eq!(dead.live_days(date(2027, 7, 1), date(2027, 6, 1)), 0);
}

#[test]
fn a_changed_rhythm_widens_the_range() {
    let usual = answer_with(deals(), |_| {});
    let changed = answer_with(deals(), |q| q.rhythm_changed = true);
    assert!(changed.range.p90 - changed.range.p10 > usual.range.p90 - usual.range.p10);
    assert!(rhythm_changed(&[0.5, 0.99, 0.4, 0.6, 0.01, 0.5]));
    assert!(!rhythm_changed(&[
        0.01, 0.99, 0.5, 0.99, 0.4, 0.6, 0.7, 0.5
    ]));
    assert!(!rhythm_changed(&[]));
}

#[test]
fn a_product_says_what_an_open_deal_brings() {
    let product = |product, deal| Deal {
        product: Some(product),
        ..deal
    };
    let mut deals: Vec<Deal> = (1..=20)
        .map(|n| product(1, closed(5 * n + 10, 5 * n, Some(100))))
        .collect();
    deals.extend((1..=20).map(|n| product(2, closed(5 * n + 12, 5 * n, Some(50_000)))));
    let open = |of: u32| {
        let mut deals = deals.clone();
        deals.extend((1..=5).map(|n| product(of, Deal::opened(ago(n)))));
        answer_with(deals, |_| {}).parts.open
    };
    assert!(open(2) > 10.0 * open(1), "{} {}", open(2), open(1));
}

#[test]
fn a_pool_teaches_what_the_own_deals_do_not() {
    let others: Vec<Tally> = (0..5)
        .map(|_| {
            let wins = (1..=30)
                .map(|n| closed(5 * n + 3, 5 * n, Some(10_000)))
                .collect();
            Tally::of(
                &Record::new(ago(180), wins).known_at(TODAY),
                &DeadTime::default(),
            )
        })
        .collect();
    let pool = Pool::of(&others).unwrap();
    let known = Record::new(ago(30), vec![Deal::opened(ago(1))]).known_at(TODAY);
    let dead = DeadTime::default();
    let alone = Question {
        method: quick(),
        ..Question::new(target(Measure::Wins, 1), &known, STATED, &dead)
    };
    let pooled = Question {
        pool: Some(&pool),
        ..alone.clone()
    };
    let chance = |question: &Question| {
        forecast(question, Seed::of(b"pool"))
            .unwrap()
            .chance
            .share()
    };
    assert!(chance(&pooled) > chance(&alone));
    assert!(Pool::of(&[] as &[Tally]).is_none());
}

#[test]
fn a_chance_is_said_in_words() {
    let of = |hits: i64| {
        // So many of a hundred are certain by their amount.
        let known = Record::new(ago(10), vec![closed(5, 2, Some(hits))]).known_at(TODAY);
        let dead = DeadTime::default();
        let question = Question::new(target(Measure::Amount, 1), &known, STATED, &dead);
        forecast(&question, Seed::of(b"words"))
            .unwrap()
            .chance
            .to_string()
    };
    assert_eq!(of(1), "almost certain");
    let answer = answer_with(deals(), |_| {});
    let percent = answer.chance.percent();
    assert_eq!(percent % 5, 0);
    let words = answer.chance.to_string();
    assert!(
        words.ends_with("in 10") || words.ends_with("in 20") || words.starts_with("almost"),
        "{words}"
    );
}

#[test]
fn what_would_narrow_the_range_is_said() {
    let few = answer_with(vec![Deal::opened(ago(20)), Deal::opened(ago(30))], |_| {});
    assert!(
        few.narrowed_by.contains(&Cause::FewClosed(0)),
        "{:?}",
        few.narrowed_by
    );
    let valued: Vec<Deal> = deals()
        .into_iter()
        .map(|deal| Deal {
            amount: Some(9_000),
            ..deal
        })
        .collect();
    assert!(
        !answer_with(valued, |_| {})
            .narrowed_by
            .iter()
            .any(|cause| matches!(cause, Cause::AmountsMissing(_)))
    );
    let done = answer_with(deals(), |q| q.target.last = ago(1));
    assert_eq!(done.narrowed_by, [Cause::Time]);
    assert_eq!(
        Cause::AmountsMissing(2).to_string(),
        "say what 2 of your open deals are worth"
    );
}

#[test]
fn what_makes_no_sense_is_refused_in_a_sentence() {
    let dead = DeadTime::default();
    let known = Record::new(TODAY, vec![]).known_at(TODAY);
    let refused = |stated: Stated| {
        forecast(
            &Question::new(target(Measure::Amount, 1), &known, stated, &dead),
            Seed::of(b"no"),
        )
        .unwrap_err()
        .to_string()
    };
    assert_eq!(
        refused(Stated {
            win_rate: 0.0,
            ..STATED
        }),
        "a win rate lies between 0 and 100 %"
    );
    assert_eq!(
        refused(Stated {
            cycle: f64::NAN,
            ..STATED
        }),
        "a deal takes longer than no time from opening to end"
    );
    assert!(
        refused(Stated {
            typical: None,
            ..STATED
        })
        .starts_with("say what a typical deal is worth")
    );
    let backwards = Target {
        first: date(2027, 2, 1),
        last: date(2027, 1, 1),
        ..target(Measure::Wins, 1)
    };
    assert!(
        forecast(
            &Question::new(backwards, &known, STATED, &dead),
            Seed::of(b"no")
        )
        .is_err()
    );
}

#[test]
fn nothing_of_the_future_is_known() {
    let record = Record::new(
        ago(100),
        vec![
            closed(50, 10, Some(7)),
            closed(50, 0, Some(7)),
            closed(50, -5, Some(7)),
            Deal::opened(TODAY),
            Deal::opened(ago(-3)),
        ],
    );
    let known = record.known_at(TODAY);
    assert_eq!(known.deals().len(), 3);
    assert_eq!(known.open().count(), 2);
    assert_eq!(known.wins().count(), 1);
    // What changes later changes nothing.
    let other = Record::new(
        ago(100),
        vec![
            closed(50, 10, Some(7)),
            closed(50, -90, None),
            Deal::opened(ago(50)),
        ],
    );
    assert_eq!(known, other.known_at(TODAY));
}

/// Deals of any shape: far away, on one day, huge, negative, closed before
/// they were opened.
fn any_deal() -> impl Strategy<Value = Deal> {
    let amount = prop_oneof![
        Just(0),
        Just(1),
        Just(1_000_000_000_000),
        Just(-5_000),
        0..100_000_i64
    ];
    (
        -400..4_000_i64,
        -400..4_000_i64,
        0..4_u8,
        prop::option::of(amount),
        prop::option::of(0..3_u32),
    )
        .prop_map(|(opened, on, how, amount, product)| {
            let outcome = if how == 0 {
                Outcome::Won
            } else {
                Outcome::Lost
            };
            let close = (how < 3).then(|| Close {
                on: ago(on),
                outcome,
                amount,
            });
            Deal {
                opened: ago(opened),
                amount,
                product,
                close,
                from_activity: how == 2,
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_question_has_an_answer(
        deals in prop::collection::vec(any_deal(), 0..12),
        days in -500..900_i64,
        figure in prop_oneof![Just(0), Just(-3), Just(1_000_000_000_000), 0..50_000_i64],
        weekly in prop_oneof![Just(0.0), Just(-4.0), Just(1e6), 0.1..50.0_f64],
        benchmark in prop_oneof![Just(1e-9), Just(0.3), Just(5.0)],
        (a, b) in prop_oneof![Just((0.0, 0.0)), Just((1e-300, 1e-300)), Just((1e9, 1.0)), Just((0.7, 0.3))],
        wins in any::<bool>(),
        win_rate in prop_oneof![Just(1e-12), Just(0.5), Just(1.0 - 1e-12)],
        cycle in prop_oneof![Just(1e-9), Just(6.0), Just(1e9)],
    ) {
        let known = Record::new(ago(300), deals).known_at(TODAY);
        let last = ago(-days);
        let measure = if wins { Measure::Wins } else { Measure::Amount };
        let target = Target { measure, figure, direction: Direction::AtLeast, first: last.min(ago(90)), last };
        let activities = at_work(weekly, vec![Acts { on: ago(3), count: 1_000_000, led: 2_000_000 }]);
        let prior = Prior { chance: benchmark, ..activities[0].prior };
        let activities = vec![Activity { prior, ..activities[0].clone() }];
        let dead = DeadTime::default();
        let question = Question {
            activities: &activities,
            adherence: Adherence { silent: 600, ..Adherence::from(Score { a, b }) },
            method: Method { draws: 20, ..Method::default() },
            ..Question::new(target, &known, Stated { win_rate, cycle, ..STATED }, &dead)
        };
        let answer = forecast(&question, Seed::of(b"any")).unwrap();
        prop_assert!(answer.totals.iter().all(|total| total.is_finite()));
        prop_assert!((0.0..=1.0).contains(&answer.chance.share()));
        prop_assert!(answer.chance_at_full_adherence.percent() <= 100);
        prop_assert!(!answer.narrowed_by.is_empty());
    }
}

#[test]
fn ten_thousand_deals_are_answered() {
    let deals = (0..10_000).map(|n| {
        if n % 2 == 0 {
            closed(n % 170 + 10, n % 170 + 1, Some(n))
        } else {
            Deal {
                amount: Some(n),
                ..Deal::opened(ago(n % 300))
            }
        }
    });
    let answer = answer_with(deals.collect(), |q| q.method.draws = 40);
    assert_eq!(answer.chance.percent(), 100);
    assert!(answer.totals.iter().all(|total| total.is_finite()));
}
