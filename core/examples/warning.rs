//! Measures the early warning on simulated members whose giving up is known:
//! how well the score sorts them (AUC), and whether as many stop in each tenth
//! of the score as the table says. Run by `scripts/warning-quality`; what the
//! figures can show and what not, see docs/REVIEW.md.
//!
//! A member promises so many a week and has a drive, which wanders. The drive
//! says how likely each unit is done, and how likely the member leaves in a week;
//! whoever left comes back with some chance each week, or never. Neither the
//! score nor its table is known to the simulation.
#![expect(clippy::print_stdout, reason = "a program that prints figures")]

use std::process::ExitCode;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use legwork_core::Result;
use legwork_core::cadence::{Cadence, Draft, Entry, Exclusions, Score, Terms, Weekdays, evaluate};
use legwork_core::draw::{Seed, Stream};
use legwork_core::vocabulary::Direction;

/// A Monday.
const FIRST: Date = date(2024, 1, 1);
/// Members of each population.
const MEMBERS: u64 = 2_000;
/// To stop is to do nothing for so many weeks.
const STOP: usize = 8;
/// Weeks before the first score is looked at.
const WARM: usize = 3;
/// Below this score a fresh start is offered.
const WARNED: f64 = 0.3;

/// How a population lives.
struct People {
    name: &'static str,
    /// Mean and spread of the drive, as log-odds of doing a unit.
    drive: (f64, f64),
    /// How far the drive wanders in a week; 5 % of it is lost each week.
    wander: f64,
    /// The chance to leave in a week at even odds, and how much less with each
    /// unit of drive.
    leave: (f64, f64),
    /// The chance to come back in a week.
    back: f64,
    /// The share of those who leave that never come back.
    never: f64,
    /// The chance that a week is empty for another reason.
    off: f64,
}

/// About as fickle as the volunteers of whom the table was measured; steadier;
/// more fickle.
const ALL: [People; 3] = [
    People {
        name: "as the volunteers",
        drive: (0.6, 0.9),
        wander: 0.56,
        leave: (0.05, 0.5),
        back: 0.105,
        never: 0.012,
        off: 0.066,
    },
    People {
        name: "steadier",
        drive: (1.1, 0.8),
        wander: 0.4,
        leave: (0.025, 0.5),
        back: 0.105,
        never: 0.05,
        off: 0.05,
    },
    People {
        name: "more fickle",
        drive: (0.2, 1.1),
        wander: 0.7,
        leave: (0.07, 0.4),
        back: 0.1,
        never: 0.03,
        off: 0.1,
    },
];

/// A score, and whether its member stopped then.
type Seen = (Score, bool);

