//! Forecasts of simulated sellers, against what came true.

use jiff::civil::Date;
use legwork_core::backtest::Rival;
use legwork_core::draw::{Seed, Stream};
use legwork_core::forecast::{
    DeadTime, Deal, Forecast, Known, Measure, Method, Question, Target, forecast,
};
use legwork_core::verify::{Reliability, bias, brier, crps, pit, share, uniform};
use legwork_core::vocabulary::Direction;

use crate::table::reliability;
use crate::world::{GOAL, START, STATED, Season, WEEKS, World, day};

/// Sellers of each world; of the well specified one twice as many.
const SELLERS: u64 = 750;

/// Forecasts are made after so many weeks.
const AFTER: [u16; 3] = [6, 13, 20];

/// What is kept of all forecasts of a world.
#[derive(Default)]
struct Sums {
    places: Vec<f64>,
    chances: Vec<(f64, bool)>,
    at_full: Vec<(f64, bool)>,
    linear: Vec<(f64, bool)>,
    means: Vec<f64>,
    truths: Vec<f64>,
    crps: f64,
    crps_linear: f64,
    crps_run_rate: f64,
}

/// All worlds, one after the other.
pub(crate) fn worlds() {
    for world in World::ALL {
        let sellers = if world == World::WellSpecified {
            2 * SELLERS
        } else {
            SELLERS
        };
        let mut sums = Sums::default();
        for seller in 0..sellers {
            let seed = Seed::of(b"season").part(seller).part(world as u64);
            let mut stream = Stream::new(seed);
            let season = Season::of(world, &mut stream);
            for weeks in AFTER {
                sums.judge(&season, weeks, seed.part(u64::from(weeks)), &mut stream);
            }
        }
        sums.show(world);
    }
}

fn target() -> Target {
    Target {
        measure: Measure::Amount,
        figure: GOAL,
        direction: Direction::AtLeast,
        first: START,
        last: day(f64::from(WEEKS) * 7.0 - 1.0),
    }
}

fn answer(season: &Season, known: &Known, weeks: u16, seed: Seed) -> Forecast {
    let dead = DeadTime::default();
    let activities = season.acts_known(known.as_of());
    let question = Question {
        activities: &activities,
        adherence: season.adherence(usize::from(weeks)),
        ..Question::new(target(), known, STATED, &dead)
    };
    forecast(&question, seed).expect("all figures make sense")
}

#[expect(clippy::cast_precision_loss, reason = "amounts of a season")]
fn brought(season: &Season, until: Date) -> f64 {
    let wins = season.record.deals().iter().filter_map(Deal::win);
    let counted = wins.filter(|win| win.on <= target().last && win.on < until);
    counted
        .filter_map(|win| win.amount)
        .map(|amount| amount as f64)
        .sum()
}

impl Sums {
    fn judge(&mut self, season: &Season, weeks: u16, seed: Seed, stream: &mut Stream) {
        let as_of = day(f64::from(weeks) * 7.0);
        let (truth, won) = (brought(season, Date::MAX), brought(season, as_of));
        let known = season.record.known_at(as_of);
        let answer = answer(season, &known, weeks, seed);
        let projected = won * f64::from(WEEKS) / f64::from(weeks);
        let run_rate =
            Rival::ProbabilisticRunRate.draws(&target(), &known, &STATED, &Method::default(), seed);
        let run_rate = run_rate.expect("all figures make sense");
        #[expect(clippy::cast_precision_loss, reason = "the goal of a season")]
        let hit = |total: f64| total >= GOAL as f64;
        self.crps += crps(&answer.totals, truth);
        self.crps_linear += (projected - truth).abs();
        self.crps_run_rate += crps(&run_rate, truth);
        self.places.push(pit(&answer.totals, truth, stream));
        self.chances.push((answer.chance.share(), hit(truth)));
        self.at_full
            .push((answer.chance_at_full_adherence.share(), hit(truth)));
        self.linear
            .push((if hit(projected) { 1.0 } else { 0.0 }, hit(truth)));
        self.means
            .push(answer.totals.iter().sum::<f64>() / float(answer.totals.len()));
        self.truths.push(truth);
    }

    fn show(&self, world: World) {
        let n = float(self.chances.len());
        let hits = self.chances.iter().filter(|(_, hit)| *hit).count();
        println!(
            "\n{world:?}: {n} forecasts, {:.1} % reach the goal",
            float(hits) / n * 100.0
        );
        println!(
            "  better than linear {:+.1} %, probabilistic {:+.1} %; cover {:.3}; value {:+.1} %; places even p = {:.2}",
            (1.0 - self.crps / self.crps_linear) * 100.0,
            (1.0 - self.crps / self.crps_run_rate) * 100.0,
            share(&self.places, 0.1, 0.9),
            bias(&self.means, &self.truths) * 100.0,
            uniform(&self.places, 10)
        );
        for (name, chances) in [
            ("learned", &self.chances),
            ("full", &self.at_full),
            ("linear", &self.linear),
        ] {
            println!(
                "  {name:8} brier {:.3}  chance {:+.1} points  {}",
                brier(chances),
                lean(chances) * 100.0,
                reliability(&Reliability::of(chances))
            );
        }
    }
}

fn lean(chances: &[(f64, bool)]) -> f64 {
    let over = chances
        .iter()
        .map(|(chance, hit)| chance - if *hit { 1.0 } else { 0.0 });
    over.sum::<f64>() / float(chances.len())
}

#[expect(clippy::cast_precision_loss, reason = "some thousand forecasts")]
fn float(count: usize) -> f64 {
    count as f64
}

/// Two hundred forecasts of a busy seller, to be timed from outside.
pub(crate) fn speed() {
    let mut stream = Stream::new(Seed::of(b"speed"));
    let seasons = (0..50).map(|_| Season::of(World::WellSpecified, &mut stream));
    let season = seasons
        .max_by_key(|season| season.record.deals().len())
        .expect("fifty seasons");
    let known = season.record.known_at(day(91.0));
    println!(
        "200 forecasts: {} deals, {} of them open, four activities, 4,000 draws each",
        known.deals().len(),
        known.open().count()
    );
    let chances = (0..200).map(|number| {
        answer(&season, &known, 13, Seed::of(b"speed").part(number))
            .chance
            .share()
    });
    println!("mean chance {:.3}", chances.sum::<f64>() / 200.0);
}
