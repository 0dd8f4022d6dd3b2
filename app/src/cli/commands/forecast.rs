//! `legwork forecast`.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::forecast::{self, AskForecast};
use crate::service::share;

/// Say how likely a goal is reached, and why
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork forecast
  legwork forecast --goal revenue --json
  legwork forecast --goal revenue --deal \"EUR 5,000\" --win-rate 1/3
  legwork forecast --record")]
pub struct Args {
    /// Its id, the start of it, or words of its sentence; needed when there are several
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,

    /// What a typical deal brings; your own deals say it when left out
    #[arg(long, value_name = "AMOUNT", conflicts_with = "record")]
    deal: Option<String>,

    /// The share of your deals that are won, as long as few are closed: 1/3, 33% or 0.33; three in ten when left out
    #[arg(long, value_name = "SHARE", value_parser = share::read, conflicts_with = "record")]
    win_rate: Option<f64>,

    /// How past forecasts turned out, of goals whose last day is over
    #[arg(long)]
    record: bool,
}

/// Draws the forecast, and keeps it to be scored; or draws the scores.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    if args.record {
        return session.answer(
            async |context, now| forecast::past(context, now, args.goal.as_deref()).await,
            |past, _, ui| view::forecast::past(past, ui),
        );
    }
    let ask = AskForecast {
        goal: args.goal.clone(),
        typical: args.deal.clone(),
        win_rate: args.win_rate,
    };
    session.answer(
        async |context, now| forecast::show(context, now, &ask).await,
        view::forecast::draw,
    )
}
