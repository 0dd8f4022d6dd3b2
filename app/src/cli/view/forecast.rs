//! The forecast of a goal, and how past ones turned out.

use jiff::civil::Date;

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::forecast::{Bin, Forecast, Gap, Parts, Past, Told, rough};

use super::card::Card;
use super::{empty, goal};

/// What is said of a change of rhythm.
const RHYTHM: &str = "Your rhythm changed: what was true of your deals before says less of the next ones, so the range is wider.";

/// What is said where nothing is known of what a goal starts from.
const ONLY_NEW: &str = "Only new work is counted: none of the deals that brought what there was before is known here. Add those that you won and those that are open (`legwork deal add`), or record what comes in (`legwork result add`).";

/// Draws the words first, then the figures behind them.
pub fn draw(forecast: &Forecast, today: Date, ui: &mut Ui) -> Result<()> {
    let Some(told) = &forecast.told else {
        return empty::goals(ui);
    };
    let figure = |amount: f64| goal::figure(&told.goal, rough(amount));
    let full = told
        .chance_full
        .as_ref()
        .filter(|_| told.promised && !told.decided);
    Card::new(&told.goal.sentence)
        .fact("chance", chance(told, today))
        .maybe("all kept", full.map(|words| at_full(words)))
        .maybe("probably", range(forecast, told).map(Line::from))
        .draw(ui)?;
    if let Some(made) = forecast.parts.filter(|_| !told.decided) {
        ui.gap()?;
        ui.table(&parts(&made, figure))?;
    }
    advice(forecast, told, ui)
}

/// "about 3 in 10 to reach EUR 600,000 by 31 Dec".
fn chance(told: &Told, today: Date) -> Line {
    let by = words::short_day(told.days.1, today);
    let aim = told.goal.goal.map(|to| goal::figure(&told.goal, to));
    let aim = aim.unwrap_or_default();
    let line = Line::new().strong(&told.chance);
    let way = if told.is_limit() {
        "to stay within"
    } else {
        "to reach"
    };
    if told.decided {
        return line.muted(format!(": {aim} by {by}"));
    }
    line.plain(format!(" {way} {aim} by {by}"))
}

fn at_full(words: &str) -> Line {
    Line::from(words).muted(", if you keep every promise from now on")
}

/// "EUR 210,000 to EUR 480,000 in 8 of 10 cases, EUR 330,000 in the middle".
fn range(forecast: &Forecast, told: &Told) -> Option<String> {
    let figure = |amount: f64| goal::figure(&told.goal, rough(amount));
    let (p10, p50, p90) = (forecast.p10?, forecast.p50?, forecast.p90?);
    if told.decided {
        return None;
    }
    Some(format!(
        "{} to {} in 8 of 10 cases, {} in the middle",
        figure(p10),
        figure(p90),
        figure(p50)
    ))
}

fn parts(made: &Parts, figure: impl Fn(f64) -> String) -> Table {
    let mut table = Table::new([Column::left("Made of", 0), Column::right("", 0)]);
    for (name, amount) in [
        ("won", made.won),
        ("open deals", made.open),
        ("work done", made.work_done),
        ("work promised", made.work_promised),
    ] {
        table.row([Line::from(name), Line::from(figure(amount))]);
    }
    table
}

/// What the gap to full adherence means, and what would narrow the range.
fn advice(forecast: &Forecast, told: &Told, ui: &mut Ui) -> Result<()> {
    if told.decided {
        return Ok(());
    }
    if let Some(line) = gap(told) {
        ui.gap()?;
        ui.line(line)?;
    }
    if !told.narrowed_by.is_empty() {
        ui.gap()?;
        ui.line("What would narrow it:")?;
    }
    for cause in &told.narrowed_by {
        ui.line(Line::new().muted("  - ").plain(cause.to_string()))?;
    }
    if told.only_new {
        ui.note(ONLY_NEW)?;
    }
    if told.rhythm_changed {
        ui.note(RHYTHM)?;
    }
    if told.waits {
        ui.note("What happened today counts from tomorrow on.")?;
    }
    if forecast.parts.is_some() && !told.promised {
        ui.note("Nothing is promised yet that leads to deals. Promise it:")?;
        let id = told.goal.id.get(..8).unwrap_or(&told.goal.id);
        let commit = format!("  legwork commit \"make two cold calls every day\" --goal {id}");
        ui.hint(Line::new().accent(commit))?;
    }
    Ok(())
}

