//! `legwork backtest`.

use std::fs;
use std::path::{Path, PathBuf};

use legwork_core::parse::date::Sense;

use crate::chart::{self, ChanceBin, Marks};
use crate::cli::progress::Progress;
use crate::cli::session::Session;
use crate::cli::ui::Ui;
use crate::cli::{done, files, view};
use crate::service::backtest::{self, Backtested, Bin, Field, Named, Options};
use crate::{Error, Result};

/// Measure how good the forecast would have been
///
/// Forecasts quarters that are over, knowing only what was known then, and
/// scores them beside simpler methods: on deals in a file with columns, or on
/// your own. The columns of common exports are known.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork backtest
  legwork backtest deals.csv
  legwork backtest deals.csv --thin 20 --picture honest.svg
  legwork backtest deals.csv --column opened=\"Start date\" --column owner=Who
  legwork backtest deals.csv --from 2026-07-01 --to 2026-12-31")]
pub struct Args {
    /// A file of deals with columns; - for standard input; your own when left out
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// Part each owner's deals at random between so many sellers
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1000))]
    thin: u16,

    /// Make no forecast before this day
    #[arg(long, value_name = "DAY")]
    from: Option<String>,

    /// Make no forecast after this day
    #[arg(long, value_name = "DAY")]
    to: Option<String>,

    /// Say which column holds the owner, opened, closed, outcome, amount, currency or product
    #[arg(long = "column", value_name = "WHAT=COLUMN", value_parser = named, requires = "file")]
    columns: Vec<Named>,

    /// Draw how often chances came true, as SVG
    #[arg(long, value_name = "FILE.svg")]
    picture: Option<PathBuf>,

    /// Replace the picture when it is there
    #[arg(long, short = 'f', requires = "picture")]
    force: bool,
}

/// So many forecasts take long enough to be told of.
const LONG: u64 = 50;

/// Measures, and draws what came of it.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    if let Some(picture) = args.picture.as_deref() {
        free(picture, args.force)?;
    }
    let options = Options {
        thin: usize::from(args.thin),
        from: session.maybe_day(args.from.as_deref(), Sense::Past)?,
        to: session.maybe_day(args.to.as_deref(), Sense::Past)?,
        columns: args.columns.clone(),
        draws: None,
    };
    if let (Some(from), Some(to)) = (options.from, options.to)
        && to < from
    {
        return Err(Error::usage(format!("{to} is before {from}")));
    }
    let found = measured(args, &options, session)?;
    view::backtest::left_out(&found, &mut session.ui)?;
    session.show(&found, |found, _, ui| {
        view::backtest::draw(found, args.file.is_some(), ui)
    })?;
    match args.picture.as_deref() {
        Some(picture) => draw(&found, picture, &mut session.ui, session.globals.json),
        None => Ok(()),
    }
}

fn measured(args: &Args, options: &Options, session: &mut Session) -> Result<Backtested> {
    let mut progress = Progress::new("forecasting", session).after(LONG);
    let mut tell = |at, of| progress.tell(at, of);
    let found = match args.file.as_deref() {
        Some(file) => {
            let text = files::read_table(file, session)?;
            session.call(async |context, now| {
                backtest::of_text(context, now, &text, options, &mut tell)
            })
        }
        None => session
            .call(async |context, now| backtest::of_own(context, now, options, &mut tell).await),
    };
    progress.end();
    found
}

/// `WHAT=COLUMN`.
fn named(text: &str) -> std::result::Result<Named, String> {
    let known = || Field::ALL.map(Field::name).join(", ");
    let (what, column) = text
        .split_once('=')
        .ok_or_else(|| "write it as opened=\"Start date\"".to_owned())?;
    let field =
        Field::from_name(what).ok_or_else(|| format!("a column holds one of {}", known()))?;
    if column.trim().is_empty() {
        return Err(format!("say which column holds {}", field.name()));
    }
    Ok((field, column.trim().to_owned()))
}

/// Refuses to write over what is there.
fn free(picture: &Path, force: bool) -> Result<()> {
    if picture.is_dir() || (picture.exists() && !force) {
        return Err(
            Error::refused(format!("{} exists already", picture.display()))
                .hint("choose another name, or say --force to replace it"),
        );
    }
    Ok(())
}

fn draw(found: &Backtested, picture: &Path, ui: &mut Ui, json: bool) -> Result<()> {
    let bins: &[Bin] = found
        .all
        .methods
        .as_ref()
        .map_or(&[], |methods| &methods.legwork.reliability);
    if bins.is_empty() {
        return ui.note("No picture: there is no chance to compare with what happened.");
    }
    let bins: Vec<ChanceBin> = bins.iter().map(chance_bin).collect();
    let chart = chart::reliability(&chart::Reliability {
        title: "How often chances came true",
        bins: &bins,
        marks: Marks::default(),
    });
    fs::write(picture, chart.svg)
        .map_err(|error| Error::failed(format!("cannot write {}: {error}", picture.display())))?;
    if json {
        return Ok(());
    }
    done::line("drawn", &picture.display().to_string(), ui)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share of a count of forecasts, rounded back to the count it came from"
)]
fn chance_bin(bin: &Bin) -> ChanceBin {
    ChanceBin {
        predicted: bin.predicted,
        hits: (bin.hit * bin.n as f64).round() as u64,
        of: bin.n as u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_named_with_what_it_holds() {
        assert_eq!(
            named("opened= Start date").unwrap(),
            (Field::Opened, "Start date".to_owned())
        );
        assert_eq!(
            named("Owner=a=b").unwrap(),
            (Field::Owner, "a=b".to_owned())
        );
        for bad in ["", "opened", "opened=", "when=Start"] {
            assert!(named(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_bin_counts_whole_forecasts() {
        let bin = Bin {
            predicted: 0.3,
            hit: 1.0 / 3.0,
            n: 3,
        };
        assert_eq!((chance_bin(&bin).hits, chance_bin(&bin).of), (1, 3));
    }
}
