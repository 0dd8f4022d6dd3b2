//! Measures the forecast: on files of deals that others published, and on
//! simulated sellers. `scripts/gates` runs it; the figures are in
//! docs/FORECAST.md.

mod files;
mod table;
mod world;

use std::path::PathBuf;

use legwork_core::backtest::{Backtest, Knowing, origins, thin};
use legwork_core::draw::Seed;
use legwork_core::forecast::{Measure, Method};

fn main() {
    if std::env::var("SPEED").is_ok() {
        return world::speed();
    }
    if std::env::var("WORLDS").is_ok() {
        return world::show(tuned());
    }
    let Ok(data) = std::env::var("LEGWORK_TEST_DATA") else {
        eprintln!("LEGWORK_TEST_DATA is not set: the files of deals were skipped");
        return;
    };
    let deals = PathBuf::from(data).join("deals");
    let method = tuned();
    if let Some(sellers) = files::maven(&deals) {
        let all = origins(
            jiff::civil::date(2017, 4, 1),
            jiff::civil::date(2017, 12, 31),
        );
        for parts in [20, 6, 1] {
            let thinned = thin(&sellers, parts, Seed::of(b"thin"));
            for (name, knowing) in [("pool", Knowing::Pool), ("stated", Knowing::Rounded)] {
                let backtest = Backtest {
                    sellers: &thinned,
                    knowing,
                    measure: Measure::Amount,
                    method,
                    seed: Seed::of(b"gates"),
                };
                let cases = backtest.run(&all).expect("amounts are known");
                table::show(&format!("maven/{parts} {name}"), &cases);
            }
        }
    }
    for parts in [60, 5] {
        if let Some(sellers) = files::olist(&deals, parts, Seed::of(b"thin")) {
            let all = origins(
                jiff::civil::date(2018, 1, 1),
                jiff::civil::date(2018, 3, 31),
            );
            for (name, knowing) in [("pool", Knowing::Pool), ("stated", Knowing::Rounded)] {
                let backtest = Backtest {
                    sellers: &sellers,
                    knowing,
                    measure: Measure::Wins,
                    method,
                    seed: Seed::of(b"gates"),
                };
                let cases = backtest.run(&all).expect("wins are counted");
                table::show(&format!("olist/{parts} {name}"), &cases);
            }
        }
    }
}

fn tuned() -> Method {
    let mut method = Method {
        draws: 1000,
        ..Method::default()
    };
    let set = |name: &str, value: &mut f64| {
        if let Some(found) = std::env::var(name).ok().and_then(|text| text.parse().ok()) {
            *value = found;
        }
    };
    set("PRIOR", &mut method.prior_deals);
    set("SKILL", &mut method.skill);
    set("PWEEKS", &mut method.prior_weeks);
    set("SHOCK", &mut method.shock);
    set("AMOUNTS", &mut method.prior_amounts);
    set("SPREAD", &mut method.amount_spread);
    set("MIX", &mut method.mix);
    set("MIXW", &mut method.mix_wins);
    method
}
