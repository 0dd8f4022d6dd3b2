//! What is printed of a backtest.

use jiff::civil::Date;
use legwork_core::backtest::{Case, Report, Scores};
use legwork_core::draw::Seed;
use legwork_core::verify::{Interval, Reliability};

/// All cases, and each quarter alone.
pub(crate) fn show(name: &str, cases: &[Case]) {
    let Some(report) = Report::of(cases, Seed::of(b"again")) else {
        return println!("{name}: no cases");
    };
    println!(
        "\n{name}: {} forecasts, {} goals, {} owners",
        report.cases, report.goals, report.owners
    );
    line("forecast", &report.ours);
    for (rival, scores) in [
        "linear run rate",
        "probabilistic run rate",
        "weighted pipeline",
    ]
    .into_iter()
    .zip(&report.rivals)
    {
        line(rival, scores);
    }
    println!(
        "  better than linear {}, probabilistic {}, pipeline {}",
        skill(report.skill[0]),
        skill(report.skill[1]),
        skill(report.skill[2])
    );
    println!("  reliability {}", reliability(&report.ours.reliability));
    let mut quarters: Vec<Date> = cases.iter().map(|case| case.origin.first).collect();
    quarters.dedup();
    for first in quarters {
        quarter(first, cases);
    }
}

fn quarter(first: Date, cases: &[Case]) {
    let alone: Vec<Case> = cases
        .iter()
        .filter(|case| case.origin.first == first)
        .cloned()
        .collect();
    if let Some(report) = Report::of(&alone, Seed::of(b"again")) {
        println!(
            "  quarter from {first}: better than probabilistic {}, cover {:.3}, chance {:+.1} points, value {:+.1} %",
            skill(report.skill[1]),
            report.ours.coverage80,
            report.ours.chance_bias * 100.0,
            report.ours.bias * 100.0
        );
    }
}

fn line(name: &str, scores: &Scores) {
    println!(
        "  {name:22} crps {:9.1}  cover {:.3}  brier {:.3}  chance {:+.1} points  value {:+.1} %",
        scores.crps,
        scores.coverage80,
        scores.brier,
        scores.chance_bias * 100.0,
        scores.bias * 100.0
    );
}

fn skill(interval: Option<Interval>) -> String {
    interval.map_or_else(
        || "-".to_owned(),
        |found| {
            format!(
                "{:+.1} % [{:+.0}, {:+.0}]",
                found.value * 100.0,
                found.low * 100.0,
                found.high * 100.0
            )
        },
    )
}

/// Forecast, what happened, and of how many, bin by bin.
pub(crate) fn reliability(table: &Reliability) -> String {
    table
        .bins
        .map(|bin| format!("{:.2}/{:.2} ({})", bin.predicted, bin.hit, bin.n))
        .join("  ")
}
