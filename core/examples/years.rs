//! Answers the question of `bench/forecast/year.json` as often as it is asked
//! to, for `scripts/bench-forecast`: each line of the input has a number for the
//! seed and how many years to simulate, each line of the output the nanoseconds
//! it took. After `totals` instead, the answer itself.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program that is run by another, to print figures or to stop"
)]

use std::io::{BufRead, Write};
use std::time::Instant;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use legwork_core::cadence::Score;
use legwork_core::draw::Seed;
use legwork_core::evidence::Lag;
use legwork_core::forecast::{
    Activity, Acts, Adherence, Close, DeadTime, Deal, Forecast, Measure, Method, Outcome, Question,
    Record, Stated, Target, forecast,
};
use legwork_core::vocabulary::Direction;
use serde::Deserialize;

/// The day of the forecast, a Monday.
const TODAY: Date = date(2027, 7, 5);

/// The file; days are days ago.
#[derive(Deserialize)]
struct Year {
    weeks: i64,
    goal: i64,
    recorded_weeks: i64,
    stated: Said,
    adherence: (f64, f64),
    abandonment: f64,
    closed: Vec<Past>,
    open: Vec<Past>,
    activities: Vec<Kind>,
}

#[derive(Deserialize)]
struct Said {
    win_rate: f64,
    cycle: f64,
    typical: f64,
}

#[derive(Deserialize)]
struct Past {
    opened: i64,
    closed: Option<i64>,
    #[serde(default)]
    won: bool,
    amount: Option<i64>,
}

/// What was done lies in the middle of every week of the record.
#[derive(Deserialize)]
struct Kind {
    weekly: f64,
    chance: f64,
    lag: f64,
    done_weekly: u32,
    led: Vec<i64>,
}

fn ago(days: i64) -> Date {
    TODAY.saturating_sub(days.days())
}

impl Year {
    fn record(&self) -> Record {
        let deals = self.closed.iter().chain(&self.open).map(Past::deal);
        Record::new(ago(7 * self.recorded_weeks), deals.collect())
    }

    fn activities(&self) -> Vec<Activity> {
        let weeks = 0..self.recorded_weeks;
        let kinds = self.activities.iter();
        let one = |kind: &Kind| Activity {
            done: weeks.clone().map(|week| kind.week(week)).collect(),
            ..Activity::promised(kind.weekly, kind.chance, Lag::weeks(kind.lag))
        };
        kinds.map(one).collect()
    }

    fn target(&self) -> Target {
        Target {
            measure: Measure::Amount,
            figure: self.goal,
            direction: Direction::AtLeast,
            first: TODAY,
            last: ago(1 - 7 * self.weeks),
        }
    }

    const fn stated(&self) -> Stated {
        Stated {
            win_rate: self.stated.win_rate,
            cycle: self.stated.cycle,
            typical: Some(self.stated.typical),
            new_deals: None,
        }
    }
}

impl Past {
    fn deal(&self) -> Deal {
        let outcome = if self.won {
            Outcome::Won
        } else {
            Outcome::Lost
        };
        Deal {
            amount: self.amount,
            close: self.closed.map(|days| Close {
                on: ago(days),
                outcome,
                amount: self.amount,
            }),
            from_activity: true,
            ..Deal::opened(ago(self.opened))
        }
    }
}

impl Kind {
    fn week(&self, week: i64) -> Acts {
        let first = 7 * week;
        let led = self.led.iter().filter(|days| **days / 7 == week);
        Acts {
            on: ago(first + 3),
            count: self.done_weekly,
            led: u32::try_from(led.count()).unwrap_or_default(),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is what scripts/bench-forecast compares"
)]
fn timed<T>(work: impl FnOnce() -> T) -> (T, u128) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed().as_nanos())
}

fn main() {
    let path = std::env::args().nth(1).expect("the path of the file");
    let text = std::fs::read_to_string(path).expect("a file that can be read");
    let year: Year = serde_json::from_str(&text).expect("a year");
    let (known, activities) = (year.record().known_at(TODAY), year.activities());
    let dead = DeadTime::default();
    let (a, b) = year.adherence;
    let mut question = Question {
        activities: &activities,
        adherence: Adherence {
            abandonment: year.abandonment,
            ..Adherence::from(Score { a, b })
        },
        ..Question::new(year.target(), &known, year.stated(), &dead)
    };
    let mut last: Option<Forecast> = None;
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let mut words = line.split(' ').filter_map(|word| word.parse::<u32>().ok());
        if let (Some(seed), Some(draws)) = (words.next(), words.next()) {
            question.method = Method {
                draws: usize::try_from(draws).unwrap_or_default(),
                ..Method::default()
            };
            let seed = Seed::of(b"year").part(u64::from(seed));
            let (answer, nanoseconds) = timed(|| forecast(&question, seed).ok());
            println!("{nanoseconds}");
            last = answer;
        } else if let Some(answer) = &last {
            let (yours, full) = (&answer.chance, &answer.chance_at_full_adherence);
            let totals = serde_json::to_string(&answer.totals).expect("numbers");
            println!("[{}, {}, {totals}]", yours.share(), full.share());
        }
        std::io::stdout().flush().expect("somebody who listens");
    }
}
