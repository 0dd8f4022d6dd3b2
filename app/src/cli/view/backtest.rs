//! How good the forecast would have been.

use super::{empty, marks, skipped};
use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::backtest::{Backtested, Bin, Methods, Scored, Skill, Slice};

/// A sentence about a chance needs so many forecasts of it.
const SAID: usize = 30;

/// Talk: rows that could not be read, by reason, and what else is worth saying.
pub fn left_out(found: &Backtested, ui: &mut Ui) -> Result<()> {
    let rows = &found.skipped_rows;
    let rows = rows.iter().map(|row| (row.line, row.reason.as_str()));
    skipped::rows(found.skipped as u64, rows, ui)?;
    found.notices.iter().try_for_each(|notice| ui.note(notice))
}

/// Draws the methods beside each other, then what the figures mean.
pub fn draw(found: &Backtested, from_file: bool, ui: &mut Ui) -> Result<()> {
    if found.deals == 0 && !from_file {
        return empty::deals(ui);
    }
    ui.line(if found.all.cases > 0 {
        counted(found)
    } else {
        read(found)
    })?;
    for doubt in &found.doubts {
        let role = if doubt.forbids() {
            Role::Warn
        } else {
            Role::Muted
        };
        ui.line(Line::of(role, doubt.to_string()))?;
    }
    let Some(methods) = &found.all.methods else {
        return Ok(());
    };
    ui.gap()?;
    ui.table(&scores(methods, found.currency.as_deref()))?;
    ui.gap()?;
    sentences(found, methods, ui)?;
    slices(found, ui)?;
    reliability(&methods.legwork.reliability, ui)?;
    legend(ui)
}

/// "2,700 forecasts of 15 owners on 9 days, from 4,344 deals (2,264 won)".
fn counted(found: &Backtested) -> Line {
    let (all, count) = (&found.all, |n: usize, noun: &str| {
        words::count(n as u64, noun)
    });
    let unit = if found.measure == "wins" {
        ", counted in deals won: no amount is known"
    } else {
        ""
    };
    Line::new()
        .strong(count(all.cases, "forecast"))
        .plain(format!(" for {}", count(all.owners, "owner")))
        .muted(format!(
            ", made on {} from {} ({} won){unit}",
            count(found.origins, "day"),
            count(found.deals, "deal"),
            words::whole(found.wins as u64),
        ))
}

/// "365 deals, 130 won", where nothing was forecast.
fn read(found: &Backtested) -> Line {
    let deals = words::count(found.deals as u64, "deal");
    Line::new()
        .strong(deals)
        .muted(format!(", {} won", words::whole(found.wins as u64)))
}

fn scores(methods: &Methods, currency: Option<&str>) -> Table {
    let mut table = Table::new([
        Column::left("", 0),
        Column::right("CRPS", 0),
        Column::right("Pinball", 3),
        Column::right("Brier", 1),
        Column::right("Leans", 2),
        Column::right("In 80 %", 1),
    ]);
    let rows = [
        ("Legwork", &methods.legwork),
        ("run rate, with its range", &methods.run_rate_probabilistic),
        ("run rate, one figure", &methods.run_rate_linear),
        ("weighted pipeline", &methods.weighted_pipeline),
    ];
    for (name, scored) in rows {
        table.row(row(name, scored, currency));
    }
    table
}

fn row(name: &str, scored: &Scored, currency: Option<&str>) -> [Line; 6] {
    let role = if name == "Legwork" {
        Role::Strong
    } else {
        Role::Plain
    };
    let amount = |figure: f64| marks::amount(brief(figure), currency, None);
    let brier = scored.brier.map(|brier| format!("{brier:.3}"));
    [
        Line::of(role, name),
        Line::of(role, amount(scored.crps)),
        Line::from(amount(scored.pinball)),
        Line::from(brier.unwrap_or_else(|| "-".to_owned())),
        Line::from(signed(scored.bias)),
        Line::from(words::per_cent(scored.coverage80)),
    ]
}

/// Without cents where they say nothing.
fn brief(figure: f64) -> f64 {
    if figure.abs() >= 100.0 {
        figure.round()
    } else {
        figure
    }
}

/// "+3.1%"; never "-0.0%".
fn signed(share: f64) -> String {
    let tenths = (share * 1000.0).round() / 10.0 + 0.0;
    format!("{tenths:+.1}%")
}

fn sentences(found: &Backtested, methods: &Methods, ui: &mut Ui) -> Result<()> {
    ui.line(compared(found.all.skill_vs_probabilistic))?;
    let held = words::hundredths(methods.legwork.coverage80);
    ui.line(format!(
        "The range that should hold 80 of 100 results held {held}."
    ))?;
    let bins = methods.legwork.reliability.iter();
    match bins
        .filter(|bin| bin.n >= SAID && (0.05..0.95).contains(&bin.predicted))
        .min_by(|a, b| middle(a).total_cmp(&middle(b)))
    {
        Some(bin) => ui.line(format!(
            "A forecast of {} came true {} in 100.",
            chance(bin.predicted),
            words::count(words::hundredths(bin.hit), "time"),
        )),
        None => Ok(()),
    }
}

