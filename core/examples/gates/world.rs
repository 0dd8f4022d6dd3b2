//! Simulated part-time sellers: a season of 26 weeks, four activities, promises
//! kept in part and sometimes given up.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use legwork_core::cadence::Score;
use legwork_core::draw::Stream;
use legwork_core::evidence::Lag;
use legwork_core::forecast::age::{ByAge, EDGES, bin, end};
use legwork_core::forecast::{
    Activity, Acts, Adherence, Close, Deal, Hazards, Method, Outcome, Record, Stated,
};

/// How long a season lasts.
pub(crate) const WEEKS: u16 = 26;

/// Its first day.
pub(crate) const START: Date = date(2027, 1, 4);

/// What every seller states.
pub(crate) const STATED: Stated = Stated {
    win_rate: 0.35,
    cycle: 6.0,
    typical: Some(10_000.0),
    new_deals: None,
};

/// What is to be won.
pub(crate) const GOAL: i64 = 40_000;

/// Weekly count, chance that one act leads to a deal, mean weeks until it does.
const ACTIVITIES: [(u32, f64, f64); 4] = [
    (20, 0.007, 2.0),
    (10, 0.012, 3.0),
    (4, 0.08, 1.0),
    (2, 0.12, 3.0),
];

/// Adherence is Beta(6, 4), and promises are given up in 3 of 100 weeks.
const ADHERENCE: Score = Score { a: 6.0, b: 4.0 };
const GIVEN_UP: f64 = 0.03;

/// How the truth differs from what the forecast assumes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum World {
    WellSpecified,
    RatesAThird,
    CycleLonger,
    Shocks,
    DeadSeason,
    SkillDrifts,
}

/// What the chances of acts and the hazards of winning are multiplied by.
#[derive(Debug, Clone, Copy)]
struct Factor {
    act: f64,
    win: f64,
}

impl World {
    pub(crate) const ALL: [Self; 6] = [
        Self::WellSpecified,
        Self::RatesAThird,
        Self::CycleLonger,
        Self::Shocks,
        Self::DeadSeason,
        Self::SkillDrifts,
    ];

    /// The factors of each week; shocks of sd 30 % hold for nine weeks, with
    /// noise of the same size from week to week.
    fn factors(self, stream: &mut Stream) -> Vec<Factor> {
        let mut shock = 1.0;
        let mut one = |week: u16| {
            if week.is_multiple_of(9) {
                shock = stream.gamma(11.1, 11.1);
            }
            let both = |factor| Factor {
                act: factor,
                win: factor,
            };
            match self {
                Self::WellSpecified | Self::CycleLonger => both(1.0),
                Self::RatesAThird => Factor {
                    act: 1.0 / 3.0,
                    win: 1.0,
                },
                Self::Shocks => Factor {
                    act: shock * stream.gamma(11.1, 11.1),
                    win: shock,
                },
                Self::DeadSeason => both(if matches!(week, 10..14 | 22..24) {
                    0.4
                } else {
                    1.0
                }),
                Self::SkillDrifts => {
                    both(1.3 - 0.6 * f64::from(week.min(WEEKS)) / f64::from(WEEKS))
                }
            }
        };
        (0..WEEKS + 60).map(&mut one).collect()
    }

    fn hazards(self, stream: &mut Stream) -> Hazards {
        let slower = if self == Self::CycleLonger { 1.5 } else { 1.0 };
        let mut prior = |share: f64| prior(share, stream).map(|hazard| hazard / slower);
        Hazards {
            win: prior(STATED.win_rate),
            lose: prior(1.0 - STATED.win_rate),
        }
    }
}

/// Hazards as the forecast believes them before any deal.
fn prior(share: f64, stream: &mut Stream) -> ByAge {
    let (hazard, deals) = (1.0 / STATED.cycle, Method::default().prior_deals);
    std::array::from_fn(|bin| {
        let weeks = deals * ((-hazard * EDGES[bin]).exp() - (-hazard * end(bin)).exp()) / hazard;
        stream.gamma(share * hazard * weeks, weeks)
    })
}

/// One act, and the day on which its deal is opened, if there is one.
struct Act {
    on: Date,
    deal: Option<Date>,
}

/// Everything that happens to one seller.
pub(crate) struct Season {
    pub(crate) record: Record,
    acts: [Vec<Act>; 4],
    /// For each week, how many acts were done of those promised.
    kept: Vec<u32>,
}

/// The day so many days after the first.
pub(crate) fn day(number: f64) -> Date {
    #[expect(clippy::cast_possible_truncation, reason = "some hundred days")]
    let days = number.floor() as i64;
    START.checked_add(days.days()).unwrap_or(START)
}

