//! How often a change of rhythm is seen, and what the wider range is worth then.

use legwork_core::backtest::{Origin, Seller};
use legwork_core::draw::{Seed, Stream};
use legwork_core::forecast::{
    DeadTime, Deal, Measure, Question, Record, Stated, Target, forecast, rhythm_changed, surprises,
};
use legwork_core::verify::{crps, pit};
use legwork_core::vocabulary::Direction;

/// What is kept of all forecasts of a file.
#[derive(Default)]
struct Sums {
    all: f64,
    seen: f64,
    /// Without and with the wider range.
    held: [f64; 2],
    crps: [f64; 2],
}

/// Prints what it does to the number of wins, without a pool.
pub(crate) fn rhythm(name: &str, sellers: &[Seller], origins: &[Origin], stated: Stated) {
    let mut sums = Sums::default();
    for origin in origins {
        let own = |seller: &&Seller| seller.record.began() < origin.first;
        for (place, seller) in sellers.iter().filter(own).enumerate() {
            let seed = Seed::of(name.as_bytes()).part(place as u64);
            let seed = seed.and(origin.as_of.to_string().as_bytes());
            one(&mut sums, &seller.record, *origin, stated, seed);
        }
    }
    let share = |part: f64| 100.0 * part / sums.all.max(1.0);
    println!(
        "{name}: seen in {:.1} % of {}, range holds {:.1} % -> {:.1} %, CRPS {:+.2} %",
        share(sums.seen),
        sums.all,
        share(sums.held[0]),
        share(sums.held[1]),
        100.0 * (sums.crps[1] / sums.crps[0] - 1.0),
    );
}

fn one(sums: &mut Sums, record: &Record, origin: Origin, stated: Stated, seed: Seed) {
    let dead = DeadTime::default();
    let places = surprises(record, origin.as_of, stated, &dead, seed).expect("a place");
    let changed = rhythm_changed(&places);
    let truth = wins(record, origin);
    sums.all += 1.0;
    sums.seen += f64::from(u8::from(changed));
    for (way, wider) in [false, changed].into_iter().enumerate() {
        let known = record.known_at(origin.as_of);
        let question = Question {
            rhythm_changed: wider,
            ..Question::new(target(origin), &known, stated, &dead)
        };
        let totals = forecast(&question, seed).expect("a forecast").totals;
        let place = pit(&totals, truth, &mut Stream::new(seed.and(b"rank")));
        sums.held[way] += f64::from(u8::from((0.1..=0.9).contains(&place)));
        sums.crps[way] += crps(&totals, truth);
    }
}

const fn target(origin: Origin) -> Target {
    Target {
        measure: Measure::Wins,
        figure: 1,
        direction: Direction::AtLeast,
        first: origin.first,
        last: origin.last,
    }
}

fn wins(record: &Record, origin: Origin) -> f64 {
    let known = record.known_at(jiff::civil::Date::MAX);
    let wins = known.deals().iter().filter_map(Deal::win);
    let within = wins.filter(|win| (origin.first..=origin.last).contains(&win.on));
    within.map(|_| 1.0).sum()
}