/// How far a chance is from one half, where it says most about honesty.
fn middle(bin: &Bin) -> f64 {
    (bin.predicted - 0.5).abs()
}

/// "21 % better than the run rate with its range (17 to 24 % ...)".
fn compared(skill: Skill) -> Line {
    let Some(value) = skill.crps else {
        return Line::from("The run rate made no error to compare with.");
    };
    let size = format!("{:.0}%", value.abs() * 100.0);
    let word = if value < 0.0 { "worse" } else { "better" };
    let line = Line::new()
        .plain("Legwork is ")
        .strong(format!("{size} {word}"))
        .plain(" than the run rate with its range");
    match skill.low.zip(skill.high) {
        Some((low, high)) => line.plain(format!(
            ": {} to {} when owners are drawn again.",
            signed(low),
            signed(high)
        )),
        None => line.plain("; with one owner there is no range for that."),
    }
}

/// Sellers with few and with many wins, where there are both.
fn slices(found: &Backtested, ui: &mut Ui) -> Result<()> {
    let both = [
        ("fewer than 10 wins a quarter", &found.slices.sparse),
        ("10 or more", &found.slices.dense),
    ];
    if both.iter().any(|(_, slice)| slice.cases == 0) {
        return Ok(());
    }
    let mut table = Table::new([
        Column::left("Sellers with", 0),
        Column::right("Forecasts", 1),
        Column::right("Better", 0),
        Column::right("Range", 2),
        Column::right("Leans", 3),
        Column::right("In 80 %", 1),
    ]);
    for (name, slice) in both {
        if let Some(cells) = slice_row(name, slice) {
            table.row(cells);
        }
    }
    ui.gap()?;
    ui.table(&table)
}

fn slice_row(name: &str, slice: &Slice) -> Option<[Line; 6]> {
    let ours = &slice.methods.as_ref()?.legwork;
    if slice.cases < SAID {
        let mut cells = <[Line; 6]>::default();
        cells[0] = Line::from(name);
        cells[1] = Line::from(words::whole(slice.cases as u64));
        cells[2] = Line::new().muted("too few");
        return Some(cells);
    }
    let skill = slice.skill_vs_probabilistic;
    let range = skill.low.zip(skill.high);
    Some([
        Line::from(name),
        Line::from(words::whole(slice.cases as u64)),
        Line::from(skill.crps.map(signed).unwrap_or_default()),
        Line::from(range.map_or_else(String::new, |(low, high)| {
            format!("{} to {}", signed(low), signed(high))
        })),
        Line::from(signed(ours.bias)),
        Line::from(words::per_cent(ours.coverage80)),
    ])
}

/// Chances beside what happened.
fn reliability(bins: &[Bin], ui: &mut Ui) -> Result<()> {
    if bins.is_empty() {
        return Ok(());
    }
    let mut table = Table::new([
        Column::left("Chance given", 0),
        Column::right("On average", 1),
        Column::right("Reached", 0),
        Column::right("Forecasts", 0),
    ]);
    for bin in bins {
        table.row([
            Line::from(chance(bin.predicted)),
            Line::from(words::per_cent(bin.predicted)),
            Line::from(words::per_cent(bin.hit)),
            Line::from(words::whole(bin.n as u64)),
        ]);
    }
    ui.gap()?;
    ui.table(&table)
}

/// A chance as people say it.
fn chance(share: f64) -> String {
    match share {
        ..0.05 => "almost no chance".to_owned(),
        0.95.. => "almost certain".to_owned(),
        _ => format!("{:.0} in 10", (share * 10.0).round().clamp(1.0, 9.0)),
    }
}

fn legend(ui: &mut Ui) -> Result<()> {
    ui.gap()?;
    ui.line(Line::new().muted(
        "CRPS and pinball: how far forecasts lay from what came, lower is better. Brier: the same for the chance to reach the goal, which is a fifth more than the quarter before. Leans: how far figures lay above the truth on average. In 80 %: how many results fell into the range that should hold 80 of 100.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_said_as_people_say_them() {
        let chances = [0.0, 0.05, 0.31, 0.94, 0.96].map(chance);
        assert_eq!(
            chances,
            [
                "almost no chance",
                "1 in 10",
                "3 in 10",
                "9 in 10",
                "almost certain"
            ]
        );
        assert_eq!(
            [0.031, -0.0001, -0.5].map(signed),
            ["+3.1%", "+0.0%", "-50.0%"]
        );
    }

    #[test]
    fn a_comparison_says_which_way_and_how_sure() {
        let skill = |crps, low, high| Skill { crps, low, high };
        assert_eq!(
            compared(skill(Some(0.21), Some(0.17), Some(0.24))).text(),
            "Legwork is 21% better than the run rate with its range: +17.0% to +24.0% when owners are drawn again."
        );
        assert_eq!(
            compared(skill(Some(-0.02), None, None)).text(),
            "Legwork is 2% worse than the run rate with its range; with one owner there is no range for that."
        );
        assert!(compared(Skill::default()).text().contains("no error"));
    }
}