/// What keeping every promise would change.
fn gap(told: &Told) -> Option<Line> {
    Some(match told.gap()? {
        Gap::Worth(more) => Line::from("Keeping every promise is worth ")
            .strong(format!("{} points", words::hundredths(more)))
            .plain(": that part is in your hands."),
        Gap::Elsewhere => Line::from(
            "Keeping every promise would hardly change it: it takes more or other work, more time, or a smaller goal.",
        ),
        Gap::Little => Line::from(
            "Keeping every promise would hardly change it: you keep them well, or the rest is chance.",
        ),
    })
}

/// Draws how past forecasts turned out.
pub fn past(past: &Past, ui: &mut Ui) -> Result<()> {
    let (Some(brier), Some(bias)) = (past.brier, past.bias) else {
        return nothing_past(past, ui);
    };
    let of = format!(
        "{} of {}",
        words::count(past.forecasts, "forecast"),
        words::count(past.goals, "goal")
    );
    let waiting = (past.waiting > 0).then(|| words::count(past.waiting, "forecast"));
    Card::new("How past forecasts turned out")
        .fact("judged", of)
        .maybe("still to come", waiting)
        .fact("Brier score", brier_line(brier))
        .fact("bias", bias_line(bias))
        .maybe("in the range", past.coverage80.map(coverage))
        .draw(ui)?;
    ui.gap()?;
    ui.table(&reliability(&past.reliability))
}

fn nothing_past(past: &Past, ui: &mut Ui) -> Result<()> {
    if past.waiting == 0 {
        ui.line("No forecasts yet. Ask for one:")?;
        return ui.line(Line::new().accent("  legwork forecast"));
    }
    ui.line(format!(
        "Nothing to judge yet: {} of goals whose last day is still to come.",
        words::count(past.waiting, "forecast")
    ))
}

fn brier_line(brier: f64) -> Line {
    Line::from(format!("{brier:.3}")).muted(", 0 is perfect, 0.25 is a coin's")
}

fn bias_line(bias: f64) -> Line {
    let points = words::hundredths(bias.abs());
    match points {
        0 => Line::from("none"),
        _ if bias > 0.0 => Line::of(Role::Warn, format!("{points} points too hopeful")),
        _ => Line::of(Role::Warn, format!("{points} points too gloomy")),
    }
}

fn coverage(share: f64) -> Line {
    Line::from(words::per_cent(share)).muted(" of the figures, should be 80%")
}

