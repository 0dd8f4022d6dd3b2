//! What is printed.

use legwork_core::backtest::{Case, Report};
use legwork_core::draw::Seed;

/// All cases, then each quarter alone.
pub fn show(name: &str, cases: &[Case]) {
    line(name, cases);
    let mut quarters: Vec<_> = cases.iter().map(|case| case.origin.first).collect();
    quarters.sort_unstable();
    quarters.dedup();
    for first in quarters {
        let one: Vec<Case> = cases
            .iter()
            .filter(|case| case.origin.first == first)
            .cloned()
            .collect();
        line(&format!("  from {first}"), &one);
        if std::env::var("WEEKS").is_ok() {
            for left in [9, 6, 3] {
                let part: Vec<Case> = one
                    .iter()
                    .filter(|case| case.origin.weeks_left == left)
                    .cloned()
                    .collect();
                line(&format!("    {left} weeks"), &part);
            }
        }
    }
}

fn line(name: &str, cases: &[Case]) {
    let Some(report) = Report::of(cases, Seed::of(b"again")) else {
        return;
    };
    let skill = |place: usize| {
        report.skill[place].map_or_else(String::new, |s| {
            format!(
                "{:+.1} [{:+.0},{:+.0}]",
                s.value * 100.0,
                s.low * 100.0,
                s.high * 100.0
            )
        })
    };
    println!(
        "{name:22} n {:5} crps {:8.1} lin {:14} prob {:16} pipe {:14} cover {:.3} (prob {:.3}) brier {:.3} (lin {:.3} prob {:.3}) bias {:+.1}% (prob {:+.1}%) chance {:+.1}",
        report.cases,
        report.ours.crps,
        skill(0),
        skill(1),
        skill(2),
        report.ours.coverage80,
        report.rivals[1].coverage80,
        report.ours.brier,
        report.rivals[0].brier,
        report.rivals[1].brier,
        report.ours.bias * 100.0,
        report.rivals[1].bias * 100.0,
        report.ours.chance_bias * 100.0,
    );
}
