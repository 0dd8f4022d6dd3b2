//! Measures the forecast: `deals` on files of deals that others published,
//! `rhythm` what a change of rhythm is worth on them, `worlds` on simulated sellers, `speed` for a clock beside it. `scripts/gates`
//! runs all of it; the figures are kept in docs/FORECAST.md.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program that is run by hand, to print figures or to stop"
)]

mod files;
mod judge;
mod rhythm;
mod table;
mod world;

use std::path::{Path, PathBuf};

use jiff::civil::date;
use legwork_core::backtest::{Backtest, Knowing, Origin, Seller, origins, thin};
use legwork_core::draw::Seed;
use legwork_core::forecast::{Measure, Method, Stated};

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("worlds") => judge::worlds(),
        Some("speed") => judge::speed(),
        Some("deals") => deals(),
        Some("rhythm") => rhythms(),
        _ => println!("say what to measure: deals, rhythm, worlds or speed"),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the edge: the program reads where the files are"
)]
fn folder() -> Option<PathBuf> {
    Some(PathBuf::from(std::env::var("LEGWORK_TEST_DATA").ok()?).join("deals"))
}

fn deals() {
    let Some(folder) = folder() else {
        return println!("skipped: LEGWORK_TEST_DATA does not say where the files of deals are");
    };
    maven(&folder);
    olist(&folder);
}

/// A year of a firm with a hundred wins and more a seller: as it is, and parted
/// between 6 and 20 sellers each.
fn maven(folder: &Path) {
    let Some(sellers) = files::maven(folder) else {
        return println!("skipped: no maven_sales_pipeline.csv");
    };
    let all = origins(date(2017, 4, 1), date(2017, 12, 31));
    for parts in [20, 6, 1] {
        let thinned = thin(&sellers, parts, Seed::of(b"thin"));
        measure(&format!("maven / {parts}"), &thinned, Measure::Amount, &all);
    }
}

/// A quarter of leads, without amounts and without losses.
fn olist(folder: &Path) {
    for parts in [60, 5] {
        let Some(sellers) = files::olist(folder, parts, Seed::of(b"thin")) else {
            return println!("skipped: no olist_closed_deals_dataset.csv");
        };
        let all = origins(date(2018, 1, 1), date(2018, 3, 31));
        measure(&format!("olist / {parts}"), &sellers, Measure::Wins, &all);
    }
}

/// The same files, for what a change of rhythm is worth.
fn rhythms() {
    let Some(folder) = folder() else {
        return println!("skipped: LEGWORK_TEST_DATA does not say where the files of deals are");
    };
    let stated = |win_rate| Stated {
        win_rate,
        cycle: 7.0,
        ..Stated::default()
    };
    for parts in [20, 6, 1] {
        let Some(sellers) = files::maven(&folder) else {
            return println!("skipped: no maven_sales_pipeline.csv");
        };
        let thinned = thin(&sellers, parts, Seed::of(b"thin"));
        let all = origins(date(2017, 4, 1), date(2017, 12, 31));
        rhythm::rhythm(&format!("maven / {parts}"), &thinned, &all, stated(0.6));
    }
    for parts in [60, 5] {
        let Some(sellers) = files::olist(&folder, parts, Seed::of(b"thin")) else {
            return println!("skipped: no olist_closed_deals_dataset.csv");
        };
        let all = origins(date(2018, 1, 1), date(2018, 3, 31));
        rhythm::rhythm(&format!("olist / {parts}"), &sellers, &all, stated(0.1));
    }
}

fn measure(name: &str, sellers: &[Seller], measure: Measure, origins: &[Origin]) {
    for (with, knowing) in [
        ("a pool", Knowing::Pool),
        ("own figures stated", Knowing::Rounded),
    ] {
        let backtest = Backtest {
            sellers,
            knowing,
            measure,
            method: Method::default(),
            seed: Seed::of(b"gates"),
        };
        let cases = backtest
            .run(origins)
            .expect("every file says what a deal is worth");
        table::show(&format!("{name}, {with}"), &cases);
    }
}
