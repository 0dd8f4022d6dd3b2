//! Simulated part-time sellers: a season of 26 weeks, four activities, promises
//! kept in part and sometimes given up.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use legwork_core::cadence::Score;
use legwork_core::draw::{Seed, Stream};
use legwork_core::forecast::age::{BINS, EDGES, bin};
use legwork_core::forecast::{
    Activity, Acts, Adherence, Close, DeadTime, Deal, Hazards, Lag, Measure, Method, Outcome,
    Question, Record, Stated, Target, forecast,
};
use legwork_core::verify;
use legwork_core::vocabulary::Direction;

const WEEKS: i32 = 26;
const START: Date = date(2027, 1, 4);
/// Weekly count, chance that one act leads to a deal, mean weeks until it does.
const ACTIVITIES: [(f64, f64, f64); 4] = [
    (20.0, 0.007, 2.0),
    (10.0, 0.012, 3.0),
    (4.0, 0.08, 1.0),
    (2.0, 0.12, 3.0),
];
const STATED: Stated = Stated {
    win_rate: 0.35,
    cycle: 6.0,
    typical: Some(10_000.0),
    new_deals: None,
};
const GOAL: i64 = 40_000;

/// How the truth differs from what the forecast assumes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum World {
    WellSpecified,
    RatesAThird,
    CycleLonger,
    Shocks,
    Season,
    Drift,
}

impl World {
    pub const ALL: [Self; 6] = [
        Self::WellSpecified,
        Self::RatesAThird,
        Self::CycleLonger,
        Self::Shocks,
        Self::Season,
        Self::Drift,
    ];

    /// What the chances of acts, and the hazards of winning, are multiplied by
    /// in each week.
    fn factors(self, stream: &mut Stream) -> Vec<(f64, f64)> {
        let mut shock = 1.0;
        (0..WEEKS + 60)
            .map(|week| {
                if week % 9 == 0 {
                    shock = stream.gamma(11.1, 11.1);
                }
                match self {
                    Self::WellSpecified | Self::CycleLonger => (1.0, 1.0),
                    Self::RatesAThird => (1.0 / 3.0, 1.0),
                    Self::Shocks => (shock * stream.gamma(11.1, 11.1), shock),
                    Self::Season => {
                        if (10..14).contains(&week) || (22..24).contains(&week) {
                            (0.4, 0.4)
                        } else {
                            (1.0, 1.0)
                        }
                    }
                    Self::Drift => {
                        let skill = 1.3 - 0.6 * f64::from(week.min(WEEKS)) / f64::from(WEEKS);
                        (skill, skill)
                    }
                }
            })
            .collect()
    }
}

/// One seller's truth, and everything that happens in it.
pub struct Season {
    pub record: Record,
    pub chances: [f64; 4],
    pub hazards: Hazards,
    activities: [Vec<Act>; 4],
    kept: Vec<f64>,
    acts: Vec<u64>,
}

struct Act {
    on: Date,
    deal: Option<Date>,
}

fn day(offset: f64) -> Date {
    #[expect(clippy::cast_possible_truncation, reason = "some hundred days")]
    let days = offset.floor() as i64;
    START.checked_add(days.days()).unwrap_or(START)
}

pub fn prior_hazards(stream: &mut Stream, deals: f64) -> Hazards {
    let hazard = 1.0 / STATED.cycle;
    let weeks: [f64; BINS] = std::array::from_fn(|b| {
        let to = EDGES.get(b + 1).copied().unwrap_or(f64::INFINITY);
        deals * ((-hazard * EDGES[b]).exp() - (-hazard * to).exp()) / hazard
    });
    Hazards {
        win: weeks.map(|weeks| stream.gamma(STATED.win_rate * hazard * weeks, weeks)),
        lose: weeks.map(|weeks| stream.gamma((1.0 - STATED.win_rate) * hazard * weeks, weeks)),
    }
}

