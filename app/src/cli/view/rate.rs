//! The figures behind plans and forecasts.

use jiff::civil::Date;

use super::card::Card;
use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::Line;
use crate::cli::ui::words;
use crate::service::rates::{Learned, RateView, Rates, SourceView};

/// Draws every figure in a row.
pub fn list(rates: &Rates, _: Date, ui: &mut Ui) -> Result<()> {
    let mut table = Table::new([
        Column::left("Figure", 0),
        Column::wrapping("Says", 2),
        Column::right("Published", 0),
        Column::right("Yours", 0),
        Column::wrapping("Your log", 1),
    ]);
    for rate in &rates.rates {
        let number = |value: Option<f64>| value.map(|value| number(value, rate));
        table.row([
            Line::from(&rate.name),
            Line::new().muted(format!("{}: {}", rate.of, rate.what)),
            Line::new().muted(number(rate.published).unwrap_or_default()),
            Line::new().strong(number(rate.own).unwrap_or_default()),
            Line::from(
                rate.learned
                    .map_or_else(String::new, |seen| log(seen, rate)),
            ),
        ]);
    }
    ui.table(&table)?;
    ui.gap()?;
    ui.hint(
        Line::new()
            .muted("where a figure comes from: ")
            .accent("legwork rates show cold-call.chance"),
    )?;
    ui.hint(
        Line::new()
            .muted("you know better: ")
            .accent("legwork rates set proposal.won 1/3"),
    )
}

/// Draws one figure with its source.
pub fn one(rates: &Rates, _: Date, ui: &mut Ui) -> Result<()> {
    for rate in &rates.rates {
        card(rate).draw(ui)?;
    }
    Ok(())
}

fn card(rate: &RateView) -> Card {
    let number = |value: f64| number(value, rate);
    let basis = rate.basis.map(|basis| match basis {
        "assumption" => "an assumption: nobody has published it",
        "derived" => "worked out from published figures",
        _ => "published",
    });
    let sources = rate.sources.iter().map(source);
    let card = Card::new(&rate.name)
        .fact("says", format!("{}: {}", rate.of, rate.what))
        .maybe("published", rate.published.map(number))
        .maybe("yours", rate.own.map(number))
        .maybe("your log", rate.learned.map(|seen| log(seen, rate)))
        .maybe("basis", basis)
        .maybe("reason", rate.reason);
    sources.fold(card, |card, source| card.fact("source", source))
}

fn source(source: &SourceView) -> String {
    let year = source.year.map(|year| format!(" {year}"));
    format!(
        "{}{} ({}): {}",
        source.name,
        year.unwrap_or_default(),
        source.address,
        source.says
    )
}

/// "0.9 % (0.3 to 1.8 %) of 120, 2 led on".
fn log(seen: Learned, rate: &RateView) -> String {
    let mean = number(seen.mean, rate);
    let range = seen.low.zip(seen.high).map(|(low, high)| {
        let (low, high) = (number(low, rate), number(high, rate));
        format!(" ({low} to {high})")
    });
    let led = seen.led.map(|led| format!(", {led} led on"));
    format!(
        "{mean}{} from {}{}",
        range.unwrap_or_default(),
        words::whole(seen.of),
        led.unwrap_or_default()
    )
}

/// A figure in its unit.
fn number(value: f64, rate: &RateView) -> String {
    match (rate.unit, &rate.currency) {
        ("share", _) if value <= 1.0 => format!("{} %", digits(value * 100.0)),
        ("money", Some(code)) => format!("{code} {}", money(value)),
        ("minutes", _) => format!("{} min", digits(value)),
        ("weeks", _) => format!("{} weeks", digits(value)),
        _ => digits(value),
    }
}

/// With two digits that say something, or whole.
fn digits(value: f64) -> String {
    let places = match value.abs() {
        small if small < 0.95 => 2,
        small if small < 9.95 => 1,
        _ => return format!("{value:.0}"),
    };
    let text = format!("{value:.places$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[expect(clippy::cast_possible_truncation, reason = "amounts end far below")]
fn money(value: f64) -> String {
    words::grouped(value.round() as i64)
}
