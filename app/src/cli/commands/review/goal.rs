//! `legwork review goal`.

use legwork_core::parse::date::Sense;

use super::which::Which;
use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::review::{self as service, ResetGoal};

/// Set a goal anew: baseline, amount or date
///
/// From today on it asks for the new figures. The old ones are kept with their day
/// and your reason, and forecasts that were shown are still judged by them.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork review goal revenue --due 2028-03-31 --reason \"a large client left\"
  legwork review goal revenue --baseline 550000 --target 15")]
pub(super) struct Args {
    /// Its id, the start of it, or words of its sentence
    #[arg(value_name = "GOAL")]
    name: String,

    /// Where things stand, to begin from
    #[arg(long, value_name = "AMOUNT")]
    baseline: Option<String>,

    /// The new amount, in the goal's own unit: 15 for 15%
    #[arg(long, value_name = "AMOUNT")]
    target: Option<String>,

    /// The new last day
    #[arg(long, value_name = "DAY")]
    due: Option<String>,

    /// Why
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,

    #[command(flatten)]
    which: Which,
}

/// Sets it anew, and writes it down in the review.
pub(super) fn run(args: &Args, session: &mut Session) -> Result<()> {
    let input = ResetGoal {
        review: args.which.name()?,
        goal: args.name.clone(),
        baseline: args.baseline.clone(),
        target: args.target.clone(),
        due: session.maybe_day(args.due.as_deref(), Sense::Future)?,
        reason: args.reason.clone(),
    };
    session.change(
        async |context, now| service::reset(context, now, input).await,
        view::goal::card,
    )
}