impl Season {
    pub(crate) fn of(world: World, stream: &mut Stream) -> Self {
        let (factors, hazards) = (world.factors(stream), world.hazards(stream));
        let chances = ACTIVITIES.map(|(_, benchmark, _)| {
            let within = (0..100)
                .map(|_| stream.gamma(1.0, 1.0 / benchmark))
                .find(|chance| *chance < 1.0);
            within.unwrap_or(benchmark)
        });
        let share = stream.beta(ADHERENCE.a, ADHERENCE.b);
        let (mut acts, mut kept, mut deals) = ([const { Vec::new() }; 4], Vec::new(), Vec::new());
        let mut goes_on = true;
        for week in 0..WEEKS {
            goes_on = goes_on && !stream.happens(GIVEN_UP);
            let mut done = 0;
            for (place, (weekly, _, lag)) in ACTIVITIES.into_iter().enumerate() {
                let count = (0..weekly)
                    .filter(|_| goes_on && stream.happens(share))
                    .count();
                for _ in 0..count {
                    done += 1;
                    let at = 7.0 * (f64::from(week) + stream.uniform());
                    let led = stream.happens(chances[place] * factors[usize::from(week)].act);
                    let opened = led.then(|| at + 7.0 * stream.gamma(2.0, 2.0 / lag));
                    acts[place].push(Act {
                        on: day(at),
                        deal: opened.map(day),
                    });
                    deals.extend(opened.map(|opened| live(opened, &hazards, &factors, stream)));
                }
            }
            kept.push(done);
        }
        Self {
            record: Record::new(START, deals),
            acts,
            kept,
        }
    }

    /// The activities as known on a day.
    pub(crate) fn acts_known(&self, as_of: Date) -> Vec<Activity> {
        let one = |(acts, (weekly, benchmark, weeks)): (&Vec<Act>, (u32, f64, f64))| Activity {
            done: by_day(acts, as_of),
            ..Activity::promised(f64::from(weekly), benchmark, Lag::weeks(weeks))
        };
        self.acts.iter().zip(ACTIVITIES).map(one).collect()
    }

    /// The belief about adherence after so many weeks, each weighing half after
    /// four.
    pub(crate) fn adherence(&self, weeks: usize) -> Adherence {
        let promised: u32 = ACTIVITIES.iter().map(|(weekly, _, _)| weekly).sum();
        let (mut score, mut weight) = (ADHERENCE, 1.0);
        for done in self.kept.iter().take(weeks).rev() {
            weight *= 0.5_f64.powf(0.25);
            let share = f64::from(*done) / f64::from(promised);
            score.a += weight * share;
            score.b += weight * (1.0 - share);
        }
        let silent = self
            .kept
            .iter()
            .take(weeks)
            .rev()
            .take_while(|done| **done == 0)
            .count();
        Adherence {
            silent: u32::try_from(silent).unwrap_or(u32::MAX),
            ..Adherence::from(score)
        }
    }
}

fn by_day(acts: &[Act], as_of: Date) -> Vec<Acts> {
    let mut days: Vec<Acts> = Vec::new();
    for act in acts.iter().filter(|act| act.on < as_of) {
        let led = u32::from(act.deal.is_some_and(|opened| opened < as_of));
        match days.iter_mut().find(|day| day.on == act.on) {
            Some(day) => {
                day.count += 1;
                day.led += led;
            }
            None => days.push(Acts {
                on: act.on,
                count: 1,
                led,
            }),
        }
    }
    days
}

/// A deal lived through day by day.
fn live(opened: f64, hazards: &Hazards, factors: &[Factor], stream: &mut Stream) -> Deal {
    let mut deal = Deal {
        from_activity: true,
        ..Deal::opened(day(opened))
    };
    let calm = Factor { act: 1.0, win: 1.0 };
    for age in 0..400 {
        let at = opened + f64::from(age);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a week of the season"
        )]
        let factor = factors.get((at / 7.0) as usize).unwrap_or(&calm);
        let bin = bin(f64::from(age) / 7.0);
        let (win, lose) = (hazards.win[bin] * factor.win, hazards.lose[bin]);
        if stream.happens(1.0 - (-(win + lose) / 7.0).exp()) {
            let outcome = if stream.happens(win / (win + lose)) {
                Outcome::Won
            } else {
                Outcome::Lost
            };
            #[expect(clippy::cast_possible_truncation, reason = "an amount")]
            let amount = stream.log_normal(10_000.0_f64.ln() - 0.18, 0.6) as i64;
            deal.close = Some(Close {
                on: day(at),
                outcome,
                amount: Some(amount),
            });
            break;
        }
    }
    deal
}