fn main() -> ExitCode {
    let mut good = true;
    for (place, people) in ALL.iter().enumerate() {
        match seen(people, Seed::of(people.name.as_bytes())) {
            Ok(seen) => good &= report(people, &seen, place == 0),
            Err(error) => {
                println!("{}: {error}", people.name);
                good = false;
            }
        }
    }
    if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What is seen of a whole population.
fn seen(people: &People, seed: Seed) -> Result<Vec<Seen>> {
    let mut all = Vec::new();
    for member in 0..MEMBERS {
        let mut stream = Stream::new(seed.part(member));
        let promised = [2, 3, 5, 10][stream.place(4)];
        let weeks = 60 + stream.place(75);
        let done = life(people, promised, weeks, &mut stream);
        let scores = scores(promised, &done)?;
        let stops = |week: usize| done[week + 1..=week + STOP].iter().all(|done| *done == 0);
        let looked = WARM..weeks - STOP;
        all.extend(looked.map(|week| (scores[week], stops(week))));
    }
    Ok(all)
}

/// Units done in each week.
fn life(people: &People, promised: u32, weeks: usize, stream: &mut Stream) -> Vec<u32> {
    let base = people.drive.1.mul_add(stream.normal(), people.drive.0);
    let (mut wander, mut gone, mut forever) = (0.0, false, false);
    let mut week = || {
        wander = people.wander.mul_add(stream.normal(), 0.95 * wander);
        let drive = base + wander;
        if gone {
            gone = forever || !stream.happens(people.back);
        } else {
            let (leave, less) = people.leave;
            gone = stream.happens((leave * (-less * drive).exp()).min(0.5));
            forever = gone && stream.happens(people.never);
        }
        let odds = 1.0 / (1.0 + (-drive).exp());
        if gone || stream.happens(people.off) {
            return 0;
        }
        (0..promised)
            .filter(|_| stream.happens(odds))
            .fold(0, |count, _| count + 1)
    };
    (0..weeks).map(|_| week()).collect()
}

/// The score at the end of each week, as the program works it out.
fn scores(promised: u32, done: &[u32]) -> Result<Vec<Score>> {
    let terms = Terms::new(Draft {
        mask: Weekdays::WORKDAYS,
        ..Draft::new(Direction::AtLeast, promised, Cadence::WEEKLY, FIRST)
    })?;
    let day = |week: usize| FIRST.saturating_add(i64::try_from(week).unwrap_or(0).weeks());
    let entries: Vec<Entry> = done
        .iter()
        .enumerate()
        .map(|(week, quantity)| Entry {
            date: day(week),
            quantity: *quantity,
            recorded: day(week),
        })
        .collect();
    let end = day(done.len() + 2);
    let ledger = evaluate(&terms, &Exclusions::default(), &entries, end, None);
    Ok(ledger
        .sealed
        .iter()
        .map(|standing| standing.habit.score())
        .collect())
}

/// Prints the figures of a population; whether they are good enough. The bands
/// are only held against the population that is like the one they come from.
fn report(people: &People, seen: &[Seen], like_theirs: bool) -> bool {
    let auc = auc(seen);
    let rate = share(seen, |_| true);
    let warned = share(seen, |score| score.value() < WARNED);
    println!(
        "== {}: {} member-weeks, {:.1} % stop",
        people.name,
        seen.len(),
        100.0 * rate
    );
    println!("   AUC {auc:.3} (at least 0.80)");
    println!(
        "   lift below {WARNED}: {:.1} (at least 2 for the first)",
        warned / rate
    );
    println!("   band      weeks   stop  table   off");
    let mut worst: f64 = 0.0;
    for tenth in 0..10_u8 {
        let low = f64::from(tenth) / 10.0;
        let within =
            |score: Score| score.value() >= low && (score.value() < low + 0.1 || tenth == 9);
        let count = seen.iter().filter(|(score, _)| within(*score)).count();
        let Some(table) = seen.iter().find(|(score, _)| within(*score)) else {
            continue;
        };
        let (found, table) = (share(seen, within), table.0.p_stop());
        worst = worst.max((found - table).abs());
        println!(
            "   {low:.1}-{:.1} {count:>8}  {found:>5.3}  {table:>5.3}  {:>+4.0}",
            low + 0.1,
            100.0 * (found - table)
        );
    }
    println!(
        "   furthest off: {:.1} points (within 5 for the first)",
        100.0 * worst
    );
    auc >= 0.8 && (!like_theirs || (warned >= 2.0 * rate && worst <= 0.05))
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn share(seen: &[Seen], within: impl Fn(Score) -> bool) -> f64 {
    let all = seen.iter().filter(|(score, _)| within(*score));
    let (count, stops) = all.fold((0_u64, 0_u64), |(count, stops), (_, stop)| {
        (count + 1, stops + u64::from(*stop))
    });
    stops as f64 / count.max(1) as f64
}

/// The chance that who stops has a lower score than who does not; ties count half.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn auc(seen: &[Seen]) -> f64 {
    let mut sorted: Vec<(f64, bool)> = seen
        .iter()
        .map(|(score, stop)| (score.value(), *stop))
        .collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let stops = sorted.iter().filter(|(_, stop)| *stop).count() as f64;
    let others = sorted.len() as f64 - stops;
    let (mut below, mut pairs) = (0.0, 0.0);
    for ties in sorted.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let stop = ties.iter().filter(|(_, stop)| *stop).count() as f64;
        let other = ties.len() as f64 - stop;
        pairs += (below + stop / 2.0) * other;
        below += stop;
    }
    pairs / (stops * others)
}
