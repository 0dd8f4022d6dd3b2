//! `legwork deal won` and `legwork deal lost`.

use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::deals::{self, CloseDeal};

/// Win a deal; its value counts for your goals
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork deal won website
  legwork deal won website --value \"EUR 10,500\" --on 2027-03-01
  legwork deal won website --rate 0.92")]
pub struct Args {
    /// Id, start of it, or words of its title
    #[arg(value_name = "DEAL")]
    deal: String,

    /// The day; today when left out
    #[arg(long, value_name = "DAY")]
    on: Option<String>,

    /// What it was worth in the end
    #[arg(long, value_name = "AMOUNT")]
    value: Option<String>,

    /// The goal it counts for; all open ones in that currency when left out
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,

    /// What one unit of its currency is worth in that of the goal: 0.92
    #[arg(long, value_name = "RATE")]
    rate: Option<String>,

    /// What won it
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
}

/// Lose a deal
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork deal lost website --reason \"too dear\"")]
pub struct LostArgs {
    /// Id, start of it, or words of its title
    #[arg(value_name = "DEAL")]
    deal: String,

    /// The day; today when left out
    #[arg(long, value_name = "DAY")]
    on: Option<String>,

    /// What lost it
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
}

/// Saves that the deal was won.
pub fn won(args: &Args, session: &mut Session) -> Result<()> {
    let input = CloseDeal {
        on: session.maybe_day(args.on.as_deref(), Sense::Past)?,
        value: args.value.clone(),
        reason: args.reason.clone(),
        goal: args.goal.clone(),
        rate: args.rate.clone(),
    };
    let deal = &args.deal;
    session.change(
        async |context, now| deals::won(context, now, deal, &input).await,
        view::deal::closed,
    )
}

/// Saves that the deal was lost.
pub fn lost(args: &LostArgs, session: &mut Session) -> Result<()> {
    let input = CloseDeal {
        on: session.maybe_day(args.on.as_deref(), Sense::Past)?,
        reason: args.reason.clone(),
        ..CloseDeal::default()
    };
    let deal = &args.deal;
    session.change(
        async |context, now| deals::lost(context, now, deal, &input).await,
        view::deal::closed,
    )
}