/// One row for each bin that holds a forecast.
fn reliability(bins: &[Bin]) -> Table {
    let mut table = Table::new([
        Column::right("Said", 0),
        Column::right("Reached", 0),
        Column::right("Forecasts", 0),
    ]);
    for bin in bins.iter().filter(|bin| bin.n > 0) {
        table.row([
            Line::from(words::per_cent(bin.predicted)),
            Line::from(words::per_cent(bin.hit)),
            Line::from(bin.n.to_string()),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use legwork_core::vocabulary::Direction;

    use super::*;
    use crate::cli::ui::capture::screen;
    use crate::cli::view::sample;
    use crate::service::forecast::Cause;

    fn told(share: f64, full: f64) -> Told {
        Told {
            goal: sample::goal(),
            days: (date(2027, 1, 1), date(2027, 12, 31)),
            direction: Direction::AtLeast,
            chance: "about 3 in 10".to_owned(),
            chance_full: Some("about 5 in 10".to_owned()),
            share,
            share_full: Some(full),
            decided: false,
            waits: true,
            promised: true,
            rhythm_changed: false,
            only_new: false,
            narrowed_by: vec![Cause::OpenDeals(3)],
            seed: Some(7),
        }
    }

    fn forecast(told: Told) -> Forecast {
        Forecast {
            schema: 1,
            goal: Some(told.goal.id.clone()),
            as_of: date(2027, 2, 11),
            chance: Some(0.3),
            chance_full_adherence: Some(0.5),
            p10: Some(312_345.67),
            p50: Some(501_000.0),
            p90: Some(702_000.0),
            parts: Some(Parts {
                won: 120_000.0,
                open: 250_123.0,
                work_done: 40_000.0,
                work_promised: 110_000.0,
            }),
            draws: 4_000,
            told: Some(told),
        }
    }

    fn drawn(forecast: &Forecast) -> String {
        screen(80, "", |ui| draw(forecast, forecast.as_of, ui))
    }

    #[test]
    fn a_forecast_says_the_words_first() {
        insta::assert_snapshot!(drawn(&forecast(told(0.29, 0.49))), @"
        grow revenue by 20% in 2027
          chance    about 3 in 10 to reach EUR 600,000 by 31 Dec
          all kept  about 5 in 10, if you keep every promise from now on
          probably  EUR 312,000 to EUR 702,000 in 8 of 10 cases, EUR 501,000 in the
                    middle

        Made of
        won            EUR 120,000
        open deals     EUR 250,000
        work done       EUR 40,000
        work promised  EUR 110,000

        Keeping every promise is worth 20 points: that part is in your hands.

        What would narrow it:
          - ask for a yes or no on your 3 open deals
        What happened today counts from tomorrow on.
        ");
    }

    #[test]
    fn a_small_gap_is_not_made_much_of() {
        let said = drawn(&forecast(told(0.29, 0.31)));
        assert!(said.contains("more or other work"), "{said}");
        let said = drawn(&forecast(told(0.89, 0.91)));
        assert!(said.contains("you keep them well"), "{said}");
    }

    #[test]
    fn without_a_promise_there_is_nothing_to_keep() {
        let mut alone = told(0.29, 0.29);
        alone.promised = false;
        let said = drawn(&forecast(alone));
        assert!(
            !said.contains("all kept") && !said.contains("Keeping"),
            "{said}"
        );
        assert!(said.contains("legwork commit"), "{said}");
    }

    #[test]
    fn what_is_decided_is_no_chance() {
        let mut over = told(1.0, 1.0);
        over.decided = true;
        over.chance = "reached".to_owned();
        insta::assert_snapshot!(drawn(&forecast(over)), @"
        grow revenue by 20% in 2027
          chance  reached: EUR 600,000 by 31 Dec
        ");
    }

    #[test]
    fn the_record_says_to_which_side_it_leans() {
        let bin = |predicted, hit, n| Bin { predicted, hit, n };
        let past_ones = Past {
            schema: 1,
            date: date(2028, 1, 3),
            forecasts: 7,
            goals: 2,
            waiting: 3,
            brier: Some(0.118),
            bias: Some(0.12),
            coverage80: Some(0.714),
            reliability: vec![bin(0.13, 0.0, 3), bin(0.0, 0.0, 0), bin(0.72, 0.75, 4)],
        };
        insta::assert_snapshot!(screen(80, "", |ui| past(&past_ones, ui)), @"
        How past forecasts turned out
          judged         7 forecasts of 2 goals
          still to come  3 forecasts
          Brier score    0.118, 0 is perfect, 0.25 is a coin's
          bias           12 points too hopeful
          in the range   71% of the figures, should be 80%

        Said  Reached  Forecasts
         13%       0%          3
         72%      75%          4
        ");
    }

    #[test]
    fn a_bias_says_to_which_side() {
        assert_eq!(bias_line(0.12).text(), "12 points too hopeful");
        assert_eq!(bias_line(-0.12).text(), "12 points too gloomy");
        assert_eq!(bias_line(0.001).text(), "none");
    }
}
