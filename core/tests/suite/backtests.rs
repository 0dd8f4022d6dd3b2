//! How good the forecast would have been.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use legwork_core::backtest::{Backtest, Case, Knowing, Report, Seller, origins, thin};
use legwork_core::draw::{Seed, Stream};
use legwork_core::forecast::{Close, Deal, Measure, Method, Outcome, Record, Stated};

const START: Date = date(2026, 10, 1);

/// Sellers who open two deals a week and win half of them after some weeks.
fn sellers(count: usize, seed: &[u8]) -> Vec<Seller> {
    let mut stream = Stream::new(Seed::of(seed));
    let mut day = |from: Date, most: usize| {
        from.checked_add(i64::try_from(stream.place(most)).unwrap().days())
            .unwrap()
    };
    let mut one = |owner| {
        let deals = (0..100).map(|number: i64| {
            let opened = day(START.checked_add((number * 3).days()).unwrap(), 4);
            let outcome = if number % 2 == 0 {
                Outcome::Won
            } else {
                Outcome::Lost
            };
            let close = Some(Close {
                on: day(opened, 60),
                outcome,
                amount: Some(1_000),
            });
            Deal {
                close,
                ..Deal::opened(opened)
            }
        });
        Seller {
            owner,
            record: Record::new(START, deals.collect()),
        }
    };
    (0..count).map(&mut one).collect()
}

fn run(sellers: &[Seller], knowing: Knowing) -> Vec<Case> {
    let method = Method {
        draws: 200,
        ..Method::default()
    };
    let backtest = Backtest {
        sellers,
        knowing,
        measure: Measure::Amount,
        method,
        seed: Seed::of(b"test"),
    };
    backtest
        .run(&origins(date(2027, 1, 1), date(2027, 6, 30)))
        .unwrap()
}

#[test]
fn origins_lie_nine_six_and_three_weeks_before_the_end_of_a_quarter() {
    let found = origins(date(2027, 1, 1), date(2027, 7, 31));
    let days: Vec<Date> = found.iter().map(|origin| origin.as_of).collect();
    assert_eq!(
        days,
        [
            date(2027, 1, 28),
            date(2027, 2, 18),
            date(2027, 3, 11),
            date(2027, 4, 29),
            date(2027, 5, 20),
            date(2027, 6, 10)
        ]
    );
    assert!(origins(date(2027, 1, 2), date(2027, 6, 29)).is_empty());
}

#[test]
fn parts_of_a_seller_have_all_the_deals_between_them() {
    let whole = sellers(2, b"thin");
    let parts = thin(&whole, 6, Seed::of(b"parts"));
    assert_eq!(parts.len(), 12);
    assert_eq!(
        parts
            .iter()
            .filter(|part| part.owner == 0)
            .map(|part| part.record.deals().len())
            .sum::<usize>(),
        100
    );
    assert!(parts.iter().all(|part| part.record.deals().len() > 3));
    assert_eq!(parts, thin(&whole, 6, Seed::of(b"parts")));
}

/// What comes after the last origin's as-of date may change at will: no
/// forecast does, only the truth.
#[test]
fn no_forecast_sees_what_comes_after_it() {
    let honest = sellers(3, b"leak");
    let until = date(2027, 6, 10);
    let changed: Vec<Seller> = honest
        .iter()
        .map(|seller| {
            let deals = seller
                .record
                .deals()
                .iter()
                .filter(|deal| deal.opened < until)
                .map(|deal| {
                    let close = deal.close.map(|close| {
                        if close.on < until {
                            close
                        } else {
                            Close {
                                on: until,
                                outcome: Outcome::Won,
                                amount: Some(999_999),
                            }
                        }
                    });
                    Deal { close, ..*deal }
                });
            Seller {
                owner: seller.owner,
                record: Record::new(START, deals.collect()),
            }
        })
        .collect();
    for knowing in [
        Knowing::Pool,
        Knowing::Rounded,
        Knowing::Stated(Stated {
            typical: Some(1_000.0),
            ..Stated::default()
        }),
    ] {
        let (one, other) = (run(&honest, knowing), run(&changed, knowing));
        assert_eq!(one.len(), 3 * 6);
        for (one, other) in one.iter().zip(&other) {
            assert_eq!(one.ours.mean.to_bits(), other.ours.mean.to_bits());
            assert_eq!(one.goal, other.goal);
            for (a, b) in one.rivals.iter().zip(&other.rivals) {
                assert_eq!(a.mean.to_bits(), b.mean.to_bits());
            }
        }
        let truth = |cases: &[Case]| cases.iter().map(|case| case.truth).sum::<f64>();
        assert!(truth(&one) < truth(&other));
    }
}

#[test]
fn a_report_sums_up_the_cases() {
    let cases = run(&sellers(4, b"report"), Knowing::Pool);
    let report = Report::of(&cases, Seed::of(b"again")).unwrap();
    assert_eq!((report.cases, report.owners, report.goals), (24, 4, 24));
    let mean = cases.iter().map(|case| case.ours.crps).sum::<f64>() / 24.0;
    assert!((report.ours.crps - mean).abs() < 1e-9);
    let skill = report.skill[0].unwrap();
    assert!((skill.value - (1.0 - report.ours.crps / report.rivals[0].crps)).abs() < 1e-9);
    assert!(skill.low <= skill.value && skill.value <= skill.high);
    // A single figure has no range.
    let line = report.rivals[0].coverage80;
    assert!(line < 0.1 && report.ours.coverage80 > line);
    // It misses by its absolute error.
    assert!(
        cases.iter().all(
            |case| (case.rivals[0].crps - (case.rivals[0].mean - case.truth).abs()).abs() < 1e-9
        )
    );
    // The goal is the quarter before and a fifth more.
    assert!(
        cases
            .iter()
            .all(|case| case.goal.is_some_and(|goal| goal % 1_200.0 < 1e-9))
    );
    assert!(Report::of(&[], Seed::of(b"again")).is_none());
}

#[test]
fn steady_sellers_are_forecast_better_than_by_the_line() {
    let report = Report::of(
        &run(&sellers(8, b"steady"), Knowing::Pool),
        Seed::of(b"again"),
    )
    .unwrap();
    assert!(report.skill[0].unwrap().value > 0.1, "{report:?}");
    assert!((0.6..=1.0).contains(&report.ours.coverage80), "{report:?}");
    assert!(report.ours.bias.abs() < 0.1 && report.ours.crps > 0.0);
}