impl Season {
    pub fn of(world: World, stream: &mut Stream) -> Self {
        let mut hazards = prior_hazards(stream, Method::default().prior_deals);
        if world == World::CycleLonger {
            hazards.win = hazards.win.map(|h| h / 1.5);
            hazards.lose = hazards.lose.map(|h| h / 1.5);
        }
        let chances = ACTIVITIES.map(|(_, bench, _)| {
            loop {
                let p = stream.gamma(1.0, 1.0 / bench);
                if p < 1.0 {
                    break p;
                }
            }
        });
        let factors = world.factors(stream);
        let share = stream.beta(6.0, 4.0);
        let mut season = Self {
            record: Record::new(START, Vec::new()),
            chances,
            hazards,
            activities: Default::default(),
            kept: vec![],
            acts: vec![],
        };
        let (mut deals, mut gone) = (Vec::new(), false);
        for week in 0..WEEKS {
            gone = gone || stream.happens(0.03);
            let (mut done, mut promised) = (0, 0.0);
            for (place, (weekly, _, lag)) in ACTIVITIES.into_iter().enumerate() {
                promised += weekly;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "small counts"
                )]
                let count = if gone {
                    0
                } else {
                    stream.binomial(weekly as u64, share)
                };
                done += count;
                for _ in 0..count {
                    let at = f64::from(week) * 7.0 + stream.uniform() * 7.0;
                    let led = stream.happens(chances[place] * factors[week as usize].0);
                    let opened = at + 7.0 * stream.gamma(2.0, 2.0 / lag);
                    season.activities[place].push(Act {
                        on: day(at),
                        deal: led.then(|| day(opened)),
                    });
                    if led {
                        deals.push(Self::deal(&hazards, opened, &factors, stream));
                    }
                }
            }
            #[expect(clippy::cast_precision_loss, reason = "small counts")]
            season.kept.push(done as f64 / promised);
            season.acts.push(done);
        }
        season.record = Record::new(START, deals);
        season
    }

    /// Walks one deal day by day.
    fn deal(hazards: &Hazards, opened: f64, factors: &[(f64, f64)], stream: &mut Stream) -> Deal {
        let mut deal = Deal {
            from_activity: true,
            ..Deal::opened(day(opened))
        };
        for age in 0..400 {
            let at = opened + f64::from(age);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a week of the season"
            )]
            let week = ((at / 7.0) as usize).min(factors.len() - 1);
            let b = bin(f64::from(age) / 7.0);
            let (win, lose) = (hazards.win[b] * factors[week].1, hazards.lose[b]);
            if stream.happens(1.0 - (-(win + lose) / 7.0).exp()) {
                let outcome = if stream.happens(win / (win + lose)) {
                    Outcome::Won
                } else {
                    Outcome::Lost
                };
                #[expect(clippy::cast_possible_truncation, reason = "an amount")]
                let amount = Some(stream.log_normal(10_000.0_f64.ln() - 0.18, 0.6) as i64);
                deal.close = Some(Close {
                    on: day(at),
                    outcome,
                    amount,
                });
                break;
            }
        }
        deal
    }

    fn acts_known(&self, as_of: Date) -> Vec<Activity> {
        let one = |(place, acts): (usize, &Vec<Act>)| {
            let (weekly, benchmark, lag) = ACTIVITIES[place];
            let mut done: Vec<Acts> = Vec::new();
            for act in acts.iter().filter(|act| act.on < as_of) {
                let led = u32::from(act.deal.is_some_and(|opened| opened < as_of));
                match done.iter_mut().find(|acts| acts.on == act.on) {
                    Some(acts) => {
                        acts.count += 1;
                        acts.led += led;
                    }
                    None => done.push(Acts {
                        on: act.on,
                        count: 1,
                        led,
                    }),
                }
            }
            Activity {
                done,
                ..Activity::promised(weekly, benchmark, Lag { weeks: lag })
            }
        };
        self.activities.iter().enumerate().map(one).collect()
    }

    fn adherence(&self, weeks: usize) -> Adherence {
        let (mut a, mut b) = (6.0, 4.0);
        for (week, kept) in self.kept[..weeks].iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "weeks")]
            let weight = 0.5_f64.powf((weeks - week) as f64 / 4.0);
            a += weight * kept;
            b += weight * (1.0 - kept);
        }
        let silent = self.acts[..weeks]
            .iter()
            .rev()
            .take_while(|acts| **acts == 0)
            .count();
        Adherence {
            silent: silent as u32,
            ..Adherence::from(Score { a, b })
        }
    }
}

