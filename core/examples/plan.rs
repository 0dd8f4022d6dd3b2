//! Makes plans, for a look at one or for timing many.
//!
//! ```text
//! cargo run --release -p legwork-core --example plan -- 4 3          hours, wins: shows the plan
//! time cargo run ... -- 4 3 plan 100                                 makes it 100 times
//! time cargo run ... -- 4 3 what-if 100                              moves a slider 100 times
//! ... -- 4 3 plan 100 12                                             with 12 kinds more
//! ```
#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use jiff::civil::date;
use legwork_core::benchmark::{Table, Warmth};
use legwork_core::cadence::Score;
use legwork_core::draw::Seed;
use legwork_core::plan::{Aim, Change, Model, Plan, Question, Season, Worth, plan, words};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| args.get(at).and_then(|text| text.parse::<f64>().ok());
    let (hours, wins) = (number(0).unwrap_or(4.0), number(1).unwrap_or(3.0));
    let times = number(3).unwrap_or(1.0);
    let mut question = question(hours, wins);
    for extra in repeat(number(4).unwrap_or(0.0)) {
        let chance = 0.002 * f64::from(extra + 1);
        let minutes = 3.0 + f64::from(extra);
        let added =
            question
                .table
                .add(&format!("own-{extra}"), Warmth::Cold, chance, minutes, 20.0);
        added.unwrap_or_default();
    }
    match args.get(2).map_or("show", String::as_str) {
        "plan" => {
            let sum: f64 = repeat(times).map(|_| plan(&question).chance).sum();
            println!("{}", sum / times);
        }
        "best" => {
            let model = Model::new(&question);
            let sum: f64 = repeat(times).map(|_| model.best().1).sum();
            println!("{}", sum / times);
        }
        "what-if" => {
            let model = Model::new(&question);
            let sum: f64 = repeat(times)
                .map(|time| {
                    let half = Change::Chance("lapsed-touch".into(), 0.5 + f64::from(time) / times);
                    model.with(&half).best().1
                })
                .sum();
            println!("{}", sum / times);
        }
        _ => show(&plan(&question)),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a small count from the command line"
)]
fn repeat(times: f64) -> std::ops::Range<u32> {
    0..times as u32
}

#[expect(clippy::cast_possible_truncation, reason = "a small number of wins")]
fn question(hours: f64, wins: f64) -> Question {
    let (today, due) = (date(2027, 1, 4), date(2027, 7, 4));
    Question {
        seed: Seed::of(b"a goal on a day"),
        season: Season::new(today, due, &[]),
        hours,
        aim: Aim::Money {
            missing: (wins * 1_000_000.0) as i64,
            worth: Worth::Unlike {
                typical: 1_000_000,
                past: vec![],
            },
        },
        table: Table::default(),
        records: vec![],
        meetings: [(0, 0); 3],
        kept: vec![],
        adherence: Score { a: 6.0, b: 2.0 },
        open: 0.0,
        abandonment: 0.0,
    }
}

fn show(plan: &Plan) {
    let currency = "EUR".parse().ok();
    for sentence in words::sentences(plan, &[], currency) {
        println!("{sentence}");
    }
    for hour in &plan.hours {
        println!(
            "{:20} {:.4} wins by the date for an hour a week",
            hour.slug, hour.wins
        );
    }
}