pub fn show(method: Method) {
    let sellers: u64 = std::env::var("SELLERS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(750);
    for world in World::ALL {
        let n = if world == World::WellSpecified {
            sellers * 2
        } else {
            sellers
        };
        let (mut pits, mut chances, mut full) = (vec![], vec![], vec![]);
        let (mut crps, mut run, mut linear, mut brier_linear) = (0.0, 0.0, 0.0, 0.0);
        let (mut means, mut truths) = (vec![], vec![]);
        for seller in 0..n {
            let mut stream = Stream::new(Seed::of(b"season").part(seller).part(world as u64));
            let season = Season::of(world, &mut stream);
            for weeks in [6_usize, 13, 20] {
                let as_of = day(weeks as f64 * 7.0);
                let last = day(f64::from(WEEKS) * 7.0 - 1.0);
                let target = Target {
                    measure: Measure::Amount,
                    figure: GOAL,
                    direction: Direction::AtLeast,
                    first: START,
                    last,
                };
                let brought = |until: Date| -> f64 {
                    season
                        .record
                        .deals()
                        .iter()
                        .filter_map(Deal::win)
                        .filter(|win| win.on <= last && win.on < until)
                        .filter_map(|win| win.amount)
                        .map(|a| a as f64)
                        .sum()
                };
                let (truth, won) = (brought(Date::MAX), brought(as_of));
                let known = season.record.known_at(as_of);
                let dead = DeadTime::default();
                let activities = season.acts_known(as_of);
                let question = Question {
                    activities: &activities,
                    adherence: season.adherence(weeks),
                    method,
                    ..Question::new(target, &known, STATED, &dead)
                };
                let answer = forecast(
                    &question,
                    Seed::of(b"answer").part(seller).part(weeks as u64),
                )
                .expect("makes sense");
                let hit = truth >= GOAL as f64;
                crps += verify::crps(&answer.totals, truth);
                let projected = won * 26.0 / weeks as f64;
                linear += (projected - truth).abs();
                brier_linear += if (projected >= GOAL as f64) == hit {
                    0.0
                } else {
                    1.0
                };
                let simple = legwork_core::backtest::Rival::ProbabilisticRunRate
                    .draws(
                        &target,
                        &known,
                        &STATED,
                        &method,
                        Seed::of(b"r").part(seller),
                    )
                    .expect("makes sense");
                run += verify::crps(&simple, truth);
                pits.push(verify::pit(&answer.totals, truth, &mut stream));
                chances.push((answer.chance.share(), hit));
                full.push((answer.chance_at_full_adherence.share(), hit));
                means.push(answer.totals.iter().sum::<f64>() / answer.totals.len() as f64);
                truths.push(truth);
            }
        }
        let n = chances.len() as f64;
        let mean = |list: &[(f64, bool)]| {
            list.iter()
                .map(|(p, h)| p - f64::from(u8::from(*h)))
                .sum::<f64>()
                / n
                * 100.0
        };
        let rel = |list: &[(f64, bool)]| {
            verify::Reliability::of(list)
                .bins
                .map(|b| format!("{:.2}/{:.2}({})", b.predicted, b.hit, b.n))
                .join(" ")
        };
        println!(
            "{world:?}: n {n} hit rate {:.3} crps vs linear {:+.1}% vs prob {:+.1}% cover {:.3} brier {:.3} (full {:.3} lin {:.3}) chance bias {:+.1} (full {:+.1}) value bias {:+.1}% pit p {:.2}\n    {}\n    full {}",
            chances.iter().filter(|(_, h)| *h).count() as f64 / n,
            (1.0 - crps / linear) * 100.0,
            (1.0 - crps / run) * 100.0,
            verify::share(&pits, 0.1, 0.9),
            verify::brier(&chances),
            verify::brier(&full),
            brier_linear / n,
            mean(&chances),
            mean(&full),
            verify::bias(&means, &truths) * 100.0,
            verify::uniform(&pits, 10),
            rel(&chances),
            rel(&full)
        );
    }
}

/// A thousand forecasts of one seller, to be timed from outside.
pub fn speed() {
    let mut stream = Stream::new(Seed::of(b"speed"));
    let season = (0..50)
        .map(|_| Season::of(World::WellSpecified, &mut stream))
        .max_by_key(|season| season.record.deals().len())
        .expect("some");
    let known = season.record.known_at(day(91.0));
    let dead = DeadTime::default();
    let activities = season.acts_known(day(91.0));
    let target = Target {
        measure: Measure::Amount,
        figure: GOAL,
        direction: Direction::AtLeast,
        first: START,
        last: day(181.0),
    };
    let question = Question {
        activities: &activities,
        adherence: season.adherence(13),
        ..Question::new(target, &known, STATED, &dead)
    };
    println!(
        "deals {} open {} acts {}",
        known.deals().len(),
        known.open().count(),
        activities.iter().map(|a| a.done.len()).sum::<usize>()
    );
    for number in 0..200_u64 {
        forecast(&question, Seed::of(b"speed").part(number)).expect("makes sense");
    }
}
